import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ProgramCase, runCases } from './harness.ts';

const DIGEST = "import { createHash } from 'node:crypto';\n";
const PRINT = "console.log(createHash('sha256').update(String(value)).digest('hex'));\n";
const NODE = ['node', 'main.mjs'];
const LOADED = ['node', '--env-file=.env', 'main.mjs'];

/** A module whose body defines `value`. */
const esm = (name: string, body: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
  name,
  files: { 'main.mjs': `${DIGEST}${body}\n${PRINT}` },
  languageId: 'javascript',
  run: NODE,
  runFixed: LOADED,
  load: 'self',
  checks: [['node', '--check', 'main.mjs']],
  ...more,
});

/** The same in TypeScript, which Node runs as it is and tsc must accept. */
const ts = (name: string, body: string, more: Partial<ProgramCase> = {}): ProgramCase => ({
  name: `TypeScript: ${name}`,
  files: { 'main.mts': `${DIGEST}${body}\n${PRINT}` },
  languageId: 'typescript',
  run: ['node', '--no-warnings', 'main.mts'],
  runFixed: ['node', '--no-warnings', '--env-file=.env', 'main.mts'],
  load: 'self',
  ...more,
});

const files = (main: string, more: Readonly<Record<string, string>> = {}) => ({ 'main.mjs': main, ...more });

