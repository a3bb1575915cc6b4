/** "Move to a secrets manager" over plain LSP: first the store, then the code, and never the one without the other. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import type { Host, HttpRequest, RunResult } from '../../server/src/host.ts';
import { createHostNode } from '../../server/src/hostNode.ts';
import {
  COMMANDS,
  type MovedToStore,
  PLAN_KEEP_REQUEST,
  type PlannedKeep,
  type StoreItem,
} from '../../server/src/protocol.ts';
import { bitwarden } from '../stores/loopback/bitwarden.ts';
import { inProcess } from '../stores/loopback/inProcess.ts';
import { type Service, STAND_INS } from '../stores/services.ts';
import { type Client, startClient } from './client.ts';
import { plant, plantedIn } from './planted.ts';

interface World {
  readonly client: Client;
  readonly uri: string;
  readonly folder: string;
  readonly secret: string;
  /** Everything that was run, as "program arguments". */
  readonly runs: readonly string[];
  /** Runs the command at the secret. */
  move(options: Readonly<Record<string, unknown>>): Promise<MovedToStore>;
  /** The edit that the client was asked to apply, if any. */
  edit(): WorkspaceEdit | undefined;
}

type Interfere = (program: string, args: readonly string[]) => RunResult | 'wait' | undefined;

async function world(
  service: Service,
  use: (world: World) => Promise<void>,
  options: { trusted?: boolean; secretStorage?: boolean; interfere?: Interfere; host?: Partial<Host> } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'kagimori-lsp-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "demo" }\n');
  const secret = plant('github-pat-classic', 7);
  const text = `const key = '${secret}';\nconsole.log(key);\n`;
  const uri = pathToFileURL(join(folder, 'app.js')).href;
  writeFileSync(join(folder, 'app.js'), text);
  const runs: string[] = [];
  const real = createHostNode();
  const host: Host = {
    ...real,
    ...options.host,
    run(program, args, runOptions) {
      runs.push([program, ...args].join(' '));
      const answer = options.interfere?.(program, args);
      if (answer === 'wait') {
        return new Promise((resolve) => {
          runOptions?.signal?.addEventListener('abort', () =>
            resolve({ ok: true, value: { code: null, stdout: '', stderr: '' } }),
          );
        });
      }
      if (answer !== undefined) return Promise.resolve({ ok: true, value: answer });
      return real.run(program, args, { ...runOptions, env: { ...service.env, ...runOptions?.env } });
    },
  };
  const folders = [{ uri: pathToFileURL(folder).href, name: 'demo' }];
  const { trusted = true, secretStorage = false } = options;
  const client = await startClient({ host, folders, trusted, secretStorage });
  const [diagnostic] = await client.open(uri, text);
  assert.ok(diagnostic);
  const applied = () => client.said.filter(({ method }) => method === 'workspace/applyEdit');
  await use({
    client,
    uri,
    folder,
    secret,
    runs,
    move: (more) =>
      client.execute({
        command: COMMANDS.moveToStore,
        arguments: [{ uri, range: diagnostic.range, ...more }],
      }) as Promise<MovedToStore>,
    edit: () => (applied().at(-1)?.params as { edit: WorkspaceEdit } | undefined)?.edit,
  });
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
}

