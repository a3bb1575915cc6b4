import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Folder, makeFolder } from './folder.ts';
import { plant, plantedIn } from './planted.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const token = plant('github-pat-classic');
const npm = plant('npm-token');
const lesser = plant('alchemy-key');
const line = `const token = '${token}';\n`;

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line, and checks that it said nothing that holds a value. */
async function kagimori(folder: Folder | undefined, args: readonly string[], input = ''): Promise<Ran> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: folder?.path ?? process.cwd(),
    env: { ...process.env, LANG: 'C', LC_ALL: '', LC_MESSAGES: '' },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  assert.deepEqual(plantedIn(out + err), []);
  return { code, out, err };
}

function repository(context: TestContext, files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const folder = makeFolder(context, files);
  folder.git('init', '-q');
  return folder;
}

describe('kagimori scan', () => {
  test('a report that goes into a pipe leaves the pipe where it is', async (context) => {
    const folder = makeFolder(context, { 'a.js': line });
    const pipe = join(folder.path, '..', `${basename(folder.path)}.pipe`);
    execFileSync('mkfifo', [pipe]);
    context.after(() => rmSync(pipe));
    const reading = readFile(pipe, 'utf8');
    const ran = await kagimori(folder, ['scan', 'a.js', '-o', pipe]);
    assert.deepEqual([ran.code, ran.out], [1, '']);
    assert.match(await reading, /1 found in 1 file /);
    assert.ok(statSync(pipe).isFIFO());
  });

  for (const [name, files, args, code, out] of [
    ['finds nothing', { 'a.js': 'const a = 1;\n' }, [], 0, /^0 found in 1 file /],
    [
      'finds something',
      { 'a.js': line },
      [],
      1,
      /^a\.js:1:16 critical GitHub .*\n {2}1 \| const token = 'ghp_…';/,
    ],
    ['takes a file', { 'a.js': line, 'b.js': line }, ['a.js'], 1, /1 found in 1 file /],
    ['takes several paths once', { 'a.js': line }, ['.', 'a.js', '.'], 1, /1 found in 1 file /],
    [
      'leaves out what is less severe',
      { 'a.js': `const k = '${lesser}';\n` },
      ['--min-severity', 'high'],
      0,
      /^0 found/,
    ],
    ['obeys .gitignore', { '.gitignore': 'a.js\n', 'a.js': line }, [], 0, /^0 found in 1 file /],
    ['need not', { '.gitignore': 'a.js\n', 'a.js': line }, ['--no-ignore'], 1, /1 found in 2 files/],
    ['counts binary files', { 'a.bin': Uint8Array.of(1, 0) }, [], 0, /1 binary skipped/],
    [
      'counts files that are too large',
      { 'a.js': line },
      ['--max-file-size', '0.00001'],
      0,
      /1 too large skipped/,
    ],
    ['reads other encodings', { 'a.txt': Buffer.from(`\uFEFF${line}`, 'utf16le') }, [], 1, /a\.txt:1:16/],
    [
      'shows what it holds back',
      { 'a.js': `const t = '${token}'; // kagimori:allow a sample\n` },
      ['--show-suppressed'],
      0,
      /not reported \(inline\): .*a sample/,
    ],
    ['speaks Japanese', { 'a.js': line }, ['--lang', 'ja'], 1, /緊急 GitHub の/],
    ['works in one thread', { 'a.js': line, 'b.js': line }, ['--jobs', '1'], 1, /2 found in 2 files/],
  ] as const) {
    test(name, async (context) => {
      const ran = await kagimori(repository(context, files), ['scan', ...args]);
      assert.equal(ran.code, code, ran.err);
      assert.match(ran.out, out);
      assert.equal(ran.err, '');
    });
  }

  for (const [name, args, err] of [
    ['a path that is not there', ['scan', 'missing'], /cannot read missing/],
    ['an option that there is not', ['scan', '--bogus'], /no option --bogus/],
    ['a command that there is not', ['look'], /no command "look"/],
    ['a format that there is not', ['scan', '--format', 'xml'], /--format takes one of text, json, sarif/],
    ['a number that is none', ['scan', '--jobs', 'many'], /--jobs takes a positive number/],
    ['two sources', ['scan', '--staged', '--stdin'], /cannot be combined/],
    ['a baseline that is not there', ['scan', '--baseline', 'missing.json'], /cannot read missing\.json/],
    ['a report that cannot be written', ['scan', '--output', 'no/such/folder.txt'], /cannot write/],
    ['git where there is none', ['scan', '--history'], /no git repository/],
  ] as const) {
    test(`${name}: says so, exit code 2`, async (context) => {
      const ran = await kagimori(makeFolder(context), args);
      assert.equal(ran.code, 2);
      assert.match(ran.err, err);
      assert.match((await kagimori(makeFolder(context), [...args, '--lang', 'ja'])).err, /[ぁ-んァ-ン]/);
    });
  }

  test('many files are spread over worker threads', async (context) => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [`f${n}.js`, n % 3 === 0 ? line : '\n']),
    );
    const ran = await kagimori(makeFolder(context, files), ['scan', '--jobs', '2']);
    assert.equal(ran.code, 1);
    assert.match(ran.out, /^100 found in 300 files/m);
  });

  test('a mistake in .kagimori.json stops it, with line and column', async (context) => {
    const ran = await kagimori(makeFolder(context, { '.kagimori.json': '{\n  "disable": 3\n}' }), ['scan']);
    assert.equal(ran.code, 2);
    assert.match(ran.err, /\.kagimori\.json:2:14: /);
  });

  test('a configuration can be named', async (context) => {
    const folder = makeFolder(context, {
      'a.js': line,
      'ci/rules.json': '{ "allow": [{ "paths": ["*.js"] }] }',
    });
    assert.equal((await kagimori(folder, ['scan', '--config', 'ci/rules.json'])).code, 0);
  });

  test('the report goes into a file', async (context) => {
    const folder = makeFolder(context, { 'a.js': line });
    const ran = await kagimori(folder, ['scan', '--format', 'sarif', '-o', 'report.sarif']);
    assert.deepEqual([ran.code, ran.out], [1, '']);
    assert.equal(JSON.parse(folder.read('report.sarif')).runs[0].results.length, 1);
    assert.deepEqual(plantedIn(folder.read('report.sarif')), []);
  });

  test('the standard input is taken for the named file', async (context) => {
    const ran = await kagimori(
      makeFolder(context),
      ['scan', '--stdin', '--stdin-filename', 'src/x.js'],
      line,
    );
    assert.equal(ran.code, 1);
    assert.match(ran.out, /^src\/x\.js:1:16/);
  });

  test('--staged looks at the index, and at new lines alone', async (context) => {
    const folder = repository(context, { 'old.js': line, 'new.js': 'const a = 1;\n' });
    folder.git('add', '.');
    folder.git('commit', '-qm', 'first');
    folder.write('old.js', `${line}const a = 1;\n`);
    folder.write('new.js', `const a = 1;\n${line}`);
    folder.git('add', '.');
    folder.write('new.js', 'const a = 1;\n');
    const ran = await kagimori(folder, ['scan', '--staged']);
    assert.equal(ran.code, 1);
    assert.match(ran.out, /^new\.js:2:16/);
    assert.match(ran.out, /^1 found/m);
  });

  test('--history finds what is long gone, with its commit', async (context) => {
    const folder = repository(context, { 'sub/a.js': `// one\n// two\n// three\n// four\n// five\n${line}` });
    folder.git('add', '.');
    folder.git('commit', '-qm', 'first');
    const commit = folder.git('rev-parse', 'HEAD').trim();
    folder.write('sub/a.js', 'const a = 1;\n');
    folder.git('commit', '-qam', 'second');
    const ran = await kagimori(folder, ['scan', '--history', '--format', 'json']);
    const { findings } = JSON.parse(ran.out);
    assert.deepEqual(
      findings.map((one: Record<string, unknown>) => [one.path, one.startLine, one.commit]),
      [['sub/a.js', 6, commit]],
    );
  });
});

