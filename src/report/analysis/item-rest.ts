/** What is kept of pairs of numbers for their correlation. */
export interface Pairs {
  n: number;
  meanX: number;
  meanY: number;
  /** Sums of squares and of products about the means. */
  xx: number;
  yy: number;
  xy: number;
}

/** How one task's result goes with the rest of the sitting. */
export interface ItemRest {
  /** Sittings that have both. */
  readonly n: number;
  /** From −1 to 1; null where everybody came to the same, or where there are too few. */
  readonly r: number | null;
  /** Between which it lies, with 95% confidence; null with it. */
  readonly interval: readonly [number, number] | null;
  readonly says: 'too-few' | 'all-alike' | 'tells' | 'doesnt-tell' | 'open';
}

/** Fewer sittings than this say nothing of a task: at 30 the interval is still more than half of what there is between 0 and 1. */
export const itemRestLeast = 30;

/** A rest of fewer other tasks than this is none to compare with. */
export const restTasksLeast = 3;

/**
 * The least that is taken for telling strong from weak: a rule of thumb for just this measure (A. Kelava and H. Moosbrugger,
 * “Deskriptivstatistische Itemanalyse und Testwertbestimmung”, in: Testtheorie und Fragebogenkonstruktion, Springer, 2020,
 * 143–158, and after them `item_discrimination` of R’s package `performance`). Here it only sorts what to look at first.
 */
export const tellsFrom = 0.2;

/** Nothing yet. */
export function noPairs(): Pairs {
  return { n: 0, meanX: 0, meanY: 0, xx: 0, yy: 0, xy: 0 };
}

/**
 * Adds a pair, without keeping it: B. P. Welford, “Note on a method for calculating corrected sums of squares and products”,
 * Technometrics 4 (1962), 419–420.
 */
export function addPair(pairs: Pairs, x: number, y: number): void {
  pairs.n += 1;
  const fromX = x - pairs.meanX;
  const fromY = y - pairs.meanY;
  pairs.meanX += fromX / pairs.n;
  pairs.meanY += fromY / pairs.n;
  pairs.xx += fromX * (x - pairs.meanX);
  pairs.yy += fromY * (y - pairs.meanY);
  pairs.xy += fromX * (y - pairs.meanY);
}

/**
 * Adds what one sitting has of each item against the mean of its other items: an item's own part of the total would raise every
 * correlation, so that it is left out (corrected item–rest correlation: S. Henrysson, “Correction of item–total correlations in
 * item analysis”, Psychometrika 28 (1963), 211–218). A mean, since sittings meet different tasks.
 */
export function addSittingPairs(
  all: Map<string, Pairs>,
  items: readonly { readonly id: string; readonly score: number }[],
): void {
  if (items.length <= restTasksLeast) return;
  const sum = items.reduce((total, { score }) => total + score, 0);
  for (const { id, score } of items) {
    const pairs = all.get(id) ?? noPairs();
    all.set(id, pairs);
    addPair(pairs, score, (sum - score) / (items.length - 1));
  }
}

/**
 * Pearson's correlation of the pairs and its 95% interval by Fisher's transformation (R. A. Fisher, “On the ‘probable error’ of a
 * coefficient of correlation deduced from a small sample”, Metron 1 (1921), 3–32: arctanh r is near normal, with variance 1/(n − 3)).
 */
export function itemRestOf(pairs: Pairs | undefined, least = itemRestLeast): ItemRest {
  const { n, xx, yy, xy } = pairs ?? noPairs();
  if (n < Math.max(least, 4)) return { n, r: null, interval: null, says: 'too-few' };
  if (xx < smallest || yy < smallest) return { n, r: null, interval: null, says: 'all-alike' };
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  const z = Math.atanh(r);
  const half = normal95 / Math.sqrt(n - 3);
  const interval = [Math.tanh(z - half), Math.tanh(z + half)] as const;
  return { n, r, interval, says: saysOf(interval) };
}

/** What is left of sums of squares by rounding alone. */
const smallest = 1e-9;

/** The 97.5th percentile of the standard normal distribution. */
const normal95 = 1.959963984540054;

/** Nothing is said of a task whose interval reaches to both sides. */
function saysOf([low, high]: readonly [number, number]): ItemRest['says'] {
  if (low >= tellsFrom) return 'tells';
  return high < tellsFrom ? 'doesnt-tell' : 'open';
}
