/**
 * "Rotate this key": what to do, step by step, from the second key to a clean history. Words, links and commands with
 * capitals for what the person fills in; never a value.
 */
import type { Rule, Text } from '../../detection/types.ts';
import type { Step } from '../types.ts';
import { guideOf } from './guides/index.ts';

/** What is known of the key that is to be rotated. */
export interface RotationSubject {
  /** Undefined where nothing is known of its kind. */
  readonly rule: Rule | undefined;
  /** The variable that holds it, or will; undefined where it is not known. */
  readonly name?: string | undefined;
  /** Where it stands: a `.env` file, or code. */
  readonly place: 'env' | 'code';
  /** The file, as a person knows it. */
  readonly file: string;
  /** Whether the editor can ask its provider about it. */
  readonly isCheckable?: boolean;
  /** What git says of it; undefined where that is not known. */
  readonly history?: 'none' | 'committed' | 'pushed' | undefined;
}

/** What the editor can do about a step besides showing its commands. */
export type RotationDeed = 'open' | 'move' | 'check' | 'noteRotated';

export interface RotationStep {
  /** Stable, so that a list that was begun can be taken up again. */
  readonly id: 'make' | 'place' | 'check' | 'revoke' | 'history' | 'note';
  readonly title: Text;
  readonly parts: readonly Step[];
  readonly url?: string;
  readonly deed?: RotationDeed;
}

/** @returns the steps in their order. Where no second key is possible, the order is the same and the first step says so. */
export function rotationSteps(subject: RotationSubject): readonly RotationStep[] {
  const { rule, name = rule?.envName ?? 'NAME', place, file, history, isCheckable = false } = subject;
  const guide = rule && guideOf(rule);
  const page = rule?.manageUrl ?? guide?.url ?? rule?.docs;
  const link = page === undefined ? {} : { url: page };
  const check = guide?.check?.replaceAll('$KEY', `$${name}`);
  return [
    {
      id: 'make',
      title: { en: 'Make the second key', ja: '2 本目のキーを作る' },
      parts: [
        OVERLAP[guide?.overlap ?? 'unknown'],
        ...(guide?.make ?? [MAKE_ON_PAGE]),
        ...(guide === undefined ? [] : [{ text: guide.limits }]),
      ],
      ...link,
    },
    {
      id: 'place',
      title: { en: 'Put it where the first one was', ja: '元のキーと同じ場所に入れる' },
      parts: place === 'env' ? [inEnv(file, name), ELSEWHERE] : [inCode(file, name), ELSEWHERE],
      deed: place === 'env' ? 'open' : 'move',
    },
    {
      id: 'check',
      title: { en: 'Check that it works', ja: '動作を確かめる' },
      parts: [
        ...(check === undefined
          ? []
          : [
              {
                ...READ_ENV,
                command:
                  place === 'env' ? `set -a; . ${shellWord(file)}; set +a` : 'set -a; . ./.env; set +a',
              },
              { text: check.includes('%{http_code}') ? CHECK_STATUS : CHECK_COMMAND, command: check },
            ]),
        ...(isCheckable ? [CHECK_HERE] : []),
        RUN_PROGRAM,
      ],
      ...(isCheckable ? { deed: 'check' as const } : {}),
    },
    {
      id: 'revoke',
      title: { en: 'Revoke the first one', ja: '元のキーを失効させる' },
      parts: [...(guide?.revoke ?? [REVOKE_ON_PAGE]), LOOK_FOR_MISUSE],
      ...link,
    },
    ...(history === 'none' ? [] : [historyStep(history)]),
    {
      id: 'note',
      title: { en: 'Note the day', ja: '日付を記録する' },
      parts: [noteText(name)],
      deed: 'noteRotated',
    },
  ];
}

const shellWord = (path: string): string => {
  const local = /^[./]/.test(path) ? `./${path.replace(/^\.\//, '')}` : `./${path}`;
  return /^[\w./-]+$/.test(local) ? local : `'${local.replaceAll("'", "'\\''")}'`;
};

const OVERLAP: Readonly<Record<'several' | 'grace' | 'none' | 'unknown', Step>> = {
  several: {
    text: {
      en: 'Both keys work side by side until you revoke the first. If it has leaked, do not wait: revoke it first, and take the outage.',
      ja: '元のキーを失効させるまで、両方が使えます。漏れている場合は待たずに、停止を覚悟で先に失効させてください。',
    },
  },
  grace: {
    text: {
      en: 'The old key lives on for a while that you choose. If it has leaked, choose "now".',
      ja: '古いキーは、選んだ期間だけ使えます。漏れている場合は「今すぐ」を選んでください。',
    },
  },
  none: {
    text: {
      en: 'There is one key at a time: what uses it stops until it has the new one. Choose a quiet hour, unless it has leaked.',
      ja: 'キーは同時に 1 本だけです。新しいキーに替えるまで利用中のプログラムが止まるので、漏れていなければ影響の少ない時間に行ってください。',
    },
  },
  unknown: {
    text: {
      en: 'If the provider allows two keys at once, make the second before the first ends. If it has leaked, revoke it first.',
      ja: '発行元が 2 本の併用を認めていれば、元のキーを失効させる前に作ります。漏れている場合は先に失効させてください。',
    },
  },
};

