/** The fourth piece of advice, as far as the provider knows it: an expiry, source limits, and how to rotate. */
import type { Rule, Text } from '../detection/types.ts';
import type { NoLimit, Snippet } from './rotation/guides/guide.ts';
import { guideOf } from './rotation/guides/index.ts';
import type { Advice } from './types.ts';

const ROTATE: Text = {
  en: 'Give it an expiry and source limits where the provider has them, and rotate: make the second key, change the store, check, revoke the first.',
  ja: '発行元が対応していれば有効期限と送信元制限を設定し、定期的に更新してください: 2 本目を作り、保管先を替え、確かめてから古いキーを失効させます。',
};
const GUIDE = 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html';

/** That a key can be used from anywhere is said, too, with the day of the look: providers add such limits. */
export const noLimitText = ({ checked }: NoLimit): Text => ({
  en: `No limit to addresses or sites is known for it (as of ${checked}).`,
  ja: `接続元アドレスやサイトを制限する機能は知られていません（${checked} 時点）。`,
});

/** @returns how this provider's keys are limited and rotated; the page where they are managed is the rule's own. */
export function limitsOf(rule: Rule): readonly Advice[] {
  const guide = guideOf(rule);
  const steps = [...(guide?.make ?? []), ...(guide?.revoke ?? [])];
  const url = rule.manageUrl ?? guide?.url ?? GUIDE;
  const limits = guide?.limits ?? ROTATE;
  const none = guide?.anywhere && noLimitText(guide.anywhere);
  const text = none === undefined ? limits : { en: `${limits.en} ${none.en}`, ja: limits.ja + none.ja };
  return [{ caution: 'end', id: 'rotate', text, steps, url }];
}

/** @returns that a key of this kind can be used from anywhere, where its provider is known to have no limit. */
export const noLimitOf = (rule: Rule): NoLimit | undefined => guideOf(rule)?.anywhere;

/** @returns what can be pasted to limit a key of this kind; empty where the provider has nothing to paste. */
export function snippetsOf(rule: Rule): readonly Snippet[] {
  return guideOf(rule)?.snippets ?? [];
}
