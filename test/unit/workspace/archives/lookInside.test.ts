import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { type ArchiveKind, archiveKindOf } from '../../../../server/src/workspace/archives/kinds.ts';
import { lookInside } from '../../../../server/src/workspace/archives/lookInside.ts';
import type { Limits } from '../../../../server/src/workspace/archives/unpack.ts';
import { makeDetector } from '../../../../server/src/workspace/detectorSetup.ts';
import { makeFolder } from '../../../lsp/folder.ts';
import { plant } from '../../../lsp/planted.ts';
import { zip } from '../../../zip.ts';
import { run, runJson } from '../../cli/running.ts';

const line = `// first\nconst token = '${plant('github-pat-classic')}';\n`;
const looker = { detector: makeDetector({}) };
type Files = Readonly<Record<string, string | Uint8Array>>;

async function tar(files: Files): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, Buffer.from(content));
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function inside(name: string, bytes: Uint8Array, limits: Partial<Limits> = {}) {
  const kind: ArchiveKind = archiveKindOf(name) ?? 'zip';
  const outcome = await lookInside(looker, kind, `/w/${name}`, bytes, 5_000_000, limits);
  assert.ok(outcome.kind === 'scanned');
  const { findings, cut, skipped } = outcome;
  return { places: findings.map(({ within, range }) => `${within}:${range.start.line + 1}`), cut, skipped };
}
const found = (...places: string[]) => ({ places, cut: undefined, skipped: undefined });
const long = `${'folder/'.repeat(30)}a.js`;

describe('archives', () => {
  test('of every kind are looked into, with the place in each', async () => {
    const files = { 'a.js': line, 'lib/日本語 b.js': line, 'clean.js': 'const a = 1;\n', [long]: line };
    const expected = found('!a.js:2', '!lib/日本語 b.js:2', `!${long}:2`);
    for (const name of ['a.zip', 'lib.jar', 'x-1.0-py3-none-any.whl'])
      assert.deepEqual(await inside(name, zip(files)), expected, name);
    assert.deepEqual(await inside('a.tar', await tar(files)), expected);
    for (const name of ['a.tgz', 'a.tar.gz', 'a.crate'])
      assert.deepEqual(await inside(name, gzipSync(await tar(files))), expected, name);
    assert.deepEqual(await inside('app.log.gz', gzipSync(line)), found('!app.log:2'));
  });

  test('in archives are looked into, to a depth', async () => {
    const deep = zip({ 'in.tgz': gzipSync(await tar({ 'core.jar': zip({ 'c.properties': line }) })) });
    assert.deepEqual(await inside('a.zip', deep), found('!in.tgz!core.jar!c.properties:2'));
    assert.deepEqual(await inside('a.zip', deep, { depth: 2 }), { places: [], cut: undefined, skipped: 1 });
  });

  test('that unpack to too much are left at what was seen until then, which is said', async () => {
    const bomb = gzipSync(Buffer.alloc(300_000_000));
    assert.equal((await inside('a.tgz', bomb)).cut, true);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}.txt`, 'x']));
    const first = await inside('a.zip', zip({ 'a.js': line, ...many, 'b.js': line }), { files: 20 });
    assert.deepEqual(first, { places: ['!a.js:2'], cut: true, skipped: undefined });
    const zeros = { 'a.js': line, 'b.txt': Buffer.alloc(4_000_000), 'c.txt': Buffer.alloc(4_000_000) };
    assert.equal((await inside('a.zip', zip(zeros), { unpackedBytes: 5_000_000 })).cut, true);
    // The account is one for all archives in an archive.
    const nested = {
      'one.zip': zip({ 'b.txt': Buffer.alloc(4_000_000) }),
      'two.zip': zip({ 'b.txt': Buffer.alloc(4_000_000) }),
    };
    assert.equal((await inside('a.zip', zip(nested), { unpackedBytes: 5_000_000 })).cut, true);
  });

  test('with files that are too large, or that say less than they are, leave those out', async () => {
    const files = { 'big.txt': 'x'.repeat(2000), 'a.js': line };
    const expected = { places: ['!a.js:2'], cut: undefined, skipped: 1 };
    assert.deepEqual(await inside('a.zip', zip(files), { fileBytes: 1000 }), expected);
    assert.deepEqual(await inside('a.tar', await tar(files), { fileBytes: 1000 }), expected);
    assert.equal((await inside('a.zip', zip({ 'bomb.txt': Buffer.alloc(4_000_000) }, 10))).cut, true);
  });

  test('that are none count as the text that they are', async () => {
    assert.deepEqual(await inside('a.zip', Buffer.from(line)), found('undefined:2'));
  });

  test('survive any bytes', async () => {
    const whole = [zip({ 'a.js': line }), await tar({ 'a.js': line }), gzipSync(await tar({ 'a.js': line }))];
    const broken = fc
      .tuple(fc.constantFrom(...whole), fc.nat(), fc.uint8Array({ maxLength: 8 }), fc.boolean())
      .map(([bytes, at, patch, cuts]) => {
        const copy = Buffer.from(bytes);
        const place = at % copy.length;
        copy.set(patch.subarray(0, copy.length - place), place);
        return cuts ? copy.subarray(0, place) : copy;
      });
    await fc.assert(
      fc.asyncProperty(broken, fc.constantFrom('a.zip', 'a.tar', 'a.tgz', 'a.gz'), async (bytes, name) => {
        const kind = archiveKindOf(name);
        assert.ok(kind !== undefined);
        await lookInside(looker, kind, `/w/${name}`, bytes, 1_000_000);
      }),
      { numRuns: 300 },
    );
  });

  test('are asked for on the command line', async (context) => {
    const folder = makeFolder(context, { 'a.js': line, 'lib/b.zip': zip({ 'src/c.js': line }) });
    const paths = async (...argv: string[]): Promise<string[]> => {
      const { value } = await runJson(folder.path, 'scan', '--format', 'json', ...argv);
      return value.findings.map((one: { path: string; startLine: number }) => `${one.path}:${one.startLine}`);
    };
    assert.deepEqual(await paths(), ['a.js:2']);
    assert.deepEqual(await paths('--archives'), ['a.js:2', 'lib/b.zip!src/c.js:2']);
    folder.write('lib/broken.tgz', gzipSync(line).subarray(0, 20));
    const { code, err } = await run(folder.path, 'scan', '--archives');
    assert.equal(code, 2);
    assert.match(err, /not looked into whole .*: .*lib\/broken\.tgz/);
  });
});
