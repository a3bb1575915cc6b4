/**
 * AWS SDKs that take keys as arguments or builder calls: Go v1 and v2, Java v1 and v2, .NET. The imports that only the
 * key needed go with it. Facts: the "credentials" page of each SDK's developer guide.
 */
import type { Span } from '../../detection/types.ts';
import { CSHARP_SYNTAX } from '../../remediation/languages/csharp.ts';
import { GO } from '../../remediation/languages/go.ts';
import { JAVA_SYNTAX } from '../../remediation/languages/java.ts';
import { RUST } from '../../remediation/languages/rust.ts';
import { isAwsItself } from './awsOptions.ts';
import {
  bracketAt,
  type Code,
  calleeOf,
  codeAround,
  deletions,
  type Entry,
  holds,
  holdsComment,
  isString,
  withoutEntries,
} from './callShape.ts';
import { inOrder } from './changes.ts';
import { GO_IMPORT, JAVA_IMPORT, unusedImports } from './imports.ts';
import type { Finder, KeylessEdit } from './types.ts';

/** `config.WithCredentialsProvider(…)` as an argument of v2, `Credentials: …` in v1's `&aws.Config{…}`. */
export const awsGo: Finder = ({ text, range }) => {
  const isV2 = text.includes('"github.com/aws/aws-sdk-go-v2/');
  const isV1 = text.includes('"github.com/aws/aws-sdk-go/');
  if ((!isV2 && !isV1) || !isAwsItself(text)) return undefined;
  const { code, open } = codeAround(text, range, GO);
  for (const at of open) {
    const bracket = bracketAt(code, at);
    const entry = bracket?.entries.find((each) => holds(each.range, range));
    if (bracket === undefined || entry === undefined) continue;
    const value = text.slice(code.lexemes[entry.first]?.range.start, entry.range.end);
    const isOption = isV2 && isLoad(code, at) && GO_OPTION.test(value);
    const isField = isV1 && entry.key === 'Credentials' && GO_FIELD.test(value) && isSessionConfig(code, at);
    if (!isOption && !isField) continue;
    // A variable that only the call used would be left over, which Go does not compile.
    if (!isLiteralConstruction(code, entry)) return undefined;
    const gone = withoutEntries(code, bracket, (each) => each === entry);
    return gone && deletion(gone, unusedImports(code, gone, GO_IMPORT));
  }
  return undefined;
};

