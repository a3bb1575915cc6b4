/**
 * Hono, Koa and NestJS. Facts: their pages on routing, contexts and controllers; Hono hands out the platform's `Request`,
 * Koa's `context.req` is Node's own, and Nest has parsed a JSON body before a controller is called.
 */
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { javascriptLoader } from '../../remediation/loaders/javascript.ts';
import { filesNamed } from '../../remediation/loaders/manifests.ts';
import { dependsOn } from '../../remediation/shipped/signal.ts';
import { appFileOf } from './appFile.ts';
import { freeRoute, inApp } from './nodeApp.ts';
import { bodyLines, nodeLines } from './nodeLines.ts';
import { constantLines, fetchLines, indented, targetLines, webLines } from './scriptHandler.ts';
import { created, freePath, header, insertedAfter, isTyped, pascalCase, verbOf, type Way } from './way.ts';

const hono: Way = {
  id: 'hono',
  name: { en: 'Hono endpoint', ja: 'Hono のエンドポイント' },
  suits: (project) => dependsOn(project, 'hono'),
  plan(request) {
    const app = appFileOf(
      request,
      /^(?:export\s+)?(?:const|let|var)\s+(\w+)\s*(?::[^=\n]*)?=\s*new\s+Hono(?:<[^>\n]*>)?\(\);?[ \t]*$/gm,
      JAVASCRIPT,
    );
    if (app === undefined) return undefined;
    const { call, envName, project } = request;
    const path = freeRoute(request, app.file.text);
    const isWorker = filesNamed(project, /^wrangler\.(?:toml|jsonc?)$/).length > 0;
    const bindings = isTyped(request) ? `(context.env as { readonly ${envName}?: string })` : 'context.env';
    const key = isWorker ? `${bindings}.${envName}` : `process.env.${envName}`;
    const lines = [
      ...header(request, '//'),
      `${app.app}.${call.method.toLowerCase()}('${path}${call.suffix}', async (context) => {`,
      ...indented([...constantLines(call), ...webLines(call, key, envName, 'context.req.raw')]),
      '});',
    ];
    return inApp(request, app, lines, path);
  },
};

const koa: Way = {
  id: 'koa',
  name: { en: 'Koa endpoint', ja: 'Koa のエンドポイント' },
  suits: (project) => dependsOn(project, 'koa'),
  plan(request) {
    const app = appFileOf(
      request,
      /^(?:export\s+)?(?:const|let|var)\s+(\w+)\s*(?::[^=\n]*)?=\s*new\s+Koa(?:<[^>\n]*>)?\(\);?[ \t]*$/gm,
      JAVASCRIPT,
    );
    // The answer is handed on whole.
    if (app === undefined || request.call.streams) return undefined;
    const { call, envName } = request;
    const path = freeRoute(request, app.file.text);
    const lines = [
      ...header(request, '//'),
      `${app.app}.use(async (context, next) => {`,
      ...indented([
        `if (context.method !== '${call.method}' || context.path !== '${path}${call.suffix}') return next();`,
        ...constantLines(call),
        `const key = process.env.${envName};`,
        `if (!key) throw new Error('${envName} is not set');`,
        ...bodyLines(call, 'context.req', "context.throw(413, 'Too large')"),
        ...targetLines(call, 'context.query[name]'),
        ...fetchLines(call, 'body'),
        'context.status = answer.status;',
        "context.type = answer.headers.get('content-type') ?? 'application/json';",
        'context.body = Buffer.from(await answer.arrayBuffer());',
      ]),
      '});',
    ];
    return inApp(request, app, lines, path);
  },
};

const nest: Way = {
  id: 'nest',
  name: { en: 'NestJS controller', ja: 'NestJS のコントローラー' },
  suits: (project) =>
    dependsOn(project, '@nestjs/core') &&
    (dependsOn(project, '@nestjs/platform-express') || !dependsOn(project, '@nestjs/platform-fastify')),
  plan(request) {
    const { call, envName, sources, project } = request;
    const module = sources.get('src/app.module.ts');
    const main = sources.get('src/main.ts');
    if (module === undefined || main === undefined) return undefined;
    // Other bodies than JSON have not been parsed, and a version would stand in the address.
    const isJson = call.headers.some(([, value]) => /^application\/json\b/.test(value));
    if ((call.hasBody && !isJson) || /\benableVersioning\b/.test(main.text)) return undefined;
    const prefix = /\.setGlobalPrefix\(\s*(['"])\/?([\w/-]+)\1\s*\)/.exec(main.text)?.[2];
    if (prefix === undefined && main.text.includes('setGlobalPrefix')) return undefined;
    const { name, path } = freePath(request, (each) => `src/${each}.controller.ts`);
    const type = `${pascalCase(name)}Controller`;
    const listed = insertedAfter(module, /\bcontrollers\s*:\s*\[/, `${type}, `);
    const imported = insertedAfter(
      module,
      /^(?=@Module\()/,
      `import { ${type} } from './${name}.controller';\n\n`,
    );
    if (listed === undefined || imported === undefined) return undefined;
    const verb = verbOf(call);
    const lines = [
      ...header(request, '//'),
      `import { Controller, ${verb}, Req, Res } from '@nestjs/common';`,
      "import type { Request, Response } from 'express';",
      '',
      ...constantLines(call),
      '',
      `@Controller('${prefix === undefined ? 'api/' : ''}${name}${call.suffix}')`,
      `export class ${type} {`,
      ...indented([
        `@${verb}()`,
        'async ask(@Req() request: Request, @Res() response: Response): Promise<void> {',
        ...indented([
          ...(call.hasBody
            ? [
                'const body = JSON.stringify(request.body);',
                'if (body.length > MAX_BODY_LENGTH) return void response.status(413).end();',
              ]
            : []),
          ...nodeLines(call, envName, 'body'),
        ]),
        '}',
      ]),
      '}',
    ];
    const loader = javascriptLoader({ ...main, languageId: 'typescript' }, project);
    const replacements = [...listed.replacements, ...imported.replacements].toSorted(
      (a, b) => a.range.start - b.range.start,
    );
    return {
      path: `/${prefix ?? 'api'}/${name}`,
      changes: [
        created(request, path, lines),
        { ...listed, replacements },
        ...(loader.replacements.length === 0
          ? []
          : [
              {
                ...listed,
                uri: main.uri,
                version: main.version,
                text: main.text,
                replacements: loader.replacements,
              },
            ]),
      ],
      notes: loader.notes,
    };
  },
};

export const NODE_FRAMEWORKS: readonly Way[] = [nest, hono, koa];
