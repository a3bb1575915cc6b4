/** `axios.get(…)` and its kin with a key in a header, in the query or among the parameters. */
import { styleOf } from '../../remediation/languages/javascriptReads.ts';
import {
  type Bracket,
  bracketAt,
  calleeOf,
  type Entry,
  sourceOf,
  withoutEntries,
} from '../edits/callShape.ts';
import { importedNames } from '../edits/imports.ts';
import type { ClientCall, KeyPlace } from './call.ts';
import { headersOf, keyOf, objectOf } from './fetchCall.ts';
import { type Constant, isInFunction, type KeyUse, partsOf, withoutStatements } from './keyUse.ts';
import { addressCode, targetOf } from './target.ts';

const METHODS: Readonly<Record<string, ClientCall['method']>> = {
  get: 'GET',
  delete: 'DELETE',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
};
/** Options that mean the same for a call to one's own server. */
const KEPT = new Set(['signal', 'timeout']);

/** @returns the call around a use of the key, where it is plain. */
export function axiosCall(use: KeyUse): ClientCall | undefined {
  const { code } = use;
  // Defaults and other headers of the answer would be lost on the way.
  if (/\.defaults\b|\.interceptors\b|\.headers\s*(?:\?\.|\.|\[)/.test(code.text)) return undefined;
  const open = use.open.find((at) => sourceOf(code, at) === '(');
  const callee = open === undefined ? undefined : calleeOf(code, open);
  const [object, verb = '', ...rest] = callee?.words ?? [];
  const method = METHODS[verb];
  if (open === undefined || callee?.isNew !== false || rest.length > 0 || method === undefined)
    return undefined;
  if (!importedNames(code.text, /^axios$/).has(object ?? '')) return undefined;
  const hasBody = method === 'POST' || method === 'PUT' || method === 'PATCH';
  const [address, ...args] = bracketAt(code, open)?.entries ?? [];
  const config = args[hasBody ? 1 : 0];
  if (address === undefined || args.length > (hasBody ? 2 : 1) || (hasBody && args.length === 0))
    return undefined;
  const constants: Constant[] = [];
  const seen = (constant: Constant): void => void constants.push(constant);
  const parts = partsOf(use, address, seen);
  const target = parts && targetOf(parts);
  const options = config === undefined ? NONE : configOf(use, config, seen);
  if (target === undefined || options === undefined) return undefined;
  const keys = [
    ...options.keys,
    ...(target.keyName === undefined ? [] : [{ in: 'query' as const, name: target.keyName }]),
  ];
  const [key, ...others] = keys;
  if (key === undefined || others.length > 0) return undefined;
  const last = args.at(hasBody ? 0 : -1);
  const before = hasBody ? last : address;
  const gone = [
    ...(options.isEmpty && config !== undefined && before !== undefined
      ? [{ start: before.range.end, end: config.range.end }]
      : options.gone),
    ...withoutStatements(code.text, [
      ...(use.constant === undefined ? [] : [use.constant]),
      ...constants.filter(({ uses }) => uses.length === 1),
    ]),
  ];
  const { quote } = styleOf(code.text);
  const hasType = options.headers.some(([name]) => name === 'content-type');
  return {
    target: withQuery(target.url, options.fixed),
    method,
    passed: [...target.passed.map(({ name }) => name), ...options.passed],
    // What axios says of an object that it sends.
    headers:
      hasBody && !hasType ? [['content-type', 'application/json'], ...options.headers] : options.headers,
    key,
    hasBody,
    streams: false,
    isDeferred: isInFunction(code, open),
    suffix: '',
    rewrite: (endpoint) =>
      [
        { range: address.range, newText: addressCode(endpoint, target.passed, quote) },
        ...gone.map((range) => ({ range, newText: '' })),
      ].toSorted((a, b) => a.range.start - b.range.start),
  };
}

interface Config {
  readonly headers: ClientCall['headers'];
  readonly keys: readonly KeyPlace[];
  readonly passed: readonly string[];
  readonly fixed: readonly (readonly [name: string, value: string])[];
  readonly gone: readonly { readonly start: number; readonly end: number }[];
  /** Whether nothing is left of it. */
  readonly isEmpty: boolean;
}

const NONE: Config = { headers: [], keys: [], passed: [], fixed: [], gone: [], isEmpty: false };

function configOf(use: KeyUse, config: Entry, seen: (constant: Constant) => void): Config | undefined {
  const object = objectOf(use, config);
  if (object === undefined) return undefined;
  let read = NONE;
  const empty = new Set<string>();
  for (const entry of object.entries) {
    const name = keyOf(use, entry);
    if (name === undefined) return undefined;
    if (KEPT.has(name)) continue;
    const inner = name === 'headers' || name === 'params' ? objectOf(use, entry) : undefined;
    if (inner === undefined) return undefined;
    const part = name === 'headers' ? headerPart(use, entry, seen) : paramPart(use, inner, seen);
    if (part === undefined) return undefined;
    if (part.isEmpty) empty.add(name);
    read = {
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

function headerPart(use: KeyUse, entry: Entry, seen: (constant: Constant) => void): Config | undefined {
  const read = headersOf(use, entry, seen);
  if (read === undefined) return undefined;
  const keys = read.key === undefined ? [] : [read.key];
  return { ...NONE, headers: read.fixed, keys, gone: read.gone, isEmpty: read.isEmpty };
}

/** Parameters whose value is fixed stay with the server, the others go on as they come. */
function paramPart(use: KeyUse, object: Bracket, seen: (constant: Constant) => void): Config | undefined {
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
    : { ...NONE, keys, passed, fixed, gone, isEmpty: passed.length === 0 };
}

function withQuery(url: string, fixed: Config['fixed']): string {
  if (fixed.length === 0) return url;
  const query = fixed
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}
