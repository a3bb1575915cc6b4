/** `--age`: git says since when a key stands in it and who has it, when asked; what is not known is said, too. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Folder, makeFolder } from '../../lsp/folder.ts';
import { plant } from '../../lsp/planted.ts';
import { run, runJson, runUntil } from './running.ts';

const line = (seed: number): string => `const token = '${plant('github-pat-classic', seed)}';\n`;
const DAY = 86_400_000;
const day = (ago: number): string => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);

function commit(folder: Folder, date: string): void {
  folder.git('add', '-A');
  folder.git('commit', '-qm', date, `--date=${date}T00:00:00Z`);
}

/** `a.js` is pushed, the second key of `b.js` is only committed, and its third is not even that. */
function repository(context: TestContext): Folder {
  const remote = makeFolder(context);
  remote.git('init', '-q', '--bare');
  const folder = makeFolder(context, { 'a.js': line(1), 'src/b.js': line(2) });
  folder.git('init', '-q', '-b', 'main');
  commit(folder, '2020-01-02');
  folder.git('remote', 'add', 'origin', remote.path);
  folder.git('push', '-q', 'origin', 'main');
  folder.write('src/b.js', `// moved\n${line(2)}${line(3)}`);
  commit(folder, day(10));
  folder.write('src/b.js', `// moved\n${line(2)}${line(3)}${line(4)}`);
  folder.write('new.js', line(5));
  return folder;
}

interface Aged {
  readonly path: string;
  readonly startLine: number;
  readonly age?: { since: string; days: number; isOverdue: boolean; pushedTo?: string; text: string } | null;
}

/** By place: since when, whether that is overdue, and who has it. */
const agesOf = (findings: readonly Aged[]) =>
  Object.fromEntries(
    findings.map(({ path, startLine, age }) => [
      `${path}:${startLine}`,
      age && [age.since, age.isOverdue, age.pushedTo],
    ]),
  );

const EXPECTED = {
  'a.js:1': ['2020-01-02', true, 'origin/main'],
  'new.js:1': null,
  'src/b.js:2': ['2020-01-02', true, 'origin/main'],
  'src/b.js:3': [day(10), false, undefined],
  'src/b.js:4': null,
};

test('git is asked when it is wanted, and only then', async (context) => {
  const { path } = repository(context);
  const plain = await runJson(path, 'scan', '--format', 'json');
  assert.equal(plain.value.findings.length, 5);
  assert.ok(plain.value.findings.every((finding: object) => !('age' in finding)));
  assert.equal(plain.started.filter((args) => args.includes('log')).length, 0);
  const { value, err, started, code } = await runJson(path, 'scan', '--age', '--format', 'json');
  assert.deepEqual(agesOf(value.findings), EXPECTED);
  assert.equal(err, '');
  assert.equal(code, 1);
  // One for each file; that none names a value, `run` looks at.
  assert.equal(started.filter((args) => args.includes('log')).length, 3);
});

test('each report tells it', async (context) => {
  const { path } = repository(context);
  const { out } = await run(path, 'scan', '--age');
  assert.match(
    out,
    /committed since 2020-01-02 \(\d+ days, more than the 90 that are allowed\) and pushed to origin\/main/,
  );
  assert.match(out, new RegExp(`committed since ${day(10)} \\(10 days\\): the history keeps it`));
  assert.equal(out.match(/^ {2}It is in no commit yet\.$/gm)?.length, 2);
  const sarif = await runJson(path, 'scan', '--age', '--format', 'sarif');
  const [first, fresh] = sarif.value.runs[0].results;
  const { days, ...facts } = first.properties.age;
  assert.deepEqual(facts, { since: '2020-01-02', isOverdue: true, pushedTo: 'origin/main' });
  assert.ok(days > 2000);
  assert.equal(fresh.properties.age, null);
  const html = (await run(path, 'scan', '--age', '--format', 'html', '--lang', 'ja')).out;
  assert.match(html, /git にある期間別/);
  assert.match(html, />10 日<br>/);
  assert.match(html, /上限を超過.*origin\/main にプッシュ済み/);
  assert.match(html, /<td class="age">まだコミットされていません<\/td>/);
  assert.doesNotMatch((await run(path, 'scan', '--format', 'html')).out, /class="age"/);
});

