/** A key in `.env` under a name that a build publishes: the call that reads it, and the entry's new name. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plant } from '../../../lsp/planted.ts';
import { appliedTo, planFor } from './planning.ts';

const KEY = plant('openai-project');
const pkg = (name: string): string => JSON.stringify({ dependencies: { [name]: '1' } });
const call = (key: string): string =>
  `const f = () => fetch('https://api.example.com/v1/x', { method: 'POST', headers: { 'content-type': 'application/json', authorization: ${key} }, body: '{}' });\n`;
const AFTER =
  "const f = () => fetch('/api/openai', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });\n";
const VITE = { 'package.json': pkg('vite'), 'vite.config.js': 'export default {};\n' };
const NEXT = { 'package.json': pkg('next'), 'app/layout.jsx': '' };

const PLAIN: readonly (readonly [
  name: string,
  files: Record<string, string>,
  page: string,
  after: string,
])[] = [
  [
    'in the call',
    { ...VITE, 'src/a.js': call('`Bearer ${import.meta.env.VITE_AI_KEY}`') },
    'src/a.js',
    AFTER,
  ],
  ['as a sum', { ...VITE, 'src/a.js': call("'Bearer ' + import.meta.env.VITE_AI_KEY") }, 'src/a.js', AFTER],
  [
    'in a constant, with what strict types want',
    {
      ...VITE,
      'src/a.ts': `const key = import.meta.env.VITE_AI_KEY as string;\n${call('`Bearer ${key}`')}`,
    },
    'src/a.ts',
    AFTER,
  ],
  [
    'by a component of Vue',
    { ...VITE, 'src/A.vue': `<script setup>\n${call('`Bearer ${import.meta.env.VITE_AI_KEY}`')}</script>\n` },
    'src/A.vue',
    `<script setup>\n${AFTER}</script>\n`,
  ],
];

const UNCLEAR: readonly (readonly [name: string, files: Record<string, string>])[] = [
  ['nothing reads it', VITE],
  ['a value that is read twice', { ...VITE, 'src/a.js': call('import.meta.env.VITE_AI_KEY').repeat(2) }],
  [
    'two files that read it',
    {
      ...VITE,
      'src/a.js': call('import.meta.env.VITE_AI_KEY'),
      'src/b.js': 'log(import.meta.env.VITE_AI_KEY)',
    },
  ],
  ['a value that is looked at', { ...VITE, 'src/a.js': call('btoa(import.meta.env.VITE_AI_KEY)') }],
  ['a value that is handed on', { ...VITE, 'src/a.js': 'export const key = import.meta.env.VITE_AI_KEY;\n' }],
  ['a read by what a server runs', { ...VITE, 'server/a.js': call('import.meta.env.VITE_AI_KEY') }],
];

describe('a key that .env publishes', () => {
  for (const [name, files, page, after] of PLAIN)
    it(`is kept on the server: read ${name}`, () => {
      const all = { ...files, '.env': `A=1\nVITE_AI_KEY=${KEY} # mine\nVITE_URL=/\n` };
      const result = appliedTo(all, '.env');
      assert.equal(result[page], after);
      assert.equal(result['.env'], `A=1\nOPENAI_API_KEY=${KEY} # mine\nVITE_URL=/\n`);
      assert.match(result['server/openai.mjs'] ?? '', /process\.env\.OPENAI_API_KEY/);
    });

  it('is renamed in each .env file, and where its type is declared', () => {
    const files = {
      ...NEXT,
      'app/a.jsx': `'use client';\n${call('`Bearer ${process.env.NEXT_PUBLIC_OPENAI_API_KEY!}`')}`,
      'env.d.ts': 'interface Env {\n  readonly NEXT_PUBLIC_OPENAI_API_KEY: string;\n}\n',
      'README.md': 'Set NEXT_PUBLIC_OPENAI_API_KEY.\n',
      '.env.local': `NEXT_PUBLIC_OPENAI_API_KEY=${KEY}\n`,
      '.env.example': 'NEXT_PUBLIC_OPENAI_API_KEY=\n',
    };
    const result = appliedTo(files, '.env.local');
    assert.equal(result['.env.local'], `OPENAI_API_KEY=${KEY}\n`);
    assert.equal(result['.env.example'], 'OPENAI_API_KEY=\n');
    assert.equal(result['env.d.ts'], 'interface Env {\n}\n');
    assert.equal(result['README.md'], files['README.md']);
    assert.match(result['app/api/openai/route.js'] ?? '', /process\.env\.OPENAI_API_KEY/);
  });

  for (const [name, files] of UNCLEAR)
    it(`is left to the guide: ${name}`, () =>
      assert.equal(planFor({ ...files, '.env': `VITE_AI_KEY=${KEY}\n` }, '.env').ok, false));
});
