/**
 * Programs that are run, fixed over the server and run again. A case is a small real program that prints something made
 * from its secret (a digest); after the fix it must print the same, with the secret nowhere but in `.env`.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { CodeAction, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { expand, seeded } from '../credentials.ts';
import { applyEdit } from '../lsp/applyEdit.ts';
import { type Client, startClient, type Transport } from '../lsp/client.ts';
import { type Folder, makeFolder } from '../lsp/folder.ts';
import { plant } from '../lsp/planted.ts';

export interface ProgramCase {
  readonly name: string;
  /**
   * Contents by path. `<<rule-id>>` stands for a credential of a rule, `<<A-Za-z0-9:24>>` for random characters: equal
   * slots of one case for equal values, `<<rule-id 2>>` for another one.
   */
  readonly files: Readonly<Record<string, string>>;
  /** The file to fix; the first where absent. */
  readonly fix?: string;
  readonly languageId: string;
  /** Program and arguments, run in the project's folder. */
  readonly run: readonly string[];
  /** The same after the fix, where `.env` is loaded by the way of starting (`node --env-file=.env`). */
  readonly runFixed?: readonly string[];
  /** `shell`: the fixed program is started with `.env` sourced. `self`: it, or `runFixed`, loads the file. */
  readonly load: 'shell' | 'self';
  /** What must succeed on the fixed tree without printing anything (`gofmt -l .`). */
  readonly checks?: readonly (readonly string[])[];
  /** What the fixed file must look like, beside running. */
  readonly becomes?: RegExp;
  /** The value goes away altogether (a comment): there need not be a `.env`. */
  readonly removed?: boolean;
}

export interface GroupOptions {
  /** Programs without which the group is skipped. */
  readonly needs: readonly string[];
  /** A command that succeeds where a library is there; the group is skipped where it fails. */
  readonly probe?: readonly [string, ...string[]];
  /** Environment of all runs, besides PATH, HOME and the like. */
  readonly env?: Readonly<Record<string, string>>;
  /** A command over all fixed projects at once, for a compiler that is slow to start; prints nothing when content. */
  readonly checkAll?: (folders: readonly string[]) => readonly string[];
}

const DIST = new URL('../../dist/server.js', import.meta.url);
/** The built server where it is there, as a user would run it. */
const TRANSPORT: Transport = existsSync(DIST) ? 'stdio' : 'in-process';

/** Whether a program can be found. */
export const isThere = (program: string): boolean =>
  spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program], { stdio: 'ignore' }).status === 0;

