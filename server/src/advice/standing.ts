/** The fourth piece of advice, as far as git tells it: how long a key has stood in the open, and who has it by now. */
import type { Text } from '../detection/types.ts';

const DAY = 86_400_000;

/** What git knows of a key, as `git/standing.ts` reads it. */
export interface CommittedSince {
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly pushedTo?: string;
}

/** How long a key has stood in git. */
export interface Age {
  /** `YYYY-MM-DD`. */
  readonly since: string;
  readonly days: number;
  /** Whether it is older than the policy allows. */
  readonly isOverdue: boolean;
  readonly pushedTo?: string;
  /** All of that in a sentence, with what it means. */
  readonly text: Text;
}

/** Days after which a key is due for rotation, where nobody says otherwise. */
export const MAX_AGE_DAYS = 90;

/** Of a key that git was asked about and that stands in no commit. */
export const IN_NO_COMMIT: Text = {
  en: 'It is in no commit yet.',
  ja: 'まだコミットされていません。',
};

/** @returns an age without its words, for other programs. */
export const ageFacts = ({ since, days, isOverdue, pushedTo }: Age) => ({
  since,
  days,
  isOverdue,
  ...(pushedTo === undefined ? {} : { pushedTo }),
});

/** @param now milliseconds since the epoch. @param maxAgeDays what the policy allows. */
export function ageOf({ since, pushedTo }: CommittedSince, now: number, maxAgeDays: number): Age {
  const days = Math.max(0, Math.floor((now - since) / DAY));
  const day = new Date(since).toISOString().slice(0, 10);
  const isOverdue = days > maxAgeDays;
  const span = {
    en: `${days === 1 ? '1 day' : `${days} days`}${isOverdue ? `, more than the ${maxAgeDays} that are allowed` : ''}`,
    ja: `${days} 日経過${isOverdue ? `、上限 ${maxAgeDays} 日` : ''}`,
  };
  const text: Text =
    pushedTo === undefined
      ? {
          en: `It is committed since ${day} (${span.en}): the history keeps it when it moves.`,
          ja: `${day} からコミットされています（${span.ja}）。移しても履歴に残ります。`,
        }
      : {
          en: `It is committed since ${day} (${span.en}) and pushed to ${pushedTo}: moving it is not enough, revoke it.`,
          ja: `${day} からコミットされ（${span.ja}）、${pushedTo} にプッシュ済みです。移すだけでは足りません。失効させてください。`,
        };
  return { since: day, days, isOverdue, ...(pushedTo === undefined ? {} : { pushedTo }), text };
}
