/** Evaluates boosted trees: data in, a probability and its reasons out. */

/**
 * One tree as parallel lists over its nodes, root first. A leaf has feature -1. Every node knows its value, so that a
 * step down tells how much the measured feature changed the judgement.
 */
export interface Tree {
  /** Index of the measured feature; -1 at a leaf. */
  readonly feature: readonly number[];
  /** Goes left when the measure is at most this. */
  readonly threshold: readonly number[];
  /** Index of the left child; the right one follows it. */
  readonly left: readonly number[];
  /** Log odds that a sample in this node adds, as it stood when the node was made. */
  readonly value: readonly number[];
}

export interface Forest {
  /** Ids of the features, in order: a model for another table of features is refused. */
  readonly features: readonly string[];
  /** Log odds before any tree. */
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** A forest laid out for speed: the nodes of all trees in one row. */
export interface FlatForest {
  readonly base: number;
  /** Indices of the features that any tree asks for. */
  readonly used: readonly number[];
  readonly roots: Int32Array;
  readonly feature: Int16Array;
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  readonly value: Float64Array;
}

/** Lays the nodes of all trees in one row. */
export function flatten({ base, trees }: Forest): FlatForest {
  const size = trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const flat: FlatForest = {
    base,
    used: [...new Set(trees.flatMap(({ feature }) => feature.filter((f) => f >= 0)))].sort((a, b) => a - b),
    roots: new Int32Array(trees.length),
    feature: new Int16Array(size),
    threshold: new Float64Array(size),
    left: new Int32Array(size),
    value: new Float64Array(size),
  };
  let from = 0;
  for (const [t, tree] of trees.entries()) {
    flat.roots[t] = from;
    flat.feature.set(tree.feature, from);
    flat.threshold.set(tree.threshold, from);
    flat.value.set(tree.value, from);
    flat.left.set(
      tree.left.map((left) => left + from),
      from,
    );
    from += tree.feature.length;
  }
  return flat;
}

/** Log odds of a sample. */
export function logOdds(
  { base, roots, feature, threshold, left, value }: FlatForest,
  sample: Float64Array,
): number {
  let sum = base;
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t] as number;
    for (let f = feature[node] as number; f >= 0; f = feature[node] as number) {
      node = (left[node] as number) + ((sample[f] as number) <= (threshold[node] as number) ? 0 : 1);
    }
    sum += value[node] as number;
  }
  return sum;
}

/** How much each feature moved the log odds of a sample, by feature index. */
export function contributions(
  { roots, feature, threshold, left, value }: FlatForest,
  sample: Float64Array,
): Float64Array {
  const out = new Float64Array(sample.length);
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t] as number;
    for (let f = feature[node] as number; f >= 0; f = feature[node] as number) {
      const next = (left[node] as number) + ((sample[f] as number) <= (threshold[node] as number) ? 0 : 1);
      out[f] = (out[f] as number) + (value[next] as number) - (value[node] as number);
      node = next;
    }
  }
  return out;
}

/** Log odds as a probability. */
export const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));

/**
 * Writes the trees as text, depth first: `feature:threshold:value` for a node with children, `value` for a leaf; blanks
 * between nodes, a semicolon between trees.
 */
export function packTrees(trees: readonly Tree[]): string {
  const pack = ({ feature, threshold, left, value }: Tree, node: number): string => {
    const f = feature[node] ?? -1;
    const own = value[node] ?? 0;
    if (f < 0) return String(own);
    const child = left[node] ?? 0;
    const tree = { feature, threshold, left, value };
    return `${f}:${threshold[node] ?? 0}:${own} ${pack(tree, child)} ${pack(tree, child + 1)}`;
  };
  return trees.map((tree) => pack(tree, 0)).join(';');
}

/** Reads what `packTrees` wrote. */
export function unpackTrees(packed: string): readonly Tree[] {
  return packed.split(';').map((text) => {
    const nodes = text.split(' ');
    const tree = { feature: [-1], threshold: [0], left: [0], value: [0] };
    let next = 0;
    const fill = (node: number): void => {
      const [first = '0', threshold, value] = (nodes[next++] ?? '0').split(':');
      if (threshold === undefined || value === undefined) {
        tree.value[node] = Number(first);
        return;
      }
      const left = tree.feature.length;
      tree.feature[node] = Number(first);
      tree.threshold[node] = Number(threshold);
      tree.value[node] = Number(value);
      tree.left[node] = left;
      tree.feature.push(-1, -1);
      tree.threshold.push(0, 0);
      tree.left.push(0, 0);
      tree.value.push(0, 0);
      fill(left);
      fill(left + 1);
    };
    fill(0);
    return tree;
  });
}
