/**
 * Rights of Google Cloud, Azure and Kubernetes that a program of Pulumi or of the CDK for Terraform gives away. Facts: the
 * references of `IAMMember`, `RoleAssignment` and `ClusterRoleBinding` in Pulumi's registry.
 */
import type { Span } from '../../detection/types.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { groupsOf } from './groups.ts';
import { syntaxOf } from './statements.ts';
import { type PolicyId, policyNotice } from './words.ts';

interface Told {
  readonly id: PolicyId;
  /** What is made, as the text before the group names it. */
  readonly made: RegExp;
  /** What is marked. */
  readonly mark: RegExp;
  /** What else has to stand in the group. */
  readonly also: RegExp;
}

/** `role: "…"`, `role="…"`, `Role: pulumi.String("…")`, `Role = "…"` */
const pair = (name: string, value: string): RegExp =>
  new RegExp(String.raw`\b${name}\s*[:=]\s*(?:pulumi\.String\(\s*)?["'\x60](?:${value})["'\x60]`, 'i');
const SUBSCRIPTION =
  /\bscope\s*[:=][^,\n]*(?:\bsubscription\w*\b|\/subscriptions\/(?![^"'`\n]*resourceGroups))/i;

const TOLD: readonly Told[] = [
  {
    id: 'policy-gcp-basic-role',
    made: /I[aA][mM](?:Member|Binding)$/,
    mark: pair('role', 'roles/(?:owner|editor)'),
    also: /serviceAccount:|\bservice_?account\w*\.(?:member|email)/i,
  },
  {
    id: 'policy-azure-broad-role',
    made: /RoleAssignment$/,
    mark: pair('role_?definition_?name', 'Owner|Contributor|User Access Administrator'),
    also: SUBSCRIPTION,
  },
  {
    id: 'policy-azure-broad-role',
    made: /RoleAssignment$/,
    mark: /\b(?:8e3af657-a8ff-443c-a75c-2fe8c4bcb635|b24988ac-6180-42a0-ab88-20f7382dd24c|18d7d88d-d35e-4fb5-a5c3-7773c20a72d9)\b/i,
    also: SUBSCRIPTION,
  },
  {
    id: 'policy-k8s-cluster-admin',
    made: /RoleBinding(?:Patch)?$/,
    mark: pair('name', 'cluster-admin'),
    also: /ServiceAccount/,
  },
];

/** How far before a group the name of what is made may stand: a resource has a name of its own between. */
const BEFORE = 120;

/** @returns resources that give too much. */
export function pulumiNotices(request: NoticeRequest): readonly Notice[] {
  const { text } = request;
  if (!/pulumi|cdktf/i.test(text)) return [];
  const seen = new Set<number>();
  return groupsOf(text, syntaxOf(request)).flatMap(({ start, end, opener }): readonly Notice[] => {
    if (opener !== '(') return [];
    const whole = text.slice(start, end);
    const head = text.slice(Math.max(0, start - BEFORE), start);
    const callee = /[\w.]+$/.exec(head)?.[0] ?? '';
    return TOLD.flatMap(({ id, made, mark, also }): readonly Notice[] => {
      if (!made.test(callee)) return [];
      if (!also.test(whole)) return [];
      const range = placeOf(mark, text, { start, end }) ?? behindName(mark, text, whole);
      if (range === undefined || seen.has(range.start)) return [];
      seen.add(range.start);
      return [policyNotice(id, range, { whole: { start, end } })];
    });
  });
}

/** Where a pattern stands in a stretch. */
function placeOf(pattern: RegExp, text: string, { start, end }: Span): Span | undefined {
  const found = pattern.exec(text.slice(start, end));
  return found === null
    ? undefined
    : { start: start + found.index, end: start + found.index + found[0].length };
}

/** The role's id in the declaration of the constant that the resource names. */
function behindName(pattern: RegExp, text: string, whole: string): Span | undefined {
  const name = /\brole_?definition_?id\s*[:=]\s*(?<name>[A-Za-z_]\w*)\b(?!\s*[.(])/i.exec(whole)?.groups
    ?.name;
  const declared =
    name === undefined ? null : new RegExp(`^[^\\n]*\\b${name}\\b[^\\n]*=[^\\n]*`, 'm').exec(text);
  return declared === null
    ? undefined
    : placeOf(pattern, text, { start: declared.index, end: declared.index + declared[0].length });
}
