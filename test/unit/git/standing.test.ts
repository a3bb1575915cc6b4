import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { needleOf, repositoryMoved, repositoryState, standingsOf } from '../../../server/src/git/standing.ts';
import { createHostNode } from '../../../server/src/hostNode.ts';
import { expand } from '../../credentials.ts';
import { makeFolder } from '../../lsp/folder.ts';

const host = createHostNode();
const KEY = expand('{A-Za-z0-9:30}', 1);
const OTHER = expand('{A-Za-z0-9:30}', 2);
const FRESH = expand('{A-Za-z0-9:30}', 3);

/** Commits everything as of a day. */
function commit(path: string, day: string): string {
  const env = { ...process.env, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` };
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: path,
      env,
      encoding: 'utf8',
    });
  git('add', '-A');
  git('commit', '-qm', day);
  return git('rev-parse', 'HEAD').trim();
}

const sincesOf = async (path: string, needles: Record<string, string>) => {
  const found = await standingsOf(host, path, new Map(Object.entries(needles)));
  return (
    found &&
    Object.fromEntries(
      [...found].map(([key, { since, pushedTo }]) => [
        key,
        [new Date(since).toISOString().slice(0, 10), pushedTo],
      ]),
    )
  );
};

describe('since when a value stands in a file', () => {
  it('is its first commit, through later changes of its line and a new name of its file', async (context) => {
    const folder = makeFolder(context, { 'old.ts': `const a = '${KEY}';\n${'// filler\n'.repeat(30)}` });
    folder.git('init', '-q');
    commit(folder.path, '2024-02-03');
    folder.git('mv', 'old.ts', 'new name.ts');
    commit(folder.path, '2024-03-01');
    folder.write(
      'new name.ts',
      `export const renamed =   '${KEY}';\nconst b = '${OTHER}';\n${'// filler\n'.repeat(30)}`,
    );
    commit(folder.path, '2025-01-01');
    folder.write(
      'new name.ts',
      `export const renamed = '${KEY}';\nconst b = '${OTHER}';\nconst c = '${FRESH}';\n`,
    );
    assert.deepEqual(await sincesOf(join(folder.path, 'new name.ts'), { KEY, OTHER, FRESH }), {
      KEY: ['2024-02-03', undefined],
      OTHER: ['2025-01-01', undefined],
    });
  });

  it('tells which branch of a remote has it', async (context) => {
    const remote = makeFolder(context);
    remote.git('init', '-q', '--bare');
    const folder = makeFolder(context, { 'a.ts': `'${KEY}'\n` });
    folder.git('init', '-q', '-b', 'main');
    folder.git('remote', 'add', 'origin', remote.path);
    commit(folder.path, '2024-02-03');
    const before = await repositoryState(host, folder.path);
    assert.ok(before.ok);
    folder.git('push', '-q', 'origin', 'main');
    assert.notDeepEqual(await repositoryState(host, folder.path), before, 'a push is seen');
    folder.write('a.ts', `'${KEY}'\n'${OTHER}'\n`);
    commit(folder.path, '2024-02-04');
    assert.deepEqual(await sincesOf(join(folder.path, 'a.ts'), { KEY, OTHER }), {
      KEY: ['2024-02-03', 'origin/main'],
      OTHER: ['2024-02-04', undefined],
    });
  });

  it('names the main branch of the remote rather than the first that has it', async (context) => {
    const origin = makeFolder(context, { 'a.ts': `'${KEY}'\n` });
    origin.git('init', '-q', '-b', 'main');
    commit(origin.path, '2024-02-03');
    origin.git('branch', 'a-first');
    const folder = makeFolder(context);
    folder.git('clone', '-q', origin.path, 'copy');
    assert.deepEqual(await sincesOf(join(folder.path, 'copy', 'a.ts'), { KEY }), {
      KEY: ['2024-02-03', 'origin/main'],
    });
  });

  it('is not known outside of a repository, before the first commit and in a shallow clone', async (context) => {
    const folder = makeFolder(context, { 'a.ts': `'${KEY}'\n` });
    const reasonOf = async (path: string) => {
      const state = await repositoryState(host, path);
      return state.ok || state.reason;
    };
    assert.equal(await reasonOf(folder.path), 'no-repository');
    folder.git('init', '-q');
    assert.equal(await reasonOf(folder.path), 'no-commit');
    assert.equal(await standingsOf(host, join(folder.path, 'a.ts'), new Map([['KEY', KEY]])), undefined);
    commit(folder.path, '2024-02-03');
    folder.write('a.ts', 'x\n');
    commit(folder.path, '2024-02-04');
    const shallow = makeFolder(context);
    shallow.git('clone', '-q', '--depth', '1', `file://${folder.path}`, 'copy');
    assert.equal(await reasonOf(join(shallow.path, 'copy')), 'shallow');
  });

  it('is looked for without the value in an argument', async (context) => {
    const folder = makeFolder(context, { 'a.ts': `'${KEY}'\n` });
    folder.git('init', '-q');
    commit(folder.path, '2024-02-03');
    const calls: string[] = [];
    const watched = {
      ...host,
      run(...call: Parameters<typeof host.run>) {
        calls.push(JSON.stringify(call));
        return host.run(...call);
      },
    };
    assert.equal((await standingsOf(watched, join(folder.path, 'a.ts'), new Map([['KEY', KEY]])))?.size, 1);
    assert.ok(calls.length > 0 && !calls.some((call) => call.includes(KEY)));
  });
});

it('takes the longest line of a value to look for, and none that stands anywhere', () => {
  assert.equal(needleOf('BEGIN\r\n  abcdefghij  \nEND'), 'abcdefghij');
  assert.equal(needleOf('abc'), undefined);
});

describe('a file of a repository that has moved', () => {
  for (const [name, folder] of [
    ['f/.git', 'file:///f/'],
    ['f/.git/HEAD', 'file:///f/'],
    ['f/.git/packed-refs', 'file:///f/'],
    ['f/deep/.git/refs/remotes/origin/main', 'file:///f/deep/'],
    ['f/.git/refs/heads/main.lock', undefined],
    ['f/.git/index', undefined],
    ['f/.github/HEAD', undefined],
    ['f/src/HEAD', undefined],
  ] as const)
    it(name, () => assert.equal(repositoryMoved(`file:///${name}`), folder));
});
