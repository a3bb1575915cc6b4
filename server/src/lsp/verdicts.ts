/**
 * What providers said of keys, as long as this server runs and in its memory alone: by fingerprint, so that it is told
 * wherever the same key stands.
 */
import type { Text } from '../detection/types.ts';
import { livenessText, type ToldLiveness } from '../report/liveness.ts';

export interface Verdict {
  readonly told: ToldLiveness;
  /** When it was said, in milliseconds since the epoch. */
  readonly at: number;
}

export interface Verdicts {
  of(fingerprint: string): Verdict | undefined;
  set(fingerprint: string, verdict: Verdict): void;
}

/** @param onNews called when there is one more to tell. */
export function createVerdicts(onNews: () => void): Verdicts {
  const said = new Map<string, Verdict>();
  return {
    of: (fingerprint) => said.get(fingerprint),
    set(fingerprint, verdict) {
      said.set(fingerprint, verdict);
      onNews();
    },
  };
}

/** @returns the verdict in words, with account, scopes and expiry; nothing of the value is in them. */
export const verdictText = ({ told }: Verdict): Text => ({
  en: livenessText(told, 'en'),
  ja: livenessText(told, 'ja'),
});
