/** `XMLHttpRequest`: one `open`, headers with fixed values and one `send`, all on a constant of their own. */
import type { Span } from '../../detection/types.ts';
import { bracketAt, calleeOf, type Entry, sourceOf } from '../edits/callShape.ts';
import { type ClientCall, type KeyPlace, METHODS } from './call.ts';
import { type Constant, fixedText, isInFunction, type KeyUse, partsOf, withoutConstants } from './keyUse.ts';
import { rewriting, targetOf } from './target.ts';

/** What may be done with a request besides: none of it tells of the call. */
const HARMLESS =
  /^(?:on\w+|readyState|status|statusText|response|responseText|responseType|timeout|addEventListener|abort|withCredentials)$/;

interface Step {
  readonly name: string;
  readonly open: number;
  readonly args: readonly Entry[];
}

/** @returns the call around a use of the key, where it is plain. */
export function xhrCall(use: KeyUse): ClientCall | undefined {
  const { code } = use;
  const steps = stepsOf(use);
  const opened = steps?.filter(({ name }) => name === 'open') ?? [];
  const sent = steps?.filter(({ name }) => name === 'send') ?? [];
  const [call] = opened;
  if (steps === undefined || call === undefined || opened.length !== 1 || sent.length !== 1) return undefined;
  const constants: Constant[] = [];
  const seen = (constant: Constant): void => void constants.push(constant);
  const textOf = (entry: Entry | undefined): string | undefined => entry && fixedText(use, entry, seen);
  const [verb, address, isAsync, ...more] = call.args;
  const method = METHODS.find((each) => each === textOf(verb)?.toUpperCase());
  // One that is waited for is still waited for; a name and a password are not known to a server.
  if (method === undefined || address === undefined || more.length > 0) return undefined;
  if (isAsync !== undefined && !/^(?:true|false)$/.test(sourceOf(code, isAsync.first))) return undefined;
  const parts = partsOf(use, address, seen);
  const target = parts && targetOf(parts);
  if (target === undefined) return undefined;
  const headers: [string, string][] = [];
  const keys: KeyPlace[] = target.keyName === undefined ? [] : [{ in: 'query', name: target.keyName }];
  const gone: Span[] = [];
  for (const { open, args } of steps.filter(({ name }) => name === 'setRequestHeader')) {
    const name = textOf(args[0])?.toLowerCase();
    const value = args[1] === undefined ? undefined : partsOf(use, args[1], seen);
    const [first, second, ...rest] = value ?? [];
    if (name === undefined || value === undefined || args.length !== 2 || rest.length > 0) return undefined;
    if (first?.kind === 'text' && second === undefined) headers.push([name, first.text]);
    else if (first?.kind === 'key' && second === undefined) keys.push({ in: 'header', name, prefix: '' });
    else if (first?.kind === 'text' && second?.kind === 'key')
      keys.push({ in: 'header', name, prefix: first.text });
    else return undefined;
    if (name === 'content-type') continue;
    const line = lineAround(use, open);
    if (line === undefined) return undefined;
    gone.push(line);
  }
  const [key, ...others] = keys;
  const body = sent[0]?.args[0];
  const hasBody = body !== undefined && sourceOf(code, body.first) !== 'null';
  const hasType = headers.some(([name]) => name === 'content-type');
  if (key === undefined || others.length > 0 || hasBody === (method === 'GET') || (hasBody && !hasType))
    return undefined;
  gone.push(...withoutConstants(use, constants));
  return {
    target: target.url,
    method,
    passed: target.passed.map(({ name }) => name),
    headers,
    key,
    hasBody,
    streams: false,
    isDeferred: isInFunction(code, call.open),
    suffix: '',
    rewrite: rewriting(use, address.range, target, gone),
  };
}

/** What is called on the request that the key goes into; undefined where more is done with it than is known. */
function stepsOf(use: KeyUse): readonly Step[] | undefined {
  const { code } = use;
  const { lexemes } = code;
  const around = use.open.find((at) => sourceOf(code, at) === '(');
  const [object = '', step = '', ...more] =
    (around === undefined ? undefined : calleeOf(code, around))?.words ?? [];
  if (!/^(?:open|setRequestHeader)$/.test(step) || more.length > 0) return undefined;
  const made = [
    ...code.text.matchAll(
      new RegExp(`\\b(?:const|let|var)\\s+${object}\\s*=\\s*new\\s+XMLHttpRequest\\(\\)`, 'g'),
    ),
  ];
  if (made.length !== 1) return undefined;
  const steps: Step[] = [];
  let words = 0;
  for (const [index, { kind, text }] of lexemes.entries()) {
    if (kind !== 'word' || text !== object || lexemes[index - 1]?.text === '.') continue;
    words += 1;
    if (words === 1) continue;
    const name = lexemes[index + 1]?.text === '.' ? (lexemes[index + 2]?.text ?? '') : '';
    if (HARMLESS.test(name)) continue;
    const args = lexemes[index + 3]?.text === '(' ? bracketAt(code, index + 3)?.entries : undefined;
    if (args === undefined || !/^(?:open|send|setRequestHeader)$/.test(name)) return undefined;
    steps.push({ name, open: index + 3, args });
  }
  const spelled = code.text.match(new RegExp(`(?<![\\w$.'"])${object}(?![\\w$])`, 'g'))?.length ?? 0;
  return spelled === words ? steps : undefined;
}

/** The line that a statement has to itself. */
function lineAround({ code }: KeyUse, open: number): Span | undefined {
  const { text, lexemes } = code;
  const close = bracketAt(code, open)?.close;
  const from = text.lastIndexOf('\n', lexemes[open]?.range.start) + 1;
  const end = close === undefined ? undefined : lexemes[close]?.range.end;
  const rest = end === undefined ? null : /^[ \t]*;?[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  const before = text.slice(from, lexemes[open - 3]?.range.start);
  return end === undefined || rest === null || before.trim() !== ''
    ? undefined
    : { start: from, end: end + rest[0].length };
}
