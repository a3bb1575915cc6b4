/** References checked over plain LSP: on request alone, by name alone, and not in a workspace that is not trusted. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Host, RunResult } from '../../server/src/host.ts';
import { createHostNode } from '../../server/src/hostNode.ts';
import { type CheckedReference, COMMANDS } from '../../server/src/protocol.ts';
import { startClient } from './client.ts';

type Answer = RunResult | 'missing';
const ok = (stdout = ''): RunResult => ({ code: 0, stdout, stderr: '' });
const failed = (stderr: string): RunResult => ({ code: 1, stdout: '', stderr });

interface World {
  readonly text: string;
  readonly env?: string;
  readonly trusted?: boolean;
  /** By words of the arguments; the first that fits. */
  readonly answers?: readonly (readonly [string, Answer])[];
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Checks the reference at the end of the first line; says what came out, was shown and was run. */
async function check({ text, env, trusted = true, answers = [], more = {} }: World) {
  const folder = mkdtempSync(join(tmpdir(), 'kagimori-reference-'));
  if (env !== undefined) writeFileSync(join(folder, '.env'), env);
  const uri = pathToFileURL(join(folder, 'app.js')).href;
  writeFileSync(join(folder, 'app.js'), text);
  const runs: string[] = [];
  const host: Host = {
    ...createHostNode(),
    run(program, args) {
      const call = [program, ...args].join(' ');
      if (program === 'git') return Promise.resolve({ ok: false, error: 'not-found' });
      runs.push(call);
      const answer = answers.find(([words]) => call.includes(words))?.[1] ?? 'missing';
      return Promise.resolve(
        answer === 'missing' ? { ok: false, error: 'not-found' } : { ok: true, value: answer },
      );
    },
  };
  const client = await startClient({
    host,
    trusted,
    folders: [{ uri: pathToFileURL(folder).href, name: 'demo' }],
  });
  await client.open(uri, text);
  const position = { line: 0, character: text.split('\n')[0]?.search(/\W*$/) ?? 0 };
  const answer = (await client.execute({
    command: COMMANDS.checkReference,
    arguments: [{ uri, position, ...more }],
  })) as CheckedReference;
  const actions = await client.actions(uri, { start: position, end: position }, ['source.kagimori']);
  const shown = client.said
    .filter(({ method }) => method === 'window/showMessage')
    .map(({ params }) => params);
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
  return { answer, actions, runs, shown };
}

const OP = 'const key = "op://Work/Key/credential";\n';
const IN_ENV = 'console.log(process.env.API_KEY);\n';

describe('checking a reference over LSP', () => {
  const outcomes: readonly (readonly [string, World, CheckedReference['outcome'], RegExp])[] = [
    [
      'is there',
      {
        text: OP,
        answers: [
          ['item get Key', ok('[]')],
          ['', ok()],
        ],
      },
      'resolves',
      /"Key" is in 1Password/,
    ],
    [
      'is not there',
      {
        text: OP,
        answers: [
          ['item get', failed('"Key" isn\'t an item')],
          ['', ok()],
        ],
      },
      'not-found',
      /is not in 1Password/,
    ],
    [
      'may not be looked up',
      {
        text: OP,
        answers: [
          ['item get', failed("You don't have permission")],
          ['', ok()],
        ],
      },
      'no-permission',
      /may not look up/,
    ],
    [
      'has nobody signed in',
      {
        text: OP,
        answers: [
          ['whoami', failed('account is not signed in')],
          ['', ok()],
        ],
      },
      'not-signed-in',
      /op signin/,
    ],
    ['has no program', { text: OP }, 'not-installed', /"op" was not found/],
    ['is a variable of .env', { text: IN_ENV, env: 'API_KEY=x\n' }, 'resolves', /is set in \.env/],
    ['is a variable of nowhere', { text: IN_ENV }, 'not-found', /is not set in \.env/],
    [
      'is a variable that .env takes from a store',
      {
        text: IN_ENV,
        env: 'API_KEY=op://Work/Key/credential\n',
        answers: [
          ['item get', ok('[]')],
          ['', ok()],
        ],
      },
      'resolves',
      /"Key" is in 1Password/,
    ],
    [
      "is a variable of the project's usual store",
      {
        text: IN_ENV,
        more: { store: 'doppler' },
        answers: [
          ['only-names', ok('{"API_KEY":{}}')],
          ['', ok()],
        ],
      },
      'resolves',
      /"API_KEY" is in Doppler/,
    ],
    ['is none', { text: 'const a = 1;\n' }, 'no-reference', /no reference/],
    ['is not trusted', { text: OP, trusted: false }, 'untrusted', /not trusted/],
  ];
  for (const [what, world, outcome, message] of outcomes) {
    it(`one that ${what}`, async () => {
      const { answer, runs, shown, actions } = await check(world);
      assert.equal(answer.outcome, outcome);
      assert.match(answer.message, message);
      assert.equal(shown.length, 1, 'it is told once');
      if (outcome === 'untrusted') assert.deepEqual([runs, actions], [[], []]);
      else if (outcome !== 'no-reference')
        assert.match(actions[0]?.title ?? '', /Check that it resolves: (?:Key|API_KEY)/);
    });
  }

  it('the run command is named without starting anything', async () => {
    const { answer, runs, shown } = await check({
      text: IN_ENV,
      more: { store: 'doppler', onlyCommand: true },
    });
    assert.equal(answer.runCommand, 'doppler run -- YOUR-COMMAND');
    assert.deepEqual([runs, shown], [[], []]);
  });
});
