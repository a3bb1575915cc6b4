/**
 * Which JSON string holds a stretch of a text, where in the tree it stands, and edits that keep comments, order and
 * indentation. Reads JSON with comments and trailing commas, as editors' own files are written.
 */
import {
  type FormattingOptions,
  modify,
  type Node,
  type ParseError,
  parse,
  parseTree,
  visit,
} from 'jsonc-parser';
import type { Span } from '../../detection/types.ts';
import { lineBreakOf } from './places.ts';
import type { Splice } from './yamlPlace.ts';

export interface JsonPlace {
  readonly text: string;
  readonly root: Node;
  /** Keys and indexes from the root. */
  readonly path: readonly (string | number)[];
  /** The string with its quotes. */
  readonly token: Span;
  readonly range: Span;
  /** The value as it is read, split at the range. */
  readonly before: string;
  readonly inside: string;
  readonly after: string;
}

/** Why there is no place. */
export type JsonMiss = 'not-json' | 'comment' | 'key' | 'no-scalar';

/** The string around `range`, or why there is none. Never throws. */
export function jsonPlaceAt(text: string, range: Span): JsonPlace | JsonMiss {
  try {
    return placeIn(text, range);
  } catch {
    // Nested deeper than the call stack: no configuration.
    return 'not-json';
  }
}

function placeIn(text: string, range: Span): JsonPlace | JsonMiss {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root === undefined || errors.length > 0) return 'not-json';
  const found = descend(root, range, []);
  if (found === 'key') return 'key';
  if (found === undefined) return inComment(text, range) ? 'comment' : 'no-scalar';
  const token = { start: found.node.offset, end: found.node.offset + found.node.length };
  const before = unescaped(text.slice(token.start + 1, range.start));
  const inside = unescaped(text.slice(range.start, range.end));
  const after = unescaped(text.slice(range.end, token.end - 1));
  if (before === undefined || inside === undefined || after === undefined) return 'no-scalar';
  return { text, root, path: found.path, token, range, before, inside, after };
}

interface Found {
  readonly node: Node;
  readonly path: readonly (string | number)[];
}

function descend(node: Node, range: Span, path: readonly (string | number)[]): Found | 'key' | undefined {
  if (node.offset > range.start || range.end > node.offset + node.length) return undefined;
  if (node.type === 'string') {
    return node.offset < range.start && range.end < node.offset + node.length ? { node, path } : undefined;
  }
  for (const [index, child] of (node.children ?? []).entries()) {
    if (node.type === 'array') {
      const found = descend(child, range, [...path, index]);
      if (found !== undefined) return found;
      continue;
    }
    const [key, value] = child.children ?? [];
    if (key !== undefined && descend(key, range, []) !== undefined) return 'key';
    const found = value === undefined ? undefined : descend(value, range, [...path, String(key?.value)]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unescaped(source: string): string | undefined {
  const errors: ParseError[] = [];
  const value: unknown = parse(`"${source}"`, errors);
  return errors.length === 0 && typeof value === 'string' ? value : undefined;
}

function inComment(text: string, range: Span): boolean {
  let found = false;
  visit(text, {
    onComment(offset, length) {
      if (offset <= range.start && range.end <= offset + length) found = true;
    },
  });
  return found;
}

/** Text as it stands between the quotes of a JSON string. */
export const escaped = (value: string): string => JSON.stringify(value).slice(1, -1);

/** Puts `reference` in place of the range. */
export const spliceJson = ({ range }: JsonPlace, reference: string): Splice => ({
  range,
  newText: escaped(reference),
});

/** Whether the value is all that the string holds. */
export const isWholeString = ({ before, after }: JsonPlace): boolean => before === '' && after === '';

/** The node at a path. */
export function nodeAt(root: Node, path: readonly (string | number)[]): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) {
    node =
      typeof step === 'number'
        ? node?.children?.[step]
        : node?.children?.find((child) => child.children?.[0]?.value === step)?.children?.[1];
  }
  return node;
}

/** The plain value at a path, undefined where nothing stands there. */
export function valueAt(root: Node, path: readonly (string | number)[]): unknown {
  return nodeAt(root, path)?.value;
}

/** Takes out the property at a path, and every object above it that it leaves empty. Undefined for an array item. */
export function removeProperty({ root }: JsonPlace, path: readonly (string | number)[]): Splice | undefined {
  let target = path;
  while (target.length > 1 && nodeAt(root, target.slice(0, -1))?.children?.length === 1)
    target = target.slice(0, -1);
  if (typeof target.at(-1) === 'number') return undefined;
  const property = nodeAt(root, target)?.parent;
  const siblings = property?.parent?.children ?? [];
  const index = property === undefined ? -1 : siblings.indexOf(property);
  const before = siblings[index - 1];
  const after = siblings[index + 1];
  if (property === undefined || index < 0) return undefined;
  const end = property.offset + property.length;
  if (after !== undefined) return { range: { start: property.offset, end: after.offset }, newText: '' };
  if (before !== undefined) return { range: { start: before.offset + before.length, end }, newText: '' };
  const object = property.parent;
  if (object === undefined) return undefined;
  return { range: { start: object.offset + 1, end: object.offset + object.length - 1 }, newText: '' };
}

/** Puts a value at a path (`-1` appends to an array), in the indentation of the text. */
export function insertValue(
  text: string,
  path: readonly (string | number)[],
  value: unknown,
): readonly Splice[] {
  const atEnd = path.at(-1) === -1;
  const edits = modify(text, [...path], value, {
    formattingOptions: indentationOf(text),
    isArrayInsertion: atEnd,
    getInsertionIndex: () => 0,
  });
  return edits.map(({ offset, length, content }) => ({
    range: { start: offset, end: offset + length },
    newText: content,
  }));
}

function indentationOf(text: string): FormattingOptions {
  const indent = /^[ \t]*[{[][^\S\n]*\r?\n([ \t]+)/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 4 : indent.length,
    eol: lineBreakOf(text),
  };
}

/** The whole string becomes `value`. */
export const replaceString = ({ token }: JsonPlace, value: string): Splice => ({
  range: token,
  newText: JSON.stringify(value),
});