describe('moving to a store over LSP', () => {
  let service: Service;
  before(async () => {
    const started = await STAND_INS.doppler?.();
    assert.ok(started && !('missing' in started));
    service = started;
  });
  after(() => service.stop());

  it('puts the value away, then changes the code', () =>
    world(service, async ({ move, edit, secret, runs, client, uri }) => {
      const answer = await move({ store: 'doppler' });
      assert.ok(answer.ok);
      const [name] = answer.names;
      assert.ok(name);
      assert.equal(service.read(name.storeName), secret);
      assert.match(JSON.stringify(edit()), new RegExp(`process\\.env\\.${name.envName}`));
      assert.deepEqual(plantedIn(JSON.stringify(edit())), []);
      assert.equal(answer.runCommand, 'doppler run -- YOUR-COMMAND');
      assert.deepEqual(plantedIn(runs.join('\n')), []);
      assert.ok(client.said.length > 0 && uri.endsWith('app.js'));
    }));

  it('asks before a second version, under a name of its own choice', () =>
    world(service, async ({ move, edit }) => {
      assert.ok((await move({ store: 'doppler', name: 'CHOSEN' })).ok);
      const before = edit();
      const again = await move({ store: 'doppler', name: 'CHOSEN' });
      assert.equal(again.ok ? 'stored' : again.problem, 'exists');
      assert.equal(edit(), before, 'the code was changed all the same');
      assert.ok((await move({ store: 'doppler', name: 'CHOSEN', overwrite: true })).ok);
    }));

  it('only shows what would change in a preview', () =>
    world(service, async ({ move, edit, runs }) => {
      const answer = await move({ store: 'doppler', name: 'UNSEEN', preview: true });
      assert.ok(
        answer.ok && answer.changes.some(({ newTexts }) => newTexts.join('').includes('process.env.')),
      );
      assert.equal(edit(), undefined);
      assert.deepEqual(
        runs.filter((run) => run.startsWith('doppler')),
        [],
      );
    }));

  it('opens no connection to a store of its own before the move, and sends nothing in the clear', () => {
    const network = inProcess(bitwarden, 'https://bw.example');
    const sent: HttpRequest[] = [];
    const request: Host['request'] = async (asked) => {
      sent.push(asked);
      return { ok: true, value: await network.answer(asked) };
    };
    const host = { request, environment: (name: string) => network.variables[name] };
    return world(
      service,
      async ({ client, uri, move, edit, secret, runs }) => {
        const listed = (await client.execute({
          command: COMMANDS.listStores,
          arguments: [{ uri }],
        })) as StoreItem[];
        assert.equal(listed.find(({ id }) => id === 'bitwarden')?.state, 'ready');
        const before = runs.length;
        assert.ok((await move({ store: 'bitwarden', preview: true })).ok);
        assert.equal(sent.length, 0);
        const answer = await move({ store: 'bitwarden' });
        assert.ok(answer.ok);
        assert.deepEqual([...network.kept.values()], [secret]);
        assert.deepEqual(plantedIn(JSON.stringify(sent)), []);
        assert.match(JSON.stringify(edit()), /process\.env\.GITHUB_TOKEN/);
        assert.equal(answer.runCommand, "bws run -- 'YOUR-COMMAND'");
        assert.ok(runs.slice(before).every((run) => !run.startsWith('bws')));
      },
      { host },
    );
  });

  const failures: readonly (readonly [string, Interfere, string])[] = [
    [
      'is signed out',
      (_program, [verb]) =>
        verb === 'me' ? { code: 1, stdout: '', stderr: 'you must provide a token' } : undefined,
      'not-signed-in',
    ],
    [
      'refuses',
      (_program, args) =>
        args[1] === 'set' ? { code: 1, stdout: '', stderr: 'This token does not have access' } : undefined,
      'no-permission',
    ],
    [
      'is killed half-way',
      (_program, args) => (args[1] === 'set' ? { code: null, stdout: '', stderr: '' } : undefined),
      'timed-out',
    ],
    [
      'forgets what it was given',
      (_program, args) => (args[1] === 'set' ? { code: 0, stdout: '', stderr: '' } : undefined),
      'not-confirmed',
    ],
  ];
  for (const [index, [what, interfere, problem]] of failures.entries()) {
    it(`leaves the code untouched when the store ${what}`, () =>
      world(
        service,
        async ({ move, edit, folder, secret }) => {
          const answer = await move({ store: 'doppler', name: `FAILING_${index}` });
          assert.equal(answer.ok ? 'stored' : answer.problem, problem);
          assert.equal(edit(), undefined);
          assert.ok(readFileSync(join(folder, 'app.js'), 'utf8').includes(secret));
          assert.ok(!existsSync(join(folder, '.env')));
        },
        { interfere },
      ));
  }

  it('runs nothing in a workspace that is not trusted', () =>
    world(
      service,
      async ({ move, runs, client, uri }) => {
        const answer = await move({ store: 'doppler' });
        assert.equal(answer.ok, false);
        const listed = (await client.execute({
          command: COMMANDS.listStores,
          arguments: [{ uri }],
        })) as StoreItem[];
        assert.ok(listed.every(({ state }) => state === 'not-installed' || state === 'refused'));
        assert.deepEqual(
          runs.filter((run) => !run.startsWith('git ')),
          [],
        );
      },
      { trusted: false },
    ));

  const EDITOR = 'vscode-secret-storage';
  const keepAt = (uri: string) => ({
    uri,
    range: { start: { line: 0, character: 14 }, end: { line: 0, character: 14 } },
  });

  it('hands the values to a client that keeps them, with the edit and no program run', () =>
    world(
      service,
      async ({ client, uri, secret, move, edit, runs }) => {
        const listed = (await client.execute({
          command: COMMANDS.listStores,
          arguments: [{ uri }],
        })) as StoreItem[];
        assert.equal(listed.find(({ id }) => id === EDITOR)?.state, 'ready');
        const before = runs.length;
        assert.ok((await move({ store: EDITOR, preview: true })).ok);
        assert.equal((await move({ store: EDITOR })).ok, false, 'the server keeps nothing itself');
        const kept: PlannedKeep = await client.connection.sendRequest(PLAN_KEEP_REQUEST, keepAt(uri));
        assert.ok(kept.ok);
        assert.deepEqual(kept.values, [{ envName: 'GITHUB_TOKEN', value: secret }]);
        assert.match(JSON.stringify(kept.edit), /process\.env\.GITHUB_TOKEN/);
        assert.deepEqual(plantedIn(JSON.stringify([kept.edit, kept.notes])), []);
        assert.equal(edit(), undefined);
        assert.deepEqual(
          runs.slice(before).filter((run) => !run.startsWith('git ')),
          [],
        );
      },
      { secretStorage: true },
    ));

  for (const [what, options] of [
    ['keeps none', {}],
    ['is not trusted', { secretStorage: true, trusted: false }],
  ] as const) {
    it(`hands no value to a client that ${what}`, () =>
      world(
        service,
        async ({ client, uri }) => {
          const kept: PlannedKeep = await client.connection.sendRequest(PLAN_KEEP_REQUEST, keepAt(uri));
          assert.equal(kept.ok, false);
          assert.deepEqual(plantedIn(JSON.stringify(kept)), []);
          const listed = (await client.execute({
            command: COMMANDS.listStores,
            arguments: [{ uri }],
          })) as StoreItem[];
          assert.notEqual(listed.find(({ id }) => id === EDITOR)?.state, 'ready');
        },
        options,
      ));
  }

  it('lists the stores, those at hand first, and offers them by the light bulb', () =>
    world(service, async ({ client, uri }) => {
      const listed = (await client.execute({
        command: COMMANDS.listStores,
        arguments: [{ uri }],
      })) as StoreItem[];
      assert.ok(listed.length >= 15);
      assert.equal(listed.find(({ id }) => id === 'doppler')?.state, 'ready');
      const states = listed.map(({ state }) => state);
      assert.deepEqual(
        states,
        states.toSorted((a, b) => RANK.indexOf(a) - RANK.indexOf(b)),
      );
      const start = { line: 0, character: 14 };
      const actions = await client.actions(uri, { start, end: start });
      const action = actions.find(({ command }) => command?.command === COMMANDS.moveToStore);
      assert.equal(action?.title, 'Move to a secrets manager…');
    }));
});

const RANK: readonly StoreItem['state'][] = ['ready', 'signed-out', 'not-installed', 'refused'];
