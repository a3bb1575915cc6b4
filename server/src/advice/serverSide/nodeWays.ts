/**
 * Servers of Node: Next's pages API, Express, Fastify, and a small server of its own beside a Vite page that has none.
 * An endpoint goes into the file that makes the app, right behind it, so that nothing has to be imported.
 */
import type { Text } from '../../detection/types.ts';
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { javascriptLoader } from '../../remediation/loaders/javascript.ts';
import { filesNamed, packageJson } from '../../remediation/loaders/manifests.ts';
import type { DocumentEdit, ProjectFile, Replacement } from '../../remediation/plan.ts';
import { tokensOf } from '../../remediation/syntax/literal.ts';
import type { ClientCall } from './call.ts';
import { constantLines, fetchLines, indented, MAX_BODY_KIB, targetLines } from './scriptHandler.ts';
import { created, type Endpoint, type EndpointRequest, freePath, header, isTyped, type Way } from './way.ts';

const RAW = "typeof request.body === 'string' ? request.body : JSON.stringify(request.body)";

/** The statements of a handler with Express's `request` and `response`. */
function nodeLines(call: ClientCall, envName: string, body: string): readonly string[] {
  return [
    `const key = process.env.${envName};`,
    `if (!key) return void response.status(500).json({ error: '${envName} is not set' });`,
    ...targetLines(call, 'request.query[name]'),
    ...fetchLines(call, body),
    `response.status(answer.status).setHeader('content-type', answer.headers.get('content-type') ?? 'application/json');`,
    ...(call.streams
      ? ['for await (const piece of answer.body ?? []) response.write(piece);', 'response.end();']
      : ['response.send(Buffer.from(await answer.arrayBuffer()));']),
  ];
}

const nextPages: Way = {
  id: 'next-pages',
  name: { en: 'Next.js API route', ja: 'Next.js の API ルート' },
  suits: (project) => packageJson(project)?.dependencies.has('next') === true,
  plan(request) {
    const { tree, uri, project, call, envName } = request;
    const folder = ['src/pages', 'pages'].find(
      (each) => tree.has(each) || uri.startsWith(`${project.root}/${each}/`),
    );
    if (folder === undefined) return undefined;
    const ending = isTyped(request) ? 'ts' : 'js';
    const { name, path } = freePath(request, (each) => `${folder}/api/${each}${call.suffix}.${ending}`);
    const typed = isTyped(request);
    const lines = [
      ...header(request, '//'),
      ...(typed ? ["import type { NextApiRequest, NextApiResponse } from 'next';", ''] : []),
      ...constantLines({ ...call, hasBody: false }),
      '',
      ...(call.hasBody
        ? [`export const config = { api: { bodyParser: { sizeLimit: '${MAX_BODY_KIB}kb' } } };`, '']
        : []),
      `export default async function handler(${typed ? 'request: NextApiRequest, response: NextApiResponse' : 'request, response'}) {`,
      ...indented([
        `if (request.method !== '${call.method}') return void response.status(405).end();`,
        ...nodeLines(call, envName, RAW),
      ]),
      '}',
    ];
    return { path: `/api/${name}`, changes: [created(request, path, lines)], notes: [] };
  },
};

/** A file that makes an app, and the place right behind that. */
interface AppFile {
  readonly path: string;
  readonly file: ProjectFile;
  /** What the app and its maker are called. */
  readonly app: string;
  readonly maker: string;
  readonly at: number;
}

/** @returns the only file that makes an app in one plain line. */
function appFileOf({ sources }: EndpointRequest, made: RegExp): AppFile | undefined {
  const found = [...sources].flatMap(([path, file]): AppFile[] => {
    const hits = [...file.text.matchAll(made)].filter(({ index }) => !isInside(file.text, index));
    const [hit, ...more] = hits;
    const [line, app, maker] = hit ?? [];
    if (hit === undefined || more.length > 0 || app === undefined || maker === undefined || !file.writable)
      return [];
    return [{ path, file, app, maker, at: hit.index + (line ?? '').length }];
  });
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
}

const isInside = (text: string, at: number): boolean =>
  tokensOf(text, JAVASCRIPT).some(({ range }) => range.start <= at && at < range.end);

