/**
 * Azure Identity: a client secret becomes `DefaultAzureCredential`, which finds a managed identity on Azure and the
 * person's own sign-in elsewhere. Facts: learn.microsoft.com, "Credential chains in the Azure Identity library".
 */
import { CSHARP_SYNTAX } from '../../remediation/languages/csharp.ts';
import { GO } from '../../remediation/languages/go.ts';
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { PYTHON } from '../../remediation/languages/python.ts';
import type { LexicalSyntax } from '../../remediation/syntax/lexical.ts';
import {
  bracketAt,
  type Code,
  calleeOf,
  codeAround,
  type Entry,
  holds,
  holdsComment,
  innerOf,
  isString,
} from './callShape.ts';
import { inOrder } from './changes.ts';
import { importBefore, scriptImport } from './imports.ts';
import type { Change, Finder } from './types.ts';

interface Identity {
  readonly syntax: LexicalSyntax;
  readonly proof: RegExp;
  readonly from: string;
  readonly to: string;
  /** Whether the name is imported one by one: the import changes with the only use. */
  readonly named: boolean;
  /** The arguments, and which of them the new call keeps. */
  readonly arguments: { readonly least: number; readonly most: number };
  readonly kept: string;
  /** No variables as arguments: one that only the call used would be left over, which Go does not compile. */
  readonly strict?: boolean;
}

const three = { least: 3, most: 3 };

const finder =
  (identity: Identity): Finder =>
  ({ text, range }) => {
    if (!identity.proof.test(text)) return undefined;
    const { code, open } = codeAround(text, range, identity.syntax);
    const at = open.find((each) => calleeOf(code, each)?.words.at(-1) === identity.from);
    const bracket = at === undefined ? undefined : bracketAt(code, at);
    if (at === undefined || bracket === undefined) return undefined;
    const { entries } = bracket;
    const { least, most } = identity.arguments;
    const isArgument = entries.some((entry) => holds(entry.range, range));
    if (!isArgument || entries.length < least || entries.length > most) return undefined;
    if (!entries.slice(0, 3).every((entry) => isReading(code, entry, identity.strict))) return undefined;
    if (entries.length > 3 && text.slice(entries[3]?.range.start, entries[3]?.range.end) !== identity.kept)
      return undefined;
    const name = code.lexemes[at - 1]?.range;
    const inner = innerOf(code, bracket);
    if (name === undefined || holdsComment(code, inner)) return undefined;
    const renamed = identity.named ? importOf(code, identity, at - 1) : [];
    if (renamed === undefined) return undefined;
    const changes = [
      ...renamed,
      { range: name, newText: identity.to },
      { range: inner, newText: identity.kept },
    ];
    return { setup: 'azure', changes: inOrder(changes) };
  };

/** A string, a name, or a read of the environment: nothing that has an effect. */
function isReading({ lexemes }: Code, { first, last }: Entry, strict = false): boolean {
  if (strict && first === last && lexemes[first]?.kind === 'word') return false;
  return lexemes
    .slice(first, last + 1)
    .every(({ kind, text }) => kind !== 'mark' || /^(?:[.!()[\]]|\?\?)$/.test(text));
}

/** The one import of the old name takes the new one; undefined where more than the call uses the old name. */
function importOf(code: Code, { from, to }: Identity, call: number): readonly Change[] | undefined {
  const isQualified = code.lexemes[call - 1]?.text === '.';
  if (isQualified) return [];
  const uses = code.lexemes.filter(
    ({ kind, text }, index) => kind === 'word' && text === from && index !== call,
  );
  const [own, ...more] = uses;
  if (own === undefined || more.length > 0) return undefined;
  // Where the new name is imported already, the old import stays: unused, but harmless.
  return code.lexemes.some(({ text }) => text === to) ? [] : [{ range: own.range, newText: to }];
}

export const azureScript = finder({
  syntax: JAVASCRIPT,
  proof: /['"]@azure\/identity['"]/,
  from: 'ClientSecretCredential',
  to: 'DefaultAzureCredential',
  named: true,
  arguments: three,
  kept: '',
});
export const azurePython = finder({
  syntax: PYTHON,
  proof: /^\s*(?:from|import)\s+azure\.identity\b/m,
  from: 'ClientSecretCredential',
  to: 'DefaultAzureCredential',
  named: true,
  arguments: three,
  kept: '',
});
export const azureCsharp = finder({
  syntax: CSHARP_SYNTAX,
  proof: /^\s*(?:global\s+)?using\s+Azure\.Identity\s*;/m,
  from: 'ClientSecretCredential',
  to: 'DefaultAzureCredential',
  named: false,
  arguments: three,
  kept: '',
});
export const azureGo = finder({
  syntax: GO,
  proof: /"github\.com\/Azure\/azure-sdk-for-go\/sdk\/azidentity"/,
  from: 'NewClientSecretCredential',
  to: 'NewDefaultAzureCredential',
  named: false,
  arguments: { least: 4, most: 4 },
  kept: 'nil',
  strict: true,
});

const SCOPE = 'https://cognitiveservices.azure.com/.default';

interface TokenProvider {
  readonly syntax: LexicalSyntax;
  /** The import of the library, before whose line the other one comes. */
  readonly imported: RegExp;
  readonly key: string;
  readonly statement: (text: string) => string;
  readonly option: string;
}

/** `new AzureOpenAI({ endpoint, apiKey: '…' })`: a token of Entra instead of the key. Facts: the README of `openai`. */
const azureOpenAi =
  ({ syntax, imported, key, statement, option }: TokenProvider): Finder =>
  ({ text, range }) => {
    if (!imported.test(text) || /\bAsyncAzureOpenAI\b/.test(text)) return undefined;
    const { code, open } = codeAround(text, range, syntax);
    const call = open.find((at) => calleeOf(code, at)?.words.at(-1) === 'AzureOpenAI');
    const at = syntax === PYTHON ? call : open[0];
    const bracket = at === undefined || call === undefined ? undefined : bracketAt(code, at);
    const entry = bracket?.entries.find((each) => each.key === key && holds(each.range, range));
    if (entry === undefined || !isString(code, entry) || holdsComment(code, entry.range)) return undefined;
    const changes = [
      ...importBefore(text, imported, statement(text)),
      { range: entry.range, newText: option },
    ];
    return { setup: 'azureData', changes };
  };

export const azureOpenAiScript = azureOpenAi({
  syntax: JAVASCRIPT,
  imported:
    /^(?:import[ \t][^;'"]{0,300}\bAzureOpenAI\b[^;'"]{0,300}from|(?:const|var|let)[ \t][^;'"=]{0,300}\bAzureOpenAI\b[^;'"=]{0,300}=[ \t]*require\()[ \t]*['"]openai['"]/m,
  key: 'apiKey',
  statement: (text) =>
    scriptImport(text, 'DefaultAzureCredential, getBearerTokenProvider', '@azure/identity'),
  option: `azureADTokenProvider: getBearerTokenProvider(new DefaultAzureCredential(), '${SCOPE}')`,
});
export const azureOpenAiPython = azureOpenAi({
  syntax: PYTHON,
  imported: /^(?:from[ \t]+openai[ \t]+import\b.*\bAzureOpenAI\b|import[ \t]+openai[ \t]*\r?$)/m,
  key: 'api_key',
  statement: () => 'from azure.identity import DefaultAzureCredential, get_bearer_token_provider',
  option: `azure_ad_token_provider=get_bearer_token_provider(DefaultAzureCredential(), "${SCOPE}")`,
});
