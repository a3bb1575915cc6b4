/** Outcomes of configuration formats: files that their own tool reads, so that nothing has to load `.env` for them. */
import type { Text } from '../../detection/types.ts';
import type { DocumentEdit, FileCreation, Replacement } from '../plan.ts';
import type { RewriteOutcome, RewriteRequest } from './language.ts';

/** A replaced stretch before it is known what kind of change it is. */
type Change = Pick<Replacement, 'range' | 'newText'> & Partial<Pick<Replacement, 'annotation'>>;

interface FormatRewrite {
  readonly changes: readonly Change[];
  readonly stored: string | null;
  readonly notes?: readonly Text[];
  readonly files?: readonly (DocumentEdit | FileCreation)[] | undefined;
}

/** A refusal; the reason names the way that is left. */
export const refuse = (en: string, ja: string): RewriteOutcome => ({ ok: false, reason: { en, ja } });

/** A rewrite of a file that its own tool reads. */
export function rewritten({ changes, stored, notes = [], files }: FormatRewrite): RewriteOutcome {
  return {
    ok: true,
    rewrite: {
      replacements: changes.map(({ range, newText, annotation = 'reference' }) => ({
        range,
        newText,
        annotation,
      })),
      stored,
      notes,
      needsLoader: false,
      ...(files === undefined ? {} : { files }),
    },
  };
}

/** A value in a comment, or in a text that only people read, is removed rather than referenced. */
export const removed = ({ range, name }: Pick<RewriteRequest, 'range' | 'name'>): RewriteOutcome =>
  rewritten({ changes: [{ range, newText: `<${name}>` }], stored: null });