const GO_OPTION =
  /^\w+\.WithCredentialsProvider\(\s*(?:\w+\.NewCredentialsCache\(\s*)?\w+\.NewStaticCredentialsProvider\(/;
const GO_FIELD = /^\w+\.NewStaticCredentials\(/;

const isLoad = (code: Code, open: number): boolean =>
  calleeOf(code, open)?.words.at(-1) === 'LoadDefaultConfig';

function isSessionConfig(code: Code, open: number): boolean {
  const callee = calleeOf(code, open);
  if (callee?.words.join('.') !== 'aws.Config') return false;
  if (code.lexemes[callee.first - 1]?.text !== '&' || code.lexemes[callee.first - 2]?.text !== '(')
    return false;
  return /^session\.New(?:Session)?$/.test(calleeOf(code, callee.first - 2)?.words.join('.') ?? '');
}

/** Only package functions and literals: every word stands beside a dot. */
function isLiteralConstruction({ lexemes }: Code, { first, last }: Entry): boolean {
  for (let at = first; at <= last; at += 1) {
    const lexeme = lexemes[at];
    if (lexeme?.kind === 'mark' && !/^[().,]$/.test(lexeme.text)) return false;
    if (lexeme?.kind !== 'word') continue;
    if (lexemes[at - 1]?.text !== '.' && lexemes[at + 1]?.text !== '.') return false;
  }
  return true;
}

/** `.credentialsProvider(StaticCredentialsProvider.create(…))` of v2, `.withCredentials(new …)` of v1. */
export const awsJava: Finder = ({ text, range }) => {
  if (!/\b(?:software\.amazon\.awssdk|com\.amazonaws)\b/.test(text) || !isAwsItself(text)) return undefined;
  const { code, open } = codeAround(text, range, JAVA_SYNTAX);
  for (const at of open) {
    const call = chainedCall(code, at);
    const made = JAVA_CALLS.get(call?.method ?? '');
    if (call === undefined || made === undefined) continue;
    const { entry, gone } = call;
    if (entry === undefined || !made.test(text.slice(entry.range.start, entry.range.end))) return undefined;
    if (!isConstruction(code, entry)) return undefined;
    if (holdsComment(code, gone)) return undefined;
    return deletion([gone], unusedImports(code, [gone], JAVA_IMPORT));
  }
  return undefined;
};

const JAVA_CALLS: ReadonlyMap<string, RegExp> = new Map([
  [
    'credentialsProvider',
    /^StaticCredentialsProvider\s*\.\s*create\(\s*Aws(?:Basic|Session)Credentials\s*\.\s*create\(/,
  ],
  ['withCredentials', /^new\s+AWSStaticCredentialsProvider\(\s*new\s+Basic(?:Session)?(?:AWS)?Credentials\(/],
]);

/** Calls of calls over strings and names, with no operator between. */
function isConstruction({ lexemes }: Code, { first, last }: Entry): boolean {
  return lexemes.slice(first, last + 1).every(({ kind, text }) => kind !== 'mark' || /^[().,]$/.test(text));
}

/** `new AmazonS3Client("id", "secret", region)` and `new BasicAWSCredentials(…)` as an argument of it. */
export const awsCsharp: Finder = ({ text, range }) => {
  if (!/^\s*(?:global\s+)?using\s+Amazon\b/m.test(text) || !isAwsItself(text)) return undefined;
  const { code, open } = codeAround(text, range, CSHARP_SYNTAX);
  for (const at of open) {
    const callee = calleeOf(code, at);
    if (callee?.isNew !== true || !/^Amazon\w+Client$/.test(callee.words.at(-1) ?? '')) continue;
    const bracket = bracketAt(code, at);
    if (bracket === undefined) return undefined;
    const { entries } = bracket;
    const other = entries.findIndex((entry) => !isString(code, entry));
    const strings = entries.slice(0, other < 0 ? entries.length : other);
    const made = entries[0];
    const isMade =
      made !== undefined &&
      /^new\s+(?:Basic|Session)AWSCredentials\(/.test(text.slice(made.range.start, made.range.end)) &&
      isConstruction(code, made);
    const gone = strings.length >= 2 && strings.length <= 3 ? strings : isMade ? [made] : [];
    if (!gone.some((entry) => holds(entry.range, range))) return undefined;
    const spans = withoutEntries(code, bracket, (entry) => gone.includes(entry));
    return spans && deletion(spans, []);
  }
  return undefined;
};

/** `.method(…)` after another call: its one argument, where it has one and no more, and what goes with it. */
function chainedCall(code: Code, open: number) {
  const [method, dot, before] = [1, 2, 3].map((back) => code.lexemes[open - back]);
  if (method === undefined || dot?.text !== '.' || before?.text !== ')') return undefined;
  const bracket = bracketAt(code, open);
  const [entry, ...more] = bracket?.entries ?? [];
  const end = code.lexemes[bracket?.close ?? -1]?.range.end ?? 0;
  return {
    method: method.text,
    entry: more.length > 0 ? undefined : entry,
    gone: { start: before.range.end, end },
  };
}

function deletion(gone: readonly Span[], imports: readonly Span[]): KeylessEdit {
  return { setup: 'aws', changes: inOrder(deletions([...gone, ...imports])) };
}

const RUST_MADE = /^(?:SharedCredentialsProvider::new\(\s*)?(?:\w+::)*Credentials::(?:new|from_keys)\(/;
const RUST_IMPORT =
  /^use[ \t]+aws_(?:\w+::)+(?<name>Credentials|SharedCredentialsProvider)[ \t]*;[ \t]*(?:\r?\n|$)/gm;

/** `.credentials_provider(Credentials::new(…))` of Rust's `aws_config`. */
export const awsRust: Finder = ({ text, range }) => {
  if (!/\baws_config\b/.test(text) || !isAwsItself(text)) return undefined;
  const { code, open } = codeAround(text, range, RUST);
  for (const at of open) {
    const call = chainedCall(code, at);
    if (call?.method !== 'credentials_provider') continue;
    const { entry, gone } = call;
    if (entry === undefined) return undefined;
    const isMade = RUST_MADE.test(text.slice(entry.range.start, entry.range.end));
    const words = code.lexemes.slice(entry.first, entry.last + 1);
    // A variable that only the call used would be left over, which is a warning at least.
    const isLiteral = words.every(
      ({ kind, text: word }) =>
        kind === 'string' || /^(?:::|[(),]|None|[A-Z]\w+|new|from_keys|aws_\w+|config)$/.test(word),
    );
    if (!isMade || !isLiteral || holdsComment(code, gone)) return undefined;
    return deletion([gone], unusedImports(code, [gone], RUST_IMPORT));
  }
  return undefined;
};
