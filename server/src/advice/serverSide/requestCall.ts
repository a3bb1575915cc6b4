/**
 * Calls of the libraries around `fetch` with a key in a header, in the query or among the parameters: axios, ky, ofetch
 * (`$fetch`), jQuery and Angular's HttpClient. They differ in where they take an address, a body and options.
 * Facts: the options that each library documents.
 */
import { bracketAt, type Code, calleeOf, type Entry, sourceOf } from '../edits/callShape.ts';
import { importedNames } from '../edits/imports.ts';
import type { ClientCall } from './call.ts';
import { objectOf } from './fetchCall.ts';
import { type Constant, isInFunction, type KeyUse, partsOf, withoutConstants } from './keyUse.ts';
import { NO_OPTIONS, type OptionNames, readOptions } from './requestOptions.ts';
import { rewriting, targetOf } from './target.ts';

interface Caller {
  /** @returns what it is called by in a file; nothing where the file does not have it. */
  names(text: string): ReadonlySet<string>;
  /** How its options are called. */
  readonly options: OptionNames;
  /** Whether `name.post` and its kin take the body before the options. */
  readonly takesBody?: boolean;
  /** Whether `name(…)` is called itself, and takes the method among its options. */
  readonly isCalled?: boolean;
  /** Whether `name.get` and its kin are called. */
  readonly hasVerbs?: boolean;
}

const named = (...names: readonly string[]): ReadonlySet<string> => new Set(names);
const ofModule =
  (module: RegExp) =>
  (text: string): ReadonlySet<string> =>
    importedNames(text, module);

const AXIOS: OptionNames = { query: ['params'], body: ['data'], kept: named('signal', 'timeout') };

const CALLERS: readonly Caller[] = [
  { names: ofModule(/^axios$/), options: AXIOS, takesBody: true, hasVerbs: true },
  {
    names: (text) =>
      named(...[...importedNames(text, /^axios$/)].flatMap((name) => [name, `${name}.request`])),
    options: AXIOS,
    isCalled: true,
  },
  {
    names: ofModule(/^ky$/),
    options: {
      query: ['searchParams'],
      body: ['json'],
      kept: named('signal', 'timeout', 'retry', 'throwHttpErrors'),
    },
    isCalled: true,
    hasVerbs: true,
  },
  {
    // Nuxt hands `$fetch` out to every file.
    names: (text) => named('$fetch', ...importedNames(text, /^ofetch$/)),
    options: {
      query: ['query', 'params'],
      body: ['body'],
      kept: named('signal', 'timeout', 'retry', 'retryDelay'),
    },
    isCalled: true,
  },
  {
    names: () => named('$.ajax', 'jQuery.ajax'),
    options: {
      body: ['data'],
      type: 'contentType',
      method: ['method', 'type'],
      kept: named('success', 'error', 'complete', 'dataType', 'timeout', 'async'),
    },
    isCalled: true,
  },
  {
    // A property of the class: `private http: HttpClient`, `http = inject(HttpClient)`.
    names: (text) =>
      named(
        ...[...text.matchAll(/\b(\w+)\s*(?::\s*HttpClient\b|=\s*inject\(\s*HttpClient\s*\))/g)].flatMap(
          ([, name = '']) => [`this.${name}`, name],
        ),
      ),
    options: { query: ['params'], kept: named('responseType', 'context', 'timeout') },
    takesBody: true,
    hasVerbs: true,
  },
];

