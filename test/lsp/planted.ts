/** Credentials made for a test and remembered, so that everything the product says can be searched for them. */
import { CHECKS } from '../../server/src/detection/checks/index.ts';
import { createCatalogue } from '../../server/src/rules/index.ts';
import { expand } from '../credentials.ts';

const catalogue = createCatalogue();
const planted = new Set<string>();

/** @returns a fresh credential of the rule, the same for the same seed. */
export function plant(ruleId: string, seed = 1): string {
  const rule = catalogue.get(ruleId);
  const template = rule?.examples.match[0];
  if (rule === undefined || template === undefined) throw new Error(`no rule ${ruleId}`);
  const value = expand(template, seed, rule.check === undefined ? undefined : CHECKS[rule.check]);
  planted.add(value);
  return value;
}

/** @returns the planted values that stand in a text; none is what every test wants to see. */
export function plantedIn(text: string): readonly string[] {
  return [...planted].filter((value) => text.includes(value));
}
