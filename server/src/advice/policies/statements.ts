/** IAM statements written with braces or parentheses: policy JSON, HCL, CDK and Pulumi code, dictionaries of SDK calls. */
import type { Span } from '../../detection/types.ts';
import { documentPath } from '../../remediation/languages/documentPath.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { type Group, type GroupSyntax, groupsOf } from './groups.ts';
import { type PolicyId, policyNotice } from './words.ts';

const key = (name: string): string => String.raw`(?<![\w-])["']?${name}["']?\s{0,20}[:=]\s{0,20}`;
/** A value that is one string, or a list that holds it. */
const value = (name: string, inner: string): RegExp =>
  new RegExp(
    String.raw`${key(name)}(?:\[(?:[^\[\]]{0,2000},)?\s{0,80}["']${inner}["']\s{0,80}(?:,[^\[\]]{0,2000})?\]|["']${inner}["'])`,
    'i',
  );
/** Only that string, or a list of it alone. */
const only = (name: string, inner: string): RegExp =>
  new RegExp(
    String.raw`${key(name)}(?:\[\s{0,80}["']${inner}["']\s{0,80},?\s{0,80}\]|["']${inner}["'])`,
    'i',
  );

const ALLOWS = new RegExp(String.raw`${key('effect')}(?:["']Allow["']|[\w.]{0,40}\bEffect\.ALLOW\b)`, 'i');
const EFFECT = new RegExp(key('effect'), 'i');
const ALL_ACTIONS = value('actions?', String.raw`\*(?::\*)?`);
const SERVICE_ACTIONS = value('actions?', String.raw`[a-z0-9-]+:\*`);
const PASS_ROLE = value('actions?', 'iam:PassRole');
const NOT_ACTIONS = new RegExp(key('not_?actions?'), 'i');
const ALL_RESOURCES = only('resources?', String.raw`\*`);
const CONDITION = /(?<![\w-])["']?conditions?["']?\s{0,20}(?:[:=]|\s$)/i;
const ASSUME = value('actions?', 'sts:AssumeRole');
const FEDERATED = value('actions?', 'sts:AssumeRoleWithWebIdentity');
const PRINCIPALS = /(?<![\w-])["']?(?:not_?)?principals?["']?\s{0,20}[:={]/i;
const ANYONE = only('principals?', String.raw`\*`);
const ANY_ACCOUNT = only('(?:AWS|identifiers)', String.raw`\*`);
/** Issuers whose tokens every one of their customers can get. */
const SHARED_ISSUER =
  /token\.actions\.githubusercontent\.com|\bgitlab\.com\b|app\.terraform\.io|oidc\.circleci\.com/;
/** `statement { … }` of Terraform and CDK's statements allow unless they say otherwise, and so do Pulumi's. */
const BY_DEFAULT = /\bstatement\s{0,20}$|\bPolicyStatement\s{0,4}\(?\s{0,20}$/;
const STATEMENTS = new RegExp(key('statements'), 'i');

/** Words that introduce statements; code says "statement" of much else. */
const HAS_STATEMENT = /policystatement|\bstatements?["']?\s{0,20}[:={]/i;
const ACTION = /actions?["']?\s{0,20}[:=]/gi;

const LIKE_JSON: GroupSyntax = { hash: false, slashes: true, backquotes: false };
const SYNTAX: Readonly<Record<string, GroupSyntax>> = {
  tf: { hash: true, slashes: true, backquotes: false },
  tofu: { hash: true, slashes: true, backquotes: false },
  py: { hash: true, slashes: false, backquotes: false },
  ...Object.fromEntries(
    ['ts', 'js', 'mjs', 'cjs', 'go'].map((ending) => [
      ending,
      { hash: false, slashes: true, backquotes: true },
    ]),
  ),
};

/** How the groups of a document are told apart. */
export function syntaxOf(request: Pick<NoticeRequest, 'uri' | 'languageId'>): GroupSyntax {
  const ending = /\.(\w+)$/.exec(documentPath(request).name)?.[1]?.toLowerCase() ?? '';
  return SYNTAX[ending] ?? LIKE_JSON;
}

/** @returns statements that allow too much, or too many. */
export function statementNotices(request: NoticeRequest): readonly Notice[] {
  const { text } = request;
  if (!HAS_STATEMENT.test(text)) return [];
  const seen = new Set<string>();
  return withActions(groupsOf(text, syntaxOf(request)), text).flatMap((group) => {
    if (!allows(group)) return [];
    const judged = judge(group, text);
    if (judged === undefined) return [];
    const { id, pattern } = judged;
    const match = pattern.exec(group.own);
    const range = markOf(match, group);
    const { start } = range;
    // CDK writes braces within parentheses: one statement, two groups.
    const place = `${id} ${start}`;
    if (seen.has(place)) return [];
    seen.add(place);
    return [policyNotice(id, range, { whole: { start: group.start, end: group.end } })];
  });
}

/** The innermost groups in which actions are named: a statement is one of them. */
function withActions(groups: readonly Group[], text: string): readonly Group[] {
  const left = [...text.matchAll(ACTION)].map(({ index }) => index);
  // Inner groups come first, in the order of their ends: what a group holds stands at the end of what is passed.
  const passed: number[] = [];
  let next = 0;
  return groups.filter((group) => {
    while (next < left.length && (left[next] ?? 0) < group.end) passed.push(left[next++] ?? 0);
    const before = passed.length;
    while (passed.length > 0 && (passed.at(-1) ?? 0) >= group.start) passed.pop();
    return passed.length < before;
  });
}

/** The pair, or of one over several lines the value alone: a list can be long. */
function markOf(match: RegExpExecArray | null, group: Group): Span {
  if (match === null) return { start: group.start, end: group.start + 1 };
  const value = match[0].includes('\n') ? /["'](?:[\w-]+:)?(?:\*|\*:\*|PassRole)["']/i.exec(match[0]) : null;
  const start = group.start + match.index + (value?.index ?? 0);
  return { start, end: start + (value ?? match)[0].length };
}

function allows({ own, head, parent }: Group): boolean {
  if (ALLOWS.test(own)) return true;
  if (EFFECT.test(own)) return false;
  return BY_DEFAULT.test(head) || (parent !== undefined && STATEMENTS.test(parent.own));
}

function judge(
  { own, start, end }: Group,
  text: string,
): { readonly id: PolicyId; readonly pattern: RegExp } | undefined {
  const whole = text.slice(start, end);
  const conditional = CONDITION.test(own) || /\bcondition\s{0,20}\{/.test(whole);
  if (ASSUME.test(own) && !conditional && (ANYONE.test(own) || ANY_ACCOUNT.test(whole))) {
    return { id: 'policy-iam-trust-anyone', pattern: ASSUME };
  }
  if (FEDERATED.test(own) && SHARED_ISSUER.test(whole) && !/:sub\b/.test(whole)) {
    return { id: 'policy-iam-oidc-any-subject', pattern: FEDERATED };
  }
  // A condition narrows what would be too much; a resource policy names who may, not what.
  if (conditional || !ALL_RESOURCES.test(own) || PRINCIPALS.test(whole)) return undefined;
  if (NOT_ACTIONS.test(own)) return { id: 'policy-iam-not-action', pattern: NOT_ACTIONS };
  if (ALL_ACTIONS.test(own)) return { id: 'policy-iam-wildcard', pattern: ALL_ACTIONS };
  if (PASS_ROLE.test(own)) return { id: 'policy-iam-pass-role', pattern: PASS_ROLE };
  if (SERVICE_ACTIONS.test(own)) return { id: 'policy-iam-service-wildcard', pattern: SERVICE_ACTIONS };
  return undefined;
}
