/** A `.env` that git ignores is marked nowhere, and its values can move to a store all the same. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import type { Host } from '../../server/src/host.ts';
import { createHostNode } from '../../server/src/hostNode.ts';
import { COMMANDS, type MovedToStore } from '../../server/src/protocol.ts';
import { STAND_INS } from '../stores/services.ts';
import { applyEdit } from './applyEdit.ts';
import { startClient } from './client.ts';
import { makeFolder } from './folder.ts';
import { plant, plantedIn } from './planted.ts';

const first = plant('github-pat-classic', 3);
const second = plant('github-pat-classic', 4);
const ENV = `PORT=80\nFIRST=${first}\n# of the other one\nSECOND="${second}" # live\n`;

/** The file open in an editor that applies what it is asked to, with the stand-in of a store. */
async function world(context: TestContext, store: string, options: { readonly trusted?: boolean } = {}) {
  const service = await STAND_INS[store]?.();
  assert.ok(service && !('missing' in service));
  context.after(() => service.stop());
  const folder = makeFolder(context, { '.env': ENV, '.gitignore': '.env\n' });
  const real = createHostNode();
  const host: Host = {
    ...real,
    run: (program, args, more) => real.run(program, args, { ...more, env: { ...service.env, ...more?.env } }),
  };
  const uri = folder.uriOf('.env');
  let version = 1;
  const applies = (edit: WorkspaceEdit): void => {
    applyEdit(edit, { [uri]: version });
    version += 1;
    void client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text: folder.read('.env') }],
    });
  };
  const { trusted = true } = options;
  const client = await startClient({
    host,
    trusted,
    applies,
    folders: [{ uri: folder.uri, name: 'project' }],
  });
  context.after(() => client.stop());
  assert.deepEqual(await client.open(uri, ENV, 'dotenv'), []);
  const at = (line: number, only?: string[]): Promise<CodeAction[]> =>
    client.actions(uri, { start: { line, character: 0 }, end: { line, character: 0 } }, only);
  const run = ({ command }: CodeAction, more: object): Promise<MovedToStore> => {
    assert.equal(command?.command, COMMANDS.moveToStore);
    const [argument] = command.arguments ?? [];
    return client.execute({
      command: COMMANDS.moveToStore,
      arguments: [{ ...argument, store, ...more }],
    }) as Promise<MovedToStore>;
  };
  return { folder, service, at, run };
}

const offered = (actions: readonly CodeAction[]): readonly string[] =>
  actions.filter(({ title }) => / to a secrets manager/.test(title)).map(({ title }) => title);

describe('moving out of a .env that git ignores', () => {
  it('is offered on the entries that hold a credential, as a refactoring', async (context) => {
    const { at } = await world(context, 'doppler');
    const all = 'Move all 2 credentials of this file to a secrets manager…';
    assert.deepEqual(offered(await at(0)), []);
    assert.deepEqual(offered(await at(1)), ['Move FIRST to a secrets manager…', all]);
    assert.deepEqual(offered(await at(3, ['refactor'])), ['Move SECOND to a secrets manager…', all]);
    assert.deepEqual(offered(await at(3, ['quickfix'])), []);
  });

  it('is not offered where no program may be run', async (context) => {
    const { at } = await world(context, 'doppler', { trusted: false });
    assert.deepEqual(offered(await at(1)), []);
  });

  it('takes the line of one entry away, where a wrapper gives the variable', async (context) => {
    const { folder, service, at, run } = await world(context, 'doppler');
    const [action] = (await at(3)).filter(({ title }) => title.startsWith('Move SECOND'));
    assert.ok(action);
    const answer = await run(action, {});
    assert.ok(answer.ok, answer.ok ? '' : answer.message);
    assert.equal(service.read('SECOND'), second);
    assert.equal(folder.read('.env'), `PORT=80\nFIRST=${first}\n# of the other one\n`);
    assert.equal(answer.runCommand, 'doppler run -- YOUR-COMMAND');
  });

  it('leaves references for all entries, where the wrapper resolves such', async (context) => {
    const { folder, service, at, run } = await world(context, '1password');
    const action = (await at(1)).at(-1);
    assert.ok(action);
    const shown = await run(action, { preview: true });
    assert.ok(shown.ok);
    assert.deepEqual(
      shown.changes.map(({ newTexts }) => newTexts.length),
      [2],
    );
    assert.equal(folder.read('.env'), ENV);
    const answer = await run(action, {});
    assert.ok(answer.ok, answer.ok ? '' : answer.message);
    assert.match(service.read('FIRST'), new RegExp(first));
    assert.match(service.read('SECOND'), new RegExp(second));
    assert.equal(
      folder.read('.env'),
      'PORT=80\nFIRST=op://Private/FIRST/credential\n# of the other one\nSECOND=op://Private/SECOND/credential # live\n',
    );
    assert.deepEqual(
      answer.names.map(({ envName }) => envName),
      ['FIRST', 'SECOND'],
    );
    assert.equal(answer.runCommand, 'op run --env-file=.env -- YOUR-COMMAND');
    assert.deepEqual(plantedIn(JSON.stringify(answer)), []);
  });

  it('keeps what is done when a later entry is there already, and asks for that one alone', async (context) => {
    const { folder, service, at, run } = await world(context, 'doppler');
    writeFileSync(join(service.folder, 'entry-SECOND'), 'of another machine');
    const action = (await at(1)).at(-1);
    assert.ok(action);
    const answer = await run(action, {});
    assert.ok(!answer.ok);
    assert.equal(answer.problem, 'exists');
    assert.match(answer.message, /SECOND.* Moved before it: FIRST\.$/);
    assert.equal(folder.read('.env'), ENV.replace(`FIRST=${first}\n`, ''));
    assert.equal(service.read('SECOND'), 'of another machine');
    assert.ok((await run(action, { overwrite: true })).ok);
    assert.equal(folder.read('.env'), 'PORT=80\n# of the other one\n');
    assert.equal(service.read('SECOND'), second);
  });
});
