/**
 * `.env` itself, on the way from it into a store: the line keeps a reference where the store knows one (`op://…`,
 * `encrypted:…`), and goes where the store's wrapper gives the variable to the program instead.
 */
import { parseEnv } from '../../dotenv/parse.ts';
import { quoteEnvValue, type WriteOutcome } from '../../dotenv/write.ts';
import { isEnvFile } from '../../envFiles.ts';
import { refuse, rewritten } from '../../languages/outcome.ts';
import { lineStart } from '../../syntax/places.ts';
import type { Store } from '../store.ts';
import { notReadable, type StoredFormat } from './format.ts';

/** What stands in a preview for an encrypted value that is not made yet. */
const ENCRYPTED = 'encrypted:…';

/**
 * A reference as it stands behind `NAME=`. An encrypted value stands in single quotes: in all others dotenvx expands the
 * dollar signs of what it has decrypted.
 */
export const writeReference = (reference: string): WriteOutcome =>
  reference.startsWith('encrypted:') ? { ok: true, text: `'${reference}'` } : quoteEnvValue(reference);

const entryAt = (text: string, start: number, end: number) =>
  parseEnv(text).find(({ valueRange }) => valueRange.start <= start && end <= valueRange.end);

/** Whether the encrypted value in `.env` is the store. */
export const keepsInEnv = ({ access }: Store): boolean => access !== undefined && 'envValue' in access;

export const dotenvFormat: StoredFormat = {
  demandedName: ({ document, range }) => entryAt(document.text, range.start, range.end)?.name,
  rewrite(request, target) {
    const { document, range, name } = request;
    const { text } = document;
    if (!isEnvFile(document.uri)) return undefined;
    const entry = entryAt(text, range.start, range.end);
    if (entry === undefined) return undefined;
    if (!entry.value.includes(request.secret)) return refuse(...ESCAPED);
    const { store, settings, nameOf, givenFor } = target;
    const reference =
      store.envReference?.(nameOf(name), settings) ??
      (keepsInEnv(store) ? (givenFor(name) ?? ENCRYPTED) : undefined);
    if (reference !== undefined) {
      const written = writeReference(reference);
      if (!written.ok) return written;
      return rewritten({
        changes: [{ range: entry.valueRange, newText: written.text }],
        stored: entry.value,
      });
    }
    if (store.run === undefined) {
      return notReadable(target, 'A program that reads .env', {
        en: 'Leave the value in .env, or choose a store with a run command.',
        ja: '値は .env に残すか、起動コマンドのある保管先を選んでください。',
      });
    }
    const next = text.indexOf('\n', entry.valueRange.end);
    const line = { start: lineStart(text, entry.range.start), end: next < 0 ? text.length : next + 1 };
    return rewritten({ changes: [{ range: line, newText: '' }], stored: entry.value });
  },
};

const ESCAPED = [
  'The value is escaped in a way that cannot be told apart with certainty.',
  'エスケープのため、値の範囲を確実に決められません。',
] as const;
