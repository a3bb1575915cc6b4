/** The git program, as this product calls it: nothing of the repository's own configuration is run. */
import type { Host } from '../host.ts';

/** Settings that would start programs that a repository names, or colour what is read by a machine. */
const SAFE = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'diff.external=',
  '-c',
  'color.ui=false',
];

/**
 * A partial clone would fetch what it lacks as soon as it is asked for: no protocol is allowed, so that nothing is opened.
 * https://git-scm.com/docs/git#Documentation/git.txt-GITALLOWPROTOCOL
 */
const OFFLINE = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' };

export interface GitOptions {
  readonly signal?: AbortSignal;
  readonly input?: string;
  readonly timeoutMs?: number;
}

/**
 * @param folder where git is run.
 * @returns what it printed; undefined where git is not there, this is no repository, or git says no.
 */
export async function git(
  host: Host,
  folder: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string | undefined> {
  const ran = await host.run('git', [...SAFE, '-C', folder, ...args], {
    env: OFFLINE,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  });
  return ran.ok && ran.value.code === 0 ? ran.value.stdout : undefined;
}

/** @returns the root of the work tree that holds the folder. */
export async function workTree(host: Host, folder: string): Promise<string | undefined> {
  return (await git(host, folder, ['rev-parse', '--show-toplevel']))?.replace(/\r?\n$/, '');
}

/** How a patch is asked for, everywhere alike. */
export const PATCH_FORMAT = [
  '-p',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];
