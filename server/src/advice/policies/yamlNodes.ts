/** Nodes of a YAML document as places and strings. */
import { isScalar, isSeq } from 'yaml';
import { spanOf } from '../../remediation/syntax/yamlPlace.ts';
import type { Notice } from '../notice.ts';
import { type PolicyId, policyNotice } from './words.ts';

/** @param whole what the notice is about, the place included. */
export const at = (id: PolicyId, node: unknown, whole?: unknown): readonly Notice[] => {
  const range = spanOf(node);
  const all = spanOf(whole);
  return range === undefined ? [] : [policyNotice(id, range, all === undefined ? {} : { whole: all })];
};

/** The strings of a scalar or of a list. */
export function stringsOf(node: unknown): readonly string[] {
  if (isScalar(node)) return [String(node.value)];
  return isSeq(node) ? node.items.filter(isScalar).map(({ value }) => String(value)) : [];
}
