/** `fetch` with a key in a header or in the query. */
import type { Span } from '../../detection/types.ts';
import {
  type Bracket,
  bracketAt,
  calleeOf,
  type Entry,
  sourceOf,
  withoutEntries,
} from '../edits/callShape.ts';
import { type ClientCall, type KeyPlace, METHODS } from './call.ts';
import {
  type Constant,
  fixedText,
  isInFunction,
  type KeyUse,
  partsOf,
  readsPieces,
  withoutConstants,
} from './keyUse.ts';
import { rewriting, targetOf } from './target.ts';

const CALLEES = new Set(['fetch', 'window.fetch', 'globalThis.fetch', 'self.fetch']);
/** Options that mean the same for a call to one's own server. */
const KEPT = new Set(['signal', 'cache', 'keepalive']);
/** Headers that only a browser's call to another origin needs. */
const DROPPED = new Set(['anthropic-dangerous-direct-browser-access']);

/** What is read out of the options of a call. */
interface Options {
  readonly method: ClientCall['method'];
  readonly headers: ClientCall['headers'];
  readonly key: KeyPlace | undefined;
  readonly body: boolean;
  /** What goes from the text. */
  readonly gone: readonly Span[];
}

/** @returns the call around a use of the key, where it is plain. */
export function fetchCall(use: KeyUse): ClientCall | undefined {
  const { code } = use;
  // Other headers of the answer than its type are not handed on.
  if (/\.headers\s*(?:\?\.|\.|\[)/.test(code.text)) return undefined;
  const open = use.open.find((at) => sourceOf(code, at) === '(');
  if (open === undefined) return undefined;
  const callee = calleeOf(code, open);
  if (callee === undefined || callee.isNew || !CALLEES.has(callee.words.join('.'))) return undefined;
  const [address, init, ...more] = bracketAt(code, open)?.entries ?? [];
  if (address === undefined || more.length > 0) return undefined;
  const constants: Constant[] = [];
  const seen = (constant: Constant): void => void constants.push(constant);
  const parts = partsOf(use, address, seen);
  const target = parts && targetOf(parts);
  const options = init === undefined ? NO_OPTIONS : optionsOf(use, init, seen);
  if (target === undefined || options === undefined) return undefined;
  const key: KeyPlace | undefined =
    options.key ?? (target.keyName === undefined ? undefined : { in: 'query', name: target.keyName });
  if (key === undefined || (options.key !== undefined && target.keyName !== undefined)) return undefined;
  if (options.body === (options.method === 'GET')) return undefined;
  const gone = [...goneWith(options.gone, address, init), ...withoutConstants(use, constants)];
  return {
    target: target.url,
    method: options.method,
    passed: target.passed.map(({ name }) => name),
    headers: options.headers,
    key,
    hasBody: options.body,
    streams: readsPieces(code),
    isDeferred: isInFunction(code, open),
    suffix: '',
    rewrite: rewriting(use, address.range, target, gone),
  };
}

const NO_OPTIONS: Options = { method: 'GET', headers: [], key: undefined, body: false, gone: [] };

/** Where nothing is left of the options, the argument goes with them. */
function goneWith(gone: readonly Span[], address: Entry, init: Entry | undefined): readonly Span[] {
  const [only] = gone;
  const isAll = init !== undefined && only?.start === init.range.start && only.end === init.range.end;
  return isAll ? [{ start: address.range.end, end: init.range.end }] : gone;
}

function optionsOf(use: KeyUse, init: Entry, seen: (constant: Constant) => void): Options | undefined {
  const { code } = use;
  const object = objectOf(use, init);
  if (object === undefined) return undefined;
  let method: ClientCall['method'] = 'GET';
  let headers: Headers = { fixed: [], key: undefined, gone: [], isEmpty: false };
  let body: string | undefined;
  for (const entry of object.entries) {
    const name = keyOf(use, entry);
    if (name === undefined) return undefined;
    if (KEPT.has(name)) continue;
    if (name === 'method') {
      const text = fixedText(use, entry, seen);
      const found = METHODS.find((each) => each === text);
      if (found === undefined) return undefined;
      method = found;
    } else if (name === 'headers') {
      const read = headersOf(use, entry, seen);
      if (read === undefined) return undefined;
      headers = read;
    } else if (name === 'body') {
      body = code.text.slice(entry.range.start, entry.range.end).replace(/^["']?body["']?\s*:\s*/, '');
    } else return undefined;
  }
  // Without a type of its own a body goes out as text; a form brings a boundary that only the browser knows.
  const hasType = headers.fixed.some(([name]) => name === 'content-type');
  if (body !== undefined && !hasType) return undefined;
  const all = withoutEntries(code, object, (entry) => headers.isEmpty && keyOf(use, entry) === 'headers');
  if (all === undefined) return undefined;
  const isLast = headers.isEmpty && object.entries.length === 1;
  return {
    method,
    headers: headers.fixed,
    key: headers.key,
    body: body !== undefined,
    gone: isLast ? [init.range] : headers.isEmpty ? all : headers.gone,
  };
}

/** The headers of a call, as they are split between client and server. */
export interface Headers {
  readonly fixed: ClientCall['headers'];
  readonly key: KeyPlace | undefined;
  readonly gone: readonly Span[];
  /** Whether none is left to the client. */
  readonly isEmpty: boolean;
}

/** @returns the fixed values and the key; undefined where a value is known to the client alone. */
export function headersOf(
  use: KeyUse,
  entry: Entry,
  seen: (constant: Constant) => void,
): Headers | undefined {
  const object = objectOf(use, entry);
  if (object === undefined) return undefined;
  const fixed: [string, string][] = [];
  let key: KeyPlace | undefined;
  for (const each of object.entries) {
    const name = keyOf(use, each)?.toLowerCase();
    const parts = name === undefined ? undefined : partsOf(use, each, seen);
    if (name === undefined || parts === undefined || !/^[\w-]+$/.test(name)) return undefined;
    const [first, second, ...more] = parts;
    if (parts.every(({ kind }) => kind === 'text')) {
      const value = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
      if (!/^[\x20-\x7e]*$/.test(value)) return undefined;
      if (!DROPPED.has(name)) fixed.push([name, value]);
    } else if (key === undefined && first?.kind === 'key' && second === undefined) {
      key = { in: 'header', name, prefix: '' };
    } else if (key === undefined && first?.kind === 'text' && second?.kind === 'key' && more.length === 0) {
      key = { in: 'header', name, prefix: first.text };
    } else return undefined;
  }
  const stays = (each: Entry): boolean => keyOf(use, each)?.toLowerCase() === 'content-type';
  const gone = withoutEntries(use.code, object, (each) => !stays(each));
  return gone === undefined ? undefined : { fixed, key, gone, isEmpty: !object.entries.some(stays) };
}

/** @returns the object literal that a value is, or that it is made of (`new HttpHeaders({ … })`). */
export function objectOf({ code }: Pick<KeyUse, 'code'>, { first, last }: Entry): Bracket | undefined {
  const made = sourceOf(code, first) === 'new' && sourceOf(code, first + 1) === 'HttpHeaders';
  if (made) {
    const [only, ...more] = bracketAt(code, first + 2)?.entries ?? [];
    return only === undefined || more.length > 0 ? undefined : objectOf({ code }, only);
  }
  const object = sourceOf(code, first) === '{' ? bracketAt(code, first) : undefined;
  return object?.close === last ? object : undefined;
}

/** @returns the name of an entry, a shorthand's too; undefined for a spread or a computed one. */
export function keyOf({ code }: KeyUse, { first, last, key, range }: Entry): string | undefined {
  if (key === undefined) {
    const source = sourceOf(code, first);
    return first === last && /^[A-Za-z_$][\w$]*$/.test(source) ? source : undefined;
  }
  const written = code.text.slice(range.start, range.end);
  return /^(["'])([\w-]+)\1\s*:/.exec(written)?.[2] ?? (/^[\w$]+\s*:/.test(written) ? key : undefined);
}
