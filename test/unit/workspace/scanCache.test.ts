/** A second scan reads only what has changed, and says what a first one would. */
import assert from 'node:assert/strict';
import { appendFileSync, renameSync, symlinkSync, truncateSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Host } from '../../../server/src/host.ts';
import { createByteReader, createHostNode } from '../../../server/src/hostNode.ts';
import { createCachedScanner, scopeOf } from '../../../server/src/workspace/cachedScanner.ts';
import { type CleanStates, createCleanStates } from '../../../server/src/workspace/cleanStates.ts';
import { makeDetector } from '../../../server/src/workspace/detectorSetup.ts';
import type { FileOutcome } from '../../../server/src/workspace/scanFile.ts';
import { createLocalScanner } from '../../../server/src/workspace/scanners.ts';
import { makeFolder } from '../../lsp/folder.ts';
import { plant } from '../../lsp/planted.ts';

const setup = { root: '/w' };
const looker = { detector: makeDetector(setup), root: '/w' };
const token = plant('github-pat-classic');
const held = `const token = '${token}'; // kagimori:allow`;
/** All of one length: only times tell one from another. */
const CONTENTS = [`const token = '${token}';`, held, 'const a = 1;', '\0'].map((text) =>
  new TextEncoder().encode(text.padEnd(held.length)),
);

interface File {
  readonly bytes: Uint8Array;
  readonly mtime: number;
  readonly ctime: number;
  readonly ino: number;
}

/** A file system in memory whose clock ticks every two seconds, as the coarsest real one does. */
function coarseDisk() {
  const files = new Map<string, File>();
  let now = 1_000_000;
  let made = 0;
  const tick = (): number => Math.floor(now / 2000) * 2000;
  const host: Host = {
    ...createHostNode(),
    now: () => now,
    fileState(path) {
      const file = files.get(path);
      if (file === undefined) return undefined;
      const { bytes, mtime, ctime, ino } = file;
      const mark = `${bytes.length} ${mtime} ${ctime} ${ino}`;
      return { size: bytes.length, changedAt: Math.max(mtime, ctime), mark };
    },
    readFile: async (path) => {
      const file = files.get(path);
      reads++;
      onRead();
      return file === undefined ? { ok: false, error: 'not-found' } : { ok: true, value: file.bytes };
    },
  };
  let reads = 0;
  let onRead = (): void => undefined;
  return {
    host,
    /** Runs once, when a file has been opened and is read. */
    whileReading(work: () => void) {
      onRead = () => {
        onRead = () => undefined;
        work();
      };
    },
    files,
    wait(ms: number) {
      now += ms;
    },
    /** In place: the file keeps its number. */
    write(path: string, bytes: Uint8Array) {
      const ino = files.get(path)?.ino ?? ++made;
      files.set(path, { bytes, mtime: tick(), ctime: tick(), ino });
    },
    /** As `cp -p` and `touch -d` do: the time of the content lies. */
    writeAsOld(path: string, bytes: Uint8Array) {
      const old = files.get(path);
      if (old !== undefined) files.set(path, { ...old, bytes, ctime: tick() });
    },
    rename(from: string, to: string) {
      const file = files.get(from);
      if (file === undefined) return;
      files.delete(from);
      files.set(to, { ...file, ctime: tick() });
    },
    async scan(states?: CleanStates): Promise<Map<string, FileOutcome>> {
      const local = createLocalScanner(host, looker, { maxFileBytes: 1_000_000 });
      const scanner =
        states === undefined ? local : createCachedScanner(host, states, scopeOf(setup), 1_000_000, local);
      const outcomes = new Map<string, FileOutcome>();
      await scanner.scan([...files.keys(), '/w/never'], (path, outcome) => outcomes.set(path, outcome));
      return new Map([...outcomes].sort());
    },
    /** How many files were read by some work. */
    async readBy(work: () => Promise<unknown>): Promise<number> {
      reads = 0;
      await work();
      return reads;
    },
  };
}

const name = fc.constantFrom('/w/a.js', '/w/b.js', '/w/lib/c.py');
const content = fc.constantFrom(...CONTENTS);
type Disk = ReturnType<typeof coarseDisk>;
const step: fc.Arbitrary<(disk: Disk) => void> = fc.oneof(
  fc.tuple(name, content).map(
    ([path, bytes]) =>
      (disk: Disk) =>
        disk.write(path, bytes),
  ),
  fc.tuple(name, content).map(
    ([path, bytes]) =>
      (disk: Disk) =>
        disk.writeAsOld(path, bytes),
  ),
  fc.tuple(name, name).map(
    ([from, to]) =>
      (disk: Disk) =>
        disk.rename(from, to),
  ),
  name.map((path) => (disk: Disk) => void disk.files.delete(path)),
  fc.nat(6000).map((ms) => (disk: Disk) => disk.wait(ms)),
);

