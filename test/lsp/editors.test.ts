/** Editors that know nothing of Kagimori but LSP, driven as they are installed: the fix must work in each. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeFolder } from './folder.ts';
import { plant, plantedIn } from './planted.ts';

interface Editor {
  readonly name: string;
  readonly program: string;
  /** Answers with 0 where all that is needed is there. */
  readonly probe: readonly string[];
  readonly args: readonly string[];
}

const script = (name: string): string => fileURLToPath(new URL(`./editors/${name}`, import.meta.url));

const EDITORS: readonly Editor[] = [
  {
    name: 'Neovim',
    program: 'nvim',
    probe: ['--version'],
    args: ['--headless', '-u', 'NONE', '-i', 'NONE', '-S', script('neovim.lua')],
  },
  {
    name: 'Emacs with eglot',
    program: 'emacs',
    probe: ['--batch', '--eval', "(progn (require 'package) (package-initialize) (require 'eglot))"],
    args: ['--batch', '-l', script('eglot.el')],
  },
];

describe('"Move to .env" in an editor that knows only LSP', () => {
  for (const { name, program, probe, args } of EDITORS) {
    const found = spawnSync(program, probe, { stdio: 'ignore' }).status === 0;
    test(name, { skip: found ? false : `${name} is not installed` }, (context) => {
      const token = plant('github-pat-classic');
      const folder = makeFolder(context, { 'app.py': `token = "${token}"\nprint(len(token))\n` });
      folder.git('init', '-q');
      const { stdout, stderr } = spawnSync(program, args, {
        cwd: folder.path,
        encoding: 'utf8',
        timeout: 60_000,
        env: {
          ...process.env,
          HOME: folder.path,
          KAGIMORI_NODE: process.execPath,
          KAGIMORI_SERVER: fileURLToPath(new URL('../../dist/server.js', import.meta.url)),
        },
      });
      assert.equal(folder.has('.env'), true, `${stdout}${stderr}`);
      assert.equal(folder.read('.env').trim(), `GITHUB_TOKEN=${token}`);
      assert.match(folder.read('app.py'), /^import os\n+token = os\.environ\["GITHUB_TOKEN"\]\n/);
      assert.match(folder.read('.gitignore'), /^\.env$/m);
      assert.deepEqual(plantedIn(`${stdout}${stderr}`), []);
    });
  }
});
