/**
 * Google's and Firebase's libraries for Python, Go and Java with a service account's key as a file or in the code: the
 * calls that use Application Default Credentials come in their place. Facts: cloud.google.com, "How Application Default
 * Credentials works"; the references of google-auth, firebase-admin and google-auth-library-oauth2-http.
 */
import { GO } from '../../remediation/languages/go.ts';
import { JAVA_SYNTAX } from '../../remediation/languages/java.ts';
import { PYTHON } from '../../remediation/languages/python.ts';
import {
  type Bracket,
  bracketAt,
  type Code,
  calleeOf,
  codeAround,
  deletions,
  type Entry,
  holds,
  holdsComment,
  innerOf,
  isPlainValue,
  isString,
  withoutEntries,
} from './callShape.ts';
import { inOrder } from './changes.ts';
import { GO_IMPORT, JAVA_IMPORT, unusedImports } from './imports.ts';
import type { Change, EditRequest, Finder, KeylessEdit } from './types.ts';

/** A call with its bracket, whose entries hold the place. */
interface Call {
  readonly code: Code;
  readonly words: readonly string[];
  /** Index of the first word. */
  readonly first: number;
  readonly bracket: Bracket;
}

/** The calls around a place, innermost first. */
function callsAt({ text, range }: EditRequest, syntax: typeof PYTHON): readonly Call[] {
  const { code, open } = codeAround(text, range, syntax);
  return open.flatMap((at) => {
    const callee = calleeOf(code, at);
    const bracket = callee && bracketAt(code, at);
    const isArgument = bracket?.entries.some((entry) => holds(entry.range, range)) === true;
    return callee === undefined || bracket === undefined || !isArgument ? [] : [{ code, ...callee, bracket }];
  });
}

const google = (changes: readonly (readonly Change[])[]): KeylessEdit => ({
  setup: 'google',
  changes: inOrder(changes.flat()),
});

const IMPORTED = /^\s*(?:from|import)\s+(?:google\.cloud|google\.oauth2|firebase_admin|googleapiclient)\b/m;
const SERVICE_ACCOUNT =
  /^from[ \t]+google\.oauth2[ \t]+import[ \t]+(?<name>service_account)[ \t]*(?:\r?\n|$)/gm;

export const googlePython: Finder = (request) => {
  if (!IMPORTED.test(request.text)) return undefined;
  for (const call of callsAt(request, PYTHON)) {
    const made = madeFromKey(call) ?? credentialsArgument(call) ?? certificate(call) ?? loaded(call);
    if (made !== undefined) return made;
  }
  return undefined;
};

/** `storage.Client.from_service_account_json("key.json", project="p")` */
function madeFromKey({ code, words, first, bracket }: Call): KeylessEdit | undefined {
  if (!/^from_service_account_(?:json|file|info)$/.test(words.at(-1) ?? '')) return undefined;
  if (!/^(?:\w*Client|Client)$/.test(words.at(-2) ?? '')) return undefined;
  const [key, ...rest] = bracket.entries;
  if (key === undefined || !isKey(code, key) || rest.some((entry) => entry.key === undefined))
    return undefined;
  const method = bracket.open - 1;
  const dot = code.lexemes[method - 1];
  const name = code.lexemes[method];
  const spans = withoutEntries(code, bracket, (entry) => entry === key);
  if (dot === undefined || name === undefined || spans === undefined || method - 1 <= first) return undefined;
  return google([deletions([{ start: dot.range.start, end: name.range.end }, ...spans])]);
}

/** A string, a name, or an inline dictionary of a key. */
function isKey(code: Code, { first, last }: Entry): boolean {
  if (isPlainValue(code, { first, last })) return isString(code, { first, last });
  return code.lexemes[first]?.text === '{' && bracketAt(code, first)?.close === last;
}

const MAKER = /^(?:\w+\.)*service_account\.Credentials\.from_service_account_(?:file|info)$/;

/** `vision.ImageAnnotatorClient(credentials=service_account.Credentials.from_service_account_file("key.json"))` */
function credentialsArgument({ code, words, bracket }: Call): KeylessEdit | undefined {
  if (!/^(?:\w*Client|Client)$/.test(words.at(-1) ?? '')) return undefined;
  const entry = bracket.entries.find(({ key }) => key === 'credentials');
  if (entry === undefined) return undefined;
  const open = code.lexemes.findIndex(({ text }, at) => at > entry.first && at < entry.last && text === '(');
  const callee = open < 0 ? undefined : calleeOf(code, open);
  const made = open < 0 ? undefined : bracketAt(code, open);
  if (callee === undefined || callee.first !== entry.first || made?.close !== entry.last) return undefined;
  if (!MAKER.test(callee.words.join('.')) || !made.entries[0] || !isKey(code, made.entries[0]))
    return undefined;
  // Whose rights somebody lends, and whom it acts as, no default can know.
  if (made.entries.some(({ key }) => key !== undefined && key !== 'scopes')) return undefined;
  const spans = withoutEntries(code, bracket, (each) => each === entry);
  return spans && google([deletions(spans), deletions(unusedImports(code, spans, SERVICE_ACCOUNT))]);
}

