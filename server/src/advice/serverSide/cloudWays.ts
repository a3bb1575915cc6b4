/**
 * Endpoints on platforms that a page is deployed to beside its functions: Cloudflare Workers and Pages, Firebase.
 * Facts: Cloudflare's pages on the fetch handler, on Pages Functions and on `.env`; Firebase's on HTTP functions, hosting
 * rewrites and `functions/.env`.
 */
import type { Text } from '../../detection/types.ts';
import { appended, appendLines } from '../../remediation/appendLines.ts';
import { filesNamed } from '../../remediation/loaders/manifests.ts';
import type { Project, ProjectFile } from '../../remediation/plan.ts';
import { hasBeside } from '../../remediation/shipped/signal.ts';
import { lineBreakOf } from '../../remediation/syntax/places.ts';
import { nodeLines } from './nodeLines.ts';
import { constantLines, indented, MAX_BODY_KIB, webLines } from './scriptHandler.ts';
import {
  camelCase,
  created,
  freePath,
  header,
  insertedAfter,
  insertionAt,
  isTyped,
  verbOf,
  type Way,
} from './way.ts';

const wrangler = (project: Project): ProjectFile | undefined =>
  filesNamed(project, /^wrangler\.(?:toml|jsonc?)$/)[0];
const isPages = (project: Project): boolean =>
  /\bpages_build_output_dir\b/.test(wrangler(project)?.text ?? '');

const pagesFunction: Way = {
  id: 'pages-functions',
  name: { en: 'Cloudflare Pages function', ja: 'Cloudflare Pages Functions' },
  suits: isPages,
  plan(request) {
    const { call, envName, tree } = request;
    // Where it is there, `.env` is not read.
    if (tree.has('.dev.vars')) return undefined;
    const typed = isTyped(request);
    const { name, path } = freePath(
      request,
      (each) => `functions/api/${each}${call.suffix}.${typed ? 'ts' : 'js'}`,
    );
    const verb = verbOf(call);
    const type = `: { request: Request; env: { readonly ${envName}?: string } }`;
    const lines = [
      ...header(request, '//'),
      ...constantLines(call),
      '',
      `export async function onRequest${verb}({ request, env }${typed ? type : ''}) {`,
      ...indented(webLines(call, `env.${envName}`, envName)),
      '}',
    ];
    return {
      path: `/api/${name}`,
      changes: [created(request, path, lines)],
      notes: [deployed(envName, true)],
    };
  },
};

