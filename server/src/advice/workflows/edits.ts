/** Changes of a workflow: entries go as whole lines, steps come before a step, a job gets permissions. */
import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import type { Span } from '../../detection/types.ts';
import { lineBreakOf, lineStart } from '../../remediation/syntax/places.ts';
import {
  appendEntry,
  appendItem,
  insertBefore,
  insertItem,
  keyStart,
} from '../../remediation/syntax/yamlEntry.ts';
import type { Change } from '../edits/types.ts';
import { type Job, mapOf, nameOf, pairOf, type Step } from './workflow.ts';

/**
 * Takes entries out of a map below a step or a job, and the map itself where nothing is left of it.
 * @param key what the map is called (`with`, `env`).
 * @param put entries that come where the first one stood.
 * @returns undefined where an entry shares its line, or where a comment would go with it.
 */
export function dropEntries(
  text: string,
  owner: YAMLMap,
  key: string,
  gone: readonly string[],
  put: readonly (readonly [name: string, value: string])[] = [],
): readonly Change[] | undefined {
  const map = mapOf(owner, key);
  if (map === undefined || map.flow === true) return undefined;
  const pairs = map.items.filter((pair) => gone.includes(nameOf(pair)));
  const missing = put.filter(([name]) => !map.has(name) || gone.includes(name));
  if (pairs.length === map.items.length && missing.length === 0) {
    const pair = pairOf(owner, key);
    const lines = pair && linesOf(text, pair);
    // A comment inside says something about the entries: it is for a person to take out.
    return lines === undefined || hasComment(text, lines) ? undefined : [{ range: lines, newText: '' }];
  }
  const changes: Change[] = [];
  for (const pair of pairs) {
    const lines = linesOf(text, pair);
    if (lines === undefined) return undefined;
    const indent = /^[ \t]*/.exec(text.slice(lines.start))?.[0] ?? '';
    const added = changes.length === 0 ? missing : [];
    const newText = added.map(([name, value]) => `${indent}${name}: ${value}${lineBreakOf(text)}`).join('');
    changes.push({ range: lines, newText });
  }
  return changes;
}

const hasComment = (text: string, { start, end }: Span): boolean => /^\s*#|\s#/m.test(text.slice(start, end));

/** The whole lines of an entry; undefined where it shares them with something else or carries a comment. */
function linesOf(text: string, pair: Pair): Span | undefined {
  const key = keyStart(pair);
  const value: unknown = pair.value;
  const range = isScalar(value) || isMap(value) ? value.range : undefined;
  if (key === undefined || range === undefined || range === null) return undefined;
  return wholeLines(text, key, range[1]);
}

/** @returns the lines of a stretch; undefined where it shares them with something else, a comment behind it included. */
export function wholeLines(text: string, first: number, end: number): Span | undefined {
  const start = lineStart(text, first);
  let last = end;
  while (last > first && /\s/.test(text[last - 1] ?? '')) last -= 1;
  const next = text.indexOf('\n', last);
  const stop = next < 0 ? text.length : next + 1;
  const isWhole = text.slice(start, first).trim() === '' && text.slice(last, stop).trim() === '';
  return isWhole ? { start, end: stop } : undefined;
}

/** @returns the change that puts a step behind another one; undefined where the list is not in block style. */
export function stepAfter({ job, index }: Step, lines: readonly string[]): Change | undefined {
  const { text } = job.workflow;
  const next = index + 1 < job.list.items.length;
  return next
    ? insertItem(text, { kind: 'seq', node: job.list, index: index + 1 }, lines)
    : appendItem(text, job.list, lines);
}

/** @returns the change that puts a step before another one; undefined where the list is not in block style. */
export function stepBefore({ job, index }: Step, lines: readonly string[]): Change | undefined {
  return insertItem(job.workflow.text, { kind: 'seq', node: job.list, index }, lines);
}

/** Rights of the job's token, by their names. */
export type Needs = Readonly<Record<string, 'read' | 'write'>>;

/** The changes that give a job rights, and whether it named none before. */
export interface Permitted {
  readonly changes: readonly Change[];
  readonly namesPermissions: boolean;
}

