/** Permissions of GitHub Actions: tokens that may write everything, and secrets within reach of a stranger's code. */
import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { Text } from '../../detection/types.ts';
import { lineBreakOf, lineStart } from '../../remediation/syntax/places.ts';
import { keyStart } from '../../remediation/syntax/yamlEntry.ts';
import { spanOf } from '../../remediation/syntax/yamlPlace.ts';
import type { Notice } from '../notice.ts';
import { policyNotice } from './words.ts';
import { at, stringsOf } from './yamlNodes.ts';

const READ_ONLY: Text = {
  en: 'Allow reading the repository only (contents: read)',
  ja: 'リポジトリの読み取りだけを許可する (contents: read)',
};

/** @param root of a workflow. */
export function workflowNotices(text: string, root: YAMLMap): readonly Notice[] {
  const jobs = root.get('jobs', true);
  const each = isMap(jobs) ? jobs.items.map(({ value }) => value).filter(isMap) : [];
  return [
    ...missing(text, root, each),
    ...[root, ...each].flatMap((holder) => writeAll(text, holder)),
    ...untrustedCheckouts(root, each),
  ];
}

const entryOf = (map: YAMLMap, name: string): Pair | undefined =>
  map.items.find(({ key }) => isScalar(key) && key.value === name);

function writeAll(text: string, holder: YAMLMap): readonly Notice[] {
  const pair = entryOf(holder, 'permissions');
  const range = spanOf(pair?.value);
  const start = pair === undefined ? undefined : keyStart(pair);
  if (!isScalar(pair?.value) || pair.value.value !== 'write-all') return [];
  if (range === undefined || start === undefined) return [];
  const indent = ' '.repeat(start - lineStart(text, start));
  const fix = {
    title: READ_ONLY,
    range: { start, end: range.end },
    newText: `permissions:${lineBreakOf(text)}${indent}  contents: read`,
  };
  return [policyNotice('policy-actions-write-all', range, holder.flow === true ? {} : { fix })];
}

/** A token gets what the repository gives by default, which may be everything. */
function missing(text: string, root: YAMLMap, jobs: readonly YAMLMap[]): readonly Notice[] {
  if (root.has('permissions') || jobs.every((job) => job.has('permissions'))) return [];
  // What is called has no more than its caller.
  if (triggersOf(root).join() === 'workflow_call') return [];
  const entry = entryOf(root, 'jobs');
  const start = entry === undefined ? undefined : keyStart(entry);
  if (start === undefined || root.flow === true) return [];
  const eol = lineBreakOf(text);
  const fix = {
    title: READ_ONLY,
    range: { start, end: start },
    newText: `permissions:${eol}  contents: read${eol}${eol}`,
  };
  return [policyNotice('policy-actions-no-permissions', { start, end: start + 'jobs'.length }, { fix })];
}

function triggersOf(root: YAMLMap): readonly string[] {
  // YAML 1.1 reads the word as a truth value; this reader does not.
  const on = root.get('on', true);
  return isMap(on) ? on.items.map(({ key }) => String(isScalar(key) ? key.value : '')) : stringsOf(on);
}

/** A head that anybody can push to. */
const STRANGERS_HEAD =
  /github\.event\.pull_request\.head\.|github\.head_ref\b|refs\/pull\/|github\.event\.workflow_run\.head_/;

/** With these triggers a run has secrets although a stranger caused it. */
function untrustedCheckouts(root: YAMLMap, jobs: readonly YAMLMap[]): readonly Notice[] {
  const triggers = triggersOf(root);
  if (!triggers.includes('pull_request_target') && !triggers.includes('workflow_run')) return [];
  return jobs.flatMap((job) => {
    const steps = job.get('steps', true);
    return (isSeq(steps) ? steps.items.filter(isMap) : []).flatMap((step) => {
      if (!/^actions\/checkout@/.test(String(step.get('uses')))) return [];
      const ref = step.getIn(['with', 'ref'], true);
      return isScalar(ref) && STRANGERS_HEAD.test(String(ref.value))
        ? at('policy-actions-untrusted-checkout', ref, step)
        : [];
    });
  });
}
