import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { COMMANDS, completion, SHELLS } from '../../../server/src/cli/completion.ts';
import { helpText } from '../../../server/src/cli/help.ts';
import { OPTIONS } from '../../../server/src/cli/options.ts';
import { makeFolder } from '../../lsp/folder.ts';
import { run } from './running.ts';

/** What bash offers after these words. */
function offered(cwd: string, ...words: string[]): string[] {
  const script = `${completion('bash')}
COMP_WORDS=(kagimori "$@"); COMP_CWORD=$#; _kagimori; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync('bash', ['-c', script, 'bash', ...words], { cwd, encoding: 'utf8' });
  return out.split('\n').filter((word) => word !== '');
}

describe('completion in bash', () => {
  for (const [words, expected] of [
    [['ba'], ['baseline']],
    [['scan', '--fo'], ['--format']],
    [['scan', '--format', 's'], ['sarif']],
    [['scan', '--fail-on', 'n'], ['never']],
    [['merge', '--st'], []],
    [['baseline', 'c'], ['create']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['fix', '--store', 'vau'], ['vault']],
    [['scan', '--baseline', 'se'], ['settled here.json']],
    [['import', 's'], ['settled here.json']],
    [['scan', '--jobs', ''], []],
  ] as const) {
    test(words.join(' '), (context) => {
      const folder = makeFolder(context, { 'settled here.json': '' });
      assert.deepEqual(offered(folder.path, ...words), expected);
    });
  }
});

test('every option is offered by every shell and explained in both languages', () => {
  const offeredByCommands = new Set(Object.values(COMMANDS).flatMap(({ options }) => options));
  for (const option of Object.keys(OPTIONS) as (keyof typeof OPTIONS)[]) {
    assert.ok(offeredByCommands.has(option) || ['lang', 'help', 'version'].includes(option), option);
    for (const language of ['en', 'ja'] as const)
      assert.ok(helpText(language).includes(`--${option}`), option);
    for (const shell of SHELLS) {
      const written = shell === 'fish' ? `-l ${option}` : `--${option}`;
      assert.ok(completion(shell).includes(written), `${shell} ${option}`);
    }
  }
});

test('kagimori completion wants a shell that it knows', async (context) => {
  const { path } = makeFolder(context);
  assert.equal((await run(path, 'completion', 'zsh')).out, completion('zsh'));
  for (const argv of [['completion'], ['completion', 'cmd']])
    assert.match((await run(path, ...argv)).err, /bash, zsh, fish/);
});
