/** Asking a provider whether a key is live. */
import type { Range } from './places.ts';

/** Arguments of `kagimori.checkKey`. Without `preview` and `consent` the server itself asks the person. */
export interface CheckKey {
  readonly uri: string;
  /** Any range that touches the finding. */
  readonly range: Range;
  /** Only says what would be asked of whom; nothing leaves the machine. */
  readonly preview?: boolean;
  /** The host that the person agreed to. The key goes to no other. */
  readonly consent?: string;
}

export type CheckedKey =
  | {
      readonly ok: true;
      readonly step: 'ask';
      readonly host: string;
      readonly question: string;
      /** What the person should know before they agree. */
      readonly notes: readonly string[];
    }
  | {
      readonly ok: true;
      readonly step: 'told';
      readonly state: 'live' | 'limited' | 'dead' | 'unknown';
      readonly host: string;
      /** All of it in words. */
      readonly message: string;
      readonly account?: string;
      readonly scopes?: readonly string[];
      readonly expires?: string;
      /** Where a live key is revoked. */
      readonly manageUrl?: string;
    }
  | { readonly ok: false /** Empty where the person turned away. */; readonly message: string };
