/** What a reader prints of a resolved value: equal for equal values, and nothing of them. */
import { createHash } from 'node:crypto';

/** SHA-256 in hex of a value, of an object by its JSON. */
export const digest = (value: unknown): string =>
  createHash('sha256')
    .update(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
    .digest('hex');
