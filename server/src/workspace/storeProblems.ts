/** What went wrong on the way into a secrets manager, in words, each with the next step. */
import type { Text } from '../detection/types.ts';
import type { Problem, Store, StoreSettings } from '../remediation/stores/store.ts';

interface Names {
  /** The store's. */
  readonly name: string;
  readonly program: string;
  /** The step that signs in, as the start of a sentence. */
  readonly signIn: string;
  /** What the secret was to be called. */
  readonly entry: string;
  /** Where its program can be had and how it is set up. */
  readonly docs: string;
  /** What it was told: the labels of its settings with their values. */
  readonly told: string;
}

type Words = (names: Names) => string;

const MESSAGES: Readonly<Record<Problem, { readonly en: Words; readonly ja: Words }>> = {
  'not-installed': {
    en: ({ name, program, docs }) =>
      `${name}: the program "${program}" was not found. Install it (${docs}) and try again.`,
    ja: ({ name, program, docs }) =>
      `${name}: プログラム「${program}」が見つかりません。インストール（${docs}）してからやり直してください。`,
  },
  'not-signed-in': {
    en: ({ name, signIn }) =>
      `${name}: you are not signed in, or it is not set up here. ${signIn} and try again.`,
    ja: ({ name, signIn }) =>
      `${name}: サインインしていないか、未設定です。${signIn}してからやり直してください。`,
  },
  'no-permission': {
    en: ({ name, entry }) =>
      `${name}: your account may not write "${entry}". Ask for that permission, or choose another name or store.`,
    ja: ({ name, entry }) =>
      `${name}: 「${entry}」に書き込む権限がありません。権限を得るか、別の名前や保管先を選んでください。`,
  },
  'wrong-region': {
    en: ({ name, told }) =>
      `${name}: the region, project, vault or path is missing or wrong${told === '' ? '' : ` (${told})`}. Correct it and try again.`,
    ja: ({ name, told }) =>
      `${name}: リージョン・プロジェクト・保管庫・パスの指定がないか誤っています${told === '' ? '' : `（${told}）`}。直してからやり直してください。`,
  },
  'name-refused': {
    en: ({ name, entry }) => `${name} does not accept the name "${entry}". Choose another name.`,
    ja: ({ name, entry }) => `${name} は名前「${entry}」を受け付けません。別の名前を選んでください。`,
  },
  'value-refused': {
    en: ({ name }) =>
      `${name} would not keep this value as it is (its length or characters). Choose another store.`,
    ja: ({ name }) => `${name} はこの値（長さや文字）をそのまま保管できません。別の保管先を選んでください。`,
  },
  exists: {
    en: ({ name, entry }) =>
      `${name} already has "${entry}". Choose another name, or store a new version of it.`,
    ja: ({ name, entry }) =>
      `${name} には「${entry}」が既にあります。別の名前にするか、新しいバージョンとして保管してください。`,
  },
  unreachable: {
    en: ({ name }) => `${name} could not be reached. Check the network and its address, and try again.`,
    ja: ({ name }) => `${name} に接続できません。ネットワークと接続先を確かめてからやり直してください。`,
  },
  'timed-out': {
    en: ({ name }) =>
      `${name} did not answer in time. Whether the value was stored is not known: look there before you try again.`,
    ja: ({ name }) =>
      `${name} が時間内に応答しませんでした。保管されたかどうかは分かりません。保管先を確かめてからやり直してください。`,
  },
  cancelled: {
    en: ({ name }) => `Storing in ${name} was cancelled. The code is unchanged.`,
    ja: ({ name }) => `${name} への保管を取り消しました。コードは変更していません。`,
  },
  'not-confirmed': {
    en: ({ name, entry }) =>
      `${name} accepted "${entry}" but does not list it. The code is unchanged; look there before you try again.`,
    ja: ({ name, entry }) =>
      `${name} は「${entry}」を受け付けましたが、一覧にありません。コードは変更していません。保管先を確かめてください。`,
  },
  'rate-limited': {
    en: ({ name }) =>
      `${name} takes no more requests for the moment: there were too many. The code is unchanged; try again in a minute.`,
    ja: ({ name }) =>
      `${name} への要求が多すぎるため、しばらく受け付けられません。コードは変更していません。1 分ほどおいてからやり直してください。`,
  },
  refused: {
    en: ({ name, docs }) =>
      `${name} refused the request, or gave an answer that cannot be read. The code is unchanged; look at its address and its limits (${docs}).`,
    ja: ({ name, docs }) =>
      `${name} が要求を拒否したか、読み取れない応答を返しました。コードは変更していません。接続先と制限（${docs}）を確かめてください。`,
  },
  failed: {
    en: ({ name, program }) =>
      `${name}: "${program}" failed. The code is unchanged; run it in a terminal to see why.`,
    ja: ({ name, program }) =>
      `${name}: 「${program}」が失敗しました。コードは変更していません。ターミナルで実行して原因を確かめてください。`,
  },
};

/** @returns the message for a person, in both languages; holds the store's name and the entry's, never a value. */
export function problemText(
  problem: Problem,
  store: Store,
  entry: string,
  settings: StoreSettings = {},
): Text {
  const { programs, signInStep, docs } = store;
  const signIn = signInStep ?? bySignInCommand(store);
  const words = MESSAGES[problem];
  const inLanguage = (language: 'en' | 'ja'): string =>
    words[language]({
      name: store.name[language],
      program: programs.join(' / '),
      signIn: signIn[language],
      entry,
      docs,
      told: store.settings
        .map(({ key, label, fallback }) => `${label[language]}: ${settings[key] || fallback || '-'}`)
        .join(', '),
    });
  return { en: inLanguage('en'), ja: inLanguage('ja') };
}

const bySignInCommand = ({ signInCommand }: Store): Text => ({
  en: `Run "${signInCommand}" in a terminal`,
  ja: `ターミナルで「${signInCommand}」を実行`,
});
