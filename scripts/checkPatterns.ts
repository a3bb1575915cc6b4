/**
 * Holds every pattern of the catalogue to linear time: `recheck` proves it on the automaton of each. Prints the ids of
 * those that it cannot prove, and fails.
 */
import { check } from 'recheck';
import { GENERIC } from '../server/src/rules/generic.ts';
import { RULES } from '../server/src/rules/index.ts';

const patterns = [...RULES, ...GENERIC].flatMap(({ id, pattern, loose, test }) =>
  [pattern, loose, test].flatMap((each) => (each ? [{ id, pattern: each }] : [])),
);
const failures: string[] = [];
for (const { id, pattern } of patterns) {
  const { status } = await check(pattern.source, pattern.flags, { checker: 'automaton', timeout: 30_000 });
  if (status !== 'safe') failures.push(`${id}: ${status} /${pattern.source}/`);
}
for (const failure of failures) console.error(failure);
console.log(`${patterns.length} patterns, ${failures.length} not proved linear`);
process.exit(failures.length === 0 ? 0 : 1);
