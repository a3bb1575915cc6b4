/** A workflow of GitHub Actions as the keyless edits see it: jobs, their steps, and what a step uses, runs and is given. */
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Span } from '../../detection/types.ts';
import { githubActions } from '../../remediation/languages/githubActions.ts';
import { spanOf, yamlDocuments } from '../../remediation/syntax/yamlPlace.ts';
import type { NoticeRequest } from '../notice.ts';

export interface Workflow {
  readonly text: string;
  readonly root: YAMLMap;
  readonly document: Document.Parsed;
  readonly jobs: readonly Job[];
}

export interface Job {
  readonly workflow: Workflow;
  readonly node: YAMLMap;
  readonly list: YAMLSeq;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly job: Job;
  /** Its place in the job's list. */
  readonly index: number;
  readonly node: YAMLMap;
  /** The action without its version, in lower case; empty for a script. */
  readonly uses: string;
  /** The version of the action as it is named. */
  readonly ref: string;
  /** The script; undefined for an action. */
  readonly run: Scalar<string> | undefined;
  readonly inputs: YAMLMap | undefined;
  readonly env: YAMLMap | undefined;
}

/** @returns the workflow of a document; undefined where it is none, or is not read as YAML. */
export function workflowOf(request: NoticeRequest): Workflow | undefined {
  if (!githubActions.matches(request)) return undefined;
  const { text } = request;
  const [document, ...more] = yamlDocuments(text);
  const root = document?.contents;
  if (document === undefined || more.length > 0 || !isMap(root)) return undefined;
  const jobs: Job[] = [];
  const workflow: Workflow = { text, root, document, jobs };
  const map = root.get('jobs', true);
  for (const { value } of isMap(map) ? map.items : []) {
    const job = isMap(value) ? jobOf(workflow, value) : undefined;
    if (job !== undefined) jobs.push(job);
  }
  return workflow;
}

function jobOf(workflow: Workflow, node: YAMLMap): Job | undefined {
  const list = node.get('steps', true);
  if (!isSeq(list)) return undefined;
  const steps: Step[] = [];
  const job: Job = { workflow, node, list, steps };
  for (const [index, item] of list.items.entries()) {
    if (isMap(item)) steps.push(stepOf(job, index, item));
  }
  return job;
}

function stepOf(job: Job, index: number, node: YAMLMap): Step {
  const [action = '', ref = ''] = (stringOf(node, 'uses') ?? '').split('@');
  const run = node.get('run', true);
  return {
    job,
    index,
    node,
    uses: action.toLowerCase(),
    ref,
    run: isScalar(run) && typeof run.value === 'string' ? (run as Scalar<string>) : undefined,
    inputs: mapOf(node, 'with'),
    env: mapOf(node, 'env'),
  };
}

/** @returns the map under a key. */
export function mapOf(node: YAMLMap, key: string): YAMLMap | undefined {
  const value = node.get(key, true);
  return isMap(value) ? value : undefined;
}

/** @returns the text of a scalar under a key. */
export function stringOf(node: YAMLMap | undefined, key: string): string | undefined {
  const value = node?.get(key, true);
  return isScalar(value) && value.value !== null ? String(value.value) : undefined;
}

/** @returns the entry of a key. */
export const pairOf = (node: YAMLMap | undefined, key: string): Pair | undefined =>
  node?.items.find((pair) => nameOf(pair) === key);

/** @returns the name of an entry. */
export const nameOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');

/** @returns where a scalar stands, its quotes included. */
export const scalarSpan = (node: unknown): Span | undefined => (isScalar(node) ? spanOf(node) : undefined);

/** Whether a workflow is called by others: then a registry sees the caller's name, and not this one's. */
export function isCalled({ root }: Workflow): boolean {
  const on: unknown = root.get('on', true) ?? root.get(true, true);
  if (isMap(on)) return on.has('workflow_call');
  if (isSeq(on)) return on.items.some((item) => isScalar(item) && item.value === 'workflow_call');
  return isScalar(on) && on.value === 'workflow_call';
}
