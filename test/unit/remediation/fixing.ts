/** Fixes projects that stand in memory: what the tests of remediation are written in. */
import assert from 'node:assert/strict';
import type { Catalogue, Finding, Rule, Span } from '../../../server/src/detection/types.ts';
import { planMoveToEnv } from '../../../server/src/remediation/moveToEnv.ts';
import type {
  EditPlan,
  FixOutcome,
  MoveRequest,
  Project,
  ProjectFile,
} from '../../../server/src/remediation/plan.ts';

/** Contents by path below the project's root. */
export type Files = Readonly<Record<string, string>>;

export const ROOT = 'file:///p';

export interface FixOptions {
  /** Names that the person chose, for the secrets in order. */
  readonly names?: readonly string[];
  /** Rule properties by the order of the secrets. */
  readonly rules?: readonly Partial<Rule>[];
  readonly languageId?: string;
  readonly project?: Partial<Project>;
  /** Properties of files of the project. */
  readonly files?: Readonly<Record<string, Partial<ProjectFile>>>;
  readonly findings?: readonly Partial<Finding>[];
}

const LANGUAGE_IDS: Readonly<Record<string, string>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  py: 'python',
  go: 'go',
  sh: 'shellscript',
  bash: 'shellscript',
  zsh: 'shellscript',
  fish: 'fish',
  envrc: 'shellscript',
  yml: 'yaml',
  yaml: 'yaml',
  rb: 'ruby',
  php: 'php',
  rs: 'rust',
  vue: 'vue',
  svelte: 'svelte',
  astro: 'astro',
};

/** The language id that an editor would give a file. */
export function languageIdOf(path: string): string {
  const extension = /\.([A-Za-z]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return LANGUAGE_IDS[extension] ?? 'plaintext';
}

/** The outcome for the first file whose text marks secrets by `«»`; the marks are no part of it. */
export function outcomeFor(marked: Files, options: FixOptions = {}): FixOutcome {
  const path = Object.keys(marked).find((key) => marked[key]?.includes('«'));
  assert.ok(path !== undefined, 'a file must mark its secrets by «»');
  const { [path]: document = '', ...beside } = marked;
  const { request, catalogue } = requestFor({ path, ...unmark(document), beside, options });
  return planMoveToEnv(request, catalogue);
}

interface Place {
  readonly path: string;
  readonly text: string;
  /** Where the secrets stand. */
  readonly spans: readonly Span[];
  /** The other files of the project. */
  readonly beside: Files;
  readonly options: FixOptions;
}

/** What the server would ask for secrets at these places. */
export function requestFor({ path, text, spans, beside, options }: Place): {
  readonly request: MoveRequest;
  readonly catalogue: Catalogue;
} {
  const catalogue = new Map<string, Rule>();
  const findings = spans.map((range, index): Finding => {
    const rule: Rule = {
      id: `rule-${index}`,
      provider: '',
      name: { en: 'secret', ja: '秘密' },
      keywords: [],
      pattern: /x/,
      severity: 'high',
      privilege: 'scoped',
      examples: { match: [], reject: [] },
      ...options.rules?.[index],
    };
    catalogue.set(rule.id, rule);
    const assignedTo = assignedBefore(text, range.start);
    return {
      ruleId: rule.id,
      range,
      encodings: [],
      confidence: 'format',
      severity: 'high',
      evidence: [],
      fingerprint: `f${index}`,
      redacted: '…',
      ...(assignedTo === undefined ? {} : { assignedTo }),
      ...options.findings?.[index],
    };
  });
  const files = new Map<string, ProjectFile>();
  for (const [name, content] of Object.entries(beside)) {
    const uri = `${ROOT}/${name}`;
    files.set(uri, { uri, version: null, text: content, writable: true, ...options.files?.[name] });
  }
  const languageId = options.languageId ?? languageIdOf(path);
  const request: MoveRequest = {
    document: { uri: `${ROOT}/${path}`, languageId, version: 1, text },
    findings,
    project: { root: ROOT, workspaceRoot: ROOT, files, ...options.project },
    names: new Map((options.names ?? []).map((name, index) => [`f${index}`, name])),
  };
  return { request, catalogue };
}

/** The project after the fix. Throws the reason where there is none. */
export function fixed(marked: Files, options: FixOptions = {}): Files {
  return applyPlan(unmarked(marked), planFor(marked, options));
}

/** The plan; throws the reason where there is none. */
export function planFor(marked: Files, options: FixOptions = {}): EditPlan {
  const outcome = outcomeFor(marked, options);
  if (!outcome.ok) throw new Error(outcome.reason.en);
  return outcome.plan;
}

/** Why there is no fix; throws where there is one. */
export function refused(marked: Files, options: FixOptions = {}): string {
  const outcome = outcomeFor(marked, options);
  assert.ok(!outcome.ok, 'a fix was planned');
  return outcome.reason.en;
}

/** The files after a plan. Throws where an edit is not of the text that stands there, or edits overlap. */
export function applyPlan(files: Files, plan: EditPlan): Files {
  const after: Record<string, string> = { ...files };
  for (const change of plan.changes) {
    const path = change.uri.slice(ROOT.length + 1);
    if (change.kind === 'create') {
      assert.equal(after[path], undefined, `${path} exists`);
      after[path] = change.text;
      continue;
    }
    assert.equal(after[path], change.text, `${path} is not what was planned for`);
    let text = change.text;
    let last = Number.POSITIVE_INFINITY;
    const ordered = change.replacements
      .map((replacement, index) => ({ ...replacement, index }))
      .sort((a, b) => b.range.start - a.range.start || b.range.end - a.range.end || b.index - a.index);
    for (const { range, newText } of ordered) {
      assert.ok(range.end <= last, 'replacements overlap');
      text = text.slice(0, range.start) + newText + text.slice(range.end);
      last = range.start;
    }
    after[path] = text;
  }
  return after;
}

const unmarked = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, unmark(text).text]));

/** The text without its marks, and where they stood. */
export function unmark(marked: string): { text: string; spans: readonly { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const piece of marked.split(/(«[^»]*»)/)) {
    if (!piece.startsWith('«')) text += piece;
    else {
      spans.push({ start: text.length, end: text.length + piece.length - 2 });
      text += piece.slice(1, -1);
    }
  }
  return { text, spans };
}

/** What the detector would say that the value is given to, for the plain cases of these tests. */
function assignedBefore(text: string, start: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /["']?([A-Za-z_][\w-]*)["']?\s*(?::\s*[\w| ]+)?(?::?=|:)\s*(?:[\w.]*\()?[^=:"'`]*["'`]+[^"'`]*$/.exec(
    before,
  )?.[1];
}
