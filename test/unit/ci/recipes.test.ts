/** The action, the hook and the recipes of `docs/ci.md`, compared with what the command line knows. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { parseArguments } from '../../../server/src/cli/arguments.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

interface Action {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly steps: readonly { readonly env?: Readonly<Record<string, string>> }[] };
}
const action = parse(read('action.yml')) as Action;

test('the action hands every input to its script', () => {
  const handed = action.runs.steps.map(({ env }) => Object.values(env ?? {}).join(' ')).join(' ');
  for (const input of Object.keys(action.inputs)) assert.ok(handed.includes(`inputs.${input} }`), input);
});

test('the hook of pre-commit is a command that there is', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly {
    readonly id: string;
    readonly entry: string;
  }[];
  assert.equal(hooks[0]?.id, 'kagimori');
  for (const { entry } of hooks) {
    const [program, ...argv] = entry.split(' ');
    const parsed = parseArguments(argv, 'en');
    assert.ok(program === 'kagimori' && parsed.ok && parsed.command.name === 'scan');
    assert.equal(parsed.command.source, 'staged');
  }
});

describe('the recipes', () => {
  const blocks = (name: string): readonly string[] =>
    [...read(name).matchAll(/```(?:yaml|sh)\n(.*?)```/gs)].map(([, block]) => block ?? '');

  test('are the same in both languages, but for their comments', () => {
    const bare = (name: string) => blocks(name).map((block) => block.replace(/(?:^|\s)#.*$/gm, ''));
    assert.deepEqual(bare('docs/ci.ja.md'), bare('docs/ci.md'));
  });

  test('use commands, inputs and outputs that there are', () => {
    let commands = 0;
    for (const block of blocks('docs/ci.md')) {
      for (const [, line] of block.matchAll(
        /(?:^|\s)(?:kagimori|node \S+cli\.js) ((?:scan|merge|baseline|import|completion) .*)$/gm,
      )) {
        const argv = (line ?? '')
          .replace(/ *[#>].*$/, '')
          .replace('$CI_NODE_INDEX/$CI_NODE_TOTAL', '1/2')
          .split(/\s+/);
        const parsed = parseArguments(argv, 'en');
        assert.ok(parsed.ok, parsed.ok ? '' : `${line}: ${parsed.message}`);
        commands++;
      }
      for (const [, output] of block.matchAll(/steps\.kagimori\.outputs\.(\w+)/g))
        assert.ok(action.outputs[output ?? '']);
      for (const input of block.includes('uses:') ? inputsIn(block) : [])
        assert.ok(action.inputs[input], input);
    }
    assert.ok(commands >= 5, String(commands));
  });
});

/** What a workflow hands to the action. */
function inputsIn(block: string): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('uses' in value && String(value.uses).startsWith('kagimori/') && 'with' in value) {
      found.push(...Object.keys(value.with as object));
    }
    for (const child of Object.values(value)) visit(child);
  };
  visit(parse(block));
  return found;
}
