/** What stands in place of a secret that is removed rather than referred to. */
import { placeholder } from './code.ts';
import type { RewriteOutcome, RewriteRequest } from './language.ts';

/** A secret in a comment: a placeholder takes its place, and nothing is kept. */
export const commentPlaceholder = ({ range, name }: RewriteRequest): RewriteOutcome => ({
  ok: true,
  rewrite: {
    replacements: [{ range, newText: placeholder(name), annotation: 'reference' }],
    stored: null,
    notes: [],
    needsLoader: false,
  },
});