const MAKE_ON_PAGE: Step = {
  text: {
    en: 'Make it on the page where its keys are managed: no more rights than the first has, an expiry, and the limits that there are.',
    ja: 'キーの管理画面で作ります。権限は元のキー以下にし、有効期限と使える制限を設定します。',
  },
};
const REVOKE_ON_PAGE: Step = {
  text: {
    en: 'Delete it on the page where its keys are managed.',
    ja: 'キーの管理画面で削除します。',
  },
};
const LOOK_FOR_MISUSE: Step = {
  text: {
    en: "Look through the provider's log for uses that are not yours, from the first commit on that held the key.",
    ja: 'そのキーを含む最初のコミット以降に、身に覚えのない使用がないか、発行元のログを確かめます。',
  },
};
const inEnv = (file: string, name: string): Step => ({
  text: {
    en: `Open ${file} and put the new value behind ${name}=.`,
    ja: `${file} を開き、${name}= の値を新しいものに替えます。`,
  },
});
const inCode = (file: string, name: string): Step => ({
  text: {
    en: `Move the key out of ${file} first (to .env as ${name}, or to a secrets manager), then put the new value there.`,
    ja: `まず ${file} からキーを移し（.env の ${name} かシークレットマネージャーへ）、そこに新しい値を入れます。`,
  },
});
const ELSEWHERE: Step = {
  text: {
    en: 'Everywhere else that has it, too: CI secrets, hosting, the machines of colleagues.',
    ja: 'CI のシークレット、ホスティング、同僚の端末など、ほかの置き場所も忘れずに替えます。',
  },
};
const READ_ENV: Step = {
  text: {
    en: 'In a shell that has read the new value:',
    ja: '新しい値を読み込んだシェルで:',
  },
};
const CHECK_STATUS: Text = {
  en: 'Ask the provider; 200 means that the key works (403: it works, but not for this), 401 that it does not.',
  ja: '発行元に問い合わせます。200 なら有効（403 は有効だが権限なし）、401 なら無効です。',
};
const CHECK_COMMAND: Text = {
  en: 'Ask the provider with its own program.',
  ja: '発行元のプログラムで確かめます。',
};
const CHECK_HERE: Step = {
  text: {
    en: 'The editor can ask, too: "Do It Here" sends the new key to its provider once you have agreed.',
    ja: 'エディターからも確認できます。「ここで実行」を押して同意すると、新しいキーを発行元に問い合わせます。',
  },
};
const RUN_PROGRAM: Step = {
  text: {
    en: 'Start the program and see that it does its work with the new key.',
    ja: 'プログラムを起動し、新しいキーで動くことを確かめます。',
  },
};
const noteText = (name: string): Step => ({
  text: {
    en: `Write "# rotated:" with today's day above ${name}, so that the next rotation is not forgotten.`,
    ja: `次のローテーションを忘れないよう、${name} の上に本日の日付で「# rotated:」を記録します。`,
  },
});

function historyStep(history: 'committed' | 'pushed' | undefined): RotationStep {
  const seen: Readonly<Record<'committed' | 'pushed' | 'unknown', Text>> = {
    committed: {
      en: 'The key is in a commit that was not pushed yet: a rewrite now reaches nobody else.',
      ja: 'キーを含むコミットはまだプッシュされていません。今なら、ほかの人に影響せずに書き換えられます。',
    },
    pushed: {
      en: 'The key is in a commit that was pushed: whoever has a clone has it, so revoking counts, not rewriting. Clean the history only if it still pays.',
      ja: 'キーを含むコミットはプッシュ済みで、クローンした全員の手元にあります。大事なのは失効で、履歴の書き換えは必要な場合だけ行います。',
    },
    unknown: {
      en: 'If the key was ever committed, the history keeps it. Revoking is what counts; clean the history only if it still pays.',
      ja: '一度でもコミットしていれば履歴に残ります。大事なのは失効で、履歴の書き換えは必要な場合だけ行います。',
    },
  };
  return {
    id: 'history',
    title: { en: 'Clean the history, if it still pays', ja: '必要なら履歴を消す' },
    parts: [{ text: seen[history ?? 'unknown'] }, ...CLEAN_HISTORY],
    url: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository',
  };
}

/** https://github.com/newren/git-filter-repo, whose own advice the order follows. */
const CLEAN_HISTORY: readonly Step[] = [
  {
    text: {
      en: 'Work in a fresh mirror, with git-filter-repo installed.',
      ja: 'git-filter-repo を入れ、新しいミラーで作業します。',
    },
    command: 'git clone --mirror REPOSITORY-URL cleaned.git && cd cleaned.git',
  },
  {
    text: {
      en: 'Write the old value into a file outside of the repository that only you can read, as a line "VALUE==>REMOVED".',
      ja: '古い値を、リポジトリの外の自分だけが読めるファイルに「VALUE==>REMOVED」の形で 1 行書きます。',
    },
    command: 'umask 077 && "${EDITOR:-vi}" ~/expressions.txt',
  },
  {
    text: {
      en: 'Rewrite, and delete the file.',
      ja: '書き換え、ファイルを削除します。',
    },
    command:
      'git filter-repo --sensitive-data-removal --replace-text ~/expressions.txt && rm ~/expressions.txt',
  },
  {
    text: {
      en: 'Push by force: every branch and tag changes, open pull requests break, and colleagues have to clone anew (who merges brings the old history back).',
      ja: '強制プッシュします。すべてのブランチとタグが変わり、開いているプルリクエストは壊れます。同僚は必ずクローンし直します（マージすると古い履歴が戻ります）。',
    },
    command: 'git push --force --mirror origin',
  },
  {
    text: {
      en: 'Forks, cached pages and pull request refs keep the old commits: ask the support of the host to remove them. Secret scanning of the host may have told the provider already.',
      ja: 'フォーク・キャッシュされたページ・プルリクエストの参照には古いコミットが残るので、ホスティング側のサポートに削除を依頼します。ホスティングのシークレット スキャンが、すでに発行元へ通知している場合もあります。',
    },
  },
];
