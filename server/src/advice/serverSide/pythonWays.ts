/** FastAPI and Flask: the endpoint goes into the file that makes the app, with nothing beside the standard library. */
import { PYTHON } from '../../remediation/languages/python.ts';
import { prologueEnd, topImports } from '../../remediation/languages/pythonImports.ts';
import { pythonDependencies } from '../../remediation/loaders/manifests.ts';
import { pythonLoader } from '../../remediation/loaders/python.ts';
import type { DocumentEdit, Replacement } from '../../remediation/plan.ts';
import { lineBreakOf } from '../../remediation/syntax/places.ts';
import { appFileOf } from './appFile.ts';
import { django } from './djangoWay.ts';
import { type Dialect, endpointLines, importsOf, quoted } from './pythonEndpoint.ts';
import { MAX_BODY_KIB } from './scriptHandler.ts';
import { type Endpoint, insertionAt, type Way } from './way.ts';

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

/** How an app is made, at the left margin, its call of brackets no deeper than one. */
const madeBy = (maker: string): RegExp =>
  new RegExp(
    `^(\\w+)(?:\\s*:\\s*[\\w.]+)?\\s*=\\s*(?:\\w+\\.)?${maker}\\((?:[^()]|\\([^()]*\\))*\\)[ \\t]*(?:#[^\\n]*)?$`,
    'gm',
  );

const wayOf = (dialect: Dialect): Way => ({
  id: dialect.id,
  name: dialect.name,
  suits: (project) => pythonDependencies(project).has(dialect.package),
  plan(request): Endpoint | undefined {
    const app = appFileOf(request, madeBy(dialect.maker), PYTHON);
    // The answer is handed on whole.
    if (app === undefined || request.call.streams) return undefined;
    const { uri, version, text } = app.file;
    const path = `/api/${request.name}`;
    if (text.includes(path)) return undefined;
    const route = `${path}${request.call.suffix}`;
    const eol = lineBreakOf(text);
    const missing = importsOf(dialect, request.call).filter(
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
      insertionAt(
        app.at,
        endpointLines(request, dialect, [
          `@${app.app}.${request.call.method.toLowerCase()}(${quoted(route)})`,
        ])
          .map((line) => eol + line)
          .join(''),
      ),
    ].toSorted((a, b) => a.range.start - b.range.start);
    const edit: DocumentEdit = { kind: 'edit', uri, version, text, replacements };
    return { path, changes: [edit], notes: loader.notes };
  },
});

export const PYTHON_WAYS: readonly Way[] = [wayOf(FASTAPI), wayOf(FLASK), django];
