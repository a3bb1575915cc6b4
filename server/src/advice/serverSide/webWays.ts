/**
 * Frameworks and platforms whose endpoints speak `Request` and `Response`: one file each, found by where it stands.
 * Facts: the pages on route handlers, server routes, resource routes and functions of each.
 */
import { listing } from '../../remediation/languages/svelteVariables.ts';
import { filesNamed, majorOf } from '../../remediation/loaders/manifests.ts';
import type { Project } from '../../remediation/plan.ts';
import { dependsOn } from '../../remediation/shipped/signal.ts';
import { constantLines, indented, webLines } from './scriptHandler.ts';
import { created, type EndpointRequest, freePath, header, isTyped, type Way } from './way.ts';

const has = (project: Project, name: RegExp): boolean => filesNamed(project, name).length > 0;

/** The file of an endpoint: comment, imports, constants, handler. */
function endpointLines(
  request: EndpointRequest,
  { imports = [], before = [], open, close = '}', key, asked }: Shape,
): readonly string[] {
  return [
    ...header(request, '//'),
    ...imports,
    ...(imports.length > 0 ? [''] : []),
    ...constantLines(request.call),
    ...before,
    '',
    open,
    ...indented(webLines(request.call, key, request.envName, asked)),
    close,
  ];
}

interface Shape {
  readonly imports?: readonly string[];
  readonly before?: readonly string[];
  readonly open: string;
  readonly close?: string;
  /** The expression that reads the key. */
  readonly key: string;
  readonly asked?: string;
}

/** `(request: Request): Promise<Response>` or without types. */
const signature = (request: EndpointRequest): string =>
  isTyped(request) ? '(request: Request): Promise<Response>' : '(request)';
const ending = (request: EndpointRequest): string => (isTyped(request) ? 'ts' : 'js');

const nextApp: Way = {
  id: 'next-app',
  name: { en: 'Next.js route handler', ja: 'Next.js のルートハンドラー' },
  suits: (project) => dependsOn(project, 'next'),
  plan(request) {
    const { tree, uri, project, call, envName } = request;
    const folder = ['src/app', 'app'].find(
      (each) => tree.has(each) || uri.startsWith(`${project.root}/${each}/`),
    );
    if (folder === undefined) return undefined;
    // The address of an SDK's call goes on below the endpoint's.
    const { name } = freePath(request, (each) => `${folder}/api/${each}`);
    const path = `${folder}/api/${name}${call.suffix}/route.${ending(request)}`;
    const lines = endpointLines(request, {
      open: `export async function ${call.method}${signature(request)} {`,
      key: `process.env.${envName}`,
    });
    return { path: `/api/${name}`, changes: [created(request, path, lines)], notes: [] };
  },
};

const svelteKit: Way = {
  id: 'sveltekit',
  name: { en: 'SvelteKit server route', ja: 'SvelteKit のサーバールート' },
  suits: (project) => dependsOn(project, '@sveltejs/kit'),
  plan(request) {
    const { call, envName, project, sources } = request;
    const { name } = freePath(request, (each) => `src/routes/api/${each}`);
    const typed = isTyped(request);
    const listed = ['src/env.ts', 'src/env.js'].find((path) => sources.has(path));
    // From version 3 on, a variable is there once `src/env` names it; before, that is a choice.
    const isListed = listed !== undefined || majorOf(project, '@sveltejs/kit') >= 3;
    const list = listed ?? `src/env.${ending(request)}`;
    const named = isListed ? listing(sources.get(list), `${project.root}/${list}`, envName) : 'listed';
    if (named === undefined) return undefined;
    const lines = endpointLines(request, {
      imports: [
        isListed
          ? `import { ${envName} } from '$app/env/private';`
          : "import { env } from '$env/dynamic/private';",
        ...(typed ? ["import type { RequestHandler } from './$types';"] : []),
      ],
      open: `export const ${call.method}${typed ? ': RequestHandler' : ''} = async ({ request }) => {`,
      close: '};',
      key: isListed ? envName : `env.${envName}`,
    });
    const path = `src/routes/api/${name}${call.suffix}/+server.${ending(request)}`;
    return {
      path: `/api/${name}`,
      changes: [created(request, path, lines), ...(named === 'listed' ? [] : [named])],
      notes: [],
    };
  },
};

