/** An endpoint in Python: blocking code of the standard library, which an asynchronous framework runs in a thread. */
import type { ClientCall } from './call.ts';
import { indented } from './scriptHandler.ts';
import { type EndpointRequest, hasQuery, header, sentHeaders, type Way } from './way.ts';

/** How a framework says the same things. */
export interface Dialect {
  readonly id: string;
  readonly name: Way['name'];
  readonly package: string;
  readonly maker: string;
  readonly imports: readonly string[];
  readonly makesAsync: boolean;
  parameters(call: ClientCall): string;
  /** Statements that leave the request in `body`, or answer 413. */
  body: readonly string[];
  /** The value of a query parameter or None. */
  asked: string;
  /** The expression of the answer, from `content`, `status` and `kind`. */
  answer: string;
}

export const quoted = (text: string): string => JSON.stringify(text);

/** @returns the modules that an endpoint needs. */
export const importsOf = ({ imports }: Dialect, call: ClientCall): readonly string[] =>
  imports.filter((module) => module !== 'urllib.parse' || hasQuery(call));

/** The function that calls the provider: plain blocking code, run in a thread where the framework is asynchronous. */
function callLines(call: ClientCall, name: string, envName: string): readonly string[] {
  const { target, headers, key, method } = call;
  const value = `os.environ[${quoted(envName)}]`;
  const all = [
    ...sentHeaders(call, quoted, (prefix) => (prefix === '' ? value : `${quoted(prefix)} + ${value}`)),
    // Some providers turn the default name of the library away.
    ...(headers.some(([header]) => header === 'user-agent')
      ? []
      : [['user-agent', quoted(`${name}-endpoint`)] as const]),
  ];
  const isQuery = hasQuery(call);
  return [
    `def call_${name}(body${isQuery ? ', query' : ''}):`,
    ...indented(
      [
        ...(key.in === 'query' ? [`query = {**query, ${quoted(key.name)}: ${value}}`] : []),
        'outgoing = urllib.request.Request(',
        ...indented(
          [
            isQuery
              ? `${quoted(`${target}${target.includes('?') ? '&' : '?'}`)} + urllib.parse.urlencode(query),`
              : `${quoted(target)},`,
            'data=body,',
            `method=${quoted(method)},`,
            'headers={',
            ...all.map(([header, text]) => `    ${quoted(header)}: ${text},`),
            '},',
          ],
          4,
        ),
        ')',
        'try:',
        '    with urllib.request.urlopen(outgoing, timeout=60) as answer:',
        '        return answer.read(), answer.status, answer.headers.get("content-type")',
        'except urllib.error.HTTPError as error:',
        '    return error.read(), error.code, error.headers.get("content-type")',
      ],
      4,
    ),
  ];
}

/** @param decorators the lines above the function. @returns what comes behind the code that is there. */
export function endpointLines(
  request: EndpointRequest,
  dialect: Dialect,
  decorators: readonly string[],
): readonly string[] {
  const { call, envName } = request;
  const name = request.name.replace(/\W/g, '_');
  const isQuery = hasQuery(call);
  const args = ['body', ...(isQuery ? ['query'] : [])].join(', ');
  const passed = `{name: value for name in (${call.passed.map((each) => `${quoted(each)},`).join(' ')}) if (value := ${dialect.asked}) is not None}`;
  const query = call.passed.length === 0 ? '{}' : passed;
  return [
    '',
    '',
    ...header(request, '#'),
    ...callLines(call, name, envName),
    '',
    '',
    ...decorators,
    `${dialect.makesAsync ? 'async ' : ''}def ${name}_endpoint(${dialect.parameters(call)}):`,
    ...indented(
      [
        ...(call.hasBody ? dialect.body : ['body = None']),
        ...(isQuery ? [`query = ${query}`] : []),
        dialect.makesAsync
          ? `content, status, kind = await fastapi.concurrency.run_in_threadpool(call_${name}, ${args})`
          : `content, status, kind = call_${name}(${args})`,
        `return ${dialect.answer}`,
      ],
      4,
    ),
  ];
}
