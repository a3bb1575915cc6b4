/** All providers that can be asked about a key. */
import type { KeyCheck } from '../types.ts';
import { AI } from './ai.ts';
import { CLOUD } from './cloud.ts';
import { CODE } from './code.ts';
import { HOSTING } from './hosting.ts';
import { MESSAGES } from './messages.ts';
import { MONITORING } from './monitoring.ts';
import { PAYMENTS } from './payments.ts';
import { WORK } from './work.ts';

export const KEY_CHECKS: readonly KeyCheck[] = [
  ...CLOUD,
  ...HOSTING,
  ...CODE,
  ...AI,
  ...PAYMENTS,
  ...MESSAGES,
  ...MONITORING,
  ...WORK,
];

const BY_RULE = new Map(KEY_CHECKS.flatMap((check) => check.rules.map((rule) => [rule, check] as const)));

/** @returns how a kind of key is asked about; undefined where there is no safe way. */
export const keyCheckOf = (ruleId: string): KeyCheck | undefined => BY_RULE.get(ruleId);
