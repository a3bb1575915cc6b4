/** The address that a call goes to: fixed but for the values of its query. */
import type { Span } from '../../detection/types.ts';
import { styleOf } from '../../remediation/languages/javascriptReads.ts';
import { deletions } from '../edits/callShape.ts';
import type { ClientCall, Passed } from './call.ts';
import type { KeyUse, Part } from './keyUse.ts';

export interface Target {
  /** With the query parameters whose value is fixed. */
  readonly url: string;
  readonly passed: readonly Passed[];
  /** The query parameter that holds the key. */
  readonly keyName: string | undefined;
}

/** Stand for what is not text; no address holds them. */
const KEY = '\uE000';
const CODE = '\uE001';

/** @returns the parts of an address; undefined where more of it than the values of its query is open. */
export function targetOf(parts: readonly Part[]): Target | undefined {
  const sources = parts.flatMap((part) => (part.kind === 'code' ? [part.source] : []));
  const written = parts
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'key' ? KEY : CODE))
    .join('');
  const found = /^(https?:\/\/[^\s?#\uE000\uE001]+)(?:\?([^#]*))?$/.exec(written);
  if (found?.[1] === undefined || found[1].includes('@')) return undefined;
  const fixed: string[] = [];
  const passed: Passed[] = [];
  let keyName: string | undefined;
  for (const pair of (found[2] ?? '').split('&').filter((piece) => piece !== '')) {
    const [, name, value] = /^([\w.[\]-]+)=([\s\S]*)$/.exec(pair) ?? [];
    if (name === undefined || value === undefined) return undefined;
    if (value === KEY && keyName === undefined) keyName = name;
    else if (value === CODE) passed.push({ name, source: sources[passed.length] ?? '' });
    else if (/[\uE000\uE001]/.test(value)) return undefined;
    else fixed.push(pair);
  }
  if (passed.length !== sources.length) return undefined;
  return { url: [found[1], ...(fixed.length > 0 ? [fixed.join('&')] : [])].join('?'), passed, keyName };
}

/**
 * @param place where the address stands.
 * @param gone what the server says instead of the client.
 * @returns how the call is rewritten.
 */
export function rewriting(
  { code }: Pick<KeyUse, 'code'>,
  place: Span,
  { passed }: Target,
  gone: readonly Span[],
): ClientCall['rewrite'] {
  const { quote } = styleOf(code.text);
  return (endpoint) =>
    [{ range: place, newText: addressCode(endpoint, passed, quote) }, ...deletions(gone)].toSorted(
      (a, b) => a.range.start - b.range.start,
    );
}

/** @returns the code of the address that the client calls instead. */
function addressCode(endpoint: string, passed: readonly Passed[], quote: "'" | '"'): string {
  if (passed.length === 0) return `${quote}${endpoint}${quote}`;
  const query = passed.map(({ name, source }) => `${name}=\${${source}}`).join('&');
  return `\`${endpoint}?${query}\``;
}
