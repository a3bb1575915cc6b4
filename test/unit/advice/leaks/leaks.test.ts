import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leakNotices } from '../../../../server/src/advice/leaks/leaks.ts';
import type { Project } from '../../../../server/src/remediation/plan.ts';

const ROOT = 'file:///p';

/** @param beside other files by path; what they hold matters for lists alone. */
function noticed(path: string, text: string, beside: Readonly<Record<string, string>>) {
  const files = new Map(
    Object.entries({ ...beside, [path]: text }).map(([name, body]) => {
      const uri = `${ROOT}/${name}`;
      return [uri, { uri, version: null, text: body, writable: true }] as const;
    }),
  );
  const project: Project = { root: ROOT, workspaceRoot: ROOT, files, entries: new Set(files.keys()) };
  return leakNotices({ uri: `${ROOT}/${path}`, languageId: '', text }, project);
}

/** What the fix leaves of the list that it changes. */
function fixed(path: string, text: string, beside: Readonly<Record<string, string>>): string | undefined {
  const fix = noticed(path, text, beside)[0]?.fix;
  if (fix === undefined) return undefined;
  if ('range' in fix) return text.slice(0, fix.range.start) + fix.newText + text.slice(fix.range.end);
  const [change] = fix.changes;
  const name = change?.uri.slice(ROOT.length + 1);
  if (change?.kind === 'create') return `${name}: ${change.text}`;
  return `${name}: ${change?.text}${change?.replacements[0]?.newText}`;
}

const ENV = { '.env': 'A=b' };
const PEM = { 'tls.pem': '' };
const PUBLISHED = '{\n  "name": "a",\n  "version": "1.0.0"\n}\n';
const CRATE = '[package]\nname = "a"\nversion = "0.1.0"\n\n[dependencies]\n';

const TAKES: readonly (readonly [
  name: string,
  path: string,
  text: string,
  beside: Record<string, string>,
  fix: string,
])[] = [
  ['COPY . .', 'Dockerfile', 'FROM a\nCOPY . .\n', ENV, '.dockerignore: .env\n'],
  ['ADD . /app', 'Dockerfile', 'FROM a\nADD --chown=a:a . /app\n', ENV, '.dockerignore: .env\n'],
  ['a list of files', 'Dockerfile', 'FROM a\nCOPY [".", "/app"]\n', ENV, '.dockerignore: .env\n'],
  [
    'a list that lacks it',
    'api.Dockerfile',
    'FROM a\nCOPY ./ /app\n',
    { ...ENV, '.dockerignore': 'node_modules' },
    '.dockerignore: node_modules\n.env\n',
  ],
  [
    'keys and key stores',
    'Dockerfile',
    'FROM a\nCOPY . .\n',
    { id_rsa: '', 'tls.pem': '', 'service-account.json': '' },
    '.dockerignore: id_rsa\nservice-account.json\ntls.pem\n',
  ],
  ['npm without a list', 'package.json', PUBLISHED, ENV, '.gitignore: .env\n'],
  [
    'npm whose own list lacks it',
    'package.json',
    PUBLISHED,
    { ...ENV, '.gitignore': '.env\n', '.npmignore': 'test\n' },
    '.npmignore: test\n.env\n',
  ],
  ['MANIFEST.in', 'MANIFEST.in', 'graft .\n', ENV, 'graft .\nglobal-exclude .env\n'],
  [
    'MANIFEST.in by a pattern',
    'MANIFEST.in',
    'recursive-include . *.pem\n',
    PEM,
    'recursive-include . *.pem\nglobal-exclude tls.pem\n',
  ],
  ['Cargo', 'Cargo.toml', CRATE, PEM, '.gitignore: tls.pem\n'],
  [
    'Cargo with a list that takes it',
    'Cargo.toml',
    CRATE.replace('\n\n', '\ninclude = ["*"]\n\n'),
    ENV,
    CRATE.replace('\n\n', '\ninclude = ["*", "!.env"]\n\n'),
  ],
  ['a gem', 'a.gemspec', "spec.files = Dir['**/*']\n", PEM, "spec.files = Dir['**/*'] - %w[tls.pem]\n"],
  [
    'a gem with files that are hidden',
    'a.gemspec',
    "s.files = Dir.glob('{*,.*}')\n",
    ENV,
    "s.files = Dir.glob('{*,.*}') - %w[.env]\n",
  ],
  [
    'NuGet',
    'a.csproj',
    '<None Include="**\\*" Pack="true" PackagePath="" />',
    ENV,
    '<None Include="**\\*" Exclude=".env" Pack="true" PackagePath="" />',
  ],
];

