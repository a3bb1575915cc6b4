/** The body of an endpoint in JavaScript, for frameworks that speak `Request` and `Response` and for those of Node. */
import type { ClientCall } from './call.ts';
import { hasQuery, sentHeaders } from './way.ts';

/** Enough for a prompt; an image would not pass. */
export const MAX_BODY_KIB = 64;

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** @returns the constants that stand before the handler. */
export function constantLines({ target, hasBody, passed }: ClientCall): readonly string[] {
  return [
    `const TARGET = ${quoted(target)};`,
    ...(hasBody ? [`const MAX_BODY_LENGTH = ${MAX_BODY_KIB} * 1024;`] : []),
    ...(passed.length > 0 ? [`const PASSED_ON = [${passed.map(quoted).join(', ')}];`] : []),
  ];
}

/** @returns the address that is fetched, made of the fixed one; `asked` reads one parameter, null where there is none. */
export function targetLines(call: ClientCall, asked: string): readonly string[] {
  if (!hasQuery(call)) return [];
  const { passed, key } = call;
  return [
    'const target = new URL(TARGET);',
    ...(passed.length === 0
      ? []
      : [
          'for (const name of PASSED_ON) {',
          `  const value = ${asked};`,
          "  if (typeof value === 'string') target.searchParams.set(name, value);",
          '}',
        ]),
    ...(key.in === 'query' ? [`target.searchParams.set(${quoted(key.name)}, key);`] : []),
  ];
}

/** @returns the call of the provider; `body` is the expression of what is sent. */
export function fetchLines(call: ClientCall, body: string): readonly string[] {
  const { method, hasBody } = call;
  const target = hasQuery(call) ? 'target' : 'TARGET';
  const all = sentHeaders(call, quoted, (prefix) =>
    prefix === '' ? 'key' : `\`${escaped(prefix)}\${key}\``,
  );
  const options = [
    ...(method === 'GET' ? [] : [`method: ${quoted(method)},`]),
    ...(all.length === 0
      ? []
      : ['headers: {', ...all.map(([name, value]) => `  ${keyed(name)}: ${value},`), '},']),
    ...(hasBody ? [body === 'body' ? 'body,' : `body: ${body},`] : []),
  ];
  if (options.length === 0) return [`const answer = await fetch(${target});`];
  return [`const answer = await fetch(${target}, {`, ...options.map((line) => `  ${line}`), '});'];
}

const keyed = (name: string): string => (/^[a-z]+$/.test(name) ? name : quoted(name));
const escaped = (text: string): string => text.replace(/[\\`]|\$(?=\{)/g, '\\$&');

/** @returns the handler's statements where the framework hands in a `Request` and takes a `Response`. */
export function webLines(
  call: ClientCall,
  key: string,
  envName: string,
  request = 'request',
): readonly string[] {
  return [
    `const key = ${key};`,
    `if (!key) return Response.json({ error: '${envName} is not set' }, { status: 500 });`,
    ...(call.hasBody
      ? [
          `const body = await ${request}.text();`,
          'if (body.length > MAX_BODY_LENGTH) return new Response(null, { status: 413 });',
        ]
      : []),
    ...(call.passed.length > 0 ? [`const asked = new URL(${request}.url).searchParams;`] : []),
    ...targetLines(call, 'asked.get(name)'),
    ...fetchLines(call, 'body'),
    'return new Response(answer.body, {',
    '  status: answer.status,',
    `  headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json' },`,
    '});',
  ];
}

export const indented = (lines: readonly string[], by = 2): readonly string[] =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));
