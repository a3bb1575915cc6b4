import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type {
  ClientCapabilities,
  CodeAction,
  CodeLens,
  Position,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { applyEdit } from './applyEdit.ts';
import { type Client, FULL, startClient, TRANSPORTS, type Transport } from './client.ts';
import { type Folder, makeFolder } from './folder.ts';
import { plant } from './planted.ts';

const token = plant('github-pat-classic');
const other = plant('npm-token');
const at = (character: number) => ({ line: 0, character });
const first = { start: at(20), end: at(20) };

interface Scene {
  readonly client: Client;
  readonly folder: Folder;
  readonly uri: string;
}

/** A project with one open script. */
async function scene(
  context: TestContext,
  transport: Transport,
  text: string,
  more: {
    readonly files?: Record<string, string>;
    readonly capabilities?: ClientCapabilities;
    readonly refusesEdits?: boolean;
  } = {},
): Promise<Scene> {
  const folder = makeFolder(context, {
    'package.json': '{"type":"module"}\n',
    'index.js': text,
    ...more.files,
  });
  const client = await startClient({
    transport,
    folders: [{ uri: folder.uri, name: 'project' }],
    ...(more.capabilities === undefined ? {} : { capabilities: more.capabilities }),
    ...(more.refusesEdits === undefined ? {} : { refusesEdits: more.refusesEdits }),
  });
  const uri = folder.uriOf('index.js');
  await client.open(uri, text);
  return { client, folder, uri };
}

/** What an editor can do that says this of workspace edits, and nothing more. */
const withoutCreation = (
  workspaceEdit: NonNullable<ClientCapabilities['workspace']>['workspaceEdit'],
): ClientCapabilities => {
  const { workspaceEdit: _, ...workspace } = FULL.workspace ?? {};
  return {
    ...FULL,
    workspace: { ...workspace, ...(workspaceEdit === undefined ? {} : { workspaceEdit }) },
  };
};

function titled(actions: readonly CodeAction[], pattern: RegExp): CodeAction {
  const action = actions.find(({ title }) => pattern.test(title));
  assert.ok(action, `${pattern} among ${actions.map(({ title }) => title).join(' | ')}`);
  return action;
}

/** The titles of the preferred actions at a place. */
async function preferred(client: Client, uri: string, at: Position): Promise<readonly string[]> {
  const actions = await client.actions(uri, { start: at, end: at });
  return actions.flatMap(({ isPreferred, title }) => (isPreferred === true ? [title] : []));
}

function editOf(action: CodeAction): WorkspaceEdit {
  assert.ok(action.edit, action.title);
  return action.edit;
}

for (const transport of TRANSPORTS) {
  describe(`fixes, ${transport}`, () => {
    test('"Move to .env" is listed without an edit, resolved, applied, and nothing is left to find', async (context) => {
      const { client, folder, uri } = await scene(context, transport, `const token = '${token}';\n`);
      folder.git('init', '-q');
      const action = titled(await client.actions(uri, first), /^Move to \.env$/);
      assert.equal(action.isPreferred, true);
      assert.equal(action.edit, undefined);
      assert.equal(action.diagnostics?.[0]?.code, 'github-pat-classic');

      const edit = editOf(await client.resolve(action));
      assert.deepEqual(applyEdit(edit, { [uri]: 1 }).sort(), [
        folder.uriOf('.env'),
        folder.uriOf('.env.example'),
        folder.uriOf('.gitignore'),
      ]);
      assert.match(folder.read('index.js'), /const token = process\.env\.(\w+);/);
      assert.equal(folder.read('.env'), `GITHUB_TOKEN=${token}\n`);
      assert.equal(folder.read('.env.example'), 'GITHUB_TOKEN=\n');
      assert.match(folder.read('.gitignore'), /^\/?\.env$/m);
      for (const group of Object.values(edit.changeAnnotations ?? {})) assert.ok(group.label);
      assert.deepEqual(await client.change(uri, 2, folder.read('index.js')), []);
      await client.stop();
    });

    test('a keyless way comes first, takes the keys alone, and says what is left to do', async (context) => {
      const id = plant('aws-access-key-id').replace(/^.*=/, '');
      const start =
        "import { S3Client } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({ region: 'eu-west-1'";
      const text = `${start}, credentials: { accessKeyId: '${id}', secretAccessKey: process.env.S } });\n`;
      const { client, folder, uri } = await scene(context, transport, text);
      const at = { line: 1, character: text.split('\n')[1]?.indexOf(id) ?? 0 };
      const [action, steps, move] = await client.actions(uri, { start: at, end: at });
      assert.equal(action?.title, 'Use an IAM role: drop the keys');
      assert.equal(steps?.title, 'Use an IAM role: copy the set-up steps');
      assert.equal(move?.title, 'Move to .env');
      // "Auto Fix" applies the one that is preferred, and asks where there are several.
      assert.deepEqual(await preferred(client, uri, at), [action.title]);
      const resolved = await client.resolve(action);
      assert.deepEqual(applyEdit(editOf(resolved), { [uri]: 1 }), []);
      assert.equal(folder.read('index.js'), `${start} });\n`);
      const told = client.next('window/showMessage');
      assert.ok(resolved.command);
      await client.execute(resolved.command);
      assert.match(JSON.stringify(await told), /Before this runs: 1\. Make a role.*revoke it/);
      await client.stop();
    });

    test('a client that shows the words itself is answered, and gets the steps to copy', async (context) => {
      const id = plant('aws-access-key-id').replace(/^.*=/, '');
      const text = `const key = '${id}';\n`;
      const { client, uri } = await scene(context, transport, text);
      const at = { line: 0, character: text.indexOf(id) };
      const [steps, move] = await client.actions(uri, { start: at, end: at });
      assert.equal(steps?.title, 'Use an IAM role: copy the set-up steps');
      assert.equal(move?.title, 'Move to .env');
      assert.deepEqual(await preferred(client, uri, at), ['Move to .env']);
      assert.deepEqual(steps?.command?.arguments, [{ setup: 'aws' }]);
      const { command } = steps?.command ?? { command: '' };
      const answered: unknown = await client.connection.sendRequest('workspace/executeCommand', {
        command,
        arguments: [{ setup: 'aws', answer: 'yes' }],
      });
      assert.match(JSON.stringify(answered), /"text":"# Use an IAM role.*aws iam create-role/);
      assert.equal(client.said.filter(({ method }) => method === 'window/showMessage').length, 0);
      const told = client.next('window/showMessage');
      await client.execute({ command, arguments: [{ setup: 'aws' }] });
      assert.match(JSON.stringify(await told), /aws iam create-role/);
      await client.stop();
    });

    test('a new .env gets its mode as soon as the client says that it exists', async (context) => {
      const { client, folder, uri } = await scene(context, transport, `const token = '${token}';\n`);
      const action = await client.resolve(titled(await client.actions(uri, first), /^Move to \.env$/));
      applyEdit(editOf(action), { [uri]: 1 });
      assert.ok(action.command);
      await client.execute(action.command);
      assert.equal(folder.mode('.env'), 0o600);
      await client.stop();
    });

    test('a document that has changed since gets no edit', async (context) => {
      const text = `const token = '${token}';\n`;
      const { client, uri } = await scene(context, transport, text);
      const action = titled(await client.actions(uri, first), /^Move to \.env$/);
      await client.change(uri, 2, `// moved down\n${text}`);
      const resolved = await client.resolve(action);
      assert.equal(resolved.edit, undefined);
      assert.ok(resolved.command);
      const told = client.next('window/showMessage');
      await client.execute(resolved.command);
      assert.match(JSON.stringify(await told), /no longer where it was/);
      await client.stop();
    });

    test('a fingerprint that the document does not hold builds no edit', async (context) => {
      const { client, uri } = await scene(context, transport, `const token = '${token}';\n`);
      const action = titled(await client.actions(uri, first), /^Move to \.env$/);
      const resolved = await client.resolve({
        ...action,
        data: { ...action.data, fingerprint: '0'.repeat(32) },
      });
      assert.equal(resolved.edit, undefined);
      await client.stop();
    });

    test('source.fixAll.kagimori moves everything that is sure', async (context) => {
      const text = `const token = '${token}';\nconst publish = '${other}';\nconst again = '${token}';\n`;
      const { client, folder, uri } = await scene(context, transport, text);
      const listed = await client.actions(uri, first, ['source.fixAll.kagimori']);
      assert.deepEqual(
        listed.map(({ kind }) => kind),
        ['source.fixAll.kagimori'],
      );
      const [action] = listed;
      assert.ok(action);
      applyEdit(editOf(await client.resolve(action)), { [uri]: 1 });
      assert.doesNotMatch(folder.read('index.js'), new RegExp(`${token}|${other}`));
      assert.equal(folder.read('.env').match(/^\w+=/gm)?.length, 2);
      assert.deepEqual(await client.change(uri, 2, folder.read('index.js')), []);
      await client.stop();
    });

    test('a secret in several files moves out of all of them at once', async (context) => {
      const text = `const token = '${token}';\n`;
      const { client, folder, uri } = await scene(context, transport, text, {
        files: { 'lib/second.js': text },
      });
      await client.execute({ command: 'kagimori.scanWorkspace' });
      const action = titled(await client.actions(uri, first), /^Move all 2 occurrences/);
      applyEdit(editOf(await client.resolve(action)), { [uri]: 1 });
      for (const name of ['index.js', 'lib/second.js']) {
        assert.equal(folder.read(name), 'const token = process.env.GITHUB_TOKEN;\n');
      }
      assert.equal(folder.read('.env'), `GITHUB_TOKEN=${token}\n`);
      await client.stop();
    });

    test('"ignore here" writes a mark with its reason, and the finding is gone', async (context) => {
      const { client, folder, uri } = await scene(context, transport, `const token = '${token}';\n`);
      const action = titled(await client.actions(uri, first), /ignore here/);
      assert.notEqual(action.isPreferred, true);
      applyEdit(editOf(await client.resolve(action)), { [uri]: 1 });
      assert.equal(folder.read('index.js'), `const token = '${token}'; // kagimori:allow not a secret\n`);
      await client.stop();
    });

    test('where a format has no comments, the fingerprint goes into .kagimori.json', async (context) => {
      const text = `{ "name": "x", "token": "${token}" }\n`;
      const { client, folder } = await scene(context, transport, '', {
        files: { 'config.json': text, '.kagimori.json': '{\n  "level": "default"\n}\n' },
      });
      const uri = folder.uriOf('config.json');
      await client.open(uri, text, 'json');
      const action = titled(await client.actions(uri, { start: at(30), end: at(30) }), /ignore here/);
      applyEdit(editOf(await client.resolve(action)), { [uri]: 1 });
      const { level, allow } = JSON.parse(folder.read('.kagimori.json'));
      assert.deepEqual([level, allow.length, allow[0].reason], ['default', 1, 'not a secret']);
      const again = client.diagnosticsOf(uri);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf('.kagimori.json'), type: 2 }],
      });
      assert.deepEqual(await again, []);
      await client.stop();
    });

    test('a code lens moves a secret where the person wants such lines', async (context) => {
      const { client, folder, uri } = await scene(context, transport, `const token = '${token}';\n`);
      const lenses = () =>
        client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
      assert.deepEqual(await lenses(), []);
      client.settings = { debounce: 0, codeLens: true };
      const again = client.diagnosticsOf(uri);
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await again;
      const [lens] = await lenses();
      assert.match(lens?.command?.title ?? '', /^GitHub personal access token .*: move to \.env$/);
      assert.ok(lens?.command);
      const asked = client.next('workspace/applyEdit');
      await client.execute(lens.command);
      applyEdit(((await asked) as { edit: WorkspaceEdit }).edit, { [uri]: 1 });
      assert.equal(folder.read('.env'), `GITHUB_TOKEN=${token}\n`);
      await client.stop();
    });

    test('a client that knows no documentChanges still gets an edit where no file has to be made', async (context) => {
      const { workspaceEdit: _, ...workspace } = FULL.workspace ?? {};
      const { client, folder, uri } = await scene(context, transport, `const token = '${token}';\n`, {
        files: { '.env': '', '.env.example': '', '.gitignore': '.env\n' },
        capabilities: { ...FULL, workspace },
      });
      const action = await client.resolve(titled(await client.actions(uri, first), /^Move to \.env$/));
      assert.deepEqual(Object.keys(editOf(action)), ['changes']);
      applyEdit(editOf(action));
      assert.equal(folder.read('.env'), `GITHUB_TOKEN=${token}\n`);
      await client.stop();
    });

    test('a client that cannot make a file within an edit has the server make it', async (context) => {
      const { client, folder, uri } = await scene(context, transport, `const token = '${token}';\n`, {
        capabilities: withoutCreation({ documentChanges: true }),
      });
      const action = await client.resolve(titled(await client.actions(uri, first), /^Move to \.env$/));
      assert.equal(action.edit, undefined);
      assert.ok(action.command);
      const asked = client.next('workspace/applyEdit');
      await client.execute(action.command);
      assert.deepEqual(applyEdit(((await asked) as { edit: WorkspaceEdit }).edit, { [uri]: 1 }), []);
      assert.equal(folder.read('.env'), `GITHUB_TOKEN=${token}\n`);
      if (process.platform !== 'win32') assert.equal(folder.mode('.env'), 0o600);
      assert.match(folder.read('index.js'), /process\.env\.GITHUB_TOKEN/);
      await client.stop();
    });

    test('one that cannot resolve either is offered the same', async (context) => {
      const { resolveSupport: _, ...codeAction } = FULL.textDocument?.codeAction ?? {};
      const capabilities = withoutCreation({ documentChanges: true });
      const { client, uri } = await scene(context, transport, `const token = '${token}';\n`, {
        capabilities: { ...capabilities, textDocument: { ...FULL.textDocument, codeAction } },
      });
      const action = titled(await client.actions(uri, first), /^Move to \.env$/);
      assert.ok(action.command);
      const asked = client.next('workspace/applyEdit');
      await client.execute(action.command);
      await asked;
      await client.stop();
    });

    test('nothing is left of the files when the person says no', async (context) => {
      const { client, folder, uri } = await scene(context, transport, `const token = '${token}';\n`, {
        capabilities: withoutCreation(undefined),
        refusesEdits: true,
      });
      const action = await client.resolve(titled(await client.actions(uri, first), /^Move to \.env$/));
      assert.ok(action.command);
      const told = client.next('window/showMessage');
      await client.execute(action.command);
      assert.match(JSON.stringify(await told), /nothing was moved/);
      assert.deepEqual(
        ['.env', '.env.example', '.gitignore'].filter((name) => folder.has(name)),
        [],
      );
      await client.stop();
    });

    test('a client that can make files knows documentChanges, though it does not say so (Neovim)', async (context) => {
      const { client, uri } = await scene(context, transport, `const token = '${token}';\n`, {
        capabilities: withoutCreation({ resourceOperations: ['rename', 'create', 'delete'] }),
      });
      const action = await client.resolve(titled(await client.actions(uri, first), /^Move to \.env$/));
      assert.equal(applyEdit(editOf(action), { [uri]: 1 }).length, 3);
      await client.stop();
    });

    test('a client that cannot resolve gets the edit at once', async (context) => {
      const { resolveSupport: _, ...codeAction } = FULL.textDocument?.codeAction ?? {};
      const { client, uri } = await scene(context, transport, `const token = '${token}';\n`, {
        capabilities: { ...FULL, textDocument: { ...FULL.textDocument, codeAction } },
      });
      editOf(titled(await client.actions(uri, first), /^Move to \.env$/));
      await client.stop();
    });

    test('an untitled document without a folder has nowhere to put a .env, and says so', async () => {
      const client = await startClient({ transport });
      const uri = 'untitled:Untitled-1';
      await client.open(uri, `const token = '${token}';\n`);
      const action = await client.resolve(titled(await client.actions(uri, first), /^Move to \.env$/));
      assert.equal(action.edit, undefined);
      assert.ok(action.command);
      const told = client.next('window/showMessage');
      await client.execute(action.command);
      assert.match(JSON.stringify(await told), /no folder to put a \.env file into/);
      await client.stop();
    });

    test('an open .env with unsaved changes is what the fix builds on', async (context) => {
      const { client, folder, uri } = await scene(context, transport, `const token = '${token}';\n`, {
        files: { '.env': '' },
      });
      await client.open(folder.uriOf('.env'), '# not saved yet\n', 'dotenv');
      const action = await client.resolve(titled(await client.actions(uri, first), /^Move to \.env$/));
      const change = editOf(action).documentChanges?.find(
        (part) => 'textDocument' in part && part.textDocument.uri === folder.uriOf('.env'),
      );
      assert.ok(change && 'edits' in change);
      assert.equal(change.textDocument.version, 1);
      assert.equal(change.edits[0]?.range.start.line, 1);
      await client.stop();
    });

    test('chosen names and pastes go through requests of their own', async (context) => {
      const { client, folder, uri } = await scene(context, transport, `const token = '${token}';\n`);
      type Planned = { ok: boolean; edit: WorkspaceEdit; names: { fingerprint: string; name: string }[] };
      const plan = await client.connection.sendRequest<Planned>('kagimori/planMove', { uri });
      assert.deepEqual(
        plan.names.map(({ name }) => name),
        ['GITHUB_TOKEN'],
      );
      const fingerprint = plan.names[0]?.fingerprint ?? '';
      const chosen = await client.connection.sendRequest<Planned>('kagimori/planMove', {
        uri,
        fingerprints: [fingerprint],
        names: { [fingerprint]: 'BOT_TOKEN' },
      });
      applyEdit(chosen.edit, { [uri]: 1 });
      assert.equal(folder.read('.env'), `BOT_TOKEN=${token}\n`);

      const before = folder.read('index.js');
      await client.change(uri, 2, `${before}const publish = '';\n`);
      folder.write('index.js', `${before}const publish = '';\n`);
      const range = { start: { line: 1, character: 17 }, end: { line: 1, character: 17 } };
      const paste = await client.connection.sendRequest<Planned>('kagimori/planPaste', {
        uri,
        range,
        text: other,
      });
      applyEdit(paste.edit, { [uri]: 2 });
      assert.equal(folder.read('index.js'), `${before}const publish = process.env.NPM_TOKEN;\n`);
      assert.match(folder.read('.env'), new RegExp(`^NPM_TOKEN=${other}$`, 'm'));
      assert.equal(
        await client.connection.sendRequest('kagimori/planPaste', { uri, range, text: 'hello' }),
        null,
      );
      assert.ok(existsSync(join(folder.path, '.env')));
      await client.stop();
    });
  });
}
