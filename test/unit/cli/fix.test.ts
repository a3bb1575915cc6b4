/** `kagimori fix` where a file is not what a fix wants. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeFolder } from '../../lsp/folder.ts';
import { plant } from '../../lsp/planted.ts';
import { run } from './running.ts';

const text = `const token = '${plant('github-pat-classic')}';\n`;

test('a file whose name is no UTF-8 is left alone with the reason, and keeps no other from its fix', async (context) => {
  const folder = makeFolder(context, { 'package.json': '{}', 'b.js': text });
  const odd = Buffer.concat([Buffer.from(`${folder.path}/`), Buffer.from([0x83, 0x4c, 0x2e, 0x6a, 0x73])]);
  try {
    writeFileSync(odd, text);
  } catch {
    context.skip('this file system takes no such name');
    return;
  }
  const { code, out, err } = await run(folder.path, 'fix');
  assert.equal(code, 1);
  assert.match(err, /L\.js: left alone: its name is no UTF-8/);
  assert.match(out, /1 left/);
  assert.equal(readFileSync(odd, 'utf8'), text);
  assert.doesNotMatch(folder.read('b.js'), /ghp_/);
});

test('a folder that the repository around it ignores is fixed within itself', async (context) => {
  const folder = makeFolder(context, {
    '.gitignore': '/work/\n',
    'work/app/package.json': '{}',
    'work/app/a.js': text,
    'work/app/b.js': text.replace('token', 'second'),
  });
  folder.git('init', '-q');
  const { code, out } = await run(join(folder.path, 'work/app'), 'fix');
  assert.match(out, /^2 moved to \.env/);
  assert.equal(code, 0);
  assert.equal(folder.read('.gitignore'), '/work/\n');
  assert.ok(!folder.has('work/app/.gitignore'));
  assert.match(folder.read('work/app/.env'), /ghp_/);
  assert.doesNotMatch(folder.read('work/app/a.js') + folder.read('work/app/b.js'), /ghp_/);
});

test('what moves into a .env that git tracks has moved, and is still found there', async (context) => {
  const folder = makeFolder(context, { '.env': 'PORT=1\n', 'package.json': '{}', 'a.js': text });
  folder.git('init', '-q');
  folder.git('add', '.env');
  const { code, out } = await run(folder.path, 'fix');
  assert.match(out, /^1 moved to \.env/);
  assert.match(out, /1 left/);
  assert.equal(code, 1);
});
