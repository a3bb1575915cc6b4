/** FastAPI and Flask: the endpoint goes into the file that makes the app, with nothing beside the standard library. */
import { PYTHON } from '../../remediation/languages/python.ts';
import { prologueEnd, topImports } from '../../remediation/languages/pythonImports.ts';
import { pythonDependencies } from '../../remediation/loaders/manifests.ts';
import { pythonLoader } from '../../remediation/loaders/python.ts';
import type { DocumentEdit, ProjectFile, Replacement } from '../../remediation/plan.ts';
import { tokensOf } from '../../remediation/syntax/literal.ts';
import type { ClientCall } from './call.ts';
import { indented, MAX_BODY_KIB } from './scriptHandler.ts';
import { type Endpoint, type EndpointRequest, header, type Way } from './way.ts';

/** How a framework says the same things. */
interface Dialect {
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

const FASTAPI: Dialect = {
  id: 'fastapi',
  name: { en: 'FastAPI endpoint', ja: 'FastAPI のエンドポイント' },
  package: 'fastapi',
  maker: 'FastAPI',
  imports: ['fastapi', 'fastapi.concurrency', 'os', 'urllib.error', 'urllib.parse', 'urllib.request'],
  makesAsync: true,
  parameters: () => 'request: fastapi.Request',
  body: [
    'body = await request.body()',
    `if len(body) > ${MAX_BODY_KIB} * 1024:`,
    '    return fastapi.Response(status_code=413)',
  ],
  asked: 'request.query_params.get(name)',
  answer: 'fastapi.Response(content, status_code=status, media_type=kind)',
};

const FLASK: Dialect = {
  id: 'flask',
  name: { en: 'Flask endpoint', ja: 'Flask のエンドポイント' },
  package: 'flask',
  maker: 'Flask',
  imports: ['flask', 'os', 'urllib.error', 'urllib.parse', 'urllib.request'],
  makesAsync: false,
  parameters: () => '',
  body: [
    `if (flask.request.content_length or 0) > ${MAX_BODY_KIB} * 1024:`,
    '    return flask.Response(status=413)',
    'body = flask.request.get_data()',
  ],
  asked: 'flask.request.args.get(name)',
  answer: 'flask.Response(content, status=status, content_type=kind)',
};

const quoted = (text: string): string => JSON.stringify(text);

/** The function that calls the provider: plain blocking code, run in a thread where the framework is asynchronous. */
function callLines(call: ClientCall, name: string, envName: string): readonly string[] {
  const { target, headers, key, method, passed } = call;
  const value = `os.environ[${quoted(envName)}]`;
  const held =
    key.in === 'header' ? [[key.name, key.prefix === '' ? value : `${quoted(key.prefix)} + ${value}`]] : [];
  const all = [
    ...headers.map(([header, text]) => [header, quoted(text)]),
    ...held,
    // Some providers turn the default name of the library away.
    ...(headers.some(([header]) => header === 'user-agent')
      ? []
      : [['user-agent', quoted(`${name}-endpoint`)]]),
  ];
  const hasQuery = passed.length > 0 || key.in === 'query';
  return [
    `def call_${name}(body${hasQuery ? ', query' : ''}):`,
    ...indented(
      [
        ...(key.in === 'query' ? [`query = {**query, ${quoted(key.name)}: ${value}}`] : []),
        'outgoing = urllib.request.Request(',
        ...indented(
          [
            hasQuery
              ? `${quoted(`${target}${target.includes('?') ? '&' : '?'}`)} + urllib.parse.urlencode(query),`
              : `${quoted(target)},`,
            'data=body,',
            `method=${quoted(method)},`,
            'headers={',
            ...all.map(([header = '', text = '']) => `    ${quoted(header)}: ${text},`),
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

function endpointLines(
  request: EndpointRequest,
  dialect: Dialect,
  app: string,
  path: string,
): readonly string[] {
  const { call, envName } = request;
  const name = request.name.replace(/\W/g, '_');
  const hasQuery = call.passed.length > 0 || call.key.in === 'query';
  const args = ['body', ...(hasQuery ? ['query'] : [])].join(', ');
  const passed = `{name: value for name in (${call.passed.map((each) => `${quoted(each)},`).join(' ')}) if (value := ${dialect.asked}) is not None}`;
  const query = call.passed.length === 0 ? '{}' : passed;
  return [
    '',
    '',
    ...header(request, '#'),
    ...callLines(call, name, envName),
    '',
    '',
    `@${app}.${call.method.toLowerCase()}(${quoted(path)})`,
    `${dialect.makesAsync ? 'async ' : ''}def ${name}_endpoint(${dialect.parameters(call)}):`,
    ...indented(
      [
        ...(call.hasBody ? dialect.body : ['body = None']),
        ...(hasQuery ? [`query = ${query}`] : []),
        dialect.makesAsync
          ? `content, status, kind = await fastapi.concurrency.run_in_threadpool(call_${name}, ${args})`
          : `content, status, kind = call_${name}(${args})`,
        `return ${dialect.answer}`,
      ],
      4,
    ),
  ];
}

const isInside = (text: string, at: number): boolean =>
  tokensOf(text, PYTHON).some(({ range }) => range.start <= at && at < range.end);

interface AppFile {
  readonly file: ProjectFile;
  readonly app: string;
  readonly at: number;
}

/** The only file that makes the app in one statement at the margin, its call of brackets no deeper than one. */
function appFileOf({ sources }: EndpointRequest, maker: string): AppFile | undefined {
  const made = new RegExp(
    `^(\\w+)(?:\\s*:\\s*[\\w.]+)?\\s*=\\s*(?:\\w+\\.)?${maker}\\((?:[^()]|\\([^()]*\\))*\\)[ \\t]*(?:#[^\\n]*)?$`,
    'gm',
  );
  const found = [...sources.values()].flatMap((file): AppFile[] => {
    const [hit, ...more] = [...file.text.matchAll(made)].filter(({ index }) => !isInside(file.text, index));
    if (hit?.[1] === undefined || more.length > 0 || !file.writable) return [];
    return [{ file, app: hit[1], at: hit.index + hit[0].length }];
  });
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
}

const wayOf = (dialect: Dialect): Way => ({
  id: dialect.id,
  name: dialect.name,
  suits: (project) => pythonDependencies(project).has(dialect.package),
  plan(request): Endpoint | undefined {
    const app = appFileOf(request, dialect.maker);
    // The answer is handed on whole.
    if (app === undefined || request.call.streams) return undefined;
    const { uri, version, text } = app.file;
    const path = `/api/${request.name}`;
    if (text.includes(path)) return undefined;
    const route = `${path}${request.call.suffix}`;
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const missing = dialect.imports.filter(
      (module) => !new RegExp(`^import\\s+${module.replaceAll('.', '\\.')}\\s*$`, 'm').test(text),
    );
    const at = topImports(text, PYTHON)[0]?.start ?? prologueEnd(text, PYTHON);
    const loader = pythonLoader({ uri, version, text, languageId: 'python' }, request.project, PYTHON);
    const replacements: readonly Replacement[] = [
      {
        range: { start: at, end: at },
        newText: missing.map((module) => `import ${module}${eol}`).join(''),
        annotation: 'import' as const,
      },
      ...loader.replacements,
      {
        range: { start: app.at, end: app.at },
        newText: endpointLines(request, dialect, app.app, route)
          .map((line) => eol + line)
          .join(''),
        annotation: 'endpoint' as const,
      },
    ].toSorted((a, b) => a.range.start - b.range.start);
    const edit: DocumentEdit = { kind: 'edit', uri, version, text, replacements };
    return { path, changes: [edit], notes: loader.notes };
  },
});

export const PYTHON_WAYS: readonly Way[] = [wayOf(FASTAPI), wayOf(FLASK)];
