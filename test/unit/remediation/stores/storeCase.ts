/** What stands in a file in place of a value that goes into a store, as a table. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parse as parseJson } from 'jsonc-parser';
import { parseAllDocuments } from 'yaml';
import { planMoveToStore, type StorePlan } from '../../../../server/src/remediation/moveToStore.ts';
import { storeOf } from '../../../../server/src/remediation/stores/index.ts';
import type { StoreSettings } from '../../../../server/src/remediation/stores/store.ts';
import { applyPlan, type Files, requestFor, unmark } from '../fixing.ts';

export interface Case {
  readonly title: string;
  readonly store: string;
  readonly settings?: StoreSettings;
  /** The name in the store that the person chose. */
  readonly chosen?: string;
  /** What the store gave back, by environment variable. */
  readonly given?: Readonly<Record<string, string>>;
  /** By path; the document marks its values by « and ». */
  readonly before: Files;
  /** By path, only what is different; or a pattern of the reason. */
  readonly after: Files | RegExp;
  readonly notes?: RegExp;
  readonly run?: RegExp | null;
}

/** What is planned for the one document of a case that marks its values. */
export function planOf({ store: id, settings = {}, chosen, given = {}, before }: Case): {
  plan: StorePlan;
  files: Files;
} {
  const path = Object.keys(before).find((key) => before[key]?.includes('«')) ?? '';
  const { [path]: marked = '', ...beside } = before;
  const { text, spans } = unmark(marked);
  const { request, catalogue } = requestFor({
    path,
    text,
    spans,
    beside,
    options: { names: ['API_KEY', 'SECOND_KEY'] },
  });
  const store = storeOf(id);
  assert.ok(store);
  const destination = { store, settings, chosenName: chosen, given: new Map(Object.entries(given)) };
  return { plan: planMoveToStore(request, destination, catalogue), files: { ...beside, [path]: text } };
}

/** The file must still be of its format. */
function parses(path: string, text: string): void {
  if (/\.ya?ml$/.test(path)) {
    for (const { errors } of parseAllDocuments(text)) assert.deepEqual(errors, []);
  }
  if (path.endsWith('.json')) {
    const errors: never[] = [];
    parseJson(text, errors);
    assert.deepEqual(errors, []);
  }
}

/** One test for each case. */
export function storeCases(cases: readonly Case[]): void {
  for (const row of cases) {
    it(row.title, () => {
      const { plan, files } = planOf(row);
      if (row.after instanceof RegExp) {
        assert.ok(!plan.ok, 'a plan was made');
        assert.match(plan.reason.en, row.after);
        assert.match(plan.reason.ja, /[ぁ-ん]/);
        return;
      }
      assert.ok(plan.ok, plan.ok ? '' : plan.reason.en);
      const after = applyPlan(files, plan.plan);
      assert.deepEqual(after, { ...files, ...row.after });
      for (const [path, text] of Object.entries(after)) parses(path, text);
      const notes = plan.plan.notes.map(({ en }) => en).join('\n');
      if (row.notes !== undefined) assert.match(notes, row.notes);
      if (row.run === null) assert.equal(plan.runCommand, undefined);
      else if (row.run !== undefined) assert.match(plan.runCommand ?? '', row.run);
    });
  }
}
