/** Runs a table of rewrites: source with the value between ⟦ and ⟧ in, source with the reference out, or a refusal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../../../../server/src/remediation/languages/language.ts';
import type { REASONS } from '../../../../server/src/remediation/languages/reasons.ts';
import { REASONS as ALL } from '../../../../server/src/remediation/languages/reasons.ts';
import type { ProjectFile, Replacement } from '../../../../server/src/remediation/plan.ts';

export interface Case {
  readonly title: string;
  readonly before: string;
  /** The document afterwards, or `refuse` with a key of the reasons or the start of the reason. */
  readonly after?: string;
  readonly refuse?: keyof typeof REASONS | RegExp;
  /** What goes into `.env`; the marked text unless said. */
  readonly stored?: string | null;
  /** The variable; `API_KEY` unless said. Must be what the language finds in the code, if it finds one. */
  readonly name?: string;
  /** File name below the project root. */
  readonly file?: string;
  /** Manifests of the project: name to content. */
  readonly project?: Readonly<Record<string, string>>;
  /** Whether the loader's edits are applied too. */
  readonly loader?: boolean;
}

const ROOT = 'file:///project';

/** One test per case. */
export function rewriteCases(language: Language, file: string, cases: readonly Case[]): void {
  for (const item of cases) {
    test(`${language.id}: ${item.title}`, () => {
      check(language, item, item.file ?? file);
    });
  }
}

function check(language: Language, item: Case, file: string): void {
  const start = item.before.indexOf('⟦');
  const end = item.before.indexOf('⟧') - 1;
  assert.ok(start >= 0 && end > start, 'the case marks no value');
  const text = item.before.replace('⟦', '').replace('⟧', '');
  const document = { uri: `${ROOT}/${file}`, languageId: 'plaintext', version: null, text };
  assert.ok(language.matches(document), 'the language does not know its own file');
  const files = new Map<string, ProjectFile>();
  for (const [name, content] of Object.entries(item.project ?? {})) {
    const uri = `${ROOT}/${name}`;
    files.set(uri, { uri, version: null, text: content, writable: true });
  }
  const project = { root: ROOT, workspaceRoot: ROOT, files };
  const range = { start, end };
  const existing = language.existingName?.(document, range);
  const name = item.name ?? 'API_KEY';
  if (existing !== undefined) assert.equal(existing, name, 'the variable that the code reads already');
  const secret = text.slice(start, end);
  const outcome = language.rewrite({
    document,
    range,
    encodings: [],
    secret,
    name,
    rule: undefined,
    project,
  });
  if (item.refuse !== undefined) {
    assert.ok(!outcome.ok, 'a rewrite where none is right');
    if (typeof item.refuse === 'string') assert.equal(outcome.reason.en, ALL[item.refuse].en);
    else assert.match(outcome.reason.en, item.refuse);
    assert.ok(!outcome.reason.en.includes(secret) && outcome.reason.ja !== '');
    return;
  }
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.reason.en);
  const loading = item.loader === true ? (language.loader?.({ document, project }).replacements ?? []) : [];
  const after = apply(text, [...outcome.rewrite.replacements, ...loading]);
  assert.equal(after, item.after);
  assert.equal(outcome.rewrite.stored, item.stored === undefined ? secret : item.stored);
}

function apply(text: string, replacements: readonly Replacement[]): string {
  const sorted = [...replacements].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let at = 0;
  for (const { range, newText } of sorted) {
    assert.ok(range.start >= at, 'two replacements overlap');
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}
