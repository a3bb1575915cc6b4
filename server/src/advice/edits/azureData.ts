/**
 * Azure's data services with an account key or a connection string: the client is made of the address, which the
 * connection string names, and of `DefaultAzureCredential`. Facts: learn.microsoft.com, "Authorize access … with Microsoft
 * Entra ID" and the constructors of each client.
 */
import type { Span } from '../../detection/types.ts';
import { CSHARP_SYNTAX } from '../../remediation/languages/csharp.ts';
import { JAVA_SYNTAX } from '../../remediation/languages/java.ts';
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { PYTHON } from '../../remediation/languages/python.ts';
import type { LexicalSyntax } from '../../remediation/syntax/lexical.ts';
import { lineBreakOf } from '../../remediation/syntax/places.ts';
import {
  type Bracket,
  bracketAt,
  type Code,
  calleeOf,
  codeAround,
  type Entry,
  holds,
  holdsComment,
  isString,
  literalOf,
  sourceOf,
} from './callShape.ts';
import { inOrder } from './changes.ts';
import type { Change, EditRequest, Finder } from './types.ts';

/** What a connection string says of where the service is; undefined where it is not Azure's public cloud, or not plain. */
function addressOf(
  connection: string,
): { readonly url: (service: string) => string; readonly host?: string } | undefined {
  const parts = new Map(
    connection.split(';').flatMap((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [] : [[part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()] as const];
    }),
  );
  const endpoint = /^sb:\/\/([a-z0-9-]+\.servicebus\.windows\.net)\/?$/.exec(
    parts.get('endpoint') ?? '',
  )?.[1];
  if (endpoint !== undefined) return { url: () => '', host: endpoint };
  const account = parts.get('accountname') ?? '';
  const suffix = parts.get('endpointsuffix') ?? 'core.windows.net';
  const isPlain =
    /^[a-z0-9]{3,24}$/.test(account) && suffix === 'core.windows.net' && parts.has('accountkey');
  const hasOwn = [...parts.keys()].some((name) => name.endsWith('endpoint'));
  return isPlain && !hasOwn
    ? { url: (service) => `https://${account}.${service}.core.windows.net` }
    : undefined;
}

/** Clients of the storage account, and the part of its address that is theirs. */
const STORAGE: Readonly<Record<string, string>> = {
  BlobServiceClient: 'blob',
  QueueServiceClient: 'queue',
  DataLakeServiceClient: 'dfs',
};
const MESSAGING = /^(?:ServiceBusClient|ServiceBusAdministrationClient|EventHubProducerClient)$/;

interface Dialect {
  readonly syntax: LexicalSyntax;
  readonly proof: RegExp;
  /** Where the key makes another object that the credential could not. */
  readonly refuses: RegExp;
  readonly credential: string;
  /** The lines by which the library is imported, and how the credential's import follows in the same style. */
  imports(text: string): Change | 'there' | undefined;
}

const SIGNS =
  /\b(?:generate\w*SAS\w*|generate_\w*sas\w*|GenerateSasUri|GetSasUri|StorageSharedKeyCredential\b[^;\n]*\n[\s\S]*\bcomputeHMAC|make_sas|DevelopmentStorage|azurite|127\.0\.0\.1|localhost:1000)/i;

