/** Entries of an environment as YAML writes it: a map of names, a list of `name` and `value`, a list of `NAME=value`. */
import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../../detection/types.ts';
import { lineStart } from '../../remediation/syntax/places.ts';
import type { Change } from '../edits/types.ts';
import { dropEntries } from '../workflows/edits.ts';
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
  gone: (variable: Variable) => boolean,
  keys?: readonly [name: string, value: string],
): readonly Change[] | undefined {
  const pair = pairOf(owner, key);
  const node = pair?.value;
  const variables = variablesOf(node, keys);
  const leaving = variables.filter(gone);
  if (isMap(node))
    return dropEntries(
      text,
      owner,
      key,
      leaving.map(({ name }) => name),
    );
  if (pair === undefined || !isSeq(node) || node.flow === true) return undefined;
  if (leaving.length === node.items.length) return dropPair(text, owner, pair);
  return dropItems(
    text,
    node,
    leaving.map(({ item }) => item),
  );
}

/** Takes an entry of a block map out, whole lines. */
export function dropPair(text: string, owner: YAMLMap, pair: Pair): readonly Change[] | undefined {
  const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
  const end = endOf(pair.value);
  if (owner.flow === true || start === undefined || end === undefined || owner.items.length < 2)
    return undefined;
  const lines = linesOf(text, start, end);
  return lines && [{ range: lines, newText: '' }];
}

/** Takes items of a block list out, whole lines. */
export function dropItems(
  text: string,
  { items, flow }: YAMLSeq,
  gone: readonly unknown[],
): readonly Change[] | undefined {
  if (flow === true) return undefined;
  const changes: Change[] = [];
  for (const item of items.filter((each) => gone.includes(each))) {
    const first = startOf(item);
    const end = endOf(item);
    if (first === undefined || end === undefined) return undefined;
    const dash = text.lastIndexOf('-', first - 1);
    if (text.slice(dash + 1, first).trim() !== '') return undefined;
    const lines = linesOf(text, dash, end);
    if (lines === undefined) return undefined;
    changes.push({ range: lines, newText: '' });
  }
  return changes;
}

const rangeOf = (node: unknown): readonly [number, number, number] | undefined =>
  (isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined) ?? undefined;

const startOf = (node: unknown): number | undefined => rangeOf(node)?.[0];
const endOf = (node: unknown): number | undefined => rangeOf(node)?.[1];

/** The whole lines of a stretch; undefined where it shares them with something else, or where a comment stands in them. */
function linesOf(text: string, first: number, end: number): Span | undefined {
  const start = lineStart(text, first);
  let last = end;
  while (last > first && /\s/.test(text[last - 1] ?? '')) last -= 1;
  const next = text.indexOf('\n', last);
  const stop = next < 0 ? text.length : next + 1;
  const isWhole = text.slice(start, first).trim() === '' && text.slice(last, stop).trim() === '';
  return isWhole && !/^\s*#|\s#\s/m.test(text.slice(start, stop)) ? { start, end: stop } : undefined;
}