const nuxt: Way = {
  id: 'nuxt',
  name: { en: 'Nuxt server route', ja: 'Nuxt のサーバールート' },
  suits: (project) => dependsOn(project, 'nuxt', 'nuxt3'),
  plan(request) {
    const { call, envName } = request;
    const method = call.method.toLowerCase();
    const { name } = freePath(request, (each) =>
      call.suffix === '' ? `server/api/${each}.${method}.ts` : `server/api/${each}`,
    );
    const lines = endpointLines(request, {
      open: 'export default defineEventHandler(async (event) => {',
      before: [],
      close: '});',
      key: `process.env.${envName}`,
      asked: 'toWebRequest(event)',
    });
    const path = `server/api/${name}${call.suffix}.${method}.ts`;
    return { path: `/api/${name}`, changes: [created(request, path, lines)], notes: [] };
  },
};

const remix: Way = {
  id: 'remix',
  name: { en: 'resource route', ja: 'リソースルート' },
  suits: (project) => dependsOn(project, '@remix-run/react', '@react-router/dev'),
  plan(request) {
    const { call, envName, tree, sources } = request;
    const routes = sources.get('app/routes.ts') ?? sources.get('app/routes.js');
    // A list of routes that is written by hand would have to name it.
    if (routes !== undefined && !/\bflatRoutes\(/.test(routes.text)) return undefined;
    if (routes === undefined && !tree.has('app/routes')) return undefined;
    const suffix = call.suffix.replaceAll('/', '.');
    const { name, path } = freePath(request, (each) => `app/routes/api.${each}${suffix}.${ending(request)}`);
    const typed = isTyped(request) ? '{ request }: { request: Request }' : '{ request }';
    const lines = endpointLines(request, {
      open: `export async function ${call.method === 'GET' ? 'loader' : 'action'}(${typed}) {`,
      key: `process.env.${envName}`,
    });
    return { path: `/api/${name}`, changes: [created(request, path, lines)], notes: [] };
  },
};

const astro: Way = {
  id: 'astro',
  name: { en: 'Astro endpoint', ja: 'Astro のエンドポイント' },
  // Without an adapter nothing is there to answer once the site is built.
  suits: (project) =>
    dependsOn(project, 'astro') &&
    filesNamed(project, /^astro\.config\.\w+$/).some(({ text }) => /\badapter\s*:/.test(text)),
  plan(request) {
    const { call, envName, project } = request;
    // `import.meta.env` is written into the build, which then holds the key.
    const isRead = majorOf(project, 'astro') >= 5;
    const { name, path } = freePath(
      request,
      (each) => `src/pages/api/${each}${call.suffix}.${ending(request)}`,
    );
    const typed = isTyped(request) ? '{ request }: { request: Request }' : '{ request }';
    const lines = endpointLines(request, {
      before: ['', 'export const prerender = false;'],
      open: `export const ${call.method} = async (${typed}) => {`,
      close: '};',
      ...(isRead
        ? { imports: ["import { getSecret } from 'astro:env/server';"], key: `getSecret('${envName}')` }
        : { key: `import.meta.env.${envName}` }),
    });
    return { path: `/api/${name}`, changes: [created(request, path, lines)], notes: [] };
  },
};

const vercel: Way = {
  id: 'vercel',
  name: { en: 'Vercel function', ja: 'Vercel Functions' },
  suits: (project) => has(project, /^vercel\.json$/),
  plan(request) {
    const { call, envName } = request;
    const { name, path } = freePath(request, (each) => `api/${each}${call.suffix}.${ending(request)}`);
    const lines = endpointLines(request, {
      open: `export async function ${call.method}${signature(request)} {`,
      key: `process.env.${envName}`,
    });
    return { path: `/api/${name}`, changes: [created(request, path, lines)], notes: [DEPLOYED] };
  },
};

const netlify: Way = {
  id: 'netlify',
  name: { en: 'Netlify function', ja: 'Netlify Functions' },
  suits: (project) => has(project, /^netlify\.toml$/),
  plan(request) {
    const { call, envName } = request;
    const { name, path } = freePath(
      request,
      (each) => `netlify/functions/${each}.${isTyped(request) ? 'mts' : 'mjs'}`,
    );
    const lines = endpointLines(request, {
      before: ['', `export const config = { path: '/api/${name}${call.suffix}', method: '${call.method}' };`],
      open: `export default async ${signature(request)} => {`,
      close: '};',
      key: `process.env.${envName}`,
    });
    return { path: `/api/${name}`, changes: [created(request, path, lines)], notes: [DEPLOYED] };
  },
};

const DEPLOYED = {
  en: "Set the variable in the platform's settings as well: .env stays on this machine.",
  ja: '変数はプラットフォームの設定にも登録してください。.env はこのコンピューターにしか置かれません。',
};

export const WEB_WAYS: readonly Way[] = [nextApp, svelteKit, nuxt, remix, astro, vercel, netlify];