describe('a scan with what an earlier one has seen', () => {
  test('says what a fresh one says, whatever happens between two of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 8 }), async (rounds) => {
        const disk = coarseDisk();
        let states = createCleanStates();
        for (const steps of rounds) {
          for (const run of steps) run(disk);
          assert.deepEqual(await disk.scan(states), await disk.scan());
          states = createCleanStates(states.toBytes());
        }
      }),
      { numRuns: 150 },
    );
  });

  test('reads only what has changed, and what holds something', async () => {
    const disk = coarseDisk();
    const [finding = new Uint8Array(), , clean = new Uint8Array(), binary = new Uint8Array()] = CONTENTS;
    for (let n = 0; n < 200; n++) disk.write(`/w/${n}.js`, clean);
    disk.write('/w/secret.js', finding);
    disk.write('/w/picture.bin', binary);
    const states = createCleanStates();
    assert.equal(await disk.readBy(() => disk.scan(states)), 203);
    // What was just written may be written again without a trace: it is not believed yet.
    assert.equal(await disk.readBy(() => disk.scan(states)), 203);
    disk.wait(5000);
    await disk.scan(states);
    assert.equal(await disk.readBy(() => disk.scan(states)), 2);
    disk.write('/w/7.js', finding);
    assert.equal(await disk.readBy(() => disk.scan(states)), 3);
  });

  test('a file that is written while it is read is read again', async () => {
    const disk = coarseDisk();
    const [finding = new Uint8Array(), , clean = new Uint8Array()] = CONTENTS;
    disk.write('/w/a.js', clean);
    disk.wait(5000);
    const states = createCleanStates();
    disk.whileReading(() => disk.write('/w/a.js', finding));
    const first = (await disk.scan(states)).get('/w/a.js');
    assert.equal(first?.kind === 'scanned' && first.findings.length, 0);
    disk.wait(5000);
    const second = (await disk.scan(states)).get('/w/a.js');
    assert.equal(second?.kind === 'scanned' && second.findings.length, 1);
  });

  test('a file that shrinks or grows while it is read is read as far as it was', (context) => {
    const folder = makeFolder(context, { 'a.txt': 'x'.repeat(200_000), 'b.txt': 'x'.repeat(200_000) });
    const [shrinking, growing] = ['a.txt', 'b.txt'].map((name) => join(folder.path, name)) as [
      string,
      string,
    ];
    const lengthOf = (path: string, change: () => void): number | undefined => {
      const read = createByteReader(1_000_000, () => {
        change();
        return false;
      })(path);
      return read.ok ? read.value.length : undefined;
    };
    assert.equal(
      lengthOf(shrinking, () => truncateSync(shrinking, 70_000)),
      70_000,
    );
    assert.equal(
      lengthOf(growing, () => appendFileSync(growing, 'y')),
      200_000,
    );
  });

  test('other rules look for themselves; what only settles findings does not matter', () => {
    const scope = scopeOf({ root: '/w' });
    const withConfig = (value: object) =>
      scopeOf({ root: '/w', config: { '.kagimori.json': JSON.stringify(value) } });
    const withGitleaks = (text: string) => scopeOf({ root: '/w', config: { '.gitleaks.toml': text } });
    assert.notEqual(withConfig({ rules: [{ id: 'x', pattern: 'y' }] }), scope);
    assert.notEqual(withConfig({ disable: ['npm-token'] }), scope);
    assert.equal(withConfig({ allow: [{ paths: ['x'] }], severity: {}, level: 'strict' }), scope);
    assert.notEqual(withGitleaks("[[rules]]\nid = 'x'\nregex = 'y'"), scope);
    assert.notEqual(withGitleaks('nonsense'), scope);
    assert.equal(withGitleaks("[allowlist]\npaths = ['x']"), scope);
    assert.notEqual(scopeOf({ root: '/w', generic: false }), scope);
    assert.notEqual(scopeOf({ root: '/v' }), scope);
    assert.equal(scopeOf({ root: '/w', level: 'strict', baseline: { entries: [] } }), scope);
  });

  test('what is kept holds hashes alone, and counts only when it is whole', async () => {
    const disk = coarseDisk();
    disk.write('/w/a.js', CONTENTS[2] ?? new Uint8Array());
    disk.wait(5000);
    const states = createCleanStates();
    await disk.scan(states);
    const bytes = states.toBytes();
    const mark = disk.host.fileState('/w/a.js')?.mark ?? '';
    const known = (kept: Uint8Array) => createCleanStates(kept).kindOf(scopeOf(setup), '/w/a.js', mark);
    assert.equal(known(bytes), 'scanned');
    assert.equal(Buffer.from(bytes).includes('a.js'), false);
    assert.equal(known(bytes.subarray(0, -1)), undefined);
    assert.equal(known(bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte))), undefined);
    assert.equal(known(new Uint8Array()), undefined);
  });

  test('the state of a real file changes with its content, its times and its place; a link has none', (context) => {
    const folder = makeFolder(context, { 'a.js': 'one' });
    const { fileState } = createHostNode();
    const path = join(folder.path, 'a.js');
    const marks = [fileState(path)?.mark];
    utimesSync(path, 1, 1);
    marks.push(fileState(path)?.mark);
    folder.write('b.js', 'two');
    renameSync(join(folder.path, 'b.js'), path);
    utimesSync(path, 1, 1);
    marks.push(fileState(path)?.mark);
    assert.equal(new Set(marks).size, 3);
    symlinkSync(path, join(folder.path, 'link.js'));
    assert.equal(fileState(join(folder.path, 'link.js')), undefined);
    assert.equal(fileState(folder.path), undefined);
    assert.equal(fileState(join(folder.path, 'none')), undefined);
  });
});
