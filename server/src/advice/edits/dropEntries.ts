/** The entries of a call's options that hold credentials go: `{ accessKeyId, … }`, `aws_access_key_id=…`, `credentials: …`. */
import type { LexicalSyntax } from '../../remediation/syntax/lexical.ts';
import type { SetupId } from '../setup/setup.ts';
import {
  type Bracket,
  bracketAt,
  type Code,
  calleeOf,
  codeAround,
  deletions,
  type Entry,
  holds,
  isPlainValue,
  sourceOf,
  withoutEntries,
} from './callShape.ts';
import type { EditRequest, KeylessEdit } from './types.ts';

/** How one SDK takes credentials in one language. */
export interface OptionStyle {
  readonly setup: SetupId;
  readonly syntax: LexicalSyntax;
  /** Options that are credentials themselves. */
  readonly keys: readonly string[];
  /** Options whose value is an object of credentials, or a call that makes one. */
  readonly objects: readonly string[];
  /** What such an object may hold and still be nothing but a key. */
  readonly inner: readonly string[];
  /** The calls that make one, as `words.joined`. */
  readonly makers?: RegExp;
  /** Whether a call is the SDK's, as its imports prove. */
  proves(callee: { readonly words: readonly string[]; readonly isNew: boolean }, text: string): boolean;
}

/** @returns the deletion of a call's credential options; undefined where the call is not plain or not the SDK's. */
export function dropEntries(request: EditRequest, style: OptionStyle): KeylessEdit | undefined {
  const { code, open } = codeAround(request.text, request.range, style.syntax);
  for (const at of open) {
    const bracket = bracketAt(code, at);
    if (bracket === undefined) return undefined;
    const gone = bracket.entries.filter((entry) => isCredential(code, entry, style));
    if (!gone.some(({ range }) => holds(range, request.range))) continue;
    const callee = calleeOf(code, callOf(code, bracket));
    if (callee === undefined || !style.proves(callee, request.text)) continue;
    // Half a pair that stays (as a call, as a spread) would be a broken client.
    if (bracket.entries.some((entry) => isNamed(entry, style) && !gone.includes(entry))) return undefined;
    const spans = withoutEntries(code, bracket, (entry) => gone.includes(entry));
    if (spans === undefined) return undefined;
    return { setup: style.setup, changes: deletions(spans) };
  }
  return undefined;
}

/** The call's own bracket: an object of options is one of its arguments. */
function callOf({ lexemes }: Code, { open }: Bracket): number {
  const parent = lexemes[open]?.parent ?? -1;
  const isArgument = /^[(,]$/.test(lexemes[open - 1]?.text ?? '') && lexemes[parent]?.text === '(';
  return lexemes[open]?.text !== '(' && isArgument ? parent : open;
}

const isNamed = ({ key }: Entry, { keys, objects }: OptionStyle): boolean =>
  key === undefined || key === '' ? key === '' : keys.includes(key) || objects.includes(key);

function isCredential(code: Code, entry: Entry, style: OptionStyle): boolean {
  if (entry.key === undefined) {
    // `{ region, accessKeyId }`: a shorthand of JavaScript.
    return entry.first === entry.last && style.keys.includes(sourceOf(code, entry.first));
  }
  if (style.keys.includes(entry.key)) return isPlainValue(code, entry);
  return style.objects.includes(entry.key) && isCredentialObject(code, entry, style);
}

function isCredentialObject(code: Code, { first, last }: Entry, style: OptionStyle): boolean {
  const isOf = (open: number): boolean => {
    const bracket = bracketAt(code, open);
    return (
      bracket?.close === last &&
      bracket.entries.length > 0 &&
      bracket.entries.every(
        (entry) =>
          style.inner.includes(entry.key ?? sourceOf(code, entry.first)) && isPlainValue(code, entry),
      )
    );
  };
  if (/^[[{]$/.test(code.lexemes[first]?.text ?? '')) return isOf(first);
  if (style.makers === undefined) return false;
  const open = code.lexemes.findIndex(({ text }, index) => index >= first && index <= last && text === '(');
  const callee = open < 0 ? undefined : calleeOf(code, open);
  if (callee === undefined || callee.first > first + 1 || !style.makers.test(callee.words.join('.')))
    return false;
  const bracket = bracketAt(code, open);
  if (bracket === undefined || bracket.close !== last) return false;
  return bracket.entries.every((entry) => isPlainArgument(code, entry, style));
}

function isPlainArgument(code: Code, entry: Entry, style: OptionStyle): boolean {
  if (isPlainValue(code, entry)) return true;
  const bracket = code.lexemes[entry.first]?.text === '{' ? bracketAt(code, entry.first) : undefined;
  return (
    bracket?.close === entry.last &&
    bracket.entries.every(({ key, ...value }) => style.inner.includes(key ?? '') && isPlainValue(code, value))
  );
}
