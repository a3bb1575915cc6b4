import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boost } from '../../../../scripts/boosting.ts';
import {
  contributions,
  flatten,
  logOdds,
  packTrees,
  unpackTrees,
} from '../../../../server/src/detection/generic/forest.ts';
import { JUDGE } from '../../../../server/src/detection/generic/generic.ts';
import { seeded } from '../../../credentials.ts';

/** Points of the plane, true in two of its quarters: no single feature tells them. */
function quarters(count: number, seed: number) {
  const random = seeded(seed);
  const measures = Array.from({ length: count }, () =>
    Float64Array.of(random() - 0.5, random() - 0.5, random()),
  );
  const truths = measures.map(([x = 0, y = 0]) => Number(x * y > 0));
  return { measures, truths, weights: truths.map(() => 1) };
}

const OPTIONS = { trees: 80, rate: 0.2, features: 1, leastHessian: 1, ridge: 1 };

test('a forest learns what no single feature tells, on points it has not seen', () => {
  const forest = flatten(boost(['x', 'y', 'noise'], quarters(1500, 1), OPTIONS));
  const { measures, truths } = quarters(500, 2);
  const right = measures.filter((point, i) => Number(logOdds(forest, point) > 0) === truths[i]).length;
  assert.ok(right > 450, `${right} of 500`);
});

test('the same samples give the same forest, and it survives its packing', () => {
  const ids = ['x', 'y', 'noise'];
  const forest = boost(ids, quarters(400, 3), OPTIONS);
  assert.deepEqual(boost(ids, quarters(400, 3), OPTIONS), forest);
  const again = { ...forest, trees: unpackTrees(packTrees(forest.trees)) };
  for (const point of quarters(100, 4).measures) {
    assert.equal(logOdds(flatten(again), point), logOdds(flatten(forest), point));
  }
});

test('the contributions of the features add up to the judgement', () => {
  const forest = boost(['x', 'y', 'noise'], quarters(400, 5), OPTIONS);
  const roots = forest.trees.reduce((sum, { value }) => sum + (value[0] ?? 0), forest.base);
  for (const point of quarters(50, 6).measures) {
    const moved = contributions(flatten(forest), point).reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(roots + moved - logOdds(flatten(forest), point)) < 1e-9);
  }
});

test('the model that ships stays small and its thresholds are in order', () => {
  assert.ok(packTrees(JUDGE.forest.trees).length < 150_000);
  assert.ok(JUDGE.weak < JUDGE.context);
});
