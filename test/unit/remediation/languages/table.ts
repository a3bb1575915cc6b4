/** Tables of fixes: a document with marked secrets, and what it becomes, or why it stays. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Files, fixed, planFor, refused } from '../fixing.ts';

/** Name, text with «secrets», text after the fix or what the refusal says; names are A, B, C. */
export type Row = readonly [name: string, before: string, after: string | RegExp, beside?: Files];

const NAMES = ['A', 'B', 'C'];

/** One test per row, in a file of this name. */
export function fixes(title: string, path: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [name, before, after, beside = {}] of rows) {
      const files = { [path]: before, ...beside };
      it(name, () => {
        if (typeof after === 'string') assert.equal(fixed(files, { names: NAMES })[path], after);
        else assert.match(refused(files, { names: NAMES }), after);
      });
    }
  });
}

/** The notes of a fix, in English. */
export const notesOf = (files: Files): string =>
  planFor(files, { names: NAMES })
    .notes.map(({ en }) => en)
    .join('\n');

/** A package.json with these dependencies. */
export const packages = (...names: readonly string[]): Files => ({
  'package.json': JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) }),
});
