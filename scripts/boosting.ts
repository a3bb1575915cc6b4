/**
 * Gradient boosting of small regression trees on the logistic loss, over binned features. Written out here because the
 * model is part of the product: whoever has Node can train it again and get the same bytes.
 */
import type { Forest, Tree } from '../server/src/detection/generic/forest.ts';
import { seeded } from '../test/credentials.ts';

export interface BoostingOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  /** Least sum of second derivatives in a leaf. */
  readonly leastHessian: number;
  /** Added to the second derivatives of a leaf: draws its value to zero. */
  readonly ridge: number;
  /** Share of the features and of the samples that each tree sees. */
  readonly features: number;
  readonly samples: number;
  readonly bins: number;
  readonly seed: number;
}

export const DEFAULTS: BoostingOptions = {
  trees: 300,
  leaves: 16,
  rate: 0.05,
  leastHessian: 4,
  ridge: 4,
  features: 0.4,
  samples: 0.7,
  bins: 48,
  seed: 1,
};

export interface Samples {
  readonly measures: readonly Float64Array[];
  /** 1 or 0. */
  readonly truths: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

const round = (value: number, digits: number): number => Number(value.toPrecision(digits));

function edgesOf(measures: readonly Float64Array[], feature: number, bins: number): readonly number[] {
  const sorted = Float64Array.from(measures, (m) => m[feature] ?? 0).sort();
  const edges = new Set<number>();
  const distinct = [...new Set(sorted)];
  if (distinct.length <= bins) {
    for (let i = 0; i + 1 < distinct.length; i++)
      edges.add(round(((distinct[i] ?? 0) + (distinct[i + 1] ?? 0)) / 2, 4));
  } else {
    for (let i = 1; i < bins; i++)
      edges.add(round((sorted[Math.floor((i * sorted.length) / bins)] ?? 0) + 1e-9, 4));
  }
  return [...edges].sort((a, b) => a - b);
}

interface Leaf {
  readonly node: number;
  readonly rows: Int32Array;
  readonly gradient: number;
  readonly hessian: number;
  split?: { readonly feature: number; readonly bin: number; readonly gain: number };
}

/** Trains a forest. Same samples and options, same forest. */
export function boost(
  ids: readonly string[],
  samples: Samples,
  given: Partial<BoostingOptions> = {},
): Forest {
  const options = { ...DEFAULTS, ...given };
  const { measures, truths, weights } = samples;
  const count = measures.length;
  const random = seeded(options.seed);
  const edges = ids.map((_, f) => edgesOf(measures, f, options.bins));
  const binned = edges.map((list, f) => {
    const column = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const x = measures[i]?.[f] ?? 0;
      let bin = 0;
      while (bin < list.length && x > (list[bin] ?? 0)) bin++;
      column[i] = bin;
    }
    return column;
  });
  const useful = ids.map((_, f) => f).filter((f) => (edges[f]?.length ?? 0) > 0);

  let positive = 0;
  let total = 0;
  for (let i = 0; i < count; i++) {
    positive += (truths[i] ?? 0) * (weights[i] ?? 0);
    total += weights[i] ?? 0;
  }
  const base = round(Math.log(positive / (total - positive)), 4);
  const odds = new Float64Array(count).fill(base);
  const gradients = new Float64Array(count);
  const hessians = new Float64Array(count);
  const trees: Tree[] = [];

  const worth = (g: number, h: number): number => (g * g) / (h + options.ridge);

  function bestSplit(leaf: Leaf, chosen: readonly number[]): Leaf['split'] {
    let best: Leaf['split'];
    const whole = worth(leaf.gradient, leaf.hessian);
    for (const feature of chosen) {
      const bins = (edges[feature]?.length ?? 0) + 1;
      const column = binned[feature] as Uint8Array;
      const g = new Float64Array(bins);
      const h = new Float64Array(bins);
      for (const row of leaf.rows) {
        const bin = column[row] as number;
        g[bin] = (g[bin] as number) + (gradients[row] as number);
        h[bin] = (h[bin] as number) + (hessians[row] as number);
      }
      let leftG = 0;
      let leftH = 0;
      for (let bin = 0; bin + 1 < bins; bin++) {
        leftG += g[bin] as number;
        leftH += h[bin] as number;
        const rightH = leaf.hessian - leftH;
        if (leftH < options.leastHessian || rightH < options.leastHessian) continue;
        const gain = worth(leftG, leftH) + worth(leaf.gradient - leftG, rightH) - whole;
        if (gain > 1e-6 && gain > (best?.gain ?? 0)) best = { feature, bin, gain };
      }
    }
    return best;
  }

  for (let t = 0; t < options.trees; t++) {
    for (let i = 0; i < count; i++) {
      const p = 1 / (1 + Math.exp(-(odds[i] as number)));
      const w = weights[i] ?? 0;
      gradients[i] = ((truths[i] ?? 0) - p) * w;
      hessians[i] = p * (1 - p) * w;
    }
    const chosen = useful.filter(() => random() < options.features);
    const rows = Int32Array.from(measures.keys()).filter(() => random() < options.samples);
    const tree = { feature: [-1], threshold: [0], left: [0], value: [0] };
    const makeLeaf = (node: number, within: Int32Array): Leaf => {
      let gradient = 0;
      let hessian = 0;
      for (const row of within) {
        gradient += gradients[row] as number;
        hessian += hessians[row] as number;
      }
      tree.value[node] = round((options.rate * gradient) / (hessian + options.ridge), 3);
      const leaf: Leaf = { node, rows: within, gradient, hessian };
      leaf.split = bestSplit(leaf, chosen);
      return leaf;
    };
    const open: Leaf[] = [makeLeaf(0, rows)];
    for (let leaves = 1; leaves < options.leaves; leaves++) {
      open.sort((a, b) => (b.split?.gain ?? 0) - (a.split?.gain ?? 0));
      const leaf = open[0];
      if (leaf?.split === undefined) break;
      open.shift();
      const { feature, bin } = leaf.split;
      const column = binned[feature] as Uint8Array;
      const left = tree.feature.length;
      tree.feature[leaf.node] = feature;
      tree.threshold[leaf.node] = edges[feature]?.[bin] ?? 0;
      tree.left[leaf.node] = left;
      for (let i = 0; i < 2; i++) {
        tree.feature.push(-1);
        tree.threshold.push(0);
        tree.left.push(0);
        tree.value.push(0);
      }
      open.push(
        makeLeaf(
          left,
          leaf.rows.filter((row) => (column[row] as number) <= bin),
        ),
      );
      open.push(
        makeLeaf(
          left + 1,
          leaf.rows.filter((row) => (column[row] as number) > bin),
        ),
      );
    }
    trees.push(tree);
    for (let i = 0; i < count; i++) {
      let node = 0;
      for (let f = tree.feature[0] ?? -1; f >= 0; f = tree.feature[node] ?? -1) {
        const goesLeft = (measures[i]?.[f] ?? 0) <= (tree.threshold[node] ?? 0);
        node = (tree.left[node] ?? 0) + (goesLeft ? 0 : 1);
      }
      odds[i] = (odds[i] as number) + (tree.value[node] ?? 0);
    }
  }
  return { features: ids, base, trees };
}