describe('kagimori baseline', () => {
  test('settles what is there, wherever it moves to, until it is gone', async (context) => {
    const folder = repository(context, { 'a.js': line });
    const scan = () => kagimori(folder, ['scan', '--baseline', '.kagimori-baseline.json']);
    assert.equal((await kagimori(folder, ['baseline', 'create', '--reason', 'rotated'])).code, 0);
    assert.deepEqual(plantedIn(folder.read('.kagimori-baseline.json')), []);
    assert.equal((await scan()).code, 0);
    folder.write('a.js', `\n\n${line}`);
    assert.equal((await scan()).code, 0);
    folder.write('b.js', line);
    assert.match((await scan()).out, /^b\.js:1:16[\s\S]*1 found/);

    assert.equal((await kagimori(folder, ['baseline', 'create'])).code, 2);
    folder.write('a.js', '');
    assert.equal((await kagimori(folder, ['baseline', 'update'])).code, 0);
    const { findings } = JSON.parse(folder.read('.kagimori-baseline.json'));
    assert.deepEqual(
      findings.map(({ path }: { path: string }) => path),
      ['b.js'],
    );
  });

  test('an entry ends on its day', async (context) => {
    const folder = repository(context, { 'a.js': line });
    await kagimori(folder, ['baseline', 'create', '--until', '2001-01-01']);
    assert.equal((await kagimori(folder, ['scan', '--baseline', '.kagimori-baseline.json'])).code, 1);
  });
});

