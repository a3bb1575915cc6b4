// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source texts with template literals
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixed } from '../fixing.ts';
import { fixes, notesOf, packages } from './table.ts';

fixes('JavaScript', 'lib/a.js', [
  ['a literal', "const k = '«s»';\n", 'const k = process.env.A;\n'],
  ['a header', "h('Bearer «s»');\n", 'h(`Bearer ${process.env.A}`);\n'],
  ['what a template must escape', "h('`${x} it\\'s «s»');\n", "h(`\\`\\${x} it\\'s ${process.env.A}`);\n"],
  ['a parameter called process', "const f = (process) => '«s»';\n", /called `process`/],
  ['an arrow called with process', "const f = process => '«s»';\n", /called `process`/],
  ['process handed on', "run(process);\nconst k = '«s»';\n", 'run(process);\nconst k = process.env.A;\n'],
  ['the name of a method', "const o = { '«s»'() {} };\n", 'const o = { [process.env.A]() {} };\n'],
  [
    'return without a space',
    "const f = () => { return'«s»' };\n",
    'const f = () => { return process.env.A };\n',
  ],
  ['an octal escape', "h('\\1 «s»');\n", /octal/],
  ['a hole of a template', "h(`a ${f('«s»')} b`);\n", 'h(`a ${f(process.env.A)} b`);\n'],
  ['a tagged template', 'sql`«s»`;\n', 'sql`${process.env.A}`;\n'],
  ['joined literals', "const k = '«sk-' + 'abc»';\n", 'const k = process.env.A;\n'],
  ['joined literals with more', "h('Bearer «sk-' + 'abc»' + x);\n", 'h(`Bearer ${process.env.A}` + x);\n'],
  ['joined with code between', "const k = '«sk-' + x + 'abc»';\n", /several pieces/],
  ['a default', "const k = process.env.MINE || '«s»';\n", 'const k = process.env.MINE;\n'],
  [
    'an assignment in the middle of a line',
    "if (x) process.env.MINE = '«s»', f();\n",
    /sets an environment variable/,
  ],
  ['an import', "import x from 'https://u:«s»@h/x.js';\n", /import cannot be computed/],
  ['a comment', '// «s»\n', '// <A>\n'],
  ['code in no literal', 'const k = «s»;\n', /string literal/],
  [
    'an escape of unknown value',
    "const k = '\\u{110000}«s»';\n",
    'const k = `\\u{110000}${process.env.A}`;\n',
  ],
  [
    'a read of an own helper',
    "import { requireEnv } from './env.js';\nconst k = '«s»';\n",
    "import { requireEnv } from './env.js';\nconst k = requireEnv('A');\n",
  ],
  [
    'env of node:process',
    "import { env } from 'node:process';\nconst k = '«s»';\n",
    "import { env } from 'node:process';\nconst k = env.A;\n",
  ],
  ['Deno', "Deno.exit(f('«s»'));\n", "Deno.exit(f(Deno.env.get('A')));\n"],
]);

fixes('JSX', 'lib/a.jsx', [
  [
    'an attribute',
    'const e = <Foo a={1} apiKey="«s»" />;\n',
    'const e = <Foo a={1} apiKey={process.env.A} />;\n',
  ],
  [
    'an attribute with more',
    'const e = <Foo h="B\\ «s»">it\'s</Foo>;\n',
    "const e = <Foo h={`B\\\\ ${process.env.A}`}>it's</Foo>;\n",
  ],
  ['an attribute with an entity', 'const e = <Foo h="«s&amp;»" />;\n', /escapes/],
  ['text', 'const e = <p>«s»</p>;\n', 'const e = <p>{process.env.A}</p>;\n'],
  [
    'behind an apostrophe',
    "const e = <p>don't</p>;\nconst k = '«s»';\n",
    "const e = <p>don't</p>;\nconst k = process.env.A;\n",
  ],
]);