/** `credentials.Certificate("key.json")` of firebase_admin: the same object of the default's. */
function certificate({ code, words, bracket }: Call): KeylessEdit | undefined {
  if (!/^(?:firebase_admin\.)?credentials\.Certificate$/.test(words.join('.'))) return undefined;
  const [key, ...rest] = bracket.entries;
  const name = code.lexemes[bracket.open - 1]?.range;
  const inner = innerOf(code, bracket);
  if (!/^\s*(?:from|import)\s+firebase_admin\b/m.test(code.text) || name === undefined) return undefined;
  if (key === undefined || rest.length > 0 || !isKey(code, key) || holdsComment(code, inner))
    return undefined;
  return google([[{ range: name, newText: 'ApplicationDefault' }], deletions([inner])]);
}

/** What of a credential is the key's alone: the default may not have it. */
const KEY_ONLY = /\.(?:project_id|service_account_email|signer\w*|sign_bytes|with_subject|with_claims)\b/;

/** `credentials = service_account.Credentials.from_service_account_file("key.json", scopes=SCOPES)` */
function loaded({ code, words, first, bracket }: Call): KeylessEdit | undefined {
  if (!/^service_account\.Credentials\.from_service_account_(?:file|info)$/.test(words.join('.')))
    return undefined;
  const [key, ...rest] = bracket.entries;
  if (key === undefined || !isKey(code, key) || KEY_ONLY.test(code.text)) return undefined;
  if (rest.some((entry) => entry.key !== 'scopes')) return undefined;
  const [target, equals] = [code.lexemes[first - 2], code.lexemes[first - 1]];
  const next = code.lexemes[bracket.close + 1];
  const isStatement =
    target?.kind === 'word' && target.startsLine && equals?.text === '=' && next?.startsLine !== false;
  const spans = withoutEntries(code, bracket, (entry) => entry === key);
  const line = new RegExp(SERVICE_ACCOUNT.source, 'm').exec(code.text);
  if (!isStatement || spans === undefined || line === null) return undefined;
  const uses = code.lexemes.filter(({ kind, text }) => kind === 'word' && text === 'service_account');
  const hasAuth = /^import[ \t]+google\.auth[ \t]*$/m.test(code.text);
  const added = hasAuth ? '' : `import google.auth${/\r?\n/.exec(line[0])?.[0] ?? '\n'}`;
  const start = line.index;
  const end = uses.length > 2 ? start : start + line[0].length;
  const callee = {
    start: code.lexemes[first]?.range.start ?? 0,
    end: code.lexemes[bracket.open]?.range.start ?? 0,
  };
  return google([
    [{ range: { start, end }, newText: added }],
    [{ range: target.range, newText: `${target.text}, _` }],
    [{ range: callee, newText: 'google.auth.default' }],
    deletions(spans),
  ]);
}

const GO_OPTION = /^option\.With(?:Credentials|AuthCredentials)(?:File|JSON)$/;
const GO_CLIENT = /^(?:New\w*Client|NewService|NewApp|NewClient)$/;

/** `storage.NewClient(ctx, option.WithCredentialsFile("key.json"))` */
export const googleGo: Finder = (request) => {
  const { text, range } = request;
  if (!/"google\.golang\.org\/api\/option"/.test(text)) return undefined;
  for (const { code, words, bracket } of callsAt(request, GO)) {
    if (words.length !== 2 || !GO_CLIENT.test(words[1] ?? '')) continue;
    const entry = bracket.entries.find((each) => holds(each.range, range));
    const open = entry === undefined ? -1 : entry.first + 3;
    const callee = code.lexemes[open]?.text === '(' ? calleeOf(code, open) : undefined;
    const inner = callee && bracketAt(code, open);
    if (entry === undefined || callee === undefined || inner?.close !== entry.last) return undefined;
    if (callee.first !== entry.first || !GO_OPTION.test(callee.words.join('.'))) return undefined;
    if (!code.lexemes.slice(open + 1, entry.last).every((lexeme) => isGoLiteral(lexeme.kind, lexeme.text)))
      return undefined;
    const spans = withoutEntries(code, bracket, (each) => each === entry);
    return spans && google([deletions(spans), deletions(unusedImports(code, spans, GO_IMPORT))]);
  }
  return undefined;
};

/** A string, alone or as `[]byte("…")`: a variable that only the call used would be left over. */
const isGoLiteral = (kind: string, text: string): boolean =>
  kind === 'string' || text === 'byte' || /^[[\]()]$/.test(text);

/** `GoogleCredentials.fromStream(new FileInputStream("key.json"))` */
export const googleJava: Finder = (request) => {
  if (!/\bcom\.google\.auth\.oauth2\.(?:GoogleCredentials|\*)/.test(request.text)) return undefined;
  const call = callsAt(request, JAVA_SYNTAX).find(
    ({ words }) => words.join('.') === 'GoogleCredentials.fromStream',
  );
  if (call === undefined) return undefined;
  const { code, bracket } = call;
  const [entry, ...more] = bracket.entries;
  const inner = innerOf(code, bracket);
  const source = entry === undefined ? '' : code.text.slice(entry.range.start, entry.range.end);
  if (more.length > 0 || !/^new\s+FileInputStream\(\s*"[^"\n]*"\s*\)$/.test(source)) return undefined;
  const name = code.lexemes[bracket.open - 1]?.range;
  if (name === undefined || holdsComment(code, inner)) return undefined;
  return google([
    [{ range: name, newText: 'getApplicationDefault' }],
    deletions([inner]),
    deletions(unusedImports(code, [inner], JAVA_IMPORT)),
  ]);
};