test('a merged report keeps it', async (context) => {
  const { path } = repository(context);
  await run(path, 'scan', '--age', '--format', 'json', '-o', 'part.json');
  const { value } = await runJson(path, 'merge', 'part.json', '--format', 'json');
  assert.deepEqual(agesOf(value.findings), EXPECTED);
});

test('the limit is what the person says, and what is settled or mild is not asked about', async (context) => {
  const folder = repository(context);
  const { value } = await runJson(folder.path, 'scan', '--age', '--max-age', '9', '--format', 'json');
  assert.deepEqual(agesOf(value.findings)['src/b.js:3'], [day(10), true, undefined]);
  await run(folder.path, 'baseline', 'create', 'src');
  folder.write('mild.js', `const k = '${plant('alchemy-key')}';\n`);
  const narrowed = ['--baseline', '.kagimori-baseline.json', '--min-severity', 'critical'];
  const rest = await runJson(folder.path, 'scan', '--age', '--format', 'json', ...narrowed);
  assert.deepEqual(agesOf(rest.value.findings), {
    'a.js:1': EXPECTED['a.js:1'],
    'new.js:1': null,
  });
  assert.deepEqual(
    rest.started.filter((args) => args.includes('log')).map((args) => args.at(-1)),
    ['a.js', 'new.js'],
  );
  assert.equal((await run(folder.path, 'scan', '--age', '--max-age', 'x')).code, 2);
  const alone = await run(folder.path, 'scan', '--max-age', '9');
  assert.equal(alone.code, 2);
  assert.match(alone.err, /--max-age .*--age/);
});

test('what git cannot know is said, and is no failure', async (context) => {
  const outside = makeFolder(context, { 'a.js': line(1) });
  const none = await run(outside.path, 'scan', '--age');
  assert.equal(none.code, 1);
  assert.match(none.err, /^kagimori: age of 1 finding not known: this is no git repository/);
  outside.git('init', '-q');
  assert.match((await run(outside.path, 'scan', '--age')).out, /It is in no commit yet/);

  const whole = repository(context);
  const elsewhere = makeFolder(context);
  elsewhere.git('clone', '-q', '--depth', '1', `file://${whole.path}`, 'copy');
  const shallow = await run(join(elsewhere.path, 'copy'), 'scan', '--age');
  assert.match(shallow.err, /^kagimori: age of 3 findings not known: a shallow clone .*fetch-depth: 0/);
  assert.doesNotMatch(shallow.out, /committed since|no commit/);
});

test('a file that is binary to git is not taken for one in no commit', async (context) => {
  const folder = makeFolder(context, { 'wide.js': Buffer.from(`\uFEFF${line(1)}`, 'utf16le') });
  folder.git('init', '-q');
  commit(folder, '2020-01-02');
  const { out, err } = await run(folder.path, 'scan', '--age');
  assert.match(err, /age of 1 finding not known: .*binary to git/);
  assert.doesNotMatch(out, /no commit/);
});

for (const source of ['--staged', '--history', '--stdin']) {
  test(`is refused with ${source}`, async (context) => {
    const { code, err } = await run(repository(context).path, 'scan', '--age', source);
    assert.equal(code, 2);
    assert.match(err, new RegExp(`--age \\+ ${source} cannot be combined`));
  });
}

test('an interruption ends it', async (context) => {
  const { path } = repository(context);
  const interrupted = await runUntil((args) => args.includes('log'), path, 'scan', '--age');
  assert.equal(interrupted.code, 2);
  assert.equal(interrupted.err, 'kagimori: interrupted\n');
  assert.equal(interrupted.out, '');
  assert.equal(interrupted.started.filter((args) => args.includes('log')).length, 1);
});
