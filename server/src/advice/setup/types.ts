/** What has to be set up outside of the code before a key can go from it: a table's entry, and nothing of a value. */
import type { Text } from '../../detection/types.ts';
import type { Step } from '../types.ts';

export interface Setup {
  /** The safer way in a few words, in the imperative: titles start with it. */
  readonly way: Text;
  /** Where the way holds in some cases alone (a plan, CI, one cloud): these, as whole sentences. */
  readonly only?: Text;
  /** What an edit of the document does for it ("drop the keys"); absent where there is a guide only. */
  readonly edit?: Text;
  /** In the order in which they are done. */
  readonly steps: readonly Step[];
  /** What a person fills in in the commands: words in capitals, each standing in at least one command. */
  readonly placeholders: readonly string[];
  /** The provider's page. */
  readonly url: string;
}
