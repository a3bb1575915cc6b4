/** Entries of block-style YAML collections: taken out and put in as whole lines, everything else left as it is. */

import { isScalar, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { lineBreakOf, lineStart } from './places.ts';
import type { Splice, YamlPlace, YamlStep } from './yamlPlace.ts';

const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
};

/** Start of a map entry's key. */
export function keyStart(pair: Pair): number | undefined {
  return isScalar(pair.key) ? pair.key.range?.[0] : undefined;
}

/** Gives an entry another key; its value stays as it is. Undefined where the key is no scalar. */
export function renameKey({ key }: Pair, name: string): Splice | undefined {
  const [start, end] = isScalar(key) ? (key.range ?? []) : [];
  return start === undefined || end === undefined ? undefined : { range: { start, end }, newText: name };
}

/**
 * Takes out the entry that step `depth` of the place leads through, and every collection above it that it leaves
 * empty. Undefined in flow style, or where the entry shares a line with something else (`- key: value`).
 */
export function removeEntry(place: YamlPlace, depth = place.steps.length - 1): Splice | undefined {
  let at = depth;
  while (at > 0 && place.steps[at]?.node.items.length === 1) at -= 1;
  const step = place.steps[at];
  if (step === undefined || step.node.flow === true || place.inFlow) return undefined;
  const start = entryStart(place.text, step);
  if (start === undefined) return undefined;
  const last = contentEnd(place.text, lastOf(place, at));
  const block = place.style === 'literal' || place.style === 'folded';
  const end = block && last <= place.token.end ? place.token.end : lineEnd(place.text, last);
  return { range: { start, end }, newText: '' };
}

/** Where the entry's line starts; undefined where it does not start a line of its own. */
function entryStart(text: string, step: YamlStep): number | undefined {
  const offset =
    step.kind === 'map' ? keyStart(step.pair) : dashBefore(text, itemStart(step.node.items[step.index]));
  if (offset === undefined) return undefined;
  const start = lineStart(text, offset);
  return /^[ \t]*$/.test(text.slice(start, offset)) ? start : undefined;
}

function itemStart(item: unknown): number | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const range: unknown = 'range' in item ? item.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}

function dashBefore(text: string, offset: number | undefined): number | undefined {
  if (offset === undefined) return undefined;
  const start = lineStart(text, offset);
  const dash = /^[ \t]*-(?=[ \t])/.exec(text.slice(start, offset));
  return dash === null ? undefined : start + dash[0].length - 1;
}

/** End of the entry's value at step `depth`. */
function lastOf(place: YamlPlace, depth: number): number {
  const step = place.steps[depth];
  const value = step?.kind === 'map' ? step.pair.value : step?.node.items[step.index];
  const range: unknown =
    typeof value === 'object' && value !== null && 'range' in value ? value.range : undefined;
  return Array.isArray(range) && typeof range[1] === 'number' ? range[1] : place.token.end;
}

/**
 * Puts `key:` with the given lines below it (indented relative to the key) after the last entry of a block map.
 * Undefined in flow style.
 */
export function appendEntry(text: string, map: YAMLMap, lines: readonly string[]): Splice | undefined {
  const first = map.items[0];
  const start = first === undefined ? undefined : keyStart(first);
  if (map.flow === true || start === undefined || map.range === undefined || map.range === null)
    return undefined;
  const indent = ' '.repeat(start - lineStart(text, start));
  const eol = lineBreakOf(text);
  const end = endOfContent(text, map.range[1]);
  const block = lines.map((line) => indent + line).join(eol);
  return text[end - 1] === '\n'
    ? { range: { start: end, end }, newText: block + eol }
    : { range: { start: end, end }, newText: eol + block };
}

/** Puts lines before an entry of a block map, at its key's indentation; the entry may follow a dash. */
export function insertBefore(text: string, pair: Pair, lines: readonly string[]): Splice | undefined {
  const start = keyStart(pair);
  if (start === undefined) return undefined;
  const indent = ' '.repeat(start - lineStart(text, start));
  const eol = lineBreakOf(text);
  return { range: { start, end: start }, newText: lines.map((line) => line + eol + indent).join('') };
}

/** The line that holds the end of a node's content, past its comment: where a sibling can be put. */
const endOfContent = (text: string, nodeEnd: number): number => lineEnd(text, contentEnd(text, nodeEnd));

/** The range of a collection runs on over blank lines; its content ends before them. */
function contentEnd(text: string, nodeEnd: number): number {
  let end = nodeEnd;
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** The lines of one map as a list item whose dash stands at `indent`. */
const asItem = (lines: readonly string[], indent: string, eol: string): string =>
  lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`).join(eol);

/** Puts an item of the given lines before the item that a step leads through; its dash must start a line. */
export function insertItem(
  text: string,
  { node, index }: Extract<YamlStep, { kind: 'seq' }>,
  lines: readonly string[],
): Splice | undefined {
  const dash = node.flow === true ? undefined : dashBefore(text, itemStart(node.items[index]));
  if (dash === undefined) return undefined;
  const start = lineStart(text, dash);
  const eol = lineBreakOf(text);
  return { range: { start, end: start }, newText: asItem(lines, text.slice(start, dash), eol) + eol };
}

/** Puts an item of the given lines after the last one of a block list. */
export function appendItem(text: string, node: YAMLSeq, lines: readonly string[]): Splice | undefined {
  const dash = node.flow === true ? undefined : dashBefore(text, itemStart(node.items[0]));
  const range = node.range;
  if (dash === undefined || range === undefined || range === null) return undefined;
  const indent = text.slice(lineStart(text, dash), dash);
  const eol = lineBreakOf(text);
  const end = endOfContent(text, range[1]);
  const item = asItem(lines, indent, eol);
  return { range: { start: end, end }, newText: text[end - 1] === '\n' ? item + eol : eol + item };
}
