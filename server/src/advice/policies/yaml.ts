/** Rights in YAML: IAM statements, bindings of Google Cloud, roles of Kubernetes, permissions of GitHub Actions. */
import { isMap, isScalar, isSeq, type Node, parseAllDocuments, type YAMLMap } from 'yaml';
import type { Span } from '../../detection/types.ts';
import { githubActions } from '../../remediation/languages/githubActions.ts';
import { lineStart } from '../../remediation/syntax/places.ts';
import { eolOf, keyStart } from '../../remediation/syntax/yamlEntry.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { type PolicyId, policyNotice } from './words.ts';

/** Words of which one stands in every text that can hold such a right. */
const MAY_HOLD = /write-all|\bEffect\b|cluster-admin|\bkind:\s*["']?(?:Cluster)?Role|roles\/(?:owner|editor)/;

/** @returns what is too broad in the documents of a file; nothing where it cannot be read as YAML. */
export function yamlNotices(request: NoticeRequest): readonly Notice[] {
  const { text } = request;
  if (!MAY_HOLD.test(text)) return [];
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  const isWorkflow = githubActions.matches(request);
  const notices: Notice[] = [];
  for (const { contents, errors } of documents) {
    if (errors.length > 0 || !isMap(contents)) continue;
    if (isWorkflow) {
      notices.push(...workflowNotices(text, contents));
      continue;
    }
    notices.push(...kubernetesNotices(contents));
    for (const map of mapsOf(contents)) notices.push(...statement(map), ...binding(map));
  }
  return notices;
}

/** All maps below a node, itself included. */
function mapsOf(root: Node): readonly YAMLMap[] {
  const maps: YAMLMap[] = [];
  const left: unknown[] = [root];
  while (left.length > 0) {
    const node = left.pop();
    if (isMap(node)) {
      maps.push(node);
      left.push(...node.items.map(({ value }) => value));
    } else if (isSeq(node)) left.push(...node.items);
  }
  return maps.reverse();
}

const spanOf = (node: unknown): Span | undefined => {
  const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined;
  return range === undefined || range === null ? undefined : { start: range[0], end: range[1] };
};

const at = (id: PolicyId, node: unknown): readonly Notice[] => {
  const range = spanOf(node);
  return range === undefined ? [] : [policyNotice(id, range)];
};

/** The strings of a scalar or of a list. */
function stringsOf(node: unknown): readonly string[] {
  if (isScalar(node)) return [String(node.value)];
  return isSeq(node) ? node.items.filter(isScalar).map(({ value }) => String(value)) : [];
}

function statement(map: YAMLMap): readonly Notice[] {
  if (map.get('Effect') !== 'Allow' || map.has('Condition')) return [];
  const action = map.get('Action', true);
  if (!stringsOf(map.get('Resource', true)).includes('*')) return [];
  const actions = stringsOf(action);
  if (actions.includes('*') || actions.includes('*:*')) return at('policy-iam-wildcard', action);
  return actions.some((name) => /^[\w-]+:\*$/.test(name)) ? at('policy-iam-service-wildcard', action) : [];
}

function binding(map: YAMLMap): readonly Notice[] {
  const role = map.get('role', true);
  if (!isScalar(role) || !/^roles\/(?:owner|editor)$/.test(String(role.value))) return [];
  const members = [...stringsOf(map.get('members', true)), ...stringsOf(map.get('member', true))];
  return members.some((member) => member.startsWith('serviceAccount:'))
    ? at('policy-gcp-basic-role', role)
    : [];
}

function kubernetesNotices(root: YAMLMap): readonly Notice[] {
  const kind = String(root.get('kind'));
  if (kind === 'ClusterRole' || kind === 'Role') {
    const rules = root.get('rules', true);
    if (!isSeq(rules)) return [];
    return rules.items.filter(isMap).flatMap((rule) => {
      const isAll = (name: string): boolean => stringsOf(rule.get(name, true)).includes('*');
      return isAll('verbs') && isAll('resources') ? at('policy-k8s-wildcard', rule.get('verbs', true)) : [];
    });
  }
  if (kind !== 'ClusterRoleBinding' && kind !== 'RoleBinding') return [];
  const name = root.getIn(['roleRef', 'name'], true);
  const subjects = root.get('subjects', true);
  if (!isScalar(name) || name.value !== 'cluster-admin' || !isSeq(subjects)) return [];
  const isMachine = subjects.items.some(
    (subject) => isMap(subject) && subject.get('kind') === 'ServiceAccount',
  );
  return isMachine ? at('policy-k8s-cluster-admin', name) : [];
}

function workflowNotices(text: string, root: YAMLMap): readonly Notice[] {
  const jobs = root.get('jobs', true);
  const holders = [root, ...(isMap(jobs) ? jobs.items.map(({ value }) => value).filter(isMap) : [])];
  return holders.flatMap((holder) => {
    const pair = holder.items.find(({ key }) => isScalar(key) && key.value === 'permissions');
    const range = spanOf(pair?.value);
    const start = pair === undefined ? undefined : keyStart(pair);
    if (!isScalar(pair?.value) || pair.value.value !== 'write-all') return [];
    if (range === undefined || start === undefined) return [];
    const indent = ' '.repeat(start - lineStart(text, start));
    const fix = {
      title: {
        en: 'Allow reading the repository only (contents: read)',
        ja: 'リポジトリの読み取りだけを許可する (contents: read)',
      },
      range: { start, end: range.end },
      newText: `permissions:${eolOf(text)}${indent}  contents: read`,
    };
    return [policyNotice('policy-actions-write-all', range, holder.flow === true ? undefined : fix)];
  });
}
