import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plant } from '../../../lsp/planted.ts';
import { appliedTo, planFor, ROOT } from './planning.ts';

const KEY = plant('openai-project');
const POST = `const f = () => fetch('https://api.example.com/v1/x', { method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer ${KEY}' }, body: JSON.stringify({}) });\n`;
const pkg = (...names: readonly string[]): string =>
  JSON.stringify({ type: 'module', dependencies: Object.fromEntries(names.map((name) => [name, '1'])) });
const asking = (name: string, range: string): string => JSON.stringify({ dependencies: { [name]: range } });
const EXPRESS = "import express from 'express';\nconst app = express();\napp.listen(3000);\n";

/** What is added for each surroundings. Whether it runs is seen in `test/programs/serverSide.test.ts`. */
const ADDED: readonly (readonly [
  name: string,
  files: Record<string, string>,
  page: string,
  added: readonly string[],
])[] = [
  [
    'Next.js, app',
    { 'package.json': pkg('next'), 'app/a.jsx': `'use client';\n${POST}` },
    'app/a.jsx',
    ['app/api/openai/route.js'],
  ],
  [
    'Next.js, src/app',
    { 'package.json': pkg('next'), 'src/app/a.tsx': `'use client';\n${POST}` },
    'src/app/a.tsx',
    ['src/app/api/openai/route.ts'],
  ],
  [
    'Next.js, pages',
    { 'package.json': pkg('next'), 'pages/a.jsx': POST },
    'pages/a.jsx',
    ['pages/api/openai.js'],
  ],
  [
    'a name that is taken',
    { 'package.json': pkg('next'), 'app/a.jsx': `'use client';\n${POST}`, 'app/api/openai/route.js': '' },
    'app/a.jsx',
    ['app/api/openai-2/route.js'],
  ],
  [
    'SvelteKit 2',
    { 'package.json': asking('@sveltejs/kit', '^2.5.0'), 'src/lib/a.js': POST },
    'src/lib/a.js',
    ['src/routes/api/openai/+server.js'],
  ],
  [
    'SvelteKit 3, whose variables are listed',
    { 'package.json': asking('@sveltejs/kit', '^3.0.0'), 'src/lib/a.js': POST },
    'src/lib/a.js',
    ['src/routes/api/openai/+server.js', 'src/env.js'],
  ],
  [
    'Netlify',
    { 'package.json': pkg('vite'), 'netlify.toml': '', 'src/a.js': POST },
    'src/a.js',
    ['netlify/functions/openai.mjs'],
  ],
];

const WORKER = 'export default {\n  async fetch(request, env) {\n    return app(request);\n  },\n};\n';
const SETTINGS = "ROOT_URLCONF = 'shop.urls'\n";