const KEEPS: readonly (readonly [
  name: string,
  path: string,
  text: string,
  beside: Record<string, string>,
])[] = [
  ['a folder without secrets', 'Dockerfile', 'FROM a\nCOPY . .\n', { '.env.example': '' }],
  ['a list that names it', 'Dockerfile', 'FROM a\nCOPY . .\n', { ...ENV, '.dockerignore': '**/.env\n' }],
  [
    'a list that lets little in',
    'Dockerfile',
    'FROM a\nCOPY . .\n',
    { ...ENV, '.dockerignore': '*\n!src\n' },
  ],
  ['a part of the folder', 'Dockerfile', 'FROM a\nCOPY src ./\nCOPY package.json .\n', ENV],
  ['another stage', 'Dockerfile', 'FROM a\nCOPY --from=build . .\n', ENV],
  ['a private package', 'package.json', '{"name":"a","version":"1.0.0","private":true}', ENV],
  ['an application', 'package.json', '{"dependencies":{}}', ENV],
  ['npm with its list', 'package.json', '{"name":"a","version":"1.0.0","files":["dist"]}', ENV],
  ['npm, which reads .gitignore', 'package.json', PUBLISHED, { ...ENV, '.gitignore': '.env*\n' }],
  ['MANIFEST.in that takes it out', 'MANIFEST.in', 'graft .\nglobal-exclude .env*\n', ENV],
  ['MANIFEST.in of some files', 'MANIFEST.in', 'include LICENSE\nrecursive-include src *.py\n', ENV],
  ['a crate that is not published', 'Cargo.toml', CRATE.replace('version', 'publish = false\nversion'), ENV],
  ['a crate with its list', 'Cargo.toml', CRATE.replace('version', 'include = ["src"]\nversion'), ENV],
  ['a crate that leaves it out', 'Cargo.toml', CRATE.replace('version', 'exclude = [".env"]\nversion'), ENV],
];

describe('files that leave the machine', () => {
  for (const [name, path, text, beside, after] of TAKES) {
    it(`are marked: ${name}`, () => {
      assert.equal(noticed(path, text, beside).length, 1);
      assert.equal(fixed(path, text, beside), after);
    });
  }
  for (const [name, path, text, beside] of KEEPS)
    it(`are not marked: ${name}`, () => assert.deepEqual(noticed(path, text, beside), []));

  it('count for less in a stage that is thrown away', () => {
    const found = noticed('Dockerfile', 'FROM a AS build\nCOPY . .\nFROM b\nCOPY --from=build /a .\n', ENV);
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['low'],
    );
  });

  it('are marked as arguments of a build, and as what those are kept in', () => {
    const text =
      'FROM a\nARG NPM_TOKEN\nARG VERSION=1\nENV API_KEY=$API_KEY NAME=a\nENV STRIPE_PUBLISHABLE_KEY=$A\nARG TOKEN_URL\n';
    const found = noticed('Dockerfile', text, {});
    assert.deepEqual(
      found.map(({ id, range }) => [id, text.slice(range.start, range.end)]),
      [
        ['image-holds-secret', 'NPM_TOKEN'],
        ['image-holds-secret', 'API_KEY'],
      ],
    );
  });
});
