/** `kagimori fix --store` by the built command line: all values are stored before any file changes, or nothing is. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { plant, plantedIn } from '../lsp/planted.ts';
import { type Service, STAND_INS } from './services.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('kagimori fix --store', () => {
  let service: Service;
  before(async () => {
    const started = await STAND_INS.doppler?.();
    assert.ok(started && !('missing' in started));
    service = started;
  });
  after(() => service.stop());

  /** Runs the command in a folder of files; what it says must hold no value. */
  function fix(
    files: Readonly<Record<string, string>>,
    args: readonly string[],
    env: Readonly<Record<string, string>> = service.env,
  ) {
    const folder = mkdtempSync(join(tmpdir(), 'kagimori-cli-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'fix', ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    const texts = Object.fromEntries(
      Object.keys(files).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
    rmSync(folder, { recursive: true, force: true });
    assert.deepEqual(plantedIn(stdout + stderr), []);
    return { status, stdout, stderr, texts };
  }

  it('stores the values of several files, then changes them', () => {
    const [github, stripe] = [plant('github-pat-classic', 21), plant('stripe-secret-live', 22)];
    const files = { 'a.js': `const token = '${github}';\n`, 'b.py': `KEY = "${stripe}"\n` };
    const { status, texts, stderr } = fix(files, ['--store', 'doppler']);
    assert.equal(status, 0, stderr);
    assert.equal(service.read('GITHUB_TOKEN'), github);
    assert.equal(service.read('STRIPE_SECRET_KEY'), stripe);
    assert.deepEqual(texts, {
      'a.js': 'const token = process.env.GITHUB_TOKEN;\n',
      'b.py': 'import os\n\nKEY = os.environ["STRIPE_SECRET_KEY"]\n',
    });
  });

  it('changes nothing when the store has a name already, unless told to overwrite', () => {
    const files = { 'a.js': `const token = '${plant('github-pat-classic', 23)}';\n` };
    const refused = fix(files, ['--store', 'doppler']);
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /already has "GITHUB_TOKEN"/);
    assert.deepEqual(refused.texts, files);
    assert.equal(fix(files, ['--store', 'doppler', '--overwrite']).status, 0);
  });

  it('changes nothing when two secrets would share a name', () => {
    const [one, two] = [plant('slack-bot', 24), plant('slack-bot', 25)];
    const files = { 'a.js': `const token = '${one}';\n`, 'b.js': `const token = '${two}';\n` };
    const { status, texts } = fix(files, ['--store', 'doppler', '--lang', 'ja']);
    assert.equal(status, 2);
    assert.deepEqual(texts, files);
  });

  it("changes nothing without the store's program", () => {
    const files = { 'a.js': `const token = '${plant('github-pat-classic', 26)}';\n` };
    const { status, stderr, texts } = fix(files, ['--store', 'doppler'], { PATH: '/nonexistent' });
    assert.equal(status, 2);
    assert.match(stderr, /"doppler" was not found/);
    assert.deepEqual(texts, files);
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['--store', 'nowhere'], /--store takes one of aws-secrets-manager/],
    [['--store', 'vscode-secret-storage'], /--store takes one of/],
    [['--store', 'azure-key-vault'], /azure-key-vault needs --store-setting vault=VALUE/],
    [['--store', 'vault', '--store-setting', 'nothing=x'], /--store-setting takes one of mount=/],
  ];
  for (const [args, message] of wrong) {
    it(`refuses ${args.join(' ')}`, () => {
      const { status, stderr } = fix({}, args);
      assert.equal(status, 2);
      assert.match(stderr, message);
    });
  }
});
