/** Rights in Terraform that are no statements: keys of people, basic roles of service accounts. */
import { hclPlaceAt } from '../../remediation/syntax/hclPlace.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { policyNotice } from './words.ts';

const USER = (type: string): RegExp =>
  new RegExp(
    String.raw`^[ \t]*resource[ \t]+"${type}"[ \t]+"[\w-]+"[ \t]*\{[^{}]{0,2000}?\buser[ \t]*=[ \t]*(?<user>[\w.\-"]+)`,
    'gm',
  );
const KEY = USER('aws_iam_access_key');
const PROFILE = USER('aws_iam_user_login_profile');

/** @returns access keys of users who also log in. */
export function userKeyNotices({ text }: NoticeRequest): readonly Notice[] {
  const people = new Set([...text.matchAll(PROFILE)].map(({ groups }) => groups?.user));
  return [...text.matchAll(KEY)].flatMap((match) => {
    if (!people.has(match.groups?.user)) return [];
    const start = match.index + match[0].indexOf('resource');
    const end = text.indexOf('{', start);
    return [
      policyNotice('policy-iam-user-key', { start, end: text.slice(start, end).trimEnd().length + start }),
    ];
  });
}

const BASIC_ROLE = /\brole[ \t]*=[ \t]*"roles\/(?:owner|editor)"/g;

/** @returns basic roles that a block gives to a service account. */
export function basicRoleNotices({ text }: NoticeRequest): readonly Notice[] {
  return [...text.matchAll(BASIC_ROLE)].flatMap((match) => {
    const range = { start: match.index, end: match.index + match[0].length };
    const { kind, blocks } = hclPlaceAt(text, { start: range.end - 2, end: range.end - 2 });
    const [block] = blocks;
    if (kind === 'comment' || block === undefined || !/^google_\w+_iam_/.test(block.words[1] ?? ''))
      return [];
    const body = text.slice(block.header.end, block.end);
    return body.includes('"serviceAccount:') || /\bgoogle_service_account\.[\w-]+\.member\b/.test(body)
      ? [policyNotice('policy-gcp-basic-role', range)]
      : [];
  });
}
