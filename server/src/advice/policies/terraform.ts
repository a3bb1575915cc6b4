/** Rights in Terraform that are no statements: keys of people, roles that are too broad, doors that are open to all. */
import type { Notice, NoticeRequest } from '../notice.ts';
import { type Group, groupsOf } from './groups.ts';
import { syntaxOf } from './statements.ts';
import { type PolicyId, policyNotice } from './words.ts';

/** `resource "type" "name" { … }` */
const RESOURCE = /\bresource[ \t]+"(?<type>[\w-]+)"[ \t]+"[\w-]+"[ \t]*$/;

interface Told {
  readonly id: PolicyId;
  /** The type of the resource. */
  readonly type: RegExp;
  /** What is marked, in the resource's own text. */
  readonly mark: RegExp;
  /** What else has to stand in the resource, its inner blocks included. */
  readonly also?: RegExp;
  readonly none?: RegExp;
}

const TOLD: readonly Told[] = [
  {
    id: 'policy-gcp-basic-role',
    type: /^google_\w+_iam_/,
    mark: /\brole[ \t]*=[ \t]*"roles\/(?:owner|editor)"/,
    also: /"serviceAccount:|\bgoogle_service_account\.[\w-]+\.member\b/,
  },
  {
    id: 'policy-gcp-everyone',
    type: /^google_\w+_iam_/,
    mark: /"all(?:Authenticated)?Users"/,
    // A service that answers everybody is what such a role is for.
    none: /"roles\/(?:run|cloudfunctions)\.invoker"/,
  },
  {
    id: 'policy-azure-broad-role',
    type: /^azurerm_role_assignment$/,
    mark: /\brole_definition_name[ \t]*=[ \t]*"(?:Owner|Contributor|User Access Administrator)"/,
    also: /\bscope[ \t]*=[ \t]*(?:data\.)?(?:azurerm_subscription|azurerm_management_group)\.|\bscope[ \t]*=[ \t]*"\/subscriptions\/(?![^"\n]*\/resourceGroups\/)|\bscope[ \t]*=[ \t]*"\/providers\/Microsoft\.Management\//i,
  },
  {
    id: 'policy-k8s-cluster-admin',
    type: /^kubernetes_(?:cluster_)?role_binding(?:_v1)?$/,
    mark: /\{/,
    also: /\bname[ \t]*=[ \t]*"cluster-admin"[\s\S]*\bkind[ \t]*=[ \t]*"ServiceAccount"|\bkind[ \t]*=[ \t]*"ServiceAccount"[\s\S]*\bname[ \t]*=[ \t]*"cluster-admin"/,
  },
];

/** What stands in the type of every such resource. */
const MAY_HOLD = /_iam_|role_assignment|role_binding/;

/** @returns resources that give too much. */
export function terraformNotices(request: NoticeRequest): readonly Notice[] {
  const { text } = request;
  if (!MAY_HOLD.test(text)) return [];
  const resources = groupsOf(text, syntaxOf(request)).flatMap((group) => {
    const type = RESOURCE.exec(group.head)?.groups?.type;
    return type === undefined ? [] : [{ type, group }];
  });
  const broad = resources.flatMap(({ type, group }): Notice[] => {
    const whole = text.slice(group.start, group.end);
    return TOLD.flatMap(({ id, type: wanted, mark, also, none }): Notice[] => {
      if (!wanted.test(type) || also?.test(whole) === false || none?.test(whole) === true) return [];
      const marked = mark.exec(group.own);
      if (marked === null) return [];
      const start = group.start + marked.index;
      const range = { start, end: start + marked[0].length };
      return [policyNotice(id, range, { whole: { start: group.start, end: group.end } })];
    });
  });
  return [...broad, ...userKeys(resources)];
}

const USER = /\buser[ \t]*=[ \t]*(?<user>[\w.\-"]+)/;
const userOf = ({ own }: Group): string | undefined => USER.exec(own)?.groups?.user;

/** Access keys of users who also log in: a person and a program share them. */
function userKeys(resources: readonly { readonly type: string; readonly group: Group }[]): readonly Notice[] {
  const people = new Set(
    resources.flatMap(({ type, group }) =>
      type === 'aws_iam_user_login_profile' ? (userOf(group) ?? []) : [],
    ),
  );
  return resources.flatMap(({ type, group }) => {
    if (type !== 'aws_iam_access_key' || !people.has(userOf(group) ?? '')) return [];
    const start = group.start - group.head.length + group.head.lastIndexOf('resource');
    const end = start + group.head.slice(group.head.lastIndexOf('resource')).trimEnd().length;
    return [policyNotice('policy-iam-user-key', { start, end })];
  });
}
