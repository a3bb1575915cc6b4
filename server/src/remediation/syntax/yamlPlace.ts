/**
 * Which YAML scalar holds a stretch of a text, where in the tree it stands, and how a reference is put into it so that
 * comments, order, indentation and quotes stay as they are. Built on the ranges of the `yaml` package.
 */

import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseAllDocuments,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Span } from '../../detection/types.ts';
import { lineStart } from './places.ts';

export type YamlStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** One step down the tree: the collection and the entry of it that leads on. */
export type YamlStep =
  | { readonly kind: 'map'; readonly node: YAMLMap; readonly pair: Pair; readonly key: string }
  | { readonly kind: 'seq'; readonly node: YAMLSeq; readonly index: number };

export interface YamlPlace {
  readonly text: string;
  readonly document: Document.Parsed;
  /** Keys and indexes from the root of its document. */
  readonly path: readonly (string | number)[];
  readonly steps: readonly YamlStep[];
  /** The scalar with its quotes, or from its block header on; without tag and anchor. */
  readonly token: Span;
  readonly style: YamlStyle;
  readonly inFlow: boolean;
  /** What is to be replaced: part of the token's content. */
  readonly range: Span;
  /** The value as a consumer reads it, split at the range. */
  readonly before: string;
  readonly inside: string;
  readonly after: string;
}

/** `token` without a scalar around it: why there is no place. */
export type YamlMiss = 'not-yaml' | 'comment' | 'key' | 'no-scalar' | 'uncertain';

const STYLES: Readonly<Record<string, YamlStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** The documents of the last text: several findings of one file are asked for one after another. */
let lastParse: { readonly text: string; readonly documents: readonly Document.Parsed[] } | undefined;

/** Nobody writes a configuration file of this size (in UTF-16 units); a parse would hold up the editor. */
const MAX_LENGTH = 1_000_000;

/** All documents of a text; empty where it is not YAML or too long. Never throws. */
export function yamlDocuments(text: string): readonly Document.Parsed[] {
  if (text.length > MAX_LENGTH) return [];
  if (lastParse?.text === text) return lastParse.documents;
  let documents: readonly Document.Parsed[] = [];
  try {
    const parsed = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false });
    if (Array.isArray(parsed)) documents = parsed.filter(({ errors }) => errors.length === 0);
    if (documents.length !== (Array.isArray(parsed) ? parsed.length : 0)) documents = [];
  } catch {
    documents = [];
  }
  lastParse = { text, documents };
  return documents;
}

/** @returns where a scalar, a map or a list stands; undefined for what is none. */
export function spanOf(node: unknown): Span | undefined {
  const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined;
  return range === undefined || range === null ? undefined : { start: range[0], end: range[1] };
}

/** The scalar around `range`, or why there is none. Never throws. */
export function yamlPlaceAt(text: string, range: Span): YamlPlace | YamlMiss {
  try {
    return placeIn(text, range);
  } catch {
    // Nested deeper than the call stack: no configuration.
    return 'not-yaml';
  }
}

function placeIn(text: string, range: Span): YamlPlace | YamlMiss {
  const documents = yamlDocuments(text);
  if (documents.length === 0) return 'not-yaml';
  for (const document of documents) {
    const found = descend(document.contents, range, []);
    if (found === 'key') return 'key';
    if (found !== undefined) return placeOf(text, document, found, range);
  }
  return inComment(text, range) ? 'comment' : 'no-scalar';
}

const holds = (node: { range?: readonly number[] | null | undefined }, span: Span): boolean => {
  const [start, end] = node.range ?? [];
  return start !== undefined && end !== undefined && start <= span.start && span.end <= end;
};

interface Found {
  readonly scalar: Scalar;
  readonly steps: readonly YamlStep[];
}