/** The endpoint in the file of the app, what loads `.env` there, and how a page of Vite reaches it while developing. */
function inApp(request: EndpointRequest, app: AppFile, lines: readonly string[], path: string): Endpoint {
  const { uri, version, text } = app.file;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const loader = javascriptLoader({ uri, version, text, languageId: 'javascript' }, request.project);
  const own: Replacement = {
    range: { start: app.at, end: app.at },
    newText: ['', ...lines].map((line) => eol + line).join(''),
    annotation: 'endpoint',
  };
  const replacements = [...loader.replacements, own].toSorted((a, b) => a.range.start - b.range.start);
  const edit: DocumentEdit = { kind: 'edit', uri, version, text, replacements };
  const proxied = viteProxy(request, portOf(text));
  return {
    path,
    changes: [edit, ...(proxied.edit === undefined ? [] : [proxied.edit])],
    notes: [...loader.notes, ...proxied.notes],
  };
}

const portOf = (text: string): string | undefined =>
  /\.listen\(\s*(?:\{\s*port\s*:\s*)?(\d{2,5})\b/.exec(text)?.[1];

const express: Way = {
  id: 'express',
  name: { en: 'Express endpoint', ja: 'Express のエンドポイント' },
  suits: (project) => packageJson(project)?.dependencies.has('express') === true,
  plan(request) {
    const app = appFileOf(request, /^(?:const|let|var)\s+(\w+)\s*(?::[^=\n]*)?=\s*(express)\(\);?[ \t]*$/gm);
    if (app === undefined || !/\bimport\s+express\b|\bexpress\s*=\s*require\(/.test(app.file.text))
      return undefined;
    const { call, envName } = request;
    const path = freeRoute(request, app.file.text);
    const parser = call.hasBody ? `express.text({ type: () => true, limit: '${MAX_BODY_KIB}kb' }), ` : '';
    const constants = call.passed.length === 0 ? [] : constantLines({ ...call, hasBody: false }).slice(1);
    const lines = [
      ...header(request, '//'),
      `${app.app}.${call.method.toLowerCase()}('${path}${call.suffix}', ${parser}async (request, response, next) => {`,
      ...indented([
        'try {',
        ...indented([
          ...constantLines({ ...call, hasBody: false, passed: [] }),
          ...constants,
          ...nodeLines(call, envName, 'request.body'),
        ]),
        '} catch (error) {',
        '  next(error);',
        '}',
      ]),
      '});',
    ];
    return inApp(request, app, lines, path);
  },
};

const fastify: Way = {
  id: 'fastify',
  name: { en: 'Fastify endpoint', ja: 'Fastify のエンドポイント' },
  suits: (project) => packageJson(project)?.dependencies.has('fastify') === true,
  plan(request) {
    const app = appFileOf(
      request,
      /^(?:const|let|var)\s+(\w+)\s*(?::[^=\n]*)?=\s*(?:await\s+)?([Ff]astify)\((?:\{[^{}\n]*\})?\);?[ \t]*$/gm,
    );
    // Its reply is sent whole.
    if (app === undefined || request.call.streams) return undefined;
    const { call, envName } = request;
    const path = freeRoute(request, app.file.text);
    const limit = call.hasBody ? `{ bodyLimit: ${MAX_BODY_KIB} * 1024 }, ` : '';
    const lines = [
      ...header(request, '//'),
      `${app.app}.${call.method.toLowerCase()}('${path}${call.suffix}', ${limit}async (request, reply) => {`,
      ...indented([
        ...constantLines({ ...call, hasBody: false }),
        `const key = process.env.${envName};`,
        `if (!key) return reply.code(500).send({ error: '${envName} is not set' });`,
        ...targetLines(
          call,
          isTyped(request) ? '(request.query as Record<string, unknown>)[name]' : 'request.query[name]',
        ),
        ...fetchLines(call, RAW),
        `reply.code(answer.status).header('content-type', answer.headers.get('content-type') ?? 'application/json');`,
        'return reply.send(Buffer.from(await answer.arrayBuffer()));',
      ]),
      '});',
    ];
    return inApp(request, app, lines, path);
  },
};

/** An address that the file does not name yet. */
function freeRoute({ name }: EndpointRequest, text: string): string {
  for (let count = 1; ; count += 1) {
    const path = `/api/${name}${count === 1 ? '' : `-${count}`}`;
    if (!text.includes(`${path}'`) && !text.includes(`${path}"`) && !text.includes(`${path}/`)) return path;
  }
}

const OWN_PORT = '8787';

const vite: Way = {
  id: 'vite',
  name: { en: 'small server beside Vite', ja: 'Vite と並べる小さなサーバー' },
  suits: (project) => packageJson(project)?.dependencies.has('vite') === true,
  plan(request) {
    const { call, envName } = request;
    const proxied = viteProxy(request, OWN_PORT);
    if (proxied.edit === undefined) return undefined;
    const { name, path } = freePath(request, (each) => `server/${each}.mjs`);
    const lines = [
      ...header(request, '//'),
      "import { createServer } from 'node:http';",
      '',
      ...constantLines(call),
      '',
      'createServer(async (request, response) => {',
      ...indented([
        "const asked = new URL(request.url ?? '/', 'http://localhost');",
        `if (request.method !== '${call.method}' || asked.pathname !== '/api/${name}${call.suffix}')`,
        '  return void response.writeHead(404).end();',
        'try {',
        ...indented([
          `const key = process.env.${envName};`,
          `if (!key) throw new Error('${envName} is not set');`,
          ...(call.hasBody
            ? [
                "let body = '';",
                "for await (const piece of request.setEncoding('utf8')) {",
                '  body += piece;',
                '  if (body.length > MAX_BODY_LENGTH) return void response.writeHead(413).end();',
                '}',
              ]
            : []),
          ...targetLines(call, 'asked.searchParams.get(name)'),
          ...fetchLines(call, 'body'),
          "response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });",
          'for await (const piece of answer.body ?? []) response.write(piece);',
          'response.end();',
        ]),
        '} catch (error) {',
        '  console.error(error);',
        '  if (!response.headersSent) response.writeHead(502);',
        '  response.end();',
        '}',
      ]),
      `}).listen(Number(process.env.PORT ?? ${OWN_PORT}), '127.0.0.1');`,
    ];
    return {
      path: `/api/${name}`,
      changes: [created(request, path, lines), proxied.edit],
      notes: [startOwn(path)],
    };
  },
};

/** Vite's development server hands `/api` on; where its configuration is not plain, a note says so. */
function viteProxy(
  { project }: EndpointRequest,
  port: string | undefined,
): { readonly edit?: DocumentEdit; readonly notes: readonly Text[] } {
  if (packageJson(project)?.dependencies.has('vite') !== true) return { notes: [] };
  const [file] = filesNamed(project, /^vite\.config\.[cm]?[jt]s$/);
  if (file !== undefined && /['"]\/api['"/]/.test(file.text)) return { notes: [] };
  const opening =
    file === undefined
      ? null
      : /\bexport\s+default\s+(?:defineConfig\(\s*)?\{[ \t]*(?:\r?\n)?/.exec(file.text);
  if (
    file === undefined ||
    opening === null ||
    port === undefined ||
    !file.writable ||
    /\bserver\s*:/.test(file.text)
  )
    return { notes: [PROXY] };
  const { uri, version, text } = file;
  const at = opening.index + opening[0].length;
  const isBroken = opening[0].endsWith('\n');
  const setting = `server: { proxy: { '/api': 'http://127.0.0.1:${port}' } },`;
  const gap = text[at] === '}' ? ' ' : '';
  const newText = isBroken ? `  ${setting}\n` : ` ${setting}${gap}`;
  const replacements: readonly Replacement[] = [
    { range: { start: at, end: at }, newText, annotation: 'endpoint' },
  ];
  return { edit: { kind: 'edit', uri, version, text, replacements }, notes: [] };
}

const PROXY: Text = {
  en: "Let Vite's development server hand `/api` on to the server (`server.proxy` in its configuration).",
  ja: 'Vite の開発サーバーが `/api` をサーバーへ転送するように、設定の `server.proxy` を追加してください。',
};
const startOwn = (path: string): Text => ({
  en: `Start it beside Vite: \`node --env-file=.env ${path}\` (Node 20.6 or later). It has to be deployed as well, under the same /api.`,
  ja: `Vite と一緒に起動してください: \`node --env-file=.env ${path}\`（Node 20.6 以降）。本番でも同じ /api で動かす必要があります。`,
});

export const NODE_WAYS: readonly Way[] = [nextPages, express, fastify];
/** Comes last: a page that has no server at all. */
export const OWN_SERVER: Way = vite;