const succeeds = ([program, ...args]: readonly [string, ...string[]]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Runs all cases of a language over one server. */
export function runCases(
  title: string,
  cases: readonly ProgramCase[],
  { needs, probe, env = {}, checkAll }: GroupOptions,
): void {
  const missing = needs.filter((program) => !isThere(program));
  if (missing.length === 0 && probe !== undefined && !succeeds(probe)) missing.push(probe.join(' '));
  const skip = missing.length === 0 ? false : `not on this machine: ${missing.join(', ')}`;
  describe(title, { skip, concurrency: 2 }, () => {
    const folders = new Map<ProgramCase, Folder>();
    const secrets = new Map<ProgramCase, readonly string[]>();
    const cleanups: (() => void)[] = [];
    let client: Client;
    before(async () => {
      for (const [index, program] of cases.entries()) {
        const made = materialise(program, index + 1);
        secrets.set(program, made.secrets);
        folders.set(
          program,
          makeFolder({ after: (cleanup) => cleanups.push(cleanup as () => void) }, made.files),
        );
      }
      const uris = [...folders].map(([{ name }, { uri }]) => ({ uri, name }));
      client = await startClient({ transport: TRANSPORT, folders: uris });
    });
    after(async () => {
      await client.stop();
      for (const cleanup of cleanups) cleanup();
    });
    const done: Promise<void>[] = [];
    for (const program of cases) {
      const { promise, resolve } = Promise.withResolvers<void>();
      done.push(promise);
      test(program.name, async () => {
        const folder = folders.get(program);
        const values = secrets.get(program);
        assert.ok(folder && values);
        await runCase(program, folder, values, client, env).finally(resolve);
      });
    }
    if (checkAll !== undefined) {
      test('all of them together', async () => {
        await Promise.all(done);
        const checked = await start(
          checkAll([...folders.values()].map(({ path }) => path)),
          process.cwd(),
          env,
        );
        const values = [...secrets.values()].flat();
        assert.equal(`${checked.status} ${hidden(checked.output, values)}`, '0 ');
      });
    }
  });
}

const SLOT = /<<([^<>]+)>>/g;

/** The files with fresh credentials in their slots. */
function materialise(
  program: ProgramCase,
  seed: number,
): { files: Record<string, string>; secrets: string[] } {
  const values = new Map<string, string>();
  const random = seeded(seed * 7919);
  const fill = (template: string): string =>
    template.replace(SLOT, (_, slot: string) => {
      const known = values.get(slot);
      if (known !== undefined) return known;
      const own = Math.floor(random() * 1_000_000);
      const [kind = ''] = slot.split(' ');
      const value = kind.includes(':') ? expand(`{${kind}}`, own) : plant(kind, own);
      values.set(slot, value);
      return value;
    });
  const files = Object.fromEntries(Object.entries(program.files).map(([path, text]) => [path, fill(text)]));
  return { files, secrets: [...values.values()] };
}

async function runCase(
  program: ProgramCase,
  folder: Folder,
  secrets: readonly string[],
  client: Client,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const path = program.fix ?? Object.keys(program.files)[0] ?? '';
  const original = await start(program.run, folder.path, env);
  assert.equal(original.status, 0, `does not run before the fix: ${hidden(original.output, secrets)}`);
  assert.notEqual(original.stdout.trim(), '', 'prints nothing');

  await fixAll(client, folder, path, program.languageId);
  const fixed = folder.read(path);
  const shown = hidden(`${fixed}\n${folder.has('.env') ? folder.read('.env') : ''}`, secrets);
  for (const secret of secrets) {
    for (const file of filesBelow(folder.path)) {
      const holds = readFileSync(join(folder.path, file), 'latin1').includes(
        Buffer.from(secret).toString('latin1'),
      );
      assert.ok(!holds || file === '.env', `the secret is still in ${file}\n${shown}`);
    }
  }
  if (program.removed !== true) assert.ok(folder.has('.env'), `no .env\n${shown}`);
  if (program.becomes !== undefined) assert.match(fixed, program.becomes);
  for (const check of program.checks ?? []) {
    const checked = await start(check, folder.path, env);
    assert.equal(
      `${checked.status} ${hidden(checked.output, secrets)}`,
      '0 ',
      `${check.join(' ')}\n${shown}`,
    );
  }
  const command = program.runFixed ?? program.run;
  const loaded =
    program.load === 'self' ? command : ['sh', '-c', 'set -a; . ./.env; set +a; exec "$@"', 'sh', ...command];
  const again = await start(program.removed === true ? command : loaded, folder.path, env);
  assert.equal(again.status, 0, `does not run after the fix: ${hidden(again.output, secrets)}\n${shown}`);
  assert.equal(hidden(again.stdout, secrets), hidden(original.stdout, secrets), shown);
  await changesNothing(client, folder, path);
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly output: string;
}

function start(
  [program = '', ...args]: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const { PATH = '', HOME = '', LANG = 'C.UTF-8', TMPDIR = '/tmp' } = process.env;
  const child = spawn(program, args, {
    cwd,
    env: { PATH, HOME, LANG, TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  });
  return new Promise((resolve) => {
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', (error) => resolve({ status: null, stdout, output: error.message }));
    child.on('close', (status) => resolve({ status, stdout, output }));
  });
}

/** A text as a test may print it. */
const hidden = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);

/** Presses "Move to .env" on one finding after another, as a person would. */
async function fixAll(client: Client, folder: Folder, path: string, languageId: string): Promise<void> {
  const uri = folder.uriOf(path);
  let version = 1;
  let found = (await client.open(uri, folder.read(path), languageId)).filter(isFinding);
  assert.ok(found.length > 0, 'nothing is found in the program');
  while (found.length > 0) {
    const [first] = found;
    assert.ok(first);
    const offered = await client.actions(uri, first.range);
    const action = moveAction(offered);
    const titles = offered.map(({ title }) => title).join(', ');
    assert.ok(action, `no fix is offered for ${String(first.code)}, only: ${titles}`);
    const resolved = await client.resolve(action);
    if (resolved.edit === undefined) assert.fail(await reasonOf(client, resolved));
    applyEdit(resolved.edit, { [uri]: version });
    version += 1;
    const published = publishedFor(client, uri, version);
    await client.change(uri, version, folder.read(path));
    found = (await published).filter(isFinding);
    assert.ok(version < 12, 'fixing does not end');
  }
}

/** The diagnostics of this very version: a server that has just read its settings publishes the one before again. */
async function publishedFor(client: Client, uri: string, version: number): Promise<readonly Diagnostic[]> {
  const isOurs = (params: PublishDiagnosticsParams): boolean =>
    params.uri === uri && params.version === version;
  const params = await client.next('textDocument/publishDiagnostics', isOurs as (params: never) => boolean);
  return (params as PublishDiagnosticsParams).diagnostics;
}

/** What is about no credential (broad rights, leaks around it) carries no fingerprint, and is no matter of these tests. */
const isFinding = ({ data }: Diagnostic): boolean =>
  typeof data === 'object' && data !== null && 'fingerprint' in data;

const moveAction = (actions: readonly CodeAction[]): CodeAction | undefined =>
  actions.find(({ title }) => /^(?:Move to \.env|Remove)/.test(title));

async function reasonOf(client: Client, { command, title }: CodeAction): Promise<string> {
  if (command === undefined) return `${title} has no edit`;
  const told = client.next('window/showMessage');
  await client.execute(command);
  return `refused: ${JSON.stringify(await told)}`;
}

async function changesNothing(client: Client, folder: Folder, path: string): Promise<void> {
  const range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
  const uri = folder.uriOf(path);
  assert.equal(moveAction(await client.actions(uri, range)), undefined, 'the fixed file is offered a fix');
  for (const action of await client.actions(uri, range, ['source.fixAll.kagimori'])) {
    const { edit } = await client.resolve(action);
    assert.deepEqual(edit?.documentChanges ?? [], []);
  }
}

/** Paths of the files below a folder, but for what tool chains and git leave there. */
function filesBelow(root: string, inside = ''): readonly string[] {
  return readdirSync(join(root, inside)).flatMap((name) => {
    const path = inside === '' ? name : `${inside}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return name === '.git' ? [] : filesBelow(root, path);
    return [path];
  });
}