/** A line of a file that is there already, as the plan leaves it. */
const CHANGED: readonly (readonly [
  name: string,
  files: Record<string, string>,
  page: string,
  path: string,
  holds: RegExp,
])[] = [
  [
    'Django',
    {
      'manage.py': '',
      'shop/settings.py': SETTINGS,
      'shop/urls.py': 'urlpatterns = [\n]\n',
      'static/a.js': POST,
    },
    'static/a.js',
    'shop/urls.py',
    /^from django\.urls import path\nfrom \.openai_endpoint import openai_endpoint\nurlpatterns = \[\n {4}path\("api\/openai", openai_endpoint\),\n\]\n$/,
  ],
  [
    'Go with gin',
    {
      'go.mod': 'module a\n',
      'main.go': 'package main\n\nfunc main() {\n\tr := gin.Default()\n}\n',
      'static/a.js': POST,
    },
    'static/a.js',
    'main.go',
    /gin\.Default\(\)\n\tr\.POST\("\/api\/openai", gin\.WrapF\(openaiEndpoint\)\)\n/,
  ],
  [
    'NestJS with a prefix of its own',
    {
      'package.json': pkg('@nestjs/core'),
      'src/main.ts': "app.setGlobalPrefix('v1');",
      'src/app.module.ts': '@Module({ controllers: [Shop] })\nexport class AppModule {}\n',
      'public/a.js': POST,
    },
    'public/a.js',
    'public/a.js',
    /fetch\('\/v1\/openai'/,
  ],
  [
    'Firebase without rewrites',
    {
      'package.json': pkg('firebase'),
      'firebase.json': '{ "hosting": { "public": "public" } }',
      'functions/index.js': '',
      'public/a.js': POST,
    },
    'public/a.js',
    'firebase.json',
    /"rewrites": \[\{ "source": "\/api\/openai", "function": \{ "functionId": "openai" \} \}\]/,
  ],
  [
    'a Worker',
    {
      'package.json': pkg('wrangler'),
      'wrangler.toml': 'main = "worker/app.js"',
      'worker/app.js': WORKER,
      'public/a.js': POST,
    },
    'public/a.js',
    'worker/app.js',
    /pathname === '\/api\/openai'\)\s+return openaiEndpoint\(request, env\);/,
  ],
  [
    'Rails',
    {
      Gemfile: "gem 'rails'\n",
      'config/routes.rb': 'Rails.application.routes.draw do\nend\n',
      'public/a.js': POST,
    },
    'public/a.js',
    'config/routes.rb',
    /draw do\n {2}post 'api\/openai', to: 'openai#create'\nend/,
  ],
  [
    'Hono, whose port Vite is told',
    {
      'package.json': pkg('hono', 'vite'),
      'vite.config.js': 'export default {};\n',
      'server/index.ts': 'const app = new Hono();\nconst port = Number(process.env.PORT ?? 4000);\n',
      'src/a.tsx': POST,
    },
    'src/a.tsx',
    'vite.config.js',
    /'\/api': 'http:\/\/127\.0\.0\.1:4000'/,
  ],
];

/** Where nothing is changed, because it would be a guess. */
const REFUSED: readonly (readonly [name: string, files: Record<string, string>, page: string])[] = [
  [
    'Express, whose app is made in a function',
    {
      'package.json': pkg('express'),
      'server.js': `export function make() {\n${EXPRESS.replace(/^/gm, '  ')}}`,
      'public/a.js': POST,
    },
    'public/a.js',
  ],
  [
    'Express with two apps',
    { 'package.json': pkg('express'), 'server.js': EXPRESS, 'src/index.js': EXPRESS, 'public/a.js': POST },
    'public/a.js',
  ],
  [
    'Astro without an adapter',
    { 'package.json': pkg('astro'), 'astro.config.mjs': 'export default {};', 'src/components/a.jsx': POST },
    'src/components/a.jsx',
  ],
  [
    'SvelteKit with a list of variables that is made elsewhere',
    {
      'package.json': asking('@sveltejs/kit', '^2.0.0'),
      'src/env.js': 'export const variables = make();',
      'src/a.js': POST,
    },
    'src/a.js',
  ],
  [
    'routes that are listed by hand',
    { 'package.json': pkg('@react-router/dev'), 'app/routes.ts': 'export default [];', 'app/a.jsx': POST },
    'app/a.jsx',
  ],
  ['React Native', { 'package.json': pkg('react-native', 'vite'), 'src/a.js': POST }, 'src/a.js'],
  ['Electron', { 'package.json': pkg('electron', 'vite'), 'src/a.js': POST }, 'src/a.js'],
  [
    'a browser extension',
    { 'package.json': pkg('vite'), 'manifest.json': '{"manifest_version":3}', 'src/a.js': POST },
    'src/a.js',
  ],
  [
    'a server that is not known',
    { 'package.json': pkg('vite', 'koa'), 'vite.config.js': 'export default {};', 'src/a.jsx': POST },
    'src/a.jsx',
  ],
  [
    'Vite with a server setting',
    { 'package.json': pkg('vite'), 'vite.config.js': 'export default { server: {} };', 'src/a.js': POST },
    'src/a.js',
  ],
  [
    'Django with addresses from elsewhere',
    {
      'manage.py': '',
      'shop/settings.py': SETTINGS,
      'shop/urls.py': 'urlpatterns = make()\n',
      'static/a.js': POST,
    },
    'static/a.js',
  ],
  [
    'Go with two routers',
    {
      'go.mod': 'module a\n',
      'main.go': 'package main\n\nfunc main() {\n\ta := gin.New()\n\tb := http.NewServeMux()\n}\n',
      'static/a.js': POST,
    },
    'static/a.js',
  ],
  [
    'a Worker that reads .dev.vars',
    {
      'wrangler.toml': 'main = "src/index.js"',
      'src/index.js': WORKER,
      '.dev.vars': '',
      'public/a.js': POST,
    },
    'public/a.js',
  ],
  [
    'Spring behind its security',
    {
      'pom.xml': '<a>spring-boot-starter-web</a><a>spring-boot-starter-security</a>',
      'src/main/java/a/ShopApplication.java':
        'package a;\n@SpringBootApplication\nclass ShopApplication {}\n',
      'src/main/resources/static/a.js': POST,
    },
    'src/main/resources/static/a.js',
  ],
  ['no server at all', { 'index.html': `<script>\n${POST}</script>` }, 'index.html'],
  [
    'a call while the module loads',
    { 'package.json': pkg('next'), 'app/a.jsx': `'use client';\n${POST.replace('() => ', '')}` },
    'app/a.jsx',
  ],
  [
    'a FastAPI app in pieces',
    { 'requirements.txt': 'fastapi\n', 'main.py': 'def make():\n    app = FastAPI()\n', 'static/a.js': POST },
    'static/a.js',
  ],
];

