import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { applyPlan, type Files, planFor, ROOT, unmark } from './fixing.ts';

const APP = 'packages/app/app.js';
const PROJECT = { root: `${ROOT}/packages/app` };

/** Whether git itself ignores a path of a repository with these files. */
function ignores(files: Files, path: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'kagimori-ignore-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const git = (...args: string[]) =>
      spawnSync('git', ['-C', folder, '-c', 'core.excludesFile=', ...args]).status;
    git('init', '-q');
    return git('check-ignore', '-q', path) === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The .gitignore files of a monorepo, and which of them the fix changes. */
const table: readonly (readonly [string, Files, readonly string[]])[] = [
  ['none', {}, ['packages/app/.gitignore']],
  ['one at the top', { '.gitignore': 'node_modules' }, ['.gitignore']],
  [
    'one of its own',
    { '.gitignore': 'x\n', 'packages/app/.gitignore': 'dist\n' },
    ['packages/app/.gitignore'],
  ],
  ['.env at the top', { '.gitignore': '.env\n' }, []],
  ['/.env at the top', { '.gitignore': '/.env\n' }, ['.gitignore']],
  ['a wildcard that takes the sample along', { '.gitignore': '.env*\n' }, ['.gitignore']],
  ['a wildcard with its exception', { '.gitignore': '.env*\n!.env.example\n' }, []],
  ['taken back at the top', { '.gitignore': '.env\n!.env\n' }, ['.gitignore']],
  [
    'taken back by a folder between',
    { '.gitignore': '.env\n', 'packages/.gitignore': '!.env\n' },
    ['packages/.gitignore'],
  ],
  [
    'taken back by the package',
    { '.gitignore': '.env\n', 'packages/app/.gitignore': '!.env\n' },
    ['packages/app/.gitignore'],
  ],
  ['comments and blanks', { '.gitignore': '# .env\n\n  \n' }, ['.gitignore']],
];

describe('.gitignore: git itself ignores .env afterwards, and not the sample', () => {
  for (const [name, ignored, changed] of table) {
    it(name, () => {
      const marked = { [APP]: "const token = '«one»';\n", ...ignored };
      const plan = planFor(marked, { project: PROJECT });
      const files = applyPlan({ ...marked, [APP]: unmark(marked[APP] ?? '').text }, plan);
      assert.equal(ignores(files, 'packages/app/.env'), true);
      assert.equal(ignores(files, 'packages/app/.env.example'), false);
      const touched = plan.changes
        .map(({ uri }) => uri.slice(ROOT.length + 1))
        .filter((path) => path.endsWith('.gitignore'));
      assert.deepEqual(touched, changed);
    });
  }
  it('leaves them alone where the whole folder is ignored: no exception brings the sample back', () => {
    const files = { [APP]: "const token = '«one»';\n", '.gitignore': '/packages/\n' };
    const { changes } = planFor(files, { project: PROJECT });
    assert.deepEqual(changes.map(({ uri }) => uri.slice(ROOT.length + 1)).sort(), [
      'packages/app/.env',
      'packages/app/.env.example',
      APP,
    ]);
  });
  it("git's own answer counts where no file tells", () => {
    const plan = planFor({ 'app.js': "const token = '«one»';\n" }, { project: { envIgnored: true } });
    assert.equal(
      plan.changes.some(({ uri }) => uri.endsWith('.gitignore')),
      false,
    );
  });
});