/**
 * Gives the token of a job the rights it needs. A job without permissions of its own gets the workflow's with it, since
 * its own stand instead of those. Where neither names any, naming some takes the others away: that is done only where
 * the steps are known to need no more than reading.
 * @param known a step whose needs are among these.
 * @returns undefined where the permissions say otherwise, or are not plain.
 */
export function permit(job: Job, needs: Needs, known?: Step): Permitted | undefined {
  if (Object.keys(needs).length === 0) return NOTHING;
  const { text, root } = job.workflow;
  const own: unknown = job.node.get('permissions', true);
  if (isMap(own)) return raise(text, own, needs);
  if (own !== undefined) return isWriteAll(own) ? NOTHING : undefined;
  const all: unknown = root.get('permissions', true);
  if (isWriteAll(all)) return NOTHING;
  if (isMap(all)) {
    const inherited = Object.fromEntries(all.items.map((pair) => [nameOf(pair), String(pair.value)]));
    if (Object.entries(needs).every(([name, right]) => suffices(inherited[name], right))) return NOTHING;
    return grant(job, { ...needs, ...merged(inherited, needs) }, false);
  }
  if (all !== undefined) return undefined;
  // That much every job may do where nobody says otherwise.
  if (Object.keys(needs).join() === 'contents' && needs.contents === 'read') return NOTHING;
  if (!job.steps.every((step) => step === known || onlyReads(step))) return undefined;
  return grant(job, { ...needs, contents: needs.contents ?? 'read' }, true);
}

const NOTHING: Permitted = { changes: [], namesPermissions: false };

const isWriteAll = (node: unknown): boolean => isScalar(node) && node.value === 'write-all';

const suffices = (held: string | undefined, need: string): boolean => held === 'write' || held === need;

/** What the workflow gave, and more where the job needs it. */
const merged = (held: Readonly<Record<string, string>>, needs: Needs): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(held).map(([name, right]) => [
      name,
      needs[name] !== undefined && !suffices(right, needs[name]) ? needs[name] : right,
    ]),
  );

function raise(text: string, own: YAMLMap, needs: Needs): Permitted | undefined {
  const lines: string[] = [];
  for (const [name, right] of Object.entries(needs)) {
    const held = own.get(name);
    if (held === undefined) lines.push(`${name}: ${right}`);
    // What a person has set to less stays for a person to raise.
    else if (!suffices(String(held), right)) return undefined;
  }
  if (lines.length === 0) return NOTHING;
  const change = own.items.length > 0 ? appendEntry(text, own, lines) : undefined;
  return change && { changes: [change], namesPermissions: false };
}

function grant(
  job: Job,
  rights: Readonly<Record<string, string>>,
  namesPermissions: boolean,
): Permitted | undefined {
  const steps = pairOf(job.node, 'steps');
  const lines = ['permissions:', ...Object.entries(rights).map(([name, right]) => `  ${name}: ${right}`)];
  const change = steps && insertBefore(job.workflow.text, steps, lines);
  return change && { changes: [change], namesPermissions };
}

/** Publishers of actions that do nothing with the job's token, or only read by it. */
const READERS =
  /^(?:actions\/(?:checkout|cache(?:\/\w+)?|setup-[\w-]+|upload-artifact|download-artifact)|aws-actions|azure|google-github-actions|hashicorp|docker|pypa|ruby|rubygems|rust-lang|dtolnay|swatinem|astral-sh|pnpm|oven-sh|denoland|gradle|nuget|nrwl)(?:\/|$)/;
/** Signs in a script or in what a step is given that it does something with the token. */
const TOKEN =
  /\bgithub\.token\b|\bGITHUB_TOKEN\b|\bGH_TOKEN\b|\bgh\s+\w|\bgit\s+push\b|ghcr\.io|npm\.pkg\.github|nuget\.pkg\.github/;

/** @returns whether a step is known to need nothing of the job's token but reading. */
export function onlyReads({ uses, node }: Step): boolean {
  if (TOKEN.test(String(node))) return false;
  return uses === '' || READERS.test(uses);
}
