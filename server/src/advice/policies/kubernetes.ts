/** Roles of Kubernetes that allow everything, and service accounts that own the cluster. */
import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { Notice } from '../notice.ts';
import { at, stringsOf } from './yamlNodes.ts';

/** @param root of one document. */
export function kubernetesNotices(root: YAMLMap): readonly Notice[] {
  const kind = String(root.get('kind'));
  if (kind === 'ClusterRole' || kind === 'Role') {
    const rules = root.get('rules', true);
    if (!isSeq(rules)) return [];
    return rules.items.filter(isMap).flatMap((rule) => {
      const isAll = (name: string): boolean => stringsOf(rule.get(name, true)).includes('*');
      // Everything of one group of a program's own is what its operator is there for.
      const isWide = ['*', ''].some((group) => stringsOf(rule.get('apiGroups', true)).includes(group));
      return isWide && isAll('verbs') && isAll('resources')
        ? at('policy-k8s-wildcard', rule.get('verbs', true), rule)
        : [];
    });
  }
  if (kind !== 'ClusterRoleBinding' && kind !== 'RoleBinding') return [];
  const name = root.getIn(['roleRef', 'name'], true);
  const subjects = root.get('subjects', true);
  if (!isScalar(name) || name.value !== 'cluster-admin' || !isSeq(subjects)) return [];
  const isMachine = subjects.items.some(
    (subject) => isMap(subject) && subject.get('kind') === 'ServiceAccount',
  );
  return isMachine ? at('policy-k8s-cluster-admin', name, root) : [];
}
