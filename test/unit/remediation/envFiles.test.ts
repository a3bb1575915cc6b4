import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isTrackedEnv } from '../../../server/src/remediation/envFiles.ts';
import { type Files, fixed, planFor, refused } from './fixing.ts';

const APP = { 'app.js': "const token = '«one»';\n" };
const named = { names: ['TOKEN'] };

/** What `path` is after the fix of a project with these files beside `app.js`. */
const after = (path: string, files: Files): string | undefined => fixed({ ...APP, ...files }, named)[path];

describe('.env', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['is appended to', 'A=1\n', 'A=1\nTOKEN=one\n'],
    ['gets the line break that it lacks', 'A=1', 'A=1\nTOKEN=one\n'],
    ['keeps Windows line endings', 'A=1\r\nB=2', 'A=1\r\nB=2\r\nTOKEN=one\r\n'],
    ['keeps its byte order mark', '\uFEFFA=1\n', '\uFEFFA=1\nTOKEN=one\n'],
    [
      'keeps comments, order and rotation notes',
      '# b\nB=2\n# expires: 2027-01-01\nA=1 # why\n',
      '# b\nB=2\n# expires: 2027-01-01\nA=1 # why\nTOKEN=one\n',
    ],
    ['is filled in where the name waits', '# ours\nTOKEN= # here\nB=2\n', '# ours\nTOKEN=one # here\nB=2\n'],
    ['is filled in where the name waits in quotes', 'export TOKEN=""\nB=2\n', 'export TOKEN=one\nB=2\n'],
    ['is left alone where it says so already', "TOKEN='one'\n", "TOKEN='one'\n"],
    ['takes a new name where the old has another value', 'TOKEN=two\n', 'TOKEN=two\nTOKEN_2=one\n'],
    ['counts on', 'TOKEN=two\nTOKEN_2="three"\n', 'TOKEN=two\nTOKEN_2="three"\nTOKEN_3=one\n'],
    ['goes on behind a value of several lines', 'A="1\nTOKEN=x\n"\n', 'A="1\nTOKEN=x\n"\nTOKEN=one\n'],
  ];
  for (const [name, before, expected] of table) {
    it(name, () => assert.equal(after('.env', { '.env': before }), expected));
  }
  it('is made for its owner alone', () => {
    const made = planFor(APP, named).changes.find(({ uri }) => uri.endsWith('/.env'));
    assert.ok(made?.kind === 'create' && made.mode === 0o600);
  });
  it('is refused where it cannot be written', () => {
    assert.match(
      refused({ ...APP, '.env': 'A=1\n' }, { files: { '.env': { writable: false } } }),
      /read-only/,
    );
  });
  it('is refused where a quote swallows what follows', () => {
    assert.match(refused({ 'app.js': 'const token = "«it\'s»";\n', '.env': 'A="1\n' }), /read back|quote/);
  });
  it('is refused a value that its readers read differently', () => {
    assert.match(refused({ 'app.js': 'const t = `«a"\'b$c»`;\n' }), /secrets manager/);
  });
  it('is .env.local where only that is there and Next.js reads it', () => {
    const files = fixed(
      { ...APP, '.env.local': 'A=1\n', 'package.json': '{"dependencies":{"next":"16"}}' },
      named,
    );
    assert.equal(files['.env.local'], 'A=1\nTOKEN=one\n');
    assert.equal(files['.env'], undefined);
    assert.equal(files['.gitignore'], '.env.local\n');
  });
  it('is told about where git tracks it', () => {
    const { notes } = planFor({ ...APP, '.env': '' }, { files: { '.env': { tracked: true } } });
    assert.ok(notes.some(({ en }) => /git rm --cached/.test(en)));
    assert.equal(isTrackedEnv({ uri: 'file:///p/.env.example', tracked: true }), false);
    assert.equal(isTrackedEnv({ uri: 'file:///p/.env.production', tracked: true }), true);
  });
});

describe('.env.example', () => {
  it('lists the name once', () =>
    assert.equal(after('.env.example', { '.env.example': 'A=\nTOKEN=\n' }), 'A=\nTOKEN=\n'));
  it('is the sample that the project has', () =>
    assert.equal(after('.env.sample', { '.env.sample': 'A=x' }), 'A=x\nTOKEN=\n'));
});

describe('.dockerignore', () => {
  const docker = { Dockerfile: 'FROM node\nCOPY --chown=node . .\n' };
  it('is made where an image copies the folder', () =>
    assert.equal(after('.dockerignore', docker), '.env\n'));
  it('is not touched where nothing is copied', () =>
    assert.equal(after('.dockerignore', { Dockerfile: 'FROM node\nCOPY src /src\n' }), undefined));
  it('is not touched where it has .env', () =>
    assert.equal(after('.dockerignore', { ...docker, '.dockerignore': '**/.env*\n' }), '**/.env*\n'));
});
