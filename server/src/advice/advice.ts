/**
 * The four pieces of advice for one finding, in the order in which a security engineer would follow them: something
 * safer than a key; out of the code; only what it needs; an end, limits and rotation. Pure; nothing of the value is in
 * what comes out but dates and rights that it states itself.
 */
import type { Finding, Rule, Text } from '../detection/types.ts';
import { exposureAdvice, isPublic } from './exposure.ts';
import { keylessOf } from './keyless.ts';
import { leastPrivilegeOf } from './leastPrivilege.ts';
import { lifetimeOf } from './lifetime.ts';
import { limitsOf } from './limits.ts';
import { restrictionOf } from './restrict.ts';
import type { SetupPlace } from './setup/setupFor.ts';
import type { Age } from './standing.ts';
import type { Advice } from './types.ts';

export interface AdviceRequest {
  readonly finding: Finding;
  readonly rule: Rule;
  /** Where it stands, if that is known: what has to be set up depends on it. */
  readonly place?: SetupPlace;
  /** What the document ends up in, where users are given it (`exposureOf`). */
  readonly exposure?: Text | undefined;
  /** How long it has stood in git, where that is known. */
  readonly age?: Age | undefined;
}

/** @returns what there is to say, the first that can be followed coming first; never empty. */
export function adviceFor({ finding, rule, place, exposure, age }: AdviceRequest): readonly Advice[] {
  const standing = isPublic(rule) ? undefined : age;
  return [
    ...keylessOf(rule, place),
    ...(exposure === undefined ? placeOf(rule, standing) : [exposureAdvice(exposure)]),
    ...leastPrivilegeOf(rule),
    ...lifetimeOf(finding.life),
    ...(standing === undefined
      ? []
      : [{ caution: 'end', id: 'age', text: standing.text, steps: [] } as const]),
    ...limitsOf(rule),
  ];
}

/** @returns what there is to say of a kind of credential, where its documents are not at hand; never empty. */
export function adviceForRule(rule: Rule): readonly Advice[] {
  return [...keylessOf(rule), ...placeOf(rule), ...leastPrivilegeOf(rule), ...limitsOf(rule)];
}

/** Out of the code, unless it is meant to be seen. */
function placeOf(rule: Rule, age?: Age): readonly Advice[] {
  if (isPublic(rule)) return [restrictionOf(rule)];
  return [age?.pushedTo === undefined ? MOVE : { ...MOVE, text: MOVE_NEW }];
}

const MOVE: Advice = {
  caution: 'place',
  id: 'move',
  text: {
    en: 'Move it out of the code. If it was ever committed, shared or shipped, revoke it first: history keeps it.',
    ja: 'コードの外へ移してください。一度でもコミット・共有・配布したものは履歴に残るので、先に失効させてください。',
  },
  steps: [],
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
};

/** The same where its age says that it has to be revoked. */
const MOVE_NEW: Text = {
  en: 'Keep the new one out of the code: history keeps this one.',
  ja: '新しいキーはコードの外に置いてください。今のキーは履歴に残ります。',
};
