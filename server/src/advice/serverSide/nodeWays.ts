/** Servers of Node: Next's pages API, Express, Fastify, and a small server of its own beside a Vite page that has none. */
import type { Text } from '../../detection/types.ts';
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { dependsOn } from '../../remediation/shipped/signal.ts';
import { appFileOf } from './appFile.ts';
import { freeRoute, inApp } from './nodeApp.ts';
import { bodyLines, nodeLines } from './nodeLines.ts';
import { constantLines, fetchLines, indented, MAX_BODY_KIB, targetLines } from './scriptHandler.ts';
import { viteProxy } from './viteProxy.ts';
import { created, freePath, header, isTyped, type Way } from './way.ts';

const RAW = "typeof request.body === 'string' ? request.body : JSON.stringify(request.body)";

const nextPages: Way = {
  id: 'next-pages',
  name: { en: 'Next.js API route', ja: 'Next.js の API ルート' },
  suits: (project) => dependsOn(project, 'next'),
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

const express: Way = {
  id: 'express',
  name: { en: 'Express endpoint', ja: 'Express のエンドポイント' },
  suits: (project) => dependsOn(project, 'express'),
  plan(request) {
    const app = appFileOf(
      request,
      /^(?:const|let|var)\s+(\w+)\s*(?::[^=\n]*)?=\s*express\(\);?[ \t]*$/gm,
      JAVASCRIPT,
    );
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
  suits: (project) => dependsOn(project, 'fastify'),
  plan(request) {
    const app = appFileOf(
      request,
      /^(?:const|let|var)\s+(\w+)\s*(?::[^=\n]*)?=\s*(?:await\s+)?[Ff]astify\((?:\{[^{}\n]*\})?\);?[ \t]*$/gm,
      JAVASCRIPT,
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

const OWN_PORT = '8787';

const vite: Way = {
  id: 'vite',
  name: { en: 'small server beside Vite', ja: 'Vite と並べる小さなサーバー' },
  suits: (project) => dependsOn(project, 'vite'),
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
          ...bodyLines(call, 'request', 'void response.writeHead(413).end()'),
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

const startOwn = (path: string): Text => ({
  en: `Start it beside Vite: \`node --env-file=.env ${path}\` (Node 20.6 or later). It has to be deployed as well, under the same /api.`,
  ja: `Vite と一緒に起動してください: \`node --env-file=.env ${path}\`（Node 20.6 以降）。本番でも同じ /api で動かす必要があります。`,
});

export const NODE_WAYS: readonly Way[] = [nextPages, express, fastify];
/** Comes last: a page that has no server at all. */
export const OWN_SERVER: Way = vite;