runCases(
  'JavaScript programs',
  [
    esm('a constant', "const value = '<<github-pat-classic>>';", {
      becomes: /= process\.env\.GITHUB_TOKEN;/,
    }),
    esm('double quotes', 'const value = "<<npm-token>>";'),
    esm('a template without holes', 'const value = `<<npm-token>>`;'),
    esm('a header', "const value = ['Bearer <<github-pat-classic>>'][0];", {
      becomes: /`Bearer \$\{process\.env\.\w+\}`/,
    }),
    esm('a header with quotes that must be escaped', "const value = 'it\\'s `x` ${y} <<npm-token>> \"z\"';"),
    esm('a template with holes', "const who = 'me';\nconst value = `${who}:<<npm-token>>:${who.length}`;"),
    esm('two secrets in one literal', "const value = '<<npm-token>> and <<npm-token 2>>';"),
    esm('a sum', "const value = 'Bearer ' + '<<github-pat-classic>>' + '!';"),
    esm('a default argument', "const f = (key = '<<npm-token>>') => key;\nconst value = f();"),
    esm(
      'a class field',
      "class Client {\n  #key = '<<npm-token>>';\n  key() {\n    return this.#key;\n  }\n}\nconst value = new Client().key();",
    ),
    esm('a static field', "class Client {\n  static key = '<<npm-token>>';\n}\nconst value = Client.key;"),
    esm(
      'an object',
      "const config = { npm: { token: '<<npm-token>>' }, other: 1 };\nconst value = config.npm.token;",
    ),
    esm('an object key', "const owners = { '<<npm-token>>': 'me' };\nconst value = Object.keys(owners)[0];", {
      becomes: /\[process\.env\.\w+\]: 'me'/,
    }),
    esm(
      'a case',
      "const value = ((x) => {\n  switch (x) {\n    case '<<npm-token>>':\n      return 'yes';\n    default:\n      return x;\n  }\n})('no');",
    ),
    esm('a fallback', "const value = process.env.MY_TOKEN || '<<npm-token>>';", {
      becomes: /= process\.env\.MY_TOKEN;/,
    }),
    esm('a nullish fallback with brackets', "const value = process.env['MY_TOKEN'] ?? '<<npm-token>>';", {
      becomes: /= process\.env\['MY_TOKEN'\];/,
    }),
    esm(
      'a default when taking apart',
      "const { MY_TOKEN = '<<npm-token>>', PATH } = process.env;\nconst value = MY_TOKEN + typeof PATH;",
      { becomes: /\{ MY_TOKEN, PATH \}/ },
    ),
    esm(
      'an assignment to the environment',
      "process.env.MY_TOKEN = '<<npm-token>>';\nconst value = process.env.MY_TOKEN;",
    ),
    esm(
      'a URL with a password',
      "const value = new URL('postgres://app:<<A-Za-z0-9:24>>@db.internal.corp:5432/app').password;",
      { becomes: /process\.env\.DATABASE_URL/ },
    ),
    esm(
      'a URL with a computed host',
      "const host = 'db.internal.corp';\nconst value = `postgres://app:<<A-Za-z0-9:24>>@${host}/app`;",
    ),
    esm(
      'JSON in code',
      'const value = JSON.parse(\'{"registry": {"token": "<<npm-token>>"}}\').registry.token;',
    ),
    esm(
      'a method call on the literal',
      "const value = '<<npm-token>>'.toUpperCase().length + '<<npm-token>>'.trim();",
    ),
    esm(
      'a regular expression beside it',
      "const quote = /['\"`]/g;\nconst value = '<<npm-token>>'.replace(quote, '');",
    ),
    esm('a ternary', "const value = quote ? 'x' : '<<npm-token>>';\nvar quote;"),
    esm('a comment', '// token: <<npm-token>>\nconst value = 1;', {
      removed: true,
      runFixed: NODE,
      becomes: /\/\/ token: </,
    }),
    esm('a block comment', "/* old: '<<npm-token>>' */\nconst value = 1;", { removed: true, runFixed: NODE }),
    esm('a private key in a template', 'const value = `<<pem-rsa-private-key>>\n`;', {
      becomes: /process\.env\./,
    }),
    esm('an escape behind it', "const value = '<<npm-token>>\\n';"),
    esm(
      'a tagged template',
      'const tag = (strings, ...values) => String.raw({ raw: strings }, ...values);\nconst value = tag`token <<npm-token>>`;',
    ),
    esm(
      'the same value twice',
      'const a = \'<<npm-token>>\';\nconst b = "<<npm-token>>";\nconst value = a + b;',
    ),
    esm('windows line endings', "const a = 1;\r\nconst value = '<<npm-token>>';\r"),
    {
      ...esm('a shebang and a loader', ''),
      files: files(`#!/usr/bin/env node\n${DIGEST}\nconst value = '<<npm-token>>';\n${PRINT}`, {
        'package.json': '{ "type": "module", "dependencies": { "dotenv": "^16" } }\n',
        'node_modules/dotenv/config.js':
          "import { readFileSync } from 'node:fs';\nimport { parseEnv } from 'node:util';\nObject.assign(process.env, parseEnv(readFileSync('.env', 'utf8')));\n",
        'node_modules/dotenv/package.json':
          '{ "type": "module", "exports": { "./config": "./config.js" } }\n',
      }),
      runFixed: NODE,
      becomes: /^#!.*\nimport 'dotenv\/config';\n/,
    },
    {
      ...esm('CommonJS with a loader', ''),
      files: {
        'index.cjs':
          "'use strict';\nconst { createHash } = require('crypto');\n\nconst value = '<<npm-token>>';\nconsole.log(createHash('sha256').update(value).digest('hex'));\n",
        'package.json': '{ "main": "index.cjs", "dependencies": { "dotenv": "^16" } }\n',
        'node_modules/dotenv/index.js': "exports.config = () => process.loadEnvFile('.env');\n",
      },
      run: ['node', 'index.cjs'],
      runFixed: ['node', 'index.cjs'],
      checks: [],
      becomes: /^'use strict';\nrequire\('dotenv'\)\.config\(\);\n/,
    },
    {
      ...esm('a start script that loads', ''),
      files: files(`${DIGEST}const value = '<<npm-token>>';\n${PRINT}`, {
        'package.json': '{ "type": "module", "scripts": { "start": "node --env-file=.env main.mjs" } }\n',
      }),
    },
    {
      ...esm('an .env with another value of that name', ''),
      files: files(`${DIGEST}const value = '<<npm-token>>';\n${PRINT}`, {
        '.env': '# ours\nNPM_TOKEN=other',
      }),
    },
    ts('strict', "const value: string = '<<npm-token>>';", {
      becomes: /: string = process\.env\.\w+ \?\? '';/,
    }),
    ts(
      'an argument',
      "const f = (key: string): number => key.length;\nconst value = f('<<npm-token>>') + '<<npm-token>>'.slice(4);",
    ),
    ts(
      'headers',
      "const headers: Record<string, string> = { Authorization: 'token <<github-pat-classic>>' };\nconst value = headers.Authorization;",
    ),
    ts('as const', "const config = { token: '<<npm-token>>' as const };\nconst value = config.token;"),
    ts(
      'a readonly member',
      "class C {\n  readonly key: string = '<<npm-token>>';\n}\nconst value = new C().key;",
    ),
    ts(
      'a fallback keeps the type',
      "const key: string = process.env.MY_TOKEN || '<<npm-token>>';\nconst value = key.trim();",
      { becomes: /process\.env\.MY_TOKEN \|\| ''/ },
    ),
    ts(
      'a generic',
      "function box<T>(x: T): T {\n  return x;\n}\nconst value = box<string>('<<npm-token>>');",
    ),
    ts(
      'the way of the file',
      "const other: string = process.env.PATH!;\nconst value = '<<npm-token>>' && other && '<<npm-token>>';",
      { becomes: /process\.env\.\w+!/ },
    ),
  ],
  {
    needs: ['node'],
    checkAll: (folders) => [
      ...[
        'tsc',
        '--ignoreConfig',
        '--noEmit',
        '--strict',
        '--target',
        'es2023',
        '--module',
        'nodenext',
        '--types',
        'node',
        '--skipLibCheck',
      ],
      ...['--typeRoots', join(process.cwd(), 'node_modules/@types')],
      ...folders.map((folder) => join(folder, 'main.mts')).filter(existsSync),
    ],
  },
);
