import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, type TestContext, test } from 'node:test';
import { globsOf } from '../../../server/src/workspace/import/globOf.ts';
import { type Folder, makeFolder } from '../../lsp/folder.ts';
import { plant } from '../../lsp/planted.ts';
import { run, runJson } from './running.ts';

const github = plant('github-pat-classic');
const npm = plant('npm-token');
const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
const line = (value: string): string => `const a = '${value}';\n`;

const BASELINE = {
  version: '1.5.0',
  plugins_used: [{ name: 'HexHighEntropyString', limit: 3.0 }],
  filters_used: [
    { path: 'detect_secrets.filters.regex.should_exclude_file', pattern: ['^generated/', 'a(?!b)c'] },
    { path: 'detect_secrets.filters.regex.should_exclude_secret', pattern: ['^dummy-', '(?=x)'] },
    { path: 'detect_secrets.filters.regex.should_exclude_line', pattern: ['// sample'] },
  ],
  results: {
    'src/a.js': [
      {
        type: 'GitHub Token',
        filename: 'src/a.js',
        hashed_secret: sha1(github),
        is_secret: false,
        line_number: 90,
      },
    ],
    'src/b.js': [{ type: 'x', filename: 'src/b.js', hashed_secret: sha1(`cut ${npm}`), line_number: 2 }],
    'src/c.js': [{ type: 'x', filename: 'src/c.js', hashed_secret: sha1('nothing'), line_number: 1 }],
    'gone.js': [{ type: 'x', filename: 'gone.js', hashed_secret: sha1('x'), line_number: 1 }],
    '../out.js': [{ type: 'x', filename: '../out.js', hashed_secret: sha1('x'), line_number: 1 }],
  },
};

function repository(context: TestContext, files: Readonly<Record<string, string>>): Folder {
  const folder = makeFolder(context, files);
  folder.git('init', '-q');
  return folder;
}

const found = async (folder: Folder, ...args: string[]): Promise<string[]> =>
  (await runJson(folder.path, 'scan', '--format', 'json', ...args)).value.findings.map(
    ({ path }: { path: string }) => path,
  );

