/** What a piece of advice is: words, steps and a page. */
import type { Text } from '../detection/types.ts';

/** Which of the four it is. */
export type Caution = 'keyless' | 'place' | 'privilege' | 'end';

/** One thing to do outside of the code, as words and, where there is one, a command to copy. */
export interface Step {
  readonly text: Text;
  /** With capitals for what the person fills in. Never holds a value. */
  readonly command?: string;
}

export interface Advice {
  readonly caution: Caution;
  /** Stable name ("aws-role", "jwt-expired"). */
  readonly id: string;
  /** What to do, in one sentence. */
  readonly text: Text;
  readonly steps: readonly Step[];
  /** The page that explains it. */
  readonly url?: string;
}