fixes('TypeScript', 'lib/a.ts', [
  ['a string', "const k: string = '«s»';\n", "const k: string = process.env.A ?? '';\n"],
  ['a method of it', "f('«s»'.trim());\n", "f((process.env.A ?? '').trim());\n"],
  ['beside ||', "const k = '«s»' || x;\n", "const k = (process.env.A ?? '') || x;\n"],
  ['a comparison', "if (x === '«s»') f();\n", 'if (x === process.env.A) f();\n'],
  ['as const', "const k = '«s»' as const;\n", "const k = process.env.A ?? '';\n"],
  ['an enum', "enum E { K = '«s»' }\n", /enum/],
  ['a type', "type T = 'x' | '«s»';\n", /literal type/],
  ['an interface', "interface T { k: '«s»' }\n", /literal type/],
  ['the type of a variable', "const k: '«s»' = x;\n", /literal type/],
  ['the type of a parameter', "f((x: '«s»') => x);\n", /literal type/],
  ['the type of a member', "class C { k: '«s»'; }\n", /literal type/],
  ['a property', "f({ k: '«s»' });\n", "f({ k: process.env.A ?? '' });\n"],
  ['the other side of a ternary', "const k = a ? b : '«s»';\n", "const k = a ? b : process.env.A ?? '';\n"],
  [
    'not strict',
    "const k = '«s»';\n",
    'const k = process.env.A;\n',
    { 'tsconfig.json': '{"compilerOptions":{"strict":false}}' },
  ],
  [
    'index signatures by brackets',
    "const k = '«s»';\n",
    "const k = process.env['A'] ?? '';\n",
    { 'tsconfig.json': '{"compilerOptions":{"noPropertyAccessFromIndexSignature":true}}' },
  ],
]);

describe('frameworks', () => {
  fixes('SvelteKit on the server', 'src/routes/+page.server.ts', [
    [
      'a private variable',
      "const k = '«s»';\n",
      "import { env } from '$env/dynamic/private';\nconst k = env.A ?? '';\n",
      packages('@sveltejs/kit', 'vite'),
    ],
  ]);
  fixes('SvelteKit 3 on the server', 'src/routes/+page.server.ts', [
    [
      'a variable on the list',
      "const A = '«s»';\n",
      "import { A as A_VALUE } from '$app/env/private';\nconst A = A_VALUE;\n",
      { ...packages('@sveltejs/kit'), 'src/env.ts': 'export const variables = defineEnvVars({\n});\n' },
    ],
    [
      'a list that is put together',
      "const k = '«s»';\n",
      /lists its variables/,
      { ...packages('@sveltejs/kit'), 'src/env.ts': 'export const variables = all();\n' },
    ],
  ]);
  it('lists every variable once, in a file that is there or made', () => {
    const code = { 'src/hooks.server.js': "const k = '«s»';\nconst l = '«t»';\n" };
    const newest = { 'package.json': '{"dependencies":{"@sveltejs/kit":"^3.0.0"}}' };
    const made = fixed({ ...code, ...newest }, { names: ['A', 'B'] });
    assert.match(made['src/env.js'] ?? '', /defineEnvVars\(\{\n {2}B: \{\},\n {2}A: \{\},\n\}\);/);
    const list = { 'src/env.ts': 'export const variables = defineEnvVars({\n  A: {},\n});\n' };
    const listed = fixed({ ...code, ...newest, ...list }, { names: ['A', 'B'] });
    assert.equal(listed['src/env.ts'], 'export const variables = defineEnvVars({\n  B: {},\n  A: {},\n});\n');
  });
  fixes('Astro 5', 'src/pages/key.ts', [
    [
      'a variable that is read when the program runs',
      "const k = '«s»';\n",
      "import { getSecret } from 'astro:env/server';\nconst k = getSecret('A') ?? '';\n",
      { 'package.json': '{"dependencies":{"astro":"^5.0.0"}}' },
    ],
  ]);
  fixes('Astro', 'src/pages/index.astro', [
    [
      'the head',
      "---\nconst k = '«s»';\n---\n<p>it's</p>\n",
      "---\nconst k = import.meta.env.A;\n---\n<p>it's</p>\n",
      packages('astro'),
    ],
    ['the markup', '---\n---\n<Map key="«s»" />\n', /Markup/, packages('astro')],
  ]);
  const client: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['Vite', 'src/App.jsx', "const k = '«s»';\n", ['vite', 'react']],
    ["'use client'", 'app/page.tsx', "'use client';\nconst k = '«s»';\n", ['next']],
    [
      'a page of Next.js',
      'pages/index.js',
      "export default function Home() {\n  return '«s»';\n}\n",
      ['next'],
    ],
    ['a page of SvelteKit', 'src/routes/+page.ts', "const k = '«s»';\n", ['@sveltejs/kit']],
    ['React Native', 'src/api.js', "const k = '«s»';\n", ['react-native']],
    ['a public folder', 'public/app.js', "const k = '«s»';\n", []],
    ['Vue', 'App.vue', "<script>\nconst k = '«s»';\n</script>\n", []],
    ['a script of a page', 'app.js', "document.querySelector('#k').value = '«s»';\n", []],
  ];
  for (const [name, path, text, names] of client) {
    fixes(`${name} is no place for a secret`, path, [
      ['is refused', text, /everybody can read/, packages(...names)],
    ]);
  }
  const server: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['the API of Next.js', 'pages/api/x.js', "const k = '«s»';\n", ['next']],
    [
      'getServerSideProps',
      'pages/x.js',
      "export async function getServerSideProps() {\n  return f('«s»');\n}\n",
      ['next'],
    ],
    ['a server component', 'app/page.js', "const k = '«s»';\n", ['next', 'react-dom']],
    ['a server beside Vite', 'src/server.js', "const k = '«s»';\n", ['vite', 'express']],
    ['the server of Nuxt', 'server/api/x.js', "const k = '«s»';\n", ['nuxt']],
  ];
  for (const [name, path, text, names] of server) {
    fixes(`${name} may read a secret`, path, [
      ['is fixed', text, text.replace("'«s»'", 'process.env.A'), packages(...names)],
    ]);
  }
});

