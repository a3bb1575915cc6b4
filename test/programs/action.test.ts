/** The action of `action.yml`, run as GitHub runs it, by the built command line. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { type Folder, makeFolder } from '../lsp/folder.ts';
import { plant, plantedIn } from '../lsp/planted.ts';

const root = join(import.meta.dirname, '..', '..');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
}
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

function tree(context: TestContext): Folder {
  return makeFolder(context, {
    'src/one.js': `const a = '${plant('github-pat-classic')}';\n`,
    'a folder/two.js': `const b = '${plant('npm-token')}';\n`,
    'clean/three.js': 'const c = 1;\n',
    'reports/.keep': '',
  });
}

/** Runs the script with the inputs' defaults and what differs from them. */
async function runAction(folder: Folder, inputs: Readonly<Record<string, string>> = {}) {
  const env: Record<string, string> = { PATH: process.env.PATH ?? '', KAGIMORI_OUTPUT: 'reports' };
  for (const [name, { default: value }] of Object.entries(action.inputs)) {
    if (name !== 'output') env[`KAGIMORI_${name.toUpperCase().replace('-', '_')}`] = inputs[name] ?? value;
  }
  env.KAGIMORI_LANG = inputs.language ?? 'en';
  env.KAGIMORI = `${process.execPath} ${join(root, 'dist/cli.js')}`;
  return new Promise<{ code: number; out: string }>((resolve) => {
    execFile('bash', [join(root, 'scripts/action.sh')], { cwd: folder.path, env }, (error, out, err) => {
      assert.deepEqual(plantedIn(out + err), []);
      resolve({ code: error === null ? 0 : Number(error.code), out: out + err });
    });
  });
}

describe('the action', () => {
  test('annotates, writes its reports and fails', async (context) => {
    const folder = tree(context);
    const { code, out } = await runAction(folder, { paths: 'src\na folder\n' });
    assert.equal(code, 1);
    assert.match(out, /^::error file=a folder\/two\.js,line=1/m);
    assert.match(out, /2 found in 2 files/);
    const sarif = JSON.parse(folder.read('reports/kagimori.sarif'));
    assert.equal(sarif.runs[0].results.length, 2);
    assert.match(folder.read('reports/kagimori.html'), /<h1>/);
  });

  test('joins reports of parts, and fails only from a severity on', async (context) => {
    const folder = tree(context);
    folder.write('all/a b/kagimori.json', '');
    for (const [part, target] of [
      ['1/2', 'all/a b/kagimori.json'],
      ['2/2', 'all/c/kagimori.json'],
    ] as const) {
      assert.equal((await runAction(folder, { shard: part, 'fail-on': 'never', annotate: 'false' })).code, 0);
      folder.write(target, folder.read('reports/kagimori.json'));
    }
    const { code, out } = await runAction(folder, { reports: 'all/*/kagimori.json\n' });
    assert.equal(code, 1);
    assert.match(out, /2 found/);
  });

  test('reads no input as shell code', async (context) => {
    const folder = tree(context);
    const evil = '$(touch made) `touch made`; touch made';
    for (const input of ['paths', 'since', 'reports', 'level', 'fail-on', 'language']) {
      const { code } = await runAction(folder, { [input]: evil });
      if (input !== 'language') assert.notEqual(code, 0, input);
    }
    assert.equal(folder.has('made'), false);
  });
});