describe('the server-side way', () => {
  for (const [name, files, page, added] of ADDED) {
    it(`${name}: adds ${added.join(', ')}`, () => {
      const after = appliedTo(files, page);
      const fresh = Object.keys(after).filter((path) => !(path in files) && !path.startsWith('.'));
      assert.deepEqual(fresh, added);
      for (const [path, text] of Object.entries(after))
        assert.equal(text.includes(KEY), path === '.env', path);
    });
  }
  for (const [name, files, page, path, holds] of CHANGED)
    it(`${name}: changes ${path}`, () => assert.match(appliedTo(files, page)[path] ?? '', holds));
  for (const [name, files, page] of REFUSED)
    it(`${name}: is left to the guide`, () => assert.equal(planFor(files, page).ok, false));

  it('reads the key as the version of the framework does', () => {
    const read = (name: string, range: string, path: string, others = {}): string =>
      Object.entries(
        appliedTo({ 'package.json': asking(name, range), ...others, 'src/a.jsx': POST }, 'src/a.jsx'),
      ).find(([each]) => each.endsWith(path))?.[1] ?? '';
    const adapter = { 'astro.config.mjs': 'export default { adapter: node() };' };
    assert.match(read('@sveltejs/kit', '^2.1.0', '+server.js'), /= env\.OPENAI_API_KEY;/);
    assert.match(read('@sveltejs/kit', '3', '+server.js'), /= OPENAI_API_KEY;/);
    assert.match(read('astro', '~4.16', 'api/openai.js', adapter), /import\.meta\.env\.OPENAI_API_KEY/);
    assert.match(read('astro', 'latest', 'api/openai.js', adapter), /getSecret\('OPENAI_API_KEY'\)/);
  });

  it('waits for a yes, gives the key a name that no bundler publishes, and says to revoke it', () => {
    const text = `'use client';\nconst NEXT_PUBLIC_TOKEN = '${KEY}';\nexport const f = () => fetch('https://api.example.com/x', { headers: { 'x-key': NEXT_PUBLIC_TOKEN } });\n`;
    const outcome = planFor({ 'package.json': pkg('next'), 'app/a.jsx': text }, 'app/a.jsx');
    assert.ok(outcome.ok);
    const { confirm, names, notes, changes } = outcome.plan;
    assert.equal(confirm, true);
    assert.deepEqual(names, ['OPENAI_API_KEY']);
    assert.match(notes.map(({ en }) => en).join(' '), /revoke/);
    assert.ok(changes.some(({ uri }) => uri === `${ROOT}/.gitignore`));
  });
});