/** `export default { async fetch(request, env) {`: the names of the two, and where the body begins. */
const FETCH =
  /^export\s+default\s*\{\s*(?:async\s+)?fetch\s*\(\s*(\w+)[^,(){}]*,\s*(\w+)[^(){}]*\)[^{};]*\{/gm;

const worker: Way = {
  id: 'workers',
  name: { en: 'Cloudflare Worker', ja: 'Cloudflare Workers' },
  suits: (project) => wrangler(project) !== undefined && !isPages(project),
  plan(request) {
    const { call, envName, tree, sources, name, project } = request;
    if (tree.has('.dev.vars')) return undefined;
    const main = /["']?main["']?\s*[:=]\s*["'](?:\.\/)?([^"']+)["']/.exec(wrangler(project)?.text ?? '')?.[1];
    const file = sources.get(main ?? 'src/index.ts') ?? sources.get(main ?? 'src/index.js');
    const [hit, ...more] = [...(file?.text ?? '').matchAll(FETCH)];
    const [opening = '', asked = '', env = ''] = hit ?? [];
    const path = `/api/${name}`;
    if (file === undefined || hit === undefined || more.length > 0 || !file.writable) return undefined;
    if (file.text.includes(path)) return undefined;
    const { uri, version, text } = file;
    const endpoint = `${camelCase(name)}Endpoint`;
    const isTs = /\.[cm]?tsx?$/.test(uri);
    const route = [
      '',
      `    if (${asked}.method === '${call.method}' && new URL(${asked}.url).pathname === '${path}${call.suffix}')`,
      `      return ${endpoint}(${asked}, ${env});`,
    ];
    const lines = [
      '',
      ...header(request, '//'),
      `async function ${endpoint}${isTs ? '(request: Request, env: object): Promise<Response>' : '(request, env)'} {`,
      ...indented([
        ...constantLines(call),
        ...webLines(
          call,
          isTs ? `(env as { readonly ${envName}?: string }).${envName}` : `env.${envName}`,
          envName,
        ),
      ]),
      '}',
    ];
    const replacements = [
      insertionAt(hit.index + opening.length, route.join(lineBreakOf(text))),
      insertionAt(text.length, appended(text, lines)),
    ];
    return {
      path,
      changes: [{ kind: 'edit', uri, version, text, replacements }],
      notes: [deployed(envName, false)],
    };
  },
};

const deployed = (envName: string, pages: boolean): Text => {
  const command = `npx wrangler ${pages ? 'pages ' : ''}secret put ${envName}`;
  return {
    en: `Give the deployed program the key as well: \`${command}\`. .env stays on this machine.`,
    ja: `デプロイ先にもキーを登録してください: \`${command}\`。.env はこのコンピューターにしか置かれません。`,
  };
};

const firebase: Way = {
  id: 'firebase-functions',
  name: { en: 'Firebase function', ja: 'Firebase の関数' },
  suits: (project) => hasBeside(project, /^firebase\.json$/),
  plan(request) {
    const { call, envName, sources, name, project } = request;
    const settings = sources.get('firebase.json');
    const file = sources.get('functions/src/index.ts') ?? sources.get('functions/index.js');
    if (settings === undefined || file === undefined || !file.writable) return undefined;
    const id = name.replaceAll('-', '_');
    const path = `/api/${name}`;
    if (new RegExp(`\\b${id}\\b`).test(file.text) || settings.text.includes(`${path}"`)) return undefined;
    const rewrite = `{ "source": "${path}${call.suffix}", "function": { "functionId": "${id}" } }`;
    const hosted = /"rewrites"\s*:/.test(settings.text)
      ? (insertedAfter(settings, /"rewrites"\s*:\s*\[(?=\s*\])/, rewrite) ??
        insertedAfter(settings, /"rewrites"\s*:\s*\[(?=\s*\{)/, ` ${rewrite},`))
      : insertedAfter(settings, /"hosting"\s*:\s*\{/, `\n    "rewrites": [${rewrite}],`);
    if (hosted === undefined) return undefined;
    const isEsm = /^\s*(?:import|export)\b/m.test(file.text);
    const lines = [
      '',
      ...header(request, '//'),
      isEsm
        ? "import { onRequest as onEndpoint } from 'firebase-functions/v2/https';"
        : "const { onRequest: onEndpoint } = require('firebase-functions/v2/https');",
      '',
      `${isEsm ? `export const ${id}` : `exports.${id}`} = onEndpoint(async (request, response) => {`,
      ...indented([
        ...constantLines({ ...call, hasBody: false }),
        `if (request.method !== '${call.method}') return void response.status(405).end();`,
        ...(call.hasBody
          ? [
              'const body = request.rawBody;',
              `if (body.length > ${MAX_BODY_KIB} * 1024) return void response.status(413).end();`,
            ]
          : []),
        ...nodeLines(call, envName, 'body'),
      ]),
      '});',
    ];
    return {
      path,
      changes: [appendLines(file.uri, file, lines, 'endpoint'), hosted],
      notes: [SECRETS],
      envFolder: `${project.root}/functions`,
    };
  },
};

const SECRETS: Text = {
  en: 'functions/.env is read by the emulator and goes along with a deployment; Secret Manager (`defineSecret`) keeps the key apart.',
  ja: 'functions/.env はエミュレーターが読み、デプロイにも含まれます。キーを分けて保管するには Secret Manager（`defineSecret`）を使います。',
};

export const CLOUD_WAYS: readonly Way[] = [pagesFunction, worker, firebase];
