/** Small pages with a key, for each framework: how their server is started once the key is behind an endpoint. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isThere } from '../harness.ts';
import type { ClientKind } from './page.ts';
import { FETCHED } from './server.ts';

export interface ServerCase {
  readonly name: string;
  /** `<<client>>` stands for the client's code. */
  readonly files: Readonly<Record<string, string>>;
  readonly client: ClientKind;
  readonly page: string;
  /** The endpoint's file, served by the stand-in of the framework; the command of the real server otherwise. */
  readonly serve:
    | { readonly file: string }
    | { readonly command: readonly string[]; readonly env?: Readonly<Record<string, string>> };
  /** Why the case cannot run here. */
  readonly skip?: string | false;
}

const pkg = (...names: readonly string[]): string =>
  JSON.stringify({ type: 'module', dependencies: Object.fromEntries(names.map((name) => [name, '1'])) });

const NODE = join(FETCHED, 'servers');
const PYTHON = join(FETCHED, 'python');
const lacks = (folder: string, name: string): string | false =>
  existsSync(join(folder, name)) ? false : `${name} is not in .stores (npm run stores:up fetches it)`;
const python = (name: string): string | false =>
  isThere('python3') ? lacks(PYTHON, name) : 'python3 is not there';
const VITE = "import { defineConfig } from 'vite';\n\nexport default defineConfig({\n  plugins: [],\n});\n";

export const CASES: readonly ServerCase[] = [
  {
    name: 'Next.js, app router',
    files: {
      'package.json': pkg('next'),
      'app/page.tsx': "'use client';\n\n<<client>>",
      'tsconfig.json': '{}',
    },
    client: 'post',
    page: 'app/page.tsx',
    serve: { file: 'app/api/openai/route.ts' },
  },
  {
    name: 'Next.js, app router, key in the query',
    files: { 'package.json': pkg('next'), 'app/page.jsx': "'use client';\n\n<<client>>" },
    client: 'query',
    page: 'app/page.jsx',
    serve: { file: 'app/api/openai/route.js' },
  },
  {
    name: 'SvelteKit',
    files: {
      'package.json': pkg('@sveltejs/kit'),
      'src/lib/ask.ts': '<<client>>',
      'tsconfig.json': '{}',
      'src/routes/+page.svelte': '',
    },
    client: 'post',
    page: 'src/lib/ask.ts',
    serve: { file: 'src/routes/api/openai/+server.ts' },
  },
  {
    name: 'Nuxt',
    files: { 'package.json': pkg('nuxt'), 'composables/ask.ts': '<<client>>' },
    client: 'post',
    page: 'composables/ask.ts',
    serve: { file: 'server/api/openai.post.ts' },
  },
  {
    name: 'React Router, file routes',
    files: {
      'package.json': pkg('@react-router/dev'),
      'app/routes.ts':
        "import { flatRoutes } from '@react-router/fs-routes';\nexport default flatRoutes();\n",
      'app/ask.ts': '<<client>>',
    },
    client: 'post',
    page: 'app/ask.ts',
    serve: { file: 'app/routes/api.openai.ts' },
  },
  {
    name: 'Astro with an adapter',
    files: {
      'package.json': pkg('astro'),
      'astro.config.mjs': 'export default { adapter: node() };\n',
      'src/components/Ask.jsx': '<<client>>',
    },
    client: 'query',
    page: 'src/components/Ask.jsx',
    serve: { file: 'src/pages/api/openai.js' },
  },
  {
    name: 'Vercel function',
    files: { 'package.json': pkg('vite'), 'vercel.json': '{}', 'src/main.js': '<<client>>' },
    client: 'post',
    page: 'src/main.js',
    serve: { file: 'api/openai.js' },
  },
  {
    name: 'a page of Vite alone',
    files: { 'package.json': pkg('vite'), 'vite.config.js': VITE, 'src/main.js': '<<client>>' },
    client: 'query',
    page: 'src/main.js',
    serve: { command: [process.execPath, 'server/openai.mjs'] },
  },
  {
    name: 'a page of Vite alone, the SDK of OpenAI',
    files: { 'package.json': pkg('vite', 'openai'), 'vite.config.js': VITE, 'src/main.js': '<<client>>' },
    client: 'sdk',
    page: 'src/main.js',
    serve: { command: [process.execPath, 'server/openai.mjs'] },
    skip: lacks(NODE, 'node_modules/openai'),
  },
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `Vite and Express, ${client}`,
      files: {
        'package.json': pkg('vite', 'express'),
        'vite.config.js': VITE,
        'server.js':
          "import express from 'express';\n\nconst app = express();\n\napp.use(express.json());\napp.listen(process.env.PORT);\n",
        'src/App.jsx': '<<client>>',
      },
      client,
      page: 'src/App.jsx',
      serve: { command: [process.execPath, 'server.js'] },
      skip: lacks(NODE, 'node_modules/express'),
    }),
  ),
  {
    name: 'Fastify',
    files: {
      'package.json': pkg('fastify'),
      'server.js':
        "import Fastify from 'fastify';\n\nconst app = Fastify();\n\nawait app.listen({ port: Number(process.env.PORT) });\n",
      'public/main.js': '<<client>>',
    },
    client: 'post',
    page: 'public/main.js',
    serve: { command: [process.execPath, 'server.js'] },
    skip: lacks(NODE, 'node_modules/fastify'),
  },
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `FastAPI, ${client}`,
      files: {
        'requirements.txt': 'fastapi\nuvicorn\n',
        'main.py':
          'from fastapi import FastAPI\n\napp = FastAPI(title="Shop")\n\n\n@app.get("/")\ndef home():\n    return {}\n',
        'static/main.js': '<<client>>',
      },
      client,
      page: 'static/main.js',
      serve: {
        command: ['sh', '-c', 'exec python3 -m uvicorn main:app --port "$PORT"'],
        env: { PYTHONPATH: PYTHON },
      },
      skip: python('fastapi'),
    }),
  ),
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `Flask, ${client}`,
      files: {
        'requirements.txt': 'flask\n',
        'app.py': 'import os\n\nfrom flask import Flask\n\napp = Flask(__name__)\n',
        'static/main.js': '<<client>>',
      },
      client,
      page: 'static/main.js',
      serve: {
        command: ['sh', '-c', 'exec python3 -m flask --app app run --port "$PORT"'],
        env: { PYTHONPATH: PYTHON },
      },
      skip: python('flask'),
    }),
  ),
];
