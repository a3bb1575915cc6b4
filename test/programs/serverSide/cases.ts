/** Small pages with a key, for each framework: how their server is started once the key is behind an endpoint. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isThere } from '../harness.ts';
import { LARAVEL, LARAVEL_FILES } from './laravel.ts';
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
    /** A program that is built into `built.mjs`, and what starts it where that is not itself. */
    | { readonly program: string; readonly start?: string }
    | { readonly command: readonly string[]; readonly env?: Readonly<Record<string, string>> };
  /** Where the server reads the key; `.env` in the root where absent. */
  readonly envFile?: string;
  /** Builds the server. */
  readonly builds?: readonly [string, ...string[]];
  /** What must succeed on the fixed tree without printing anything. */
  readonly checks?: readonly (readonly string[])[];
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

const MANAGE =
  "import os\nimport sys\n\nfrom django.core.management import execute_from_command_line\n\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\nexecute_from_command_line(sys.argv)\n";

/** A Worker as it runs on Cloudflare, with the key as `wrangler dev` takes it from `.env`. */
const WORKER = (script: string): string => `import { Miniflare } from 'miniflare';

const { PORT, OPENAI_API_KEY } = process.env;
new Miniflare({
  modules: true,
  scriptPath: '${script}',
  compatibilityDate: '2025-01-01',
  bindings: { OPENAI_API_KEY },
  host: '127.0.0.1',
  port: Number(PORT),
});
`;

const GO_PROGRAMS = [
  [
    'a router of its own',
    'package main\n\nimport (\n\t"net/http"\n\t"os"\n)\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.Handle("/static/", http.FileServer(http.Dir(".")))\n\tpanic(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), mux))\n}\n',
  ],
  [
    'the default router',
    'package main\n\nimport (\n\t"net/http"\n\t"os"\n)\n\nfunc main() {\n\thttp.Handle("/static/", http.FileServer(http.Dir(".")))\n\tpanic(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))\n}\n',
  ],
] as const;

