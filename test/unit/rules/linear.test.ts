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

/** Milliseconds of the processor, which other programs do not lengthen as they do those of the clock. */
function timeOf(pattern: RegExp, text: string): number {
  const start = process.cpuUsage();
  for (const _ of text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`)));
  return process.cpuUsage(start).user / 1000;
}

test('every pattern takes linear time on a megabyte made against it', () => {
  const slow = RULES.flatMap(({ id, keywords, pattern, ...rule }) => {
    const match = examplesOf({ id, keywords, pattern, ...rule }, CHECKS).match[0] ?? '';
    const text = adversarial(keywords[0] ?? '', match);
    const time = timeOf(pattern, text);
    return time > LIMIT ? [`${id}: ${Math.round(time)} ms`] : [];
  });
  assert.deepEqual(slow, []);
});
