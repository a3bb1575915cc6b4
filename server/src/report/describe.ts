/** A finding in words: the same sentences stand in a diagnostic, a hover and a report. Nothing of the value is in them. */
import { wayForAll } from '../advice/keyless.ts';
import { lifetimeText } from '../advice/lifetime.ts';
import { EXPIRED } from '../detection/suppression.ts';
import type { Finding, Rule, Severity, Text } from '../detection/types.ts';
import type { Language } from '../language.ts';

/** Severities inside of a sentence or a cell. */
export const SEVERITY_NAMES: Readonly<Record<Severity, Text>> = {
  critical: { en: 'critical', ja: '緊急' },
  high: { en: 'high', ja: '高' },
  medium: { en: 'medium', ja: '中' },
  low: { en: 'low', ja: '低' },
  info: { en: 'information', ja: '情報' },
};

/** @returns provider and kind, such as "GitHub personal access token". */
export function titleOf(rule: Rule, language: Language): string {
  const name = rule.name[language];
  if (rule.provider === '') return language === 'en' ? capitalised(name) : name;
  return language === 'en' ? `${rule.provider} ${name}` : `${rule.provider} の${spaced(name)}`;
}

/** Japanese sets a space between its own characters and Latin ones. */
const spaced = (name: string): string => (/^[A-Za-z0-9.]/.test(name) ? ` ${name}` : name);

/**
 * @returns the strongest reason for the finding, a phrase without a full stop, and why it counts again where it was
 *   settled once; empty where there is none.
 */
export function whyOf(finding: Pick<Finding, 'evidence'>, language: Language): string {
  const reasons = finding.evidence.filter((evidence) => evidence.supports);
  const reason = reasons.find(({ kind }) => kind.startsWith('checksum')) ?? reasons[0];
  const expired = reasons.find(({ kind }) => EXPIRED.includes(kind));
  return [...new Set([reason, expired])]
    .filter((evidence) => evidence !== undefined)
    .map(({ text }) => text[language].replace(/[.。]$/, ''))
    .join(language === 'ja' ? '。' : '; ');
}

const FIRST_STEPS = {
  publishable: {
    en: 'It is meant to be public: restrict it to your own sites and apps rather than hiding it.',
    ja: '公開してよい種類のキーです。隠すのではなく、使えるサイトやアプリを制限してください。',
  },
  test: {
    en: 'A test key: move it to .env so that the live one will not take its place.',
    ja: 'テスト用のキーです。本番のキーに置き換えられる前に .env へ移してください。',
  },
  key: {
    en: 'Move it to .env; if it was ever committed or shared, revoke it first.',
    ja: '.env に移してください。コミットや共有をしたことがあれば、先に失効させてください。',
  },
  revoked: {
    en: 'Move the new one to .env.',
    ja: '新しいキーは .env に置いてください。',
  },
} satisfies Record<string, Text>;

/**
 * @param saysRevoke whether it was just said that the key has to be revoked.
 * @returns what to do first, as one sentence: where there is something safer than a key, that.
 */
export function firstStepOf(rule: Rule, language: Language, saysRevoke = false): string {
  if (rule.message !== undefined) return rule.message[language];
  const safer = wayForAll(rule);
  if (safer !== undefined) return safer[language];
  if (rule.publishable === true || rule.privilege === 'publishable') return FIRST_STEPS.publishable[language];
  if (rule.privilege === 'test') return FIRST_STEPS.test[language];
  return FIRST_STEPS[saysRevoke ? 'revoked' : 'key'][language];
}

/** What the surroundings of a finding say of it. */
export interface Said {
  /** What to do first, where they know better than the rule. */
  readonly first?: Text | undefined;
  /** What else is known, as whole sentences: how long it has stood in git, what its provider said. */
  readonly known?: readonly Text[];
  /** Whether one of these sentences says to revoke it, which is not said twice. */
  readonly saysRevoke?: boolean;
}

/**
 * @returns the whole message: what it is, why it was flagged, what to do first.
 */
export function messageOf(
  finding: Pick<Finding, 'evidence' | 'life'>,
  rule: Rule,
  language: Language,
  { first, known = [], saysRevoke = false }: Said = {},
): string {
  if (rule.message !== undefined) return rule.message[language];
  const title = titleOf(rule, language);
  const why = whyOf(finding, language);
  const isOver = hasExpired(finding);
  // A key that is meant to be seen may live long.
  const life =
    (rule.publishable === true && !isOver ? undefined : lifetimeText(finding.life))?.[language] ?? '';
  // What has ended needs no other way any more.
  const step = isOver ? '' : (first?.[language] ?? firstStepOf(rule, language, saysRevoke));
  if (language === 'ja') {
    return `${title}がコードに直接書かれています${why === '' ? '' : `（${why}）`}。${life}${known.map(({ ja }) => ja).join('')}${step}`;
  }
  return [`${title} in the code${why === '' ? '' : `: ${why}`}.`, life, ...known.map(({ en }) => en), step]
    .filter((part) => part !== '')
    .join(' ');
}

/** Whether the value itself has ended, rather than a certificate beside it. */
function hasExpired({ life }: Pick<Finding, 'life'>): boolean {
  return life?.state === 'expired' && life.of === undefined;
}

/** @returns the page that explains the kind of credential: its provider's, else the project's own. */
export function docsOf(rule: Rule): string {
  return rule.docs ?? rule.manageUrl ?? `${DOCS_PAGE}#${rule.id}`;
}

/** The project's own page on what it finds. */
const DOCS_PAGE = 'https://github.com/kagimori/kagimori/blob/main/docs/rules.md';

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
