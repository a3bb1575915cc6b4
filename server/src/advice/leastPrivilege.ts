/** The third piece of advice: the smaller kind of the same key, by the kind that was found. */
import type { Rule, Text } from '../detection/types.ts';
import { AI } from './smallerKinds/ai.ts';
import { BUSINESS } from './smallerKinds/business.ts';
import { CLOUD } from './smallerKinds/cloud.ts';
import { CODE } from './smallerKinds/code.ts';
import type { Smaller } from './smallerKinds/types.ts';
import type { Advice } from './types.ts';

/** The first that fits counts. */
export const SMALLER: readonly Smaller[] = [...CLOUD, ...CODE, ...AI, ...BUSINESS];

const REACH: Readonly<Partial<Record<Rule['privilege'], Text>>> = {
  root: {
    en: 'It can do everything in its account: use a key with named rights instead, and keep this one for emergencies.',
    ja: 'アカウントのすべてを操作できるキーです。権限を限定したキーに替え、これは非常用として使わないでください。',
  },
  'account-wide': {
    en: 'It reaches the whole account: if the provider has scoped keys, use one that can do only what this program does.',
    ja: 'アカウント全体に及ぶキーです。スコープを絞れる発行元なら、このプログラムに必要な操作だけを許したキーに替えてください。',
  },
};

/** @returns the smaller kind of this key where one is known, else what its reach calls for. */
export function leastPrivilegeOf(rule: Rule): readonly Advice[] {
  const smaller = SMALLER.find(({ rules }) =>
    rules.some((id) => rule.id === id || (id.endsWith('-') && rule.id.startsWith(id))),
  );
  if (smaller !== undefined) {
    const url = smaller.url ?? rule.docs ?? rule.manageUrl;
    const page = url === undefined ? {} : { url };
    return [{ caution: 'privilege', id: 'smaller', text: smaller.text, steps: [], ...page }];
  }
  const text = REACH[rule.privilege];
  return text === undefined ? [] : [{ caution: 'privilege', id: rule.privilege, text, steps: [] }];
}
