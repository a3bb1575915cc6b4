/** `kagimori scan --age`: asks git how long the keys that were found have stood in it, and which remote has them. */
import { dirname } from 'node:path';
import { type Age, ageOf } from '../advice/standing.ts';
import type { Catalogue, Text } from '../detection/types.ts';
import {
  mayBeCommitted,
  needlesOf,
  type RepositoryState,
  repositoryState,
  standingsOf,
} from '../git/standing.ts';
import { absolute } from '../workspace/scan.ts';
import type { Located } from '../workspace/scanFile.ts';
import { readTextFile } from '../workspace/textFile.ts';
import type { Aging } from './command.ts';
import type { GatheredFile } from './gathered.ts';
import { NO_REPOSITORY } from './narrowing.ts';
import { createProgress } from './progress.ts';
import type { CommandContext } from './surroundings.ts';

/** Files that are not reached in this time are not asked about. */
const TIME_LIMIT_MS = 300_000;

/** Why an age is not known. */
type Reason =
  | Exclude<RepositoryState, { readonly ok: true }>['reason']
  | 'unread'
  | 'silent'
  | 'unfollowed'
  | 'time';

/** What git says of a key: null where it is in no commit. */
type Answer = Age | null | Exclude<Reason, 'no-commit'>;

const REASONS: Readonly<Record<Exclude<Reason, 'no-commit'>, Text>> = {
  'no-repository': NO_REPOSITORY,
  shallow: {
    en: 'a shallow clone does not know the beginning (git fetch --unshallow, fetch-depth: 0)',
    ja: '浅いクローンには始まりの履歴がありません (git fetch --unshallow、fetch-depth: 0)',
  },
  unread: {
    en: 'in an archive, too short to look for, or in a file that is too large',
    ja: 'アーカイブの中にあるか、探すには短すぎるか、ファイルが大きすぎます',
  },
  silent: {
    en: 'git could not print the history of the file, or not within a minute',
    ja: 'git がファイルの履歴を出力できないか、1 分以内に終わりませんでした',
  },
  unfollowed: {
    en: 'no commit that git shows brought it: a merge did, or the file is binary to git or changed too often',
    ja: 'git が示すコミットに見当たりません（マージで加わったか、git がバイナリとみなすか、変更が多すぎます）',
  },
  time: {
    en: `git took more than ${TIME_LIMIT_MS / 60_000} minutes`,
    ja: `git の応答に ${TIME_LIMIT_MS / 60_000} 分以上かかりました`,
  },
};

const UNKNOWN = (count: number, reason: Text): Text => ({
  en: `kagimori: age of ${count === 1 ? '1 finding' : `${count} findings`} not known: ${reason.en}\n`,
  ja: `kagimori: 検出 ${count} 件は git にある期間が不明です: ${reason.ja}\n`,
});

/**
 * Rights are no keys and get no age. What is not known is counted on the error stream.
 * @returns the files with what git said; after an interruption, of some.
 */
export async function age(
  files: readonly GatheredFile[],
  catalogue: Catalogue,
  { maxAgeDays }: Aging,
  context: CommandContext,
): Promise<readonly GatheredFile[]> {
  const { around, language } = context;
  const ask = createQuestions(maxAgeDays, context);
  const isKey = ({ finding }: Located): boolean => catalogue.get(finding.ruleId)?.message === undefined;
  const end = around.host.now() + TIME_LIMIT_MS;
  const unknown = new Map<keyof typeof REASONS, number>();
  const report = createProgress(around);
  const aged: GatheredFile[] = [];
  for (const file of files) {
    if (around.signal.aborted) break;
    report.tell(`git ${aged.length}/${files.length}`);
    const keys = file.findings.filter(isKey);
    const answers =
      keys.length === 0 || around.host.now() > end
        ? undefined
        : await ask(absolute(file.path, around.cwd), keys);
    const findings = file.findings.map((located) => {
      if (!isKey(located)) return located;
      const said = answers?.get(located.finding.fingerprint);
      const answer = said === undefined ? 'time' : said;
      if (typeof answer !== 'string') return { ...located, age: answer };
      unknown.set(answer, (unknown.get(answer) ?? 0) + 1);
      return located;
    });
    aged.push({ ...file, findings });
  }
  report.end();
  if (around.signal.aborted) return aged;
  for (const [reason, count] of unknown) around.err(UNKNOWN(count, REASONS[reason])[language]);
  return aged;
}

/** @returns asks about the keys of one file, by fingerprint; the repository of a folder is looked at once. */
function createQuestions(maxAgeDays: number, { around }: CommandContext) {
  const { host, signal } = around;
  const states = new Map<string, Promise<RepositoryState>>();
  const stateOf = (folder: string): Promise<RepositoryState> => {
    const state = states.get(folder) ?? repositoryState(host, folder);
    states.set(folder, state);
    return state;
  };
  return async (path: string, keys: readonly Located[]): Promise<ReadonlyMap<string, Answer>> => {
    const all = (answer: Answer): ReadonlyMap<string, Answer> =>
      new Map(keys.map(({ finding }) => [finding.fingerprint, answer]));
    // What stands in an archive is no file of its own.
    const text = await readTextFile(host, path);
    if (text === undefined) return all('unread');
    const state = await stateOf(dirname(path));
    if (!state.ok) return all(state.reason === 'no-commit' ? null : state.reason);
    const needles = needlesOf(
      text,
      keys.map(({ finding }) => finding),
    );
    if (needles.size === 0) return all('unread');
    const found = await standingsOf(host, path, needles, signal);
    if (found === undefined) return all('silent');
    const answers = new Map(all('unread'));
    for (const [fingerprint, needle] of needles) {
      const standing = found.get(fingerprint);
      if (standing !== undefined) answers.set(fingerprint, ageOf(standing, host.now(), maxAgeDays));
      else answers.set(fingerprint, (await mayBeCommitted(host, path, needle)) ? 'unfollowed' : null);
    }
    return answers;
  };
}
