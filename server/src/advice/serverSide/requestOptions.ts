/** The options of a call, as they are split between client and server. */
import type { Span } from '../../detection/types.ts';
import { type Bracket, type Entry, sourceOf, withoutEntries } from '../edits/callShape.ts';
import { type ClientCall, type KeyPlace, METHODS } from './call.ts';
import { headersOf, keyOf, objectOf } from './fetchCall.ts';
import { type Constant, fixedText, type KeyUse, partsOf } from './keyUse.ts';

/** How a library calls its options; `headers` and `url` are called so by all. */
export interface OptionNames {
  readonly query?: readonly string[];
  readonly body?: readonly string[];
  readonly method?: readonly string[];
  /** The type of the body, where it is an option of its own. */
  readonly type?: string;
  /** What means the same for a call to one's own server. */
  readonly kept: ReadonlySet<string>;
}

export interface ReadOptions {
  readonly address: Entry | undefined;
  readonly method: ClientCall['method'] | undefined;
  readonly hasBody: boolean;
  readonly headers: ClientCall['headers'];
  readonly keys: readonly KeyPlace[];
  readonly passed: readonly string[];
  readonly fixed: readonly (readonly [name: string, value: string])[];
  readonly gone: readonly Span[];
  /** Whether nothing is left of them. */
  readonly isEmpty: boolean;
}

export const NO_OPTIONS: ReadOptions = {
  address: undefined,
  method: undefined,
  hasBody: false,
  headers: [],
  keys: [],
  passed: [],
  fixed: [],
  gone: [],
  isEmpty: false,
};

type Seen = (constant: Constant) => void;

/** @returns undefined where an option means what a server cannot know. */
export function readOptions(
  use: KeyUse,
  config: Entry,
  names: OptionNames,
  seen: Seen,
): ReadOptions | undefined {
  const object = objectOf(use, config);
  if (object === undefined) return undefined;
  let read: ReadOptions = NO_OPTIONS;
  const empty = new Set<string>();
  for (const entry of object.entries) {
    const name = keyOf(use, entry);
    if (name === undefined) return undefined;
    if (names.kept.has(name)) continue;
    const part = optionPart(use, entry, name, names, seen);
    if (part === undefined) return undefined;
    if (part.isEmpty) empty.add(name);
    read = {
      address: part.address ?? read.address,
      method: part.method ?? read.method,
      hasBody: read.hasBody || part.hasBody,
      headers: [...read.headers, ...part.headers],
      keys: [...read.keys, ...part.keys],
      passed: [...read.passed, ...part.passed],
      fixed: [...read.fixed, ...part.fixed],
      gone: part.isEmpty ? read.gone : [...read.gone, ...part.gone],
      isEmpty: false,
    };
  }
  const emptied = withoutEntries(use.code, object, (entry) => empty.has(keyOf(use, entry) ?? ''));
  if (emptied === undefined) return undefined;
  return {
    ...read,
    gone: empty.size === 0 ? read.gone : [...read.gone, ...emptied],
    isEmpty: empty.size === object.entries.length,
  };
}

function optionPart(
  use: KeyUse,
  entry: Entry,
  name: string,
  names: OptionNames,
  seen: Seen,
): ReadOptions | undefined {
  const { query = [], body = [], method = ['method'], type } = names;
  if (name === 'headers') return headerPart(use, entry, seen);
  if (name === 'url') return { ...NO_OPTIONS, address: entry };
  if (body.includes(name)) return { ...NO_OPTIONS, hasBody: true };
  if (method.includes(name)) {
    const text = fixedText(use, entry, seen)?.toUpperCase();
    const found = METHODS.find((each) => each === text);
    return found && { ...NO_OPTIONS, method: found };
  }
  if (name === type) {
    const text = fixedText(use, entry, seen);
    return text === undefined ? undefined : { ...NO_OPTIONS, headers: [['content-type', text]] };
  }
  const inner = query.includes(name) ? objectOf(use, entry) : undefined;
  return inner === undefined ? undefined : paramPart(use, inner, seen);
}

function headerPart(use: KeyUse, entry: Entry, seen: Seen): ReadOptions | undefined {
  const read = headersOf(use, entry, seen);
  if (read === undefined) return undefined;
  const keys = read.key === undefined ? [] : [read.key];
  return { ...NO_OPTIONS, headers: read.fixed, keys, gone: read.gone, isEmpty: read.isEmpty };
}

/** Parameters whose value is fixed stay with the server, the others go on as they come. */
function paramPart(use: KeyUse, object: Bracket, seen: Seen): ReadOptions | undefined {
  const keys: KeyPlace[] = [];
  const passed: string[] = [];
  const fixed: [string, string][] = [];
  for (const entry of object.entries) {
    const name = keyOf(use, entry);
    const parts = name === undefined ? undefined : partsOf(use, entry, seen);
    if (name === undefined || parts === undefined) return undefined;
    const [only, ...more] = parts;
    if (only?.kind === 'key' && more.length === 0) keys.push({ in: 'query', name });
    else if (only?.kind === 'text' && more.length === 0) fixed.push([name, only.text]);
    // A list or an object is spread over several parameters.
    else if (parts.some(({ kind }) => kind === 'key') || /^[[{]/.test(sourceOf(use.code, entry.first)))
      return undefined;
    else passed.push(name);
  }
  const stays = (entry: Entry): boolean => passed.includes(keyOf(use, entry) ?? '');
  const gone = withoutEntries(use.code, object, (entry) => !stays(entry));
  return gone === undefined
    ? undefined
    : { ...NO_OPTIONS, keys, passed, fixed, gone, isEmpty: passed.length === 0 };
}
