import type { Check } from '../types.ts';

const PASS = { en: 'its checksum is right', ja: 'チェックサムが正しい' };
const FAIL = { en: 'its checksum is wrong', ja: 'チェックサムが合わない' };

interface SuffixChecksum {
  /** How a whole value divides: group `body` is what is summed, group `sum` what is compared. */
  readonly shape: RegExp;
  /** The same for a value that still lacks its checksum, anchored at the end. */
  readonly body: RegExp;
  /** The checksum that belongs to a body. */
  sum(body: string): string;
  /** `lower` where the rule of the checksum was seen on few samples only. */
  readonly onFail?: Check['onFail'];
}

/** A check of the commonest form: the last characters are a checksum over the ones before them. */
export function suffixChecksum({ shape, body, sum, onFail = 'drop' }: SuffixChecksum): Check {
  return {
    pass: PASS,
    fail: FAIL,
    onFail,
    verify(value) {
      const parts = shape.exec(value)?.groups;
      if (parts?.body === undefined || parts.sum === undefined) return 'unknown';
      return sum(parts.body) === parts.sum ? 'pass' : 'fail';
    },
    complete(unfinished) {
      const found = body.exec(unfinished)?.groups?.body;
      return found === undefined ? unfinished : unfinished + sum(found);
    },
  };
}