function descend(node: unknown, range: Span, steps: readonly YamlStep[]): Found | 'key' | undefined {
  if (isScalar(node)) return holds(node, range) ? { scalar: node, steps } : undefined;
  if (!isCollection(node)) return undefined;
  if (isMap(node)) {
    for (const pair of node.items) {
      if (isScalar(pair.key) && holds(pair.key, range)) return 'key';
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const found = descend(pair.value, range, [...steps, { kind: 'map', node, pair, key }]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const seq = node as YAMLSeq;
  for (const [index, item] of seq.items.entries()) {
    const inner = isPair(item) ? item.value : item;
    const found = descend(inner, range, [...steps, { kind: 'seq', node: seq, index }]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function placeOf(
  text: string,
  document: Document.Parsed,
  { scalar, steps }: Found,
  range: Span,
): YamlPlace | YamlMiss {
  const [start, end] = scalar.range ?? [];
  const style = STYLES[scalar.type ?? ''];
  if (start === undefined || end === undefined || style === undefined) return 'uncertain';
  const token = { start, end };
  const inFlow = steps.some(({ node }) => node.flow === true);
  const source = text.slice(start, end);
  const value = readToken(source, inFlow);
  // A stand-in that every style reads as itself shows how the value splits, whatever is folded or escaped around it.
  const marker = standIn(text);
  const marked = readToken(
    source.slice(0, range.start - start) + marker + source.slice(range.end - start),
    inFlow,
  );
  if (value === undefined || marked === undefined) return 'uncertain';
  const at = marked.indexOf(marker);
  if (at < 0) return style === 'plain' || style === 'single' || style === 'double' ? 'uncertain' : 'comment';
  const before = marked.slice(0, at);
  const after = marked.slice(at + marker.length);
  if (value.length < before.length + after.length || !value.startsWith(before) || !value.endsWith(after)) {
    return 'uncertain';
  }
  return {
    text,
    document,
    path: steps.map((step) => (step.kind === 'map' ? step.key : step.index)),
    steps,
    token,
    style,
    inFlow,
    range,
    before,
    inside: value.slice(before.length, value.length - after.length),
    after,
  };
}

function standIn(text: string): string {
  let marker = 'STANDIN';
  while (text.includes(marker)) marker += 'X';
  return marker;
}

/** What a consumer reads for the source of one scalar, as text; undefined where it is no single scalar. */
function readToken(source: string, inFlow: boolean): string | undefined {
  try {
    const document = parseDocument(inFlow ? `{k: ${source}}` : `k: ${source}`, {
      schema: 'failsafe',
      prettyErrors: false,
    });
    if (document.errors.length > 0) return undefined;
    if (!isMap(document.contents) || document.contents.items.length !== 1) return undefined;
    const value: unknown = document.get('k', true);
    return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
  } catch {
    return undefined;
  }
}

function inComment(text: string, range: Span): boolean {
  const line = text.slice(lineStart(text, range.start), range.start);
  return /(^|\s)#/.test(line);
}

/** One replaced stretch. */
export interface Splice {
  readonly range: Span;
  readonly newText: string;
}

/**
 * Puts `reference` in place of the range. Only the range changes where the scalar's style can hold the reference;
 * else the scalar is quoted. Undefined where the result would not read back as before + reference + after.
 */
export function spliceYaml(place: YamlPlace, reference: string): Splice | undefined {
  const { text, token, range, style, before, after, inFlow } = place;
  const wanted = before + reference + after;
  const source = text.slice(token.start, token.end);
  const written = writeIn(style, reference);
  const inner = source.slice(0, range.start - token.start) + written + source.slice(range.end - token.start);
  if (readToken(inner, inFlow) === wanted && isString(inner, inFlow)) return { range, newText: written };
  if (style === 'literal' || style === 'folded') return undefined;
  return replaceScalar(place, wanted);
}

/** The whole scalar becomes `value`, plain where it can be, else quoted as it was or in the quotes that need no escapes. */
export function replaceScalar(place: YamlPlace, value: string): Splice | undefined {
  const double = `"${writeIn('double', value)}"`;
  const single = `'${writeIn('single', value)}'`;
  const quoted = /["\\]/.test(value) ? [single, double] : [double, single];
  const candidates =
    place.style === 'single' ? [single, double] : place.style === 'double' ? [double] : [value, ...quoted];
  for (const candidate of candidates) {
    if (/[\r\n]/.test(candidate)) continue;
    if (readToken(candidate, place.inFlow) === value && isString(candidate, place.inFlow)) {
      return { range: place.token, newText: candidate };
    }
  }
  return undefined;
}

function writeIn(style: YamlStyle, value: string): string {
  if (style === 'single') return value.replaceAll("'", "''");
  if (style === 'double') return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return value;
}

/** Whether a YAML 1.1 or 1.2 reader takes the source of a scalar for text rather than a number, date, map or null. */
function isString(source: string, inFlow: boolean): boolean {
  return (['core', 'yaml-1.1'] as const).every((schema) => {
    const document = parseDocument(inFlow ? `{k: ${source}}` : `k: ${source}`, {
      schema,
      prettyErrors: false,
    });
    return document.errors.length === 0 && typeof document.get('k') === 'string';
  });
}

/** The place with all of the scalar's value as its range; the closing line break of a block stays outside. */
export function wholeScalar(place: YamlPlace): YamlPlace {
  const { text, token, style, before, inside, after } = place;
  if (style === 'literal' || style === 'folded') return place;
  const quote = style === 'plain' ? 0 : 1;
  return {
    ...place,
    range: { start: token.start + quote, end: token.end - quote },
    before: '',
    inside: before + inside + after,
    after: '',
    text,
  };
}

/** The key or index that is `up` steps above the scalar (0: its own). */
export const stepAt = (place: YamlPlace, up: number): string | number | undefined => place.path.at(-1 - up);
