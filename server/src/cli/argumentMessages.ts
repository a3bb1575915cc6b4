/** What can be wrong with a command line, in words. */
import type { Text } from '../detection/types.ts';

export const MESSAGES = {
  command: (name: string): Text => ({
    en: `there is no command "${name}": try "kagimori --help"`,
    ja: `「${name}」というコマンドはありません。「kagimori --help」をご覧ください`,
  }),
  choice: (option: string, choices: readonly string[]): Text => ({
    en: `${option} takes one of ${choices.join(', ')}`,
    ja: `${option} に指定できるのは ${choices.join('、')} のいずれかです`,
  }),
  number: (option: string): Text => ({
    en: `--${option} takes a positive number`,
    ja: `--${option} には正の数を指定してください`,
  }),
  together: (options: string): Text => ({
    en: `${options} cannot be combined`,
    ja: `${options} は同時に指定できません`,
  }),
  needs: (option: string, needed: string): Text => ({
    en: `${option} says nothing without ${needed}: give both`,
    ja: `${option} は ${needed} と一緒に指定してください`,
  }),
  shard: {
    en: '--shard takes K/N: the K-th of N parts, such as 3/8',
    ja: '--shard には K/N (N 個に分けた K 番目。例: 3/8) を指定してください',
  },
  checkUrl: {
    en: '--check-url takes PROVIDER=https://HOST, such as gitlab=https://gitlab.example.com',
    ja: '--check-url には 発行元=https://ホスト (例: gitlab=https://gitlab.example.com) を指定してください',
  },
  reports: {
    en: 'merge needs the JSON reports to join: kagimori merge REPORT...',
    ja: 'merge には結合する JSON の報告を指定してください: kagimori merge 報告...',
  },
  setting: (store: string, key: string): Text => ({
    en: `${store} needs --store-setting ${key}=VALUE`,
    ja: `${store} には --store-setting ${key}=値 が必要です`,
  }),
  day: {
    en: '--until takes a day as YYYY-MM-DD',
    ja: '--until には YYYY-MM-DD の形で日付を指定してください',
  },
  unknown: (option: string): Text => ({
    en: `there is no option ${option}: try "kagimori --help"`,
    ja: `${option} というオプションはありません。「kagimori --help」をご覧ください`,
  }),
  misused: (option: string): Text => ({
    en: `${option} is not used the right way: try "kagimori --help"`,
    ja: `${option} の使い方が正しくありません。「kagimori --help」をご覧ください`,
  }),
};
