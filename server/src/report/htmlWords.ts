/** The words of the HTML report. */
import type { Confidence, Severity, Text } from '../detection/types.ts';

export const SEVERITY_WORDS: Readonly<Record<Severity, Text>> = {
  critical: { en: 'Critical', ja: '緊急' },
  high: { en: 'High', ja: '高' },
  medium: { en: 'Medium', ja: '中' },
  low: { en: 'Low', ja: '低' },
  info: { en: 'Information', ja: '情報' },
};

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, Text>> = {
  checksum: { en: 'Proved by a checksum', ja: 'チェックサムで確認' },
  format: { en: 'Distinctive format', ja: '固有の形式' },
  context: { en: 'Name and context', ja: '名前と文脈' },
  weak: { en: 'Weak signs', ja: '弱い手がかり' },
};

/** How long a finding has stood in git, by the days that it is old at most. */
export const AGES: readonly { readonly most: number; readonly words: Text }[] = [
  { most: 7, words: { en: 'Up to a week', ja: '1 週間以内' } },
  { most: 31, words: { en: 'Up to a month', ja: '1 か月以内' } },
  { most: 366, words: { en: 'Up to a year', ja: '1 年以内' } },
  { most: Number.POSITIVE_INFINITY, words: { en: 'Longer', ja: '1 年超' } },
];

export const WORDS = {
  title: { en: 'Credentials in the code', ja: 'コードに書かれた認証情報' },
  made: { en: 'Made by Kagimori', ja: '作成: Kagimori' },
  noValue: {
    en: 'No value stands in this report, and it loads nothing from anywhere.',
    ja: 'このレポートに値そのものは含まれず、外部から何も読み込みません。',
  },
  findings: { en: 'Findings', ja: '検出' },
  secrets: { en: 'Different secrets', ja: '異なるシークレット' },
  files: { en: 'Files concerned', ja: '該当ファイル' },
  urgent: { en: 'Critical or high', ja: '緊急・高' },
  live: { en: 'Live by their provider', ja: '発行元で有効' },
  liveness: { en: 'Its provider says', ja: '発行元の回答' },
  none: { en: 'Nothing was found.', ja: '検出されたものはありません。' },
  first: { en: 'What to do first', ja: '最初に行うこと' },
  overview: { en: 'Overview', ja: '概要' },
  all: { en: 'All findings', ja: 'すべての検出' },
  order: { en: 'Worst first, then by file.', ja: '深刻なものから順に、ファイルごとに並べています。' },
  bySeverity: { en: 'By severity', ja: '深刻度別' },
  byConfidence: { en: 'By what they rest on', ja: '根拠別' },
  byProvider: { en: 'By provider', ja: 'プロバイダー別' },
  byAge: { en: 'By time in git', ja: 'git にある期間別' },
  age: { en: 'In git for', ja: 'git にある期間' },
  overdue: { en: 'older than allowed', ja: '上限を超過' },
  noAge: { en: 'In no commit, or not known', ja: '未コミットまたは不明' },
  severity: { en: 'Severity', ja: '深刻度' },
  confidence: { en: 'Rests on', ja: '根拠' },
  provider: { en: 'Provider', ja: 'プロバイダー' },
  count: { en: 'Count', ja: '件数' },
  share: { en: 'Share', ja: '割合' },
  noProvider: { en: 'No known provider', ja: '提供元不明' },
  others: { en: 'Others', ja: 'その他' },
  place: { en: 'Place', ja: '場所' },
  kind: { en: 'Kind', ja: '種類' },
  shown: { en: 'Redacted', ja: '伏せた値' },
  why: { en: 'Why', ja: '理由' },
  step: { en: 'First step', ja: '最初の一歩' },
  manage: { en: 'Revoke or restrict', ja: '失効・制限' },
  docs: { en: 'Documentation', ja: 'ドキュメント' },
  more: { en: 'More', ja: '詳しく' },
} satisfies Record<string, Text>;

/** @returns what a chart shows, for those who do not see it. */
export const describe = (
  title: Text,
  bars: readonly { readonly label: string; readonly count: number }[],
): Text => {
  const list = bars.map(({ label, count }) => `${label}: ${count}`);
  return {
    en: `Bar chart, ${title.en.toLowerCase()}. ${list.join(', ')}.`,
    ja: `棒グラフ、${title.ja}。${list.join('、')}。`,
  };
};

/** How long something has stood in git, since when, and who has it by now. */
export const DAYS = (days: number): Text => ({ en: days === 1 ? '1 day' : `${days} days`, ja: `${days} 日` });
export const SINCE = (day: string): Text => ({ en: `since ${day}`, ja: `${day} から` });
export const PUSHED = (branch: string): Text => ({
  en: `pushed to ${branch}`,
  ja: `${branch} にプッシュ済み`,
});

/** How often a kind was found, and in how many files. */
export const TIMES = (count: number, places: number): Text => ({
  en: `${count} ${count === 1 ? 'finding' : 'findings'} in ${places} ${places === 1 ? 'file' : 'files'}`,
  ja: `${places} ファイルに ${count} 件`,
});
