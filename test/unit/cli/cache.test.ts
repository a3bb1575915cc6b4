import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { makeFolder } from '../../lsp/folder.ts';
import { plant } from '../../lsp/planted.ts';
import { run, runJson } from './running.ts';

const line = `const token = '${plant('github-pat-classic')}';\n`;

describe('kagimori scan --cache', () => {
  test('reports the same with what the run before has seen, and sees what changed at once', async (context) => {
    const folder = makeFolder(context, {
      'a.js': line,
      'b.js': 'const a = 1;\n',
      'c.bin': Uint8Array.of(0, 1),
    });
    const kept = makeFolder(context);
    const cache = join(kept.path, 'seen');
    const findings = async (...more: string[]) => {
      const { value } = await runJson(folder.path, 'scan', '--format', 'json', ...more);
      return { ...value, summary: { ...value.summary, durationMs: 0 } };
    };
    const fresh = await findings();
    assert.deepEqual(await findings('--cache', cache), fresh);
    assert.deepEqual(await findings('--cache', cache), fresh);
    assert.equal(statSync(cache).mode & 0o777, 0o600);
    folder.write('b.js', line.padEnd(13).slice(0, 13));
    folder.write('b.js', line);
    assert.deepEqual(await findings('--cache', cache), await findings());
  });

  test('says so where the file cannot be written, and goes with files alone', async (context) => {
    const folder = makeFolder(context, { 'a.js': 'const a = 1;\n' });
    const { code, err } = await run(folder.path, 'scan', '--cache', 'none/seen');
    assert.deepEqual([code, err], [2, 'kagimori: cannot write none/seen\n']);
    assert.equal((await run(folder.path, 'scan', '--staged', '--cache', 'seen')).code, 2);
  });
});

describe('"exclude" of .kagimori.json', () => {
  test('leaves out files from wherever the scan starts, and from what is staged and committed', async (context) => {
    const folder = makeFolder(context, {
      '.kagimori.json': '{ "exclude": ["/lib/gen/", "*.snap"] }',
      'lib/gen/a.js': line,
      'lib/b.js': line,
      'lib/c.snap': line,
      'gen/d.js': line,
    });
    folder.git('init', '-q');
    folder.git('add', '.');
    const paths = async (...argv: string[]): Promise<string[]> => {
      const { value } = await runJson(folder.path, 'scan', '--format', 'json', ...argv);
      return value.findings.map(({ path }: { path: string }) => path);
    };
    assert.deepEqual(await paths(), ['gen/d.js', 'lib/b.js']);
    assert.deepEqual(await paths('lib'), ['lib/b.js']);
    assert.deepEqual(await paths('lib/gen'), ['lib/gen/a.js'], 'a folder that was named on purpose');
    assert.deepEqual(await paths('--staged'), ['gen/d.js', 'lib/b.js']);
    folder.git('commit', '-qm', 'one');
    assert.deepEqual(await paths('--history'), ['gen/d.js', 'lib/b.js']);
  });
});
