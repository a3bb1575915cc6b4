/** Entries of an environment as YAML writes it: a map of names, a list of `name` and `value`, a list of `NAME=value`. */
import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { Span } from '../../detection/types.ts';
import { keyStart } from '../../remediation/syntax/yamlEntry.ts';
import { spanOf } from '../../remediation/syntax/yamlPlace.ts';
import type { Change } from '../edits/types.ts';
import { dropEntries, wholeLines } from '../workflows/edits.ts';
import { nameOf, pairOf, scalarSpan } from '../workflows/workflow.ts';

/** A variable of an environment. */
export interface Variable {
  readonly name: string;
  /** The scalar of its value, or of what refers to it. */
  readonly span: Span | undefined;
  /** The value where it is written out. */
  readonly value: string | undefined;
  readonly item: unknown;
}

/** @returns the variables of a map, of a list of maps (by the names of their keys), or of a list of strings. */
export function variablesOf(
  node: unknown,
  [nameKey, valueKey]: readonly [string, string] = ['name', 'value'],
): readonly Variable[] {
  if (isMap(node)) {
    return node.items.map((pair) => ({
      name: nameOf(pair),
      span: scalarSpan(pair.value),
      value: isScalar(pair.value) ? String(pair.value.value) : undefined,
      item: pair,
    }));
  }
  if (!isSeq(node)) return [];
  return node.items.flatMap((item): Variable[] => {
    if (isScalar(item)) {
      const [, name, value] = /^(\w+)(?:=(.*))?$/s.exec(String(item.value)) ?? [];
      return name === undefined ? [] : [{ name, span: scalarSpan(item), value, item }];
    }
    if (!isMap(item)) return [];
    const value = item.get(valueKey, true);
    const name = String(item.get(nameKey));
    const text = isScalar(value) ? String(value.value) : undefined;
    return [{ name, span: scalarSpan(value), value: text, item }];
  });
}

/**
 * Takes variables out of the environment under a key, and the key where nothing is left.
 * @returns undefined where an entry shares its line, or a comment would go with it.
 */
export function dropVariables(
  text: string,
  owner: YAMLMap,
  key: string,
  isGone: (name: string) => boolean,
  keys?: readonly [name: string, value: string],
): readonly Change[] | undefined {
  const node = owner.get(key, true);
  const gone = variablesOf(node, keys).filter(({ name }) => isGone(name));
  if (isMap(node))
    return dropEntries(
      text,
      owner,
      key,
      gone.map(({ name }) => name),
    );
  if (!isSeq(node) || node.flow === true) return undefined;
  return dropItems(
    text,
    owner,
    key,
    gone.map(({ item }) => item),
  );
}

/** Takes an entry of a block map out, whole lines. */
export function dropPair(text: string, owner: YAMLMap, pair: Pair): readonly Change[] | undefined {
  const start = keyStart(pair);
  const end = spanOf(pair.value)?.end;
  if (owner.flow === true || start === undefined || end === undefined || owner.items.length < 2)
    return undefined;
  const lines = linesOf(text, start, end);
  return lines && [{ range: lines, newText: '' }];
}

/** Takes items out of the block list under a key, whole lines, and the key where nothing is left. */
export function dropItems(
  text: string,
  owner: YAMLMap,
  key: string,
  gone: readonly unknown[],
): readonly Change[] | undefined {
  const pair = pairOf(owner, key);
  const list = pair?.value;
  if (pair === undefined || !isSeq(list)) return undefined;
  if (list.items.every((item) => gone.includes(item))) return dropPair(text, owner, pair);
  if (list.flow === true) return undefined;
  const changes: Change[] = [];
  for (const item of list.items.filter((each) => gone.includes(each))) {
    const own = spanOf(item);
    if (own === undefined) return undefined;
    const dash = text.lastIndexOf('-', own.start - 1);
    if (text.slice(dash + 1, own.start).trim() !== '') return undefined;
    const lines = linesOf(text, dash, own.end);
    if (lines === undefined) return undefined;
    changes.push({ range: lines, newText: '' });
  }
  return changes;
}

/** The whole lines of a stretch; undefined where it shares them with something else, or where a comment stands in them. */
function linesOf(text: string, first: number, end: number): Span | undefined {
  const lines = wholeLines(text, first, end);
  return lines === undefined || /^\s*#|\s#\s/m.test(text.slice(lines.start, lines.end)) ? undefined : lines;
}