const RAILS = `require 'rails'
require 'action_controller/railtie'

class Shop < Rails::Application
  config.root = __dir__
  config.eager_load = true
  config.secret_key_base = 'not one'
  config.logger = Logger.new(nil)
end

Rails.application.initialize!
run Rails.application
`;

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
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `Django, ${client}`,
      files: {
        'requirements.txt': 'django\n',
        'manage.py': MANAGE,
        'shop/__init__.py': '',
        'shop/settings.py':
          "SECRET_KEY = 'not one'\nDEBUG = True\nALLOWED_HOSTS = ['127.0.0.1']\nROOT_URLCONF = 'shop.urls'\nMIDDLEWARE = ['django.middleware.csrf.CsrfViewMiddleware']\n",
        'shop/urls.py':
          'from django.http import HttpResponse\nfrom django.urls import path\n\nurlpatterns = [\n    path("", lambda request: HttpResponse("hello")),\n]\n',
        'static/main.js': '<<client>>',
      },
      client,
      page: 'static/main.js',
      serve: {
        command: ['sh', '-c', 'exec python3 manage.py runserver --noreload "$PORT"'],
        env: { PYTHONPATH: PYTHON },
      },
      skip: python('django'),
    }),
  ),
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `Hono, ${client}`,
      files: {
        'package.json': pkg('hono', '@hono/node-server'),
        'src/index.js':
          "import { serve } from '@hono/node-server';\nimport { Hono } from 'hono';\n\nconst app = new Hono();\n\napp.get('/', (c) => c.text('hello'));\n\nserve({ fetch: app.fetch, port: Number(process.env.PORT) });\n",
        'public/main.js': '<<client>>',
      },
      client,
      page: 'public/main.js',
      serve: { command: [process.execPath, 'src/index.js'] },
      skip: lacks(NODE, 'node_modules/hono'),
    }),
  ),
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `Koa, ${client}`,
      files: {
        'package.json': pkg('koa'),
        'server.js': "import Koa from 'koa';\n\nconst app = new Koa();\n\napp.listen(process.env.PORT);\n",
        'public/main.js': '<<client>>',
      },
      client,
      page: 'public/main.js',
      serve: { command: [process.execPath, 'server.js'] },
      skip: lacks(NODE, 'node_modules/koa'),
    }),
  ),
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `NestJS, ${client}`,
      files: {
        'package.json': pkg('@nestjs/core', '@nestjs/common', '@nestjs/platform-express'),
        'tsconfig.json': '{ "compilerOptions": { "experimentalDecorators": true } }\n',
        'src/app.module.ts':
          "import { Module } from '@nestjs/common';\n\n@Module({\n  imports: [],\n  controllers: [],\n})\nexport class AppModule {}\n",
        'src/main.ts':
          "import 'reflect-metadata';\nimport { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\n\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule, { logger: false });\n  await app.listen(Number(process.env.PORT));\n}\nbootstrap();\n",
        'public/main.js': '<<client>>',
      },
      client,
      page: 'public/main.js',
      serve: { program: 'src/main.ts' },
      skip: lacks(NODE, 'node_modules/@nestjs/core'),
    }),
  ),
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `a Worker of Cloudflare, ${client}`,
      files: {
        'package.json': pkg('wrangler'),
        'wrangler.toml': 'name = "shop"\nmain = "src/index.js"\n',
        'src/index.js':
          "export default {\n  async fetch(request, env) {\n    return new Response('hello', { status: 404 });\n  },\n};\n",
        'run.mjs': WORKER('src/index.js'),
        'public/main.js': '<<client>>',
      },
      client,
      page: 'public/main.js',
      serve: { command: [process.execPath, 'run.mjs'] },
      skip: lacks(NODE, 'node_modules/miniflare'),
    }),
  ),
  {
    name: 'Hono in a Worker of Cloudflare',
    files: {
      'package.json': pkg('hono', 'wrangler'),
      'wrangler.jsonc': '{ "name": "shop", "main": "src/index.js" }\n',
      'src/index.js': "import { Hono } from 'hono';\n\nconst app = new Hono();\n\nexport default app;\n",
      'run.mjs': WORKER('built.mjs'),
      'public/main.js': '<<client>>',
    },
    client: 'post',
    page: 'public/main.js',
    serve: { program: 'src/index.js', start: 'run.mjs' },
    skip: lacks(NODE, 'node_modules/miniflare'),
  },
  {
    name: 'a function of Cloudflare Pages',
    files: {
      'package.json': pkg('wrangler'),
      'wrangler.toml': 'name = "shop"\npages_build_output_dir = "public"\n',
      'public/main.js': '<<client>>',
    },
    client: 'query',
    page: 'public/main.js',
    serve: { file: 'functions/api/openai.js' },
  },
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `a function of Firebase, ${client}`,
      files: {
        'package.json': pkg('firebase'),
        'firebase.json':
          '{\n  "hosting": {\n    "public": "public",\n    "rewrites": [{ "source": "**", "destination": "/index.html" }]\n  }\n}\n',
        'functions/package.json': '{ "main": "index.js", "dependencies": { "firebase-functions": "*" } }\n',
        'functions/index.js':
          "const { onRequest } = require('firebase-functions/v2/https');\n\nexports.hello = onRequest((request, response) => response.send('hello'));\n",
        'public/main.js': '<<client>>',
      },
      client,
      page: 'public/main.js',
      envFile: 'functions/.env',
      serve: {
        command: [
          process.execPath,
          'node_modules/.bin/functions-framework',
          '--source=functions',
          '--target=openai',
        ],
        env: { GCLOUD_PROJECT: 'shop' },
      },
      skip: lacks(NODE, 'node_modules/firebase-functions'),
    }),
  ),
  ...GO_PROGRAMS.flatMap(([name, code]) =>
    (['post', 'query'] as const).map(
      (client): ServerCase => ({
        name: `Go, ${name}, ${client}`,
        files: {
          'go.mod': 'module example.invalid/shop\n\ngo 1.21\n',
          'main.go': code,
          'static/main.js': '<<client>>',
        },
        client,
        page: 'static/main.js',
        serve: { command: ['sh', '-c', 'go build -o server . && exec ./server'] },
        checks: [
          ['gofmt', '-l', '.'],
          ['go', 'vet', '.'],
        ],
        skip: isThere('go') ? false : 'go is not there',
      }),
    ),
  ),
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `Rails, ${client}`,
      files: {
        Gemfile: "source 'https://rubygems.invalid'\n\ngem 'rails'\n",
        'config.ru': RAILS,
        'config/routes.rb': 'Rails.application.routes.draw do\nend\n',
        'public/main.js': '<<client>>',
      },
      client,
      page: 'public/main.js',
      serve: {
        command: [
          'sh',
          '-c',
          'exec rackup --server webrick --host 127.0.0.1 --port "$PORT" --env production',
        ],
      },
      skip: isThere('rails') && isThere('rackup') ? false : 'rails is not there',
    }),
  ),
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `Spring Boot, ${client}`,
      files: {
        'pom.xml': readFileSync(join(import.meta.dirname, 'spring/pom.xml'), 'utf8'),
        'src/main/java/com/example/shop/ShopApplication.java':
          'package com.example.shop;\n\nimport org.springframework.boot.SpringApplication;\nimport org.springframework.boot.autoconfigure.SpringBootApplication;\n\n@SpringBootApplication\npublic class ShopApplication {\n    public static void main(String[] args) {\n        SpringApplication.run(ShopApplication.class, args);\n    }\n}\n',
        'src/main/resources/static/main.js': '<<client>>',
      },
      client,
      page: 'src/main/resources/static/main.js',
      serve: {
        command: [
          'sh',
          '-c',
          'exec java -XX:TieredStopAtLevel=1 -jar target/shop-1.jar --server.port="$PORT"',
        ],
      },
      builds: ['mvn', '-q', '-o', '-B', 'package', '-DskipTests'],
      skip: isThere('mvn') ? lacks(FETCHED, 'spring/target') : 'mvn is not there',
    }),
  ),
  ...(['post', 'query'] as const).map(
    (client): ServerCase => ({
      name: `Laravel, ${client}`,
      files: { ...LARAVEL_FILES, 'public/main.js': '<<client>>' },
      client,
      page: 'public/main.js',
      serve: { command: ['sh', '-c', 'exec php -S "127.0.0.1:$PORT" app.php'] },
      checks: [['sh', '-c', 'php -l routes/api.php > /dev/null && php -l config/services.php > /dev/null']],
      skip: existsSync(LARAVEL) ? false : 'Laravel is not there (php-laravel-framework of Debian)',
    }),
  ),
];
