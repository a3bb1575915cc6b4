import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECKS } from '../../../server/src/detection/checks/index.ts';
import { RULES } from '../../../server/src/rules/index.ts';
import { examplesOf } from '../../credentials.ts';

const SIZE = 1 << 20;
/** Milliseconds: a hundred times what a rule takes on an idle machine, a hundredth of what a quadratic one would. */
const LIMIT = 2000;

const fill = (part: string) => part.repeat(Math.ceil(SIZE / 2 / part.length));

/** Half a megabyte of keywords, and as much of matches that lack their last character. */
function adversarial(keyword: string, match: string): string {
  return fill(`${keyword} `) + fill(`${match.slice(0, -1)}\n`);
}

function timeOf(pattern: RegExp, text: string): number {
  const start = performance.now();
  for (const _ of text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`)));
  return performance.now() - start;
}

test('every pattern takes linear time on a megabyte made against it', () => {
  const slow = RULES.flatMap(({ id, keywords, pattern, ...rule }) => {
    const match = examplesOf({ id, keywords, pattern, ...rule }, CHECKS).match[0] ?? '';
    const text = adversarial(keywords[0] ?? '', match);
    // The second run is what counts where the machine was busy with something else.
    const time = timeOf(pattern, text);
    return time > LIMIT && timeOf(pattern, text) > LIMIT ? [`${id}: ${Math.round(time)} ms`] : [];
  });
  assert.deepEqual(slow, []);
});
