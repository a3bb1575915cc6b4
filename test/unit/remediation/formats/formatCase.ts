/** Tables for configuration formats: a text with its value between « and », and what the fix makes of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Language } from '../../../../server/src/remediation/languages/language.ts';
import type { ProjectFile, Replacement } from '../../../../server/src/remediation/plan.ts';

export const ROOT = 'file:///project';

export interface FormatCase {
  readonly title: string;
  /** Path below the project's root. */
  readonly file: string;
  readonly languageId?: string;
  /** The proposed name; `API_KEY` unless told. */
  readonly name?: string;
  /** The document, its value marked. */
  readonly before: string;
  /** The document afterwards, or a pattern of the reason for which there is no fix. */
  readonly after: string | RegExp;
  /** What `.env` holds; the marked text unless told. */
  readonly stored?: string | null;
  /** The name under which it is stored; the proposed one unless told. */
  readonly storedAs?: string;
  /** A pattern that the notes match. */
  readonly notes?: RegExp;
  /** Other files of the project, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Other files as the fix leaves them, by path. */
  readonly filesAfter?: Readonly<Record<string, string>>;
}

export interface Fixed {
  readonly name: string;
  readonly text: string;
  readonly stored: string | null;
  readonly notes: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Applies the language's rewrite to a marked document. Returns the reason where it refuses. */
export function fixCase(language: Language, row: FormatCase): Fixed | { readonly reason: string } {
  const start = row.before.indexOf('«');
  const end = row.before.indexOf('»') - 1;
  assert.ok(start >= 0 && end > start, 'the case marks its value');
  const text = row.before.replace('«', '').replace('»', '');
  const document = { uri: `${ROOT}/${row.file}`, languageId: row.languageId ?? '', version: 1, text };
  assert.ok(language.matches(document), `${language.id} does not match ${row.file}`);
  const files = new Map<string, ProjectFile>();
  for (const [path, content] of Object.entries(row.files ?? {})) {
    files.set(`${ROOT}/${path}`, { uri: `${ROOT}/${path}`, version: null, text: content, writable: true });
  }
  const request = {
    document,
    range: { start, end },
    encodings: [],
    secret: text.slice(start, end),
    name: row.name ?? 'API_KEY',
    rule: undefined,
    project: { root: ROOT, workspaceRoot: ROOT, files },
  };
  const name = language.demandedName?.(request) ?? request.name;
  const outcome = language.rewrite({ ...request, name });
  if (!outcome.ok) {
    assert.ok(outcome.reason.ja !== '', 'the reason is told in Japanese too');
    return { reason: outcome.reason.en };
  }
  const { replacements, stored, notes } = outcome.rewrite;
  assert.ok(notes.every(({ ja }) => ja !== ''));
  const changed: Record<string, string> = {};
  for (const change of outcome.rewrite.files ?? []) {
    changed[change.uri.slice(ROOT.length + 1)] =
      change.kind === 'create' ? change.text : applied(change.text, change.replacements);
  }
  return {
    name,
    text: applied(text, replacements),
    stored,
    notes: notes.map(({ en }) => en).join('\n'),
    files: changed,
  };
}

/** The text with its replacements; they must not overlap. */
export function applied(text: string, replacements: readonly Replacement[]): string {
  let end = text.length;
  let result = text;
  for (const { range, newText } of [...replacements]
    .reverse()
    .sort((a, b) => b.range.start - a.range.start)) {
    assert.ok(range.start <= range.end && range.end <= end, 'replacements do not overlap');
    result = result.slice(0, range.start) + newText + result.slice(range.end);
    end = range.start;
  }
  return result;
}

/** Runs a table of cases; `parses` throws where a fixed document is no longer of its format. */
export function formatCases(
  language: Language,
  rows: readonly FormatCase[],
  parses?: (text: string) => void,
): void {
  describe(language.id, () => {
    for (const row of rows) {
      it(row.title, () => {
        const fixed = fixCase(language, row);
        if (row.after instanceof RegExp) {
          assert.ok('reason' in fixed, `a fix was made:\n${'text' in fixed ? fixed.text : ''}`);
          assert.match(fixed.reason, row.after);
          return;
        }
        assert.ok('text' in fixed, `no fix: ${'reason' in fixed ? fixed.reason : ''}`);
        assert.equal(fixed.text, row.after);
        const marked = row.before.slice(row.before.indexOf('«') + 1, row.before.indexOf('»'));
        assert.equal(fixed.stored, row.stored === undefined ? marked : row.stored);
        assert.equal(fixed.name, row.storedAs ?? row.name ?? 'API_KEY');
        if (row.notes !== undefined) assert.match(fixed.notes, row.notes);
        assert.deepEqual(fixed.files, row.filesAfter ?? {});
        parses?.(fixed.text);
      });
    }
  });
}