describe('what loads .env', () => {
  const text = "const k = '«s»';\n";
  it('Next.js does', () => assert.equal(notesOf({ 'lib/a.js': text, ...packages('next') }), ''));
  it('a start script does', () => {
    assert.equal(
      notesOf({ 'a.js': text, 'package.json': '{"scripts":{"start":"node --env-file=.env a.js"}}' }),
      '',
    );
  });
  it('the entry does, if it does', () =>
    assert.match(notesOf({ 'lib/a.js': text, ...packages('dotenv') }), /entry of the program/));
  it('nothing does', () => assert.match(notesOf({ 'a.js': text }), /node --env-file=\.env/));
  it('Vite does not for its own configuration', () => {
    assert.match(notesOf({ 'vite.config.js': text, ...packages('vite') }), /loadEnvFile/);
  });
  fixes('dotenv is called first', 'index.js', [
    [
      'in CommonJS',
      "'use strict';\nconst a = require('a');\nconst k = '«s»';\n",
      "'use strict';\nrequire('dotenv').config();\nconst a = require('a');\nconst k = process.env.A;\n",
      packages('dotenv'),
    ],
    [
      'in a module',
      "#!/usr/bin/env node\n// Licence\n\nimport a from 'a';\nconst k = '«s»';\n",
      "#!/usr/bin/env node\n// Licence\n\nimport 'dotenv/config';\nimport a from 'a';\nconst k = process.env.A;\n",
      packages('dotenv'),
    ],
    [
      'without imports',
      "const k = '«s»';\n",
      "require('dotenv').config();\n\nconst k = process.env.A;\n",
      packages('dotenv'),
    ],
    [
      'once',
      "require('dotenv').config();\nconst k = '«s»';\n",
      "require('dotenv').config();\nconst k = process.env.A;\n",
      packages('dotenv'),
    ],
  ]);
});
