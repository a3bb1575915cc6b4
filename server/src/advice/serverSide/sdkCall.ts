/**
 * SDKs that are told to run in a browser: their client is pointed at one's own server, and the one call that the file
 * makes decides which address the server forwards to.
 * Facts: the SDKs' sources (`dangerouslyAllowBrowser`, `baseURL`, the path of each method).
 */
import { styleOf } from '../../remediation/languages/javascriptReads.ts';
import {
  bracketAt,
  type Code,
  calleeOf,
  deletions,
  type Entry,
  sourceOf,
  withoutEntries,
} from '../edits/callShape.ts';
import { importedNames } from '../edits/imports.ts';
import type { ClientCall, KeyPlace } from './call.ts';
import { fixedText, type KeyUse, partsOf, readsPieces, withoutConstants } from './keyUse.ts';

interface Sdk {
  readonly module: RegExp;
  readonly base: string;
  readonly key: KeyPlace;
  readonly headers: ClientCall['headers'];
  /** What is called on a client, and the path that it posts JSON to. */
  readonly methods: Readonly<Record<string, string>>;
}

const JSON_TYPE = ['content-type', 'application/json'] as const;
const SDKS: readonly Sdk[] = [
  {
    module: /^openai$/,
    base: 'https://api.openai.com/v1',
    key: { in: 'header', name: 'authorization', prefix: 'Bearer ' },
    headers: [JSON_TYPE],
    methods: {
      'chat.completions.create': '/chat/completions',
      'responses.create': '/responses',
      'embeddings.create': '/embeddings',
      'images.generate': '/images/generations',
      'moderations.create': '/moderations',
    },
  },
  {
    module: /^@anthropic-ai\/sdk$/,
    base: 'https://api.anthropic.com',
    key: { in: 'header', name: 'x-api-key', prefix: '' },
    headers: [JSON_TYPE, ['anthropic-version', '2023-06-01']],
    methods: { 'messages.create': '/v1/messages' },
  },
];

const OPTIONS = new Set(['apiKey', 'dangerouslyAllowBrowser', 'baseURL', 'maxRetries', 'timeout']);

/** @returns the call of the client that is made with the key, where the file makes one kind of call and keeps it to itself. */
export function sdkCall(use: KeyUse): ClientCall | undefined {
  const { code } = use;
  const open = use.open.find((at) => sourceOf(code, at) === '(');
  const callee = open === undefined ? undefined : calleeOf(code, open);
  const sdk = SDKS.find(({ module }) => importedNames(code.text, module).has(callee?.words[0] ?? ''));
  if (open === undefined || callee?.isNew !== true || callee.words.length !== 1 || sdk === undefined)
    return undefined;
  const [options, ...more] = bracketAt(code, open)?.entries ?? [];
  const object =
    options && sourceOf(code, options.first) === '{' ? bracketAt(code, options.first) : undefined;
  if (options === undefined || more.length > 0 || object === undefined || object.close !== options.last)
    return undefined;
  const entryNamed = (name: string): Entry | undefined => object.entries.find(({ key }) => key === name);
  if (object.entries.some(({ key }) => !OPTIONS.has(key ?? ''))) return undefined;
  const apiKey = entryNamed('apiKey');
  const parts = apiKey && partsOf(use, apiKey, () => undefined);
  if (parts?.length !== 1 || parts[0]?.kind !== 'key') return undefined;
  const baseUrl = entryNamed('baseURL');
  const base = baseUrl === undefined ? sdk.base : addressOf(use, baseUrl);
  const path = pathCalled(code, nameBefore(code.text, code.lexemes[callee.first - 1]?.range.start ?? 0), sdk);
  if (base === undefined || path === undefined || apiKey === undefined) return undefined;
  const cut = withoutEntries(code, object, ({ key }) => key === 'baseURL');
  if (cut === undefined) return undefined;
  const { quote } = styleOf(code.text);
  const spanOf = ({ first, last }: Entry) => ({
    start: code.lexemes[first]?.range.start ?? 0,
    end: code.lexemes[last]?.range.end ?? 0,
  });
  return {
    target: `${base.replace(/\/$/, '')}${path}`,
    method: 'POST',
    passed: [],
    headers: sdk.headers,
    key: sdk.key,
    hasBody: true,
    streams: readsPieces(code),
    // The address is made absolute, and nothing is called before the page is.
    isDeferred: true,
    suffix: path,
    rewrite: (endpoint) => {
      // The SDK wants an absolute address, and a page that is drawn on the server has none yet.
      const address = `new URL(${quote}${endpoint}${quote}, globalThis.location?.href ?? ${quote}http://localhost${quote}).href`;
      const range = spanOf(apiKey);
      return [
        { range, newText: `${quote}unused${quote}, baseURL: ${address}` },
        ...deletions([...cut, ...withoutConstants(use, [])]),
      ].toSorted((a, b) => a.range.start - b.range.start);
    },
  };
}

function addressOf(use: KeyUse, entry: Entry): string | undefined {
  const text = fixedText(use, entry, () => undefined);
  return text !== undefined && /^https?:\/\/[^\s?#@]+$/.test(text) ? text : undefined;
}

/** The constant that the client is given to; undefined where it is handed to others. */
function nameBefore(text: string, at: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^[ \t]*const\s+(\w+)\s*=\s*$/.exec(line)?.[1];
}

/** The path of the only method that is called on the client; every other use of its name is unclear. */
function pathCalled({ text, lexemes }: Code, name: string | undefined, { methods }: Sdk): string | undefined {
  if (name === undefined) return undefined;
  const called = new Set<string>();
  let words = 0;
  for (const [index, { kind, text: word }] of lexemes.entries()) {
    if (kind !== 'word' || word !== name || lexemes[index - 1]?.text === '.') continue;
    words += 1;
    if (words > 1) called.add(chainFrom(lexemes, index + 1));
  }
  // In a string or a template the name is no word of the code.
  const spelled = text.match(new RegExp(`(?<![\\w$.'"])${name}(?![\\w$])`, 'g'))?.length ?? 0;
  const [only] = called;
  return spelled === words && called.size === 1 && only !== undefined ? methods[only] : undefined;
}

/** `.a.b(` as `a.b`. */
function chainFrom(lexemes: Code['lexemes'], start: number): string {
  const names: string[] = [];
  let at = start;
  for (; lexemes[at]?.text === '.'; at += 2) names.push(lexemes[at + 1]?.text ?? '');
  return lexemes[at]?.text === '(' ? names.join('.') : '';
}
