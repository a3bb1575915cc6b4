/** Rights in YAML: IAM statements, bindings of Google Cloud, roles of Kubernetes, permissions of GitHub Actions. */
import { isMap, isScalar, isSeq, type Node, parseAllDocuments, type YAMLMap } from 'yaml';
import { githubActions } from '../../remediation/languages/githubActions.ts';
import type { Notice, NoticeRequest } from '../notice.ts';
import { kubernetesNotices } from './kubernetes.ts';
import type { PolicyId } from './words.ts';
import { workflowNotices } from './workflows.ts';
import { at, stringsOf } from './yamlNodes.ts';

/** Words of which one stands in every text that can hold such a right. */
const MAY_HOLD =
  /\bEffect\b|cluster-admin|\bkind:\s*["']?(?:Cluster)?Role|roles\/\w|\ball(?:Authenticated)?Users\b/;

/** @returns what is too broad in the documents of a file; nothing where it cannot be read as YAML. */
export function yamlNotices(request: NoticeRequest): readonly Notice[] {
  const { text } = request;
  const isWorkflow = githubActions.matches(request);
  if (!isWorkflow && !MAY_HOLD.test(text)) return [];
  return documentsOf(text).flatMap(({ contents, errors }): readonly Notice[] => {
    if (errors.length > 0 || !isMap(contents)) return [];
    if (isWorkflow) return workflowNotices(text, contents);
    const within = mapsOf(contents).flatMap((map) => [...statement(map), ...binding(map)]);
    return [...kubernetesNotices(contents), ...within];
  });
}

/** A template of Helm is read as what it says whatever its values are: both branches of a choice, and holes as words. */
function documentsOf(text: string) {
  const isTemplate = /\{\{-?\s/.test(text);
  const read = (source: string) => {
    const documents = parseAllDocuments(source, { logLevel: 'silent', uniqueKeys: !isTemplate });
    return Array.isArray(documents) ? documents : [];
  };
  const documents = read(text);
  return isTemplate && documents.some(({ errors }) => errors.length > 0)
    ? read(withoutHoles(text))
    : documents;
}

/** The text at the same offsets: a line of nothing but holes is blank, and a hole elsewhere is a word. */
function withoutHoles(text: string): string {
  const alone = text.replace(/^[ \t]*(?:\{\{(?:[^}]|\}(?!\}))*\}\}[ \t]*)+$/gm, (line) =>
    line.replace(/[^\r\n]/g, ' '),
  );
  return alone.replace(/\{\{(?:[^}]|\}(?!\}))*\}\}/g, (hole) => hole.replace(/[^\r\n]/g, 'x'));
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

const SHARED_ISSUER =
  /token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|oidc\.circleci\.com/;

function statement(map: YAMLMap): readonly Notice[] {
  if (map.get('Effect') !== 'Allow') return [];
  const action = map.get('Action', true);
  const actions = stringsOf(action);
  const conditional = map.has('Condition');
  const principal = map.get('Principal', true);
  const principals = isMap(principal) ? stringsOf(principal.get('AWS', true)) : stringsOf(principal);
  const found = (id: PolicyId, node: unknown): readonly Notice[] => at(id, node, map);
  if (actions.includes('sts:AssumeRole') && principals.includes('*') && !conditional) {
    return found('policy-iam-trust-anyone', action);
  }
  if (actions.includes('sts:AssumeRoleWithWebIdentity')) {
    const words = JSON.stringify(map.toJSON());
    return SHARED_ISSUER.test(words) && !/:sub\b/.test(words)
      ? found('policy-iam-oidc-any-subject', action)
      : [];
  }
  if (conditional || principal !== undefined || !stringsOf(map.get('Resource', true)).includes('*'))
    return [];
  if (map.has('NotAction')) return found('policy-iam-not-action', map.get('NotAction', true));
  if (actions.includes('*') || actions.includes('*:*')) return found('policy-iam-wildcard', action);
  if (actions.includes('iam:PassRole')) return found('policy-iam-pass-role', action);
  return actions.some((name) => /^[\w-]+:\*$/.test(name)) ? found('policy-iam-service-wildcard', action) : [];
}

function binding(map: YAMLMap): readonly Notice[] {
  const role = map.get('role', true);
  if (!isScalar(role) || !/^roles\//.test(String(role.value))) return [];
  const listed = map.get('members', true) ?? map.get('member', true);
  const members = stringsOf(listed);
  const name = String(role.value);
  if (
    /^roles\/(?:owner|editor)$/.test(name) &&
    members.some((member) => member.startsWith('serviceAccount:'))
  ) {
    return at('policy-gcp-basic-role', role, map);
  }
  const everyone = members.some((member) => /^all(?:Authenticated)?Users$/.test(member));
  return everyone && !/^roles\/(?:run|cloudfunctions)\.invoker$/.test(name)
    ? at('policy-gcp-everyone', listed, map)
    : [];
}
