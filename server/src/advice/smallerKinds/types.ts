import type { Text } from '../../detection/types.ts';

/** A smaller kind of the same key, and the page that makes it. */
export interface Smaller {
  /** Rule ids, or prefixes of them that end in a hyphen. */
  readonly rules: readonly string[];
  readonly text: Text;
  /** The rule's own page where absent. */
  readonly url?: string;
}
