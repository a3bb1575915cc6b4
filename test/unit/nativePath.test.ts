import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createHostNode } from '../../server/src/hostNode.ts';
import { nativePath, shownName, textOfNames } from '../../server/src/nativePath.ts';
import { listFiles } from '../../server/src/workspace/listFiles.ts';
import { makeFolder } from '../lsp/folder.ts';

/** Names that mix what is UTF-8 with what is not. */
const bytes = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text)),
    ),
  )
  .map((parts) => Buffer.concat(parts));

describe('names of files', () => {
  test('come back byte by byte, and are shown as text that every address can hold', () => {
    fc.assert(
      fc.property(bytes, (name) => {
        const text = textOfNames(name);
        assert.deepEqual(Buffer.from(nativePath(text)), name);
        assert.doesNotThrow(() => encodeURIComponent(shownName(text)));
      }),
    );
    assert.equal(nativePath('a/日本語 💀.js'), 'a/日本語 💀.js');
  });

  test('in Shift_JIS and Latin-1 are listed and read, with git and without', async (context) => {
    const folder = makeFolder(context);
    const names = [
      Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x2e, 0x6a, 0x73]),
      Buffer.from('caf\xe9.js', 'latin1'),
    ];
    mkdirSync(join(folder.path, 'lib'));
    try {
      for (const name of names) {
        writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/lib/`), name]), name);
      }
    } catch {
      context.skip('this file system takes UTF-8 alone');
      return;
    }
    const host = createHostNode();
    const read = async (): Promise<string[]> => {
      const found: string[] = [];
      for await (const { files } of listFiles(host, folder.path)) {
        for (const path of files) {
          const content = await host.readFile(path);
          found.push(content.ok ? Buffer.from(content.value).toString('hex') : content.error);
        }
      }
      return found.sort();
    };
    const expected = names.map((name) => name.toString('hex')).sort();
    assert.deepEqual(await read(), expected);
    folder.git('init', '-q');
    folder.git('add', '.');
    assert.deepEqual(await read(), expected);
  });
});
