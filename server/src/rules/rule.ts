import type { Rule } from '../detection/types.ts';

/** A rule as its file writes it down: what the family does not say, and whatever differs from it. */
type Draft<Shared extends Partial<Rule>> = Omit<Rule, keyof Shared> & Partial<Rule>;

/**
 * Makes the constructor of one family's rules.
 * @param shared facts that hold unless a rule says otherwise
 */
export function family<Shared extends Partial<Rule>>(shared: Shared): (draft: Draft<Shared>) => Rule {
  return (draft) => ({ ...shared, ...draft }) as Rule;
}
