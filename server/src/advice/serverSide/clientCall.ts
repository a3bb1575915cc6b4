/** The plain call around a key in a script, be it a file of its own or between the tags of a page. */
import type { Finding, Span } from '../../detection/types.ts';
import { documentPath } from '../../remediation/languages/documentPath.ts';
import type { ClientCall } from './call.ts';
import { fetchCall } from './fetchCall.ts';
import { keyReadOf } from './keyRead.ts';
import { type KeyUse, keyUseOf } from './keyUse.ts';
import { requestCall } from './requestCall.ts';
import { sdkCall } from './sdkCall.ts';
import { xhrCall } from './xhrCall.ts';

type Finder = (use: KeyUse) => ClientCall | undefined;

const FINDERS: readonly Finder[] = [fetchCall, requestCall, xhrCall, sdkCall];
const SCRIPT = /\.[cm]?[jt]sx?$/;
const TAGGED = /\.(?:vue|svelte|x?html?)$/;
/** Beyond this a document is no program that a person keeps. */
const MAX_LENGTH = 500_000;

export interface CallRequest {
  readonly uri: string;
  readonly text: string;
  readonly finding: Pick<Finding, 'range' | 'parts'>;
}

/** @returns the call; undefined where it is not plain enough to be made by a server instead. */
export function clientCallOf({ uri, text, finding }: CallRequest): ClientCall | undefined {
  // A key of several parts is signed with, not sent.
  if ((finding.parts ?? []).length > 0) return undefined;
  const { start, end } = finding.range;
  return callAt(uri, text, finding.range, (script, at) =>
    keyUseOf(script, { start: start - at, end: end - at }),
  );
}

/** @returns the call with a variable that the document reads once; undefined where it is not plain enough. */
export function clientReadOf(
  { uri, text }: Omit<CallRequest, 'finding'>,
  name: string,
): ClientCall | undefined {
  const start = text.indexOf(name);
  if (start < 0 || text.includes(name, start + 1)) return undefined;
  return callAt(uri, text, { start, end: start + name.length }, (script) => keyReadOf(script, name));
}

/** @param useOf finds the use of the key in a script that starts at an offset of the text. */
function callAt(
  uri: string,
  text: string,
  place: Span,
  useOf: (script: string, at: number) => KeyUse | undefined,
): ClientCall | undefined {
  const { path } = documentPath({ uri });
  // SvelteKit runs these on the server as well.
  if (text.length > MAX_LENGTH || /\/\+(?:page|layout)\.[jt]s$/.test(path)) return undefined;
  const script = SCRIPT.test(path)
    ? { start: 0, end: text.length }
    : TAGGED.test(path)
      ? scriptAround(text, place)
      : undefined;
  if (script === undefined) return undefined;
  const use = useOf(text.slice(script.start, script.end), script.start);
  for (const find of use === undefined ? [] : FINDERS) {
    const call = use && find(use);
    if (call !== undefined) return moved(call, script.start);
  }
  return undefined;
}

/** What stands between the tags around a place. */
function scriptAround(text: string, { start, end }: Span): Span | undefined {
  for (const found of text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script/gi)) {
    const from = found.index + found[0].indexOf('>') + 1;
    const to = from + (found[1] ?? '').length;
    if (from <= start && end <= to) return { start: from, end: to };
  }
  return undefined;
}

/** The same call with edits of the whole document. */
function moved(call: ClientCall, by: number): ClientCall {
  if (by === 0) return call;
  return {
    ...call,
    rewrite: (endpoint) =>
      call
        .rewrite(endpoint)
        .map(({ range, newText }) => ({ range: { start: range.start + by, end: range.end + by }, newText })),
  };
}