const SCRIPT: Dialect = {
  syntax: JAVASCRIPT,
  proof: /['"]@azure\/(?:storage-blob|storage-queue|storage-file-datalake|service-bus|event-hubs|cosmos)['"]/,
  refuses: SIGNS,
  credential: 'new DefaultAzureCredential()',
  imports(text) {
    if (/\bDefaultAzureCredential\b/.test(text)) return 'there';
    const line =
      /^(?:import[ \t][^;'"]{1,500}?from[ \t]*(['"])@azure\/[\w-]+\1|(?:const|var|let)[ \t][^;'"=]{1,500}=[ \t]*require\((['"])@azure\/[\w-]+\2\))(;?)[ \t]*\r?\n/m.exec(
        text,
      );
    if (line === null) return undefined;
    const [whole, one, two, end = ''] = line;
    const quote = one ?? two ?? "'";
    const at = line.index + whole.length;
    const module = `${quote}@azure/identity${quote}`;
    const statement = whole.startsWith('import')
      ? `import { DefaultAzureCredential } from ${module}${end}`
      : `const { DefaultAzureCredential } = require(${module})${end}`;
    return { range: { start: at, end: at }, newText: statement + lineBreakOf(text) };
  },
};

const PY: Dialect = {
  syntax: PYTHON,
  proof: /^from\s+azure\.(?:storage\.(?:blob|queue|filedatalake)|servicebus|eventhub|cosmos)\s+import\b/m,
  refuses: new RegExp(`${SIGNS.source}|\\.aio\\b`, 'i'),
  credential: 'DefaultAzureCredential()',
  imports(text) {
    if (/^from azure\.identity import [^\n]*\bDefaultAzureCredential\b/m.test(text)) return 'there';
    if (/\bDefaultAzureCredential\b/.test(text)) return undefined;
    const line = /^from[ \t]+azure\.[\w.]+[ \t]+import\b/m.exec(text);
    const start = line?.index ?? 0;
    const newText = `from azure.identity import DefaultAzureCredential${lineBreakOf(text)}`;
    return line === null ? undefined : { range: { start, end: start }, newText };
  },
};

const CS: Dialect = {
  syntax: CSHARP_SYNTAX,
  proof:
    /^\s*(?:global\s+)?using\s+(?:Azure\.(?:Storage\.(?:Blobs|Queues|Files\.DataLake)|Messaging\.(?:ServiceBus|EventHubs))|Microsoft\.Azure\.Cosmos)\b/m,
  refuses: SIGNS,
  credential: 'new DefaultAzureCredential()',
  imports(text) {
    if (/^\s*(?:global\s+)?using\s+Azure\.Identity\s*;/m.test(text)) return 'there';
    const line = /^[ \t]*using[ \t]+(?:Azure|Microsoft)\.[\w.]+[ \t]*;/m.exec(text);
    if (line === null) return undefined;
    const indent = /^[ \t]*/.exec(line[0])?.[0] ?? '';
    const newText = `${indent}using Azure.Identity;${lineBreakOf(text)}`;
    return { range: { start: line.index, end: line.index }, newText };
  },
};

/** A call whose arguments hold the place, and which of them does. */
interface Call {
  readonly code: Code;
  readonly words: readonly string[];
  readonly first: number;
  readonly isNew: boolean;
  readonly bracket: Bracket;
  readonly entry: Entry;
  /** Which of the arguments it is. */
  readonly index: number;
}

function callAt({ text, range }: EditRequest, { syntax }: Pick<Dialect, 'syntax'>): Call | undefined {
  const { code, open } = codeAround(text, range, syntax);
  for (const at of open) {
    const callee = calleeOf(code, at);
    const bracket = bracketAt(code, at);
    const index = bracket?.entries.findIndex((each) => holds(each.range, range)) ?? -1;
    const entry = bracket?.entries[index];
    if (bracket === undefined || entry === undefined) return undefined;
    if (callee !== undefined) return { code, ...callee, bracket, entry, index };
  }
  return undefined;
}

const spanOf = ({ lexemes }: Code, first: number, last: number): Span => ({
  start: lexemes[first]?.range.start ?? 0,
  end: lexemes[last]?.range.end ?? 0,
});

/** The arguments by which a client is made without a key; undefined where the call is not one of those. */
type Maker = (call: Call, dialect: Dialect) => readonly Change[] | undefined;

const finder =
  (dialect: Dialect, makers: readonly Maker[]): Finder =>
  (request) => {
    if (!dialect.proof.test(request.text) || dialect.refuses.test(request.text)) return undefined;
    const call = callAt(request, dialect);
    if (call === undefined || holdsComment(call.code, spanOf(call.code, call.first, call.bracket.close)))
      return undefined;
    const imported = dialect.imports(request.text);
    if (imported === undefined) return undefined;
    for (const make of makers) {
      const made = make(call, dialect);
      if (made === undefined) continue;
      const changes = [...(imported === 'there' ? [] : [imported]), ...made];
      return { setup: 'azureData', changes: inOrder(changes) };
    }
    return undefined;
  };

/** `BlobServiceClient.fromConnectionString("…")`, `….from_connection_string("…")`; Python takes the method alone away. */
const fromConnectionString: Maker = (
  { code, words, first, bracket, entry, index },
  { credential, syntax },
) => {
  const service = STORAGE[words.at(-2) ?? ''];
  if (!/^from_?connection_?string$/i.test(words.at(-1) ?? '') || index !== 0) return undefined;
  const literal = literalOf(code, entry);
  const address = literal && addressOf(literal.value);
  if (literal === undefined || address === undefined || bracket.entries.length > 1) return undefined;
  const { quote } = literal;
  const client = words.at(-2) ?? '';
  const target = service === undefined ? address.host : address.url(service);
  if (target === undefined || target === '' || (service === undefined && client !== 'ServiceBusClient'))
    return undefined;
  const isPython = syntax === PYTHON;
  const place = isPython ? `${service === undefined ? 'fully_qualified_namespace' : 'account_url'}=` : '';
  const given = isPython ? 'credential=' : '';
  const from = code.lexemes[first]?.range.start ?? 0;
  const name = words.slice(0, -1).join('.');
  return [
    {
      range: { start: from, end: code.lexemes[bracket.close]?.range.end ?? from },
      newText: `${isPython ? '' : 'new '}${name}(${place}${quote}${target}${quote}, ${given}${credential})`,
    },
  ];
};

/** `new ServiceBusClient("Endpoint=…")`, `new EventHubProducerClient("Endpoint=…", "hub")`, C#'s `new BlobServiceClient("…")`. */
const constructed: Maker = ({ code, words, isNew, bracket, entry, index }, { credential, syntax }) => {
  const client = words.at(-1) ?? '';
  const service = syntax === CSHARP_SYNTAX ? STORAGE[client] : undefined;
  if (!isNew || index !== 0 || (service === undefined && !MESSAGING.test(client))) return undefined;
  const literal = literalOf(code, entry);
  const address = literal && addressOf(literal.value);
  const [, hub, ...more] = bracket.entries;
  if (literal === undefined || address === undefined || more.length > 0) return undefined;
  const isHub = client.startsWith('EventHub');
  if (
    isHub
      ? hub === undefined || !isString(code, hub) || /EntityPath=/i.test(literal.value)
      : hub !== undefined
  )
    return undefined;
  const target = service === undefined ? address.host : address.url(service);
  if (target === undefined || target === '') return undefined;
  const uri = /^\s*using\s+System\s*;/m.test(code.text) ? 'Uri' : 'System.Uri';
  const quoted = `${literal.quote}${target}${literal.quote}`;
  const end = bracket.entries.at(-1)?.range.end ?? entry.range.end;
  return [
    { range: entry.range, newText: service === undefined ? quoted : `new ${uri}(${quoted})` },
    { range: { start: end, end }, newText: `, ${credential}` },
  ];
};

/** The key as an argument beside the address: `CosmosClient(url, "key")`, `BlobServiceClient(account_url=…, credential="key")`. */
const keyArgument: Maker = ({ code, words, isNew, bracket, entry, index }, { credential, syntax }) => {
  const client = words.at(-1) ?? '';
  if (client !== 'CosmosClient' && STORAGE[client] === undefined) return undefined;
  if (syntax !== PYTHON && (!isNew || client !== 'CosmosClient' || syntax === JAVASCRIPT)) return undefined;
  const literal = literalOf(code, entry);
  const isNamed = entry.key === 'credential';
  const isSecond = entry.key === undefined && index === 1 && client === 'CosmosClient';
  // A SAS token goes by the same name, and is another thing.
  if (literal === undefined || !/^[A-Za-z0-9+/]{80,}={0,2}$/.test(literal.value) || !(isNamed || isSecond))
    return undefined;
  const url = bracket.entries.find(({ key }) => key === 'account_url' || key === 'url') ?? bracket.entries[0];
  if (url === undefined || url === entry) return undefined;
  return [{ range: spanOf(code, entry.first, entry.last), newText: credential }];
};

/** `new CosmosClient({ endpoint, key: "…" })` of JavaScript. */
const cosmosOptions: Finder = (request) => {
  if (!SCRIPT.proof.test(request.text) || SCRIPT.refuses.test(request.text)) return undefined;
  const { code, open } = codeAround(request.text, request.range, JAVASCRIPT);
  const [at = -1, call] = open;
  if (code.lexemes[at]?.text !== '{' || call === undefined || call !== at - 1) return undefined;
  const callee = calleeOf(code, call);
  const bracket = bracketAt(code, at);
  const entry = bracket?.entries.find((each) => holds(each.range, request.range));
  if (callee?.isNew !== true || callee.words.at(-1) !== 'CosmosClient' || bracket === undefined)
    return undefined;
  if (entry?.key !== 'key' || !isString(code, entry)) return undefined;
  if (!bracket.entries.some(({ key, first }) => key === 'endpoint' || sourceOf(code, first) === 'endpoint'))
    return undefined;
  const imported = SCRIPT.imports(request.text);
  if (imported === undefined || holdsComment(code, entry.range)) return undefined;
  const change = { range: entry.range, newText: `aadCredentials: ${SCRIPT.credential}` };
  return { setup: 'azureData', changes: imported === 'there' ? [change] : [imported, change] };
};

const script = finder(SCRIPT, [fromConnectionString, constructed]);
export const azureDataScript: Finder = (request) => cosmosOptions(request) ?? script(request);
export const azureDataPython = finder(PY, [fromConnectionString, keyArgument]);
export const azureDataCsharp = finder(CS, [constructed, keyArgument]);

/** `.connectionString("…")` of the builders of Java: the address and the credential. */
export const azureDataJava: Finder = (request) => {
  const { text } = request;
  if (!/^import\s+com\.azure\.storage\.blob\./m.test(text) || SIGNS.test(text)) return undefined;
  const call = callAt(request, { syntax: JAVA_SYNTAX });
  if (call === undefined) return undefined;
  const { code, bracket, entry } = call;
  const [method, dot, before] = [1, 2, 3].map((back) => code.lexemes[bracket.open - back]);
  if (method?.text !== 'connectionString' || dot?.text !== '.' || before?.text !== ')') return undefined;
  if (!/\bnew\s+BlobServiceClientBuilder\(\)\s*\.\s*connectionString\(/.test(text)) return undefined;
  const literal = bracket.entries.length === 1 ? literalOf(code, entry) : undefined;
  const url = literal && addressOf(literal.value)?.url('blob');
  const line = /^import[ \t]+com\.azure\.[\w.]+;/m.exec(text);
  if (
    url === undefined ||
    url === '' ||
    line === null ||
    holdsComment(code, spanOf(code, bracket.open, bracket.close))
  )
    return undefined;
  const builder = 'com.azure.identity.DefaultAzureCredentialBuilder';
  const isThere = text.includes(`import ${builder};`);
  const added = {
    range: { start: line.index, end: line.index },
    newText: `import ${builder};${lineBreakOf(text)}`,
  };
  const start = method.range.start;
  const end = code.lexemes[bracket.close]?.range.end ?? start;
  const newText = `endpoint("${url}").credential(new DefaultAzureCredentialBuilder().build())`;
  return { setup: 'azureData', changes: [...(isThere ? [] : [added]), { range: { start, end }, newText }] };
};
