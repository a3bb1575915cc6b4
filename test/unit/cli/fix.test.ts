/** `kagimori fix` where a file is not what a fix wants. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
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