const METHODS: Readonly<Record<string, ClientCall['method']>> = {
  get: 'GET',
  delete: 'DELETE',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
};
const WITH_BODY = new Set<ClientCall['method']>(['POST', 'PUT', 'PATCH']);
/** Answers whose headers are read, defaults and interceptors, and bodies that are not sent as JSON. */
const UNCLEAR =
  /\.defaults\b|\.interceptors\b|\.headers\s*(?:\?\.|\.|\[)|\bgetResponseHeader\b|\bnew\s+(?:FormData|URLSearchParams|Blob)\b|\bajaxSetup\b|\bHTTP_INTERCEPTORS\b|\bwithInterceptors\b/;

/** What is called, with what, as the arguments stand. */
interface Shape {
  readonly options: OptionNames;
  readonly method: ClientCall['method'] | undefined;
  readonly address: Entry | undefined;
  readonly body: Entry | undefined;
  readonly config: Entry | undefined;
}

/** @returns the call around a use of the key, where it is plain. */
export function requestCall(use: KeyUse): ClientCall | undefined {
  const { code } = use;
  if (UNCLEAR.test(code.text)) return undefined;
  const found = use.open
    .filter((at) => sourceOf(code, at) === '(')
    .map((open) => ({ open, shape: shapeOf(use, open) }))
    .find(({ shape }) => shape !== undefined);
  if (found?.shape === undefined) return undefined;
  const { open, shape } = found;
  const constants: Constant[] = [];
  const seen = (constant: Constant): void => void constants.push(constant);
  const options =
    shape.config === undefined ? NO_OPTIONS : readOptions(use, shape.config, shape.options, seen);
  const address = shape.address ?? options?.address;
  const method = shape.method ?? options?.method ?? 'GET';
  if (options === undefined || address === undefined) return undefined;
  const parts = partsOf(use, address, seen);
  const target = parts && targetOf(parts);
  const hasBody = shape.body !== undefined || options.hasBody;
  if (target === undefined || hasBody !== WITH_BODY.has(method)) return undefined;
  const [key, ...others] = [
    ...options.keys,
    ...(target.keyName === undefined ? [] : [{ in: 'query' as const, name: target.keyName }]),
  ];
  if (key === undefined || others.length > 0) return undefined;
  const before = shape.body ?? shape.address;
  const gone = [
    ...(options.isEmpty && shape.config !== undefined && before !== undefined
      ? [{ start: before.range.end, end: shape.config.range.end }]
      : options.gone),
    ...withoutConstants(use, constants),
  ];
  const hasType = options.headers.some(([name]) => name === 'content-type');
  // jQuery sends a form where it is told nothing.
  if (hasBody && !hasType && shape.options.type !== undefined) return undefined;
  return {
    target: withQuery(target.url, options.fixed),
    method,
    passed: [...target.passed.map(({ name }) => name), ...options.passed],
    // What they say of an object that they send.
    headers:
      hasBody && !hasType ? [['content-type', 'application/json'], ...options.headers] : options.headers,
    key,
    hasBody,
    streams: false,
    isDeferred: isInFunction(code, open),
    suffix: '',
    rewrite: rewriting(use, valueRange(code, address), target, gone),
  };
}

/** The value of an entry, without its name. */
const valueRange = ({ lexemes }: Code, { first, last }: Entry) => ({
  start: lexemes[first]?.range.start ?? 0,
  end: lexemes[last]?.range.end ?? 0,
});

function shapeOf(use: KeyUse, open: number): Shape | undefined {
  const { code } = use;
  const callee = calleeOf(code, beforeTypes(code, open));
  const args = bracketAt(code, open)?.entries ?? [];
  if (callee === undefined || callee.isNew) return undefined;
  const words = callee.words.join('.');
  const verb = callee.words.at(-1) ?? '';
  const object = callee.words.slice(0, -1).join('.');
  for (const { names, options, takesBody = false, isCalled = false, hasVerbs = false } of CALLERS) {
    const own = names(code.text);
    const method = METHODS[verb];
    if (hasVerbs && method !== undefined && own.has(object)) {
      const [address, ...rest] = args;
      const body = takesBody && WITH_BODY.has(method) ? rest[0] : undefined;
      const [config, ...more] = body === undefined ? rest : rest.slice(1);
      const isMissing = takesBody && WITH_BODY.has(method) && body === undefined;
      return address === undefined || isMissing || more.length > 0
        ? undefined
        : { options, method, address, body, config };
    }
    if (isCalled && own.has(words)) {
      const [first, second, ...more] = args;
      if (first === undefined || more.length > 0) return undefined;
      return objectOf(use, first) === undefined
        ? { options, method: undefined, address: first, body: undefined, config: second }
        : { options, method: undefined, address: undefined, body: undefined, config: first };
    }
  }
  return undefined;
}

/** `post<Answer>(`: the index of the `<`, so that the word before it is what is called. */
function beforeTypes({ lexemes }: Code, open: number): number {
  if (lexemes[open - 1]?.text !== '>') return open;
  let depth = 0;
  for (let at = open - 1; at > Math.max(0, open - 12); at -= 1) {
    if (lexemes[at]?.text === '>') depth += 1;
    if (lexemes[at]?.text === '<') depth -= 1;
    if (depth === 0) return at;
  }
  return open;
}

function withQuery(url: string, fixed: readonly (readonly [name: string, value: string])[]): string {
  if (fixed.length === 0) return url;
  const query = fixed
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}
