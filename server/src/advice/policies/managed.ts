/** Managed policies that reach nearly everything, wherever they are named. */
import type { Notice, NoticeRequest } from '../notice.ts';
import { isCommented } from './comments.ts';
import { type PolicyId, policyNotice } from './words.ts';

const NAMES: Readonly<Record<string, PolicyId>> = {
  AdministratorAccess: 'policy-iam-administrator',
  PowerUserAccess: 'policy-iam-power-user',
  IAMFullAccess: 'policy-iam-power-user',
};
const NAMED = Object.keys(NAMES).join('|');
const MANAGED = new RegExp(
  String.raw`arn:aws(?:-[a-z-]+)?:iam::aws:policy\/(?<arn>${NAMED})\b|` +
    String.raw`(?:\b|_)from_?aws_?managed_?policy_?name\(\s{0,80}(?:jsii\.String\()?["'](?<name>${NAMED})["']`,
  'gi',
);

/** @returns where the rights of administrators are attached. */
export function managedNotices({ text }: NoticeRequest): readonly Notice[] {
  return [...text.matchAll(MANAGED)].flatMap((match) => {
    const id = NAMES[match.groups?.arn ?? match.groups?.name ?? ''];
    const range = { start: match.index, end: match.index + match[0].length };
    return id === undefined || isCommented(text, match.index) ? [] : [policyNotice(id, range)];
  });
}
