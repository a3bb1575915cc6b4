/** A store that is killed while a value is on its way to it: the built command line leaves the code as it was. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { plant, plantedIn } from '../lsp/planted.ts';
import { KILLED_HALF_WAY } from './services.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('a store that is killed half-way', () => {
  for (const [index, [id, start]] of Object.entries(KILLED_HALF_WAY).entries()) {
    it(`${id}: the code is untouched, and the command says so`, async (t) => {
      const service = await start();
      if ('missing' in service) return t.skip(`${service.missing} is not on this machine`);
      const folder = mkdtempSync(join(tmpdir(), 'kagimori-killed-'));
      try {
        const code = `const token = '${plant('github-pat-classic', 60 + index)}';\n`;
        writeFileSync(join(folder, 'a.js'), code);
        const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'fix', '--store', id], {
          cwd: folder,
          env: { ...process.env, ...service.env },
          encoding: 'utf8',
        });
        assert.equal(status, 2, stdout + stderr);
        assert.deepEqual(plantedIn(stdout + stderr), []);
        assert.deepEqual(readdirSync(folder), ['a.js']);
        assert.equal(readFileSync(join(folder, 'a.js'), 'utf8'), code);
        // It had come as far as the value: before that, nothing would be proved.
        await service.ended;
      } finally {
        service.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