describe('kagimori import', () => {
  const files = {
    '.secrets.baseline': JSON.stringify(BASELINE, null, 2),
    'src/a.js': line(github),
    'src/b.js': `\n${line(npm)}`,
    'src/c.js': line(plant('github-pat-classic', 2)).replace('const', '\nconst'),
    'generated/d.js': line(plant('npm-token', 3)),
    'src/e.js': `${line(plant('npm-token', 6)).trim()} // sample\n`,
  };

  test('settles what detect-secrets had settled, by its hash or by its line', async (context) => {
    const folder = repository(context, files);
    const all = ['generated/d.js', 'src/a.js', 'src/b.js', 'src/c.js', 'src/e.js'];
    assert.deepEqual(await found(folder), all);
    const { code, out } = await run(folder.path, 'import');
    assert.equal(code, 0);
    assert.deepEqual(await found(folder, '--baseline', '.kagimori-baseline.json'), ['src/c.js']);
    const { findings } = JSON.parse(folder.read('.kagimori-baseline.json'));
    assert.deepEqual(
      findings.map(({ path, rule, reason }: Record<string, string>) => [path, rule, reason]),
      [
        ['src/a.js', 'github-pat-classic', 'from .secrets.baseline, audited as no secret'],
        ['src/b.js', 'npm-token', 'from .secrets.baseline'],
      ],
    );
    for (const told of [
      /^\.secrets\.baseline:\d+: taken over: src\/a\.js:90: settled/m,
      /not needed: src\/c\.js:1: Kagimori finds nothing there/,
      /not taken over: gone\.js:1: the file is not there/,
      /not taken over: \.\.\/out\.js:1: the file is not there/,
      /not taken over: plugins and their limits/,
      /not taken over: this pattern says more than a path/,
      /not taken over: RE2 has no such pattern/,
      /taken over: its lines are allowed/,
    ])
      assert.match(out, told);
    const { allow } = JSON.parse(folder.read('.kagimori.json'));
    assert.deepEqual(allow, [
      { paths: ['/generated/'], reason: 'from .secrets.baseline' },
      { values: ['^dummy-'], reason: 'from .secrets.baseline' },
      { lines: ['// sample'], reason: 'from .secrets.baseline' },
    ]);
  });

  test('says where each line stands, in either language', async (context) => {
    const folder = repository(context, files);
    const { out } = await run(folder.path, 'import', '--lang', 'ja');
    const row = files['.secrets.baseline'].split('\n').findIndex((text) => text.includes('^generated/')) + 1;
    assert.match(out, new RegExp(`^\\.secrets\\.baseline:${row}: 引き継ぎ: 該当するファイル`, 'm'));
  });

  test('takes over the allowed values, switched-off rules and paths of secretlint', async (context) => {
    const folder = repository(context, {
      '.secretlintrc.json': `{
  // the usual rules
  "rules": [
    {
      "id": "@secretlint/secretlint-rule-preset-recommend",
      "rules": [
        { "id": "@secretlint/secretlint-rule-npm", "disabled": true },
        { "id": "@secretlint/secretlint-rule-github", "options": { "allows": ["/^${github.slice(0, 8)}/i"] } },
        { "id": "@secretlint/secretlint-rule-aws", "allowMessageIds": ["AWSAccountID"] }
      ]
    }
  ],
  "ignoreFiles": ["x"]
}`,
      '.secretlintignore': '# built\n\nbuilt/**\n!built/keep.js\n',
      'a.js': line(github),
      'b.js': line(npm),
      'built/c.js': line(plant('github-pat-classic', 4)),
      'built/keep.js': line(plant('github-pat-classic', 5)),
    });
    assert.equal((await found(folder)).length, 4);
    const { out } = await run(folder.path, 'import');
    assert.deepEqual(await found(folder), ['built/keep.js']);
    assert.match(out, /\.secretlintrc\.json:7: taken over: npm: \d+ rules are switched off/);
    assert.match(out, /\.secretlintrc\.json:9: not taken over: message ids/);
    assert.match(out, /\.secretlintrc\.json:13: not taken over: "ignoreFiles" is no setting/);
    assert.match(out, /\.secretlintignore:3-4: taken over \(2\): its files/);
  });

  test('makes rules of the patterns of secretlint, and values of no names of files', async (context) => {
    const folder = repository(context, {
      '.secretlintrc.json': JSON.stringify({
        rules: [
          { id: '@secretlint/secretlint-rule-no-dotenv', options: { allows: ['.env.example'] } },
          {
            id: '@secretlint/secretlint-rule-pattern',
            options: {
              patterns: [
                { name: 'Internal Token', pattern: '/corp-[a-f0-9]{8}/i' },
                { name: 'Generic API Key', pattern: '/key-(?=x)/' },
              ],
            },
          },
        ],
      }),
      'a.txt': 'CORP-0badcafe\n',
    });
    const { out } = await run(folder.path, 'import');
    assert.match(out, /taken over: the pattern becomes the rule own-internal-token/);
    assert.match(out, /not taken over: without a name, or in a syntax that RE2 does not have/);
    assert.match(out, /not needed: a name of a file/);
    assert.deepEqual(Object.keys(JSON.parse(folder.read('.kagimori.json'))), ['rules']);
    assert.deepEqual(await found(folder), ['a.txt']);
  });

  test('leaves what gitleaks was told where every scan reads it, and says what of it does not count', async (context) => {
    const folder = repository(context, {
      '.gitleaks.toml': "[extend]\npath = 'base.toml'\n",
      '.gitleaksignore': 'nonsense\n',
    });
    const { out } = await run(folder.path, 'import');
    assert.match(out, /\.gitleaks\.toml:1: taken over: counts as it stands/);
    assert.match(out, /\.gitleaks\.toml:2: not taken over: extend\.path is not followed/);
    assert.match(out, /\.gitleaksignore:1: not taken over: a fingerprint is/);
    assert.equal(folder.has('.kagimori.json'), false);
  });

  test('reads the files of old versions of gitleaks, whose lists had other names', async (context) => {
    const folder = repository(context, {
      '.gitleaks.toml': "[whitelist]\nfiles = ['^vendor/']\n",
      'vendor/a.js': line(github),
      'b.js': line(npm),
    });
    assert.deepEqual(await found(folder), ['b.js']);
  });

  test('says so where a configuration only names rules', async (context) => {
    const rules = ['preset-recommend', 'basicauth', 'privatekey'].map((name) => ({
      id: `@secretlint/secretlint-rule-${name}`,
    }));
    const folder = repository(context, { '.secretlintrc.json': JSON.stringify({ rules }) });
    const { out } = await run(folder.path, 'import');
    assert.match(out, /^\.secretlintrc\.json:1: not needed: it only names rules/);
  });

  test('keeps what stands there, and adds nothing twice', async (context) => {
    const own = '{\n  // ours\n  "level": "strict",\n  "allow": [{ "paths": ["x"], "reason": "old" }]\n}\n';
    const folder = repository(context, { ...files, '.kagimori.json': own });
    await run(folder.path, 'import');
    const once = folder.read('.kagimori.json');
    assert.match(once, /\/\/ ours/);
    assert.match(once, /"old"/);
    const baseline = folder.read('.kagimori-baseline.json');
    await run(folder.path, 'import', '.secrets.baseline');
    assert.equal(folder.read('.kagimori.json'), once);
    assert.equal(folder.read('.kagimori-baseline.json'), baseline);
  });

  test('writes nothing with --dry-run', async (context) => {
    const folder = repository(context, files);
    const { out } = await run(folder.path, 'import', '--dry-run');
    assert.match(out, /taken over/);
    assert.deepEqual([folder.has('.kagimori.json'), folder.has('.kagimori-baseline.json')], [false, false]);
  });

  for (const [name, more, args, message] of [
    ['nothing to import', {}, [], /nothing to import/],
    ['a file of nobody', { 'x.json': '{}' }, ['x.json'], /cannot be imported/],
    ['a file that is not there', {}, ['.secretlintignore'], /cannot read/],
    ['a broken configuration', { '.kagimori.json': '{', '.secretlintignore': 'x' }, [], /cannot be added to/],
  ] as const) {
    test(`refuses ${name}`, async (context) => {
      const { code, err } = await run(repository(context, more).path, 'import', ...args);
      assert.equal(code, 2);
      assert.match(err, message);
    });
  }
});

describe('a regular expression for paths', () => {
  for (const [source, globs] of [
    ['^package-lock\\.json$', ['/package-lock.json']],
    ['package-lock\\.json', ['**/*package-lock.json*']],
    ['^vendor/', ['/vendor/']],
    ['tests/', ['**/tests/']],
    ['.*\\.lock$', ['**/*.lock']],
    ['.*/fixtures/.*', ['**/fixtures/']],
    ['^a/.*\\.key$|^b$', ['/a/*.key', '/b']],
    ['(^a$|^b$)', ['/a', '/b']],
    ['a(?!b)', undefined],
    ['[ab]', undefined],
    ['a+', undefined],
    ['', undefined],
  ] as const) {
    test(`${source} is ${globs?.join(' ') ?? 'none'}`, () => assert.deepEqual(globsOf(source), globs));
  }
});