describe('kagimori fix', () => {
  const FILES = {
    'package.json': '{"type":"module"}\n',
    'a.js': line,
    'lib/b.js': `const publish = '${npm}';\n`,
  };

  test('--dry-run shows the change, without a value, and makes none', async (context) => {
    const folder = repository(context, FILES);
    const ran = await kagimori(folder, ['fix', '--dry-run']);
    assert.equal(ran.code, 1);
    assert.match(ran.out, /^-const token = 'ghp_…';\n\+const token = process\.env\.GITHUB_TOKEN;$/m);
    assert.match(ran.out, /^\+GITHUB_TOKEN=…$/m);
    assert.equal(folder.read('a.js'), line);
    assert.equal(existsSync(join(folder.path, '.env')), false);
  });

  test('moves everything in one go, and a second time changes nothing', async (context) => {
    const folder = repository(context, FILES);
    const ran = await kagimori(folder, ['fix']);
    assert.equal(ran.code, 0, ran.err);
    assert.equal(folder.read('a.js'), 'const token = process.env.GITHUB_TOKEN;\n');
    assert.equal(folder.read('lib/b.js'), 'const publish = process.env.NPM_TOKEN;\n');
    assert.equal(folder.read('.env'), `GITHUB_TOKEN=${token}\nNPM_TOKEN=${npm}\n`);
    assert.equal(folder.mode('.env'), 0o600);
    assert.match(folder.git('check-ignore', '.env'), /\.env/);
    const before = folder.git('status', '--short');
    assert.equal((await kagimori(folder, ['fix'])).out, 'nothing to move\n');
    assert.equal(folder.git('status', '--short'), before);
  });

  test('keeps the encoding of a file', async (context) => {
    const folder = repository(context, { ...FILES, 'a.js': Buffer.from(`\uFEFF${line}`, 'utf16le') });
    assert.equal((await kagimori(folder, ['fix', 'a.js'])).code, 0);
    const text = readFileSync(join(folder.path, 'a.js')).toString('utf16le');
    assert.equal(text, '\uFEFFconst token = process.env.GITHUB_TOKEN;\n');
  });
});

describe('kagimori', () => {
  test('helps in both languages and tells its version', async () => {
    assert.match((await kagimori(undefined, ['--help'])).out, /^kagimori finds[\s\S]*Exit codes/);
    assert.match((await kagimori(undefined, ['--help', '--lang', 'ja'])).out, /使い方[\s\S]*終了コード/);
    assert.match((await kagimori(undefined, ['--version'])).out, /^kagimori \d+\.\d+\.\d+\n$/);
  });
});
