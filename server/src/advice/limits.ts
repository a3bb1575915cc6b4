/** The fourth piece of advice, as far as the provider knows it: an expiry, source limits, and how to rotate. */
import type { Rule, Text } from '../detection/types.ts';
import type { Snippet } from './rotation/guides/guide.ts';
import { guideOf } from './rotation/guides/index.ts';
import type { Advice } from './types.ts';

const ROTATE: Text = {
  en: 'Give it an expiry and source limits where the provider has them, and rotate: make the second key, change the store, check, revoke the first.',
  ja: '発行元が対応していれば有効期限と送信元制限を設定し、定期的に更新してください: 2 本目を作り、保管先を替え、確かめてから古いキーを失効させます。',
};
const GUIDE = 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html';

/** @returns how this provider's keys are limited and rotated; the page where they are managed is the rule's own. */
export function limitsOf(rule: Rule): readonly Advice[] {
  const guide = guideOf(rule);
  const steps = [...(guide?.make ?? []), ...(guide?.revoke ?? [])];
  const url = rule.manageUrl ?? guide?.url ?? GUIDE;
  return [{ caution: 'end', id: 'rotate', text: guide?.limits ?? ROTATE, steps, url }];
}

/** @returns what can be pasted to limit a key of this kind; empty where the provider has nothing to paste. */
export function snippetsOf(rule: Rule): readonly Snippet[] {
  return guideOf(rule)?.snippets ?? [];
}
