/**
 * IAM rights written with braces or parentheses: policy JSON, HCL, CDK and Pulumi code. A statement counts only where it
 * holds no further braces: a condition narrows it.
 */
import type { Notice, NoticeRequest } from '../notice.ts';
import { policyNotice } from './words.ts';

const GROUP = /\{[^{}]{10,4000}\}|\bPolicyStatement\([^(){}]{10,4000}\)/g;
const key = (name: string): string => String.raw`(?<![\w-])["']?${name}["']?\s{0,20}[:=]\s{0,20}`;
const value = (name: string, inner: string): RegExp =>
  new RegExp(
    String.raw`${key(name)}(?:\[\s{0,80}["']${inner}["']\s{0,80},?\s{0,80}\]|["']${inner}["'])`,
    'i',
  );

const ALLOWS = new RegExp(`${key('effect')}["']Allow["']`, 'i');
const EFFECT = new RegExp(key('effect'), 'i');
const ALL_ACTIONS = value('actions?', String.raw`\*(?::\*)?`);
const SERVICE_ACTIONS = value('actions?', String.raw`[a-z0-9-]+:\*`);
const ALL_RESOURCES = value('resources?', String.raw`\*`);
/** `statement { … }` of Terraform and CDK's statements allow unless they say otherwise. */
const BY_DEFAULT = /\bstatement\s{0,20}$|\bPolicyStatement\(\s{0,20}$/;
/** A comment to the end of the line, where the rest of the group says nothing. */
const COMMENTS = /^[ \t]*(?:#|\/\/).*$/gm;

/** @returns statements that allow too much. */
export function statementNotices({ text }: NoticeRequest): readonly Notice[] {
  if (!/statement/i.test(text)) return [];
  return [...text.matchAll(GROUP)].flatMap((match): Notice[] => {
    const group = match[0].replace(COMMENTS, '');
    const before = text.slice(Math.max(0, match.index - 60), match.index);
    const byDefault = match[0].startsWith('P') || BY_DEFAULT.test(before);
    const allows = ALLOWS.test(group) || (byDefault && !EFFECT.test(group));
    if (!allows || !ALL_RESOURCES.test(group) || isCommented(text, match.index)) return [];
    const all = ALL_ACTIONS.test(group);
    if (!all && !SERVICE_ACTIONS.test(group)) return [];
    const action = (all ? ALL_ACTIONS : SERVICE_ACTIONS).exec(match[0]);
    const start = match.index + (action?.index ?? 0);
    const range = { start, end: start + (action?.[0].length ?? match[0].length) };
    return [policyNotice(all ? 'policy-iam-wildcard' : 'policy-iam-service-wildcard', range)];
  });
}

const ADMINISTRATOR =
  /arn:aws(?:-[a-z-]+)?:iam::aws:policy\/AdministratorAccess\b|\bfrom_?(?:aws|Aws)_?(?:managed|Managed)_?(?:policy|Policy)_?(?:name|Name)\(\s{0,80}["']AdministratorAccess["']/g;

/** @returns where administrator rights are attached. */
export function administratorNotices({ text }: NoticeRequest): readonly Notice[] {
  return [...text.matchAll(ADMINISTRATOR)].flatMap((match) => {
    const range = { start: match.index, end: match.index + match[0].length };
    return isCommented(text, match.index) ? [] : [policyNotice('policy-iam-administrator', range)];
  });
}

/** Whether the line of a place starts as a comment. */
export function isCommented(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*(?:#|\/\/|\*|\/\*)/.test(line);
}
