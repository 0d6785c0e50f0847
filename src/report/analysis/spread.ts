/** How often each whole number came: what is kept of many times, so that memory grows with what is possible and not with how many there are. */
export type Histogram = Map<number, number>;

/** How many, and what a quarter, a half and three quarters of them don't exceed, in the unit of what was counted; null of too few. */
export interface Spread {
  readonly n: number;
  readonly quarter: number | null;
  readonly median: number | null;
  readonly threeQuarters: number | null;
}

/** Counts one number more. */
export function countInto(histogram: Histogram, value: number): void {
  histogram.set(value, (histogram.get(value) ?? 0) + 1);
}

/**
 * Median and quartiles of `least` numbers or more, of which one is enough to have any. By linear interpolation between the numbers at either side, which is definition 7 of
 * Hyndman and Fan, “Sample quantiles in statistical packages”, The American Statistician 50 (1996), 361–365. Pure.
 */
export function spreadOf(histogram: ReadonlyMap<number, number>, least: number): Spread {
  const sorted = [...histogram].sort(([a], [b]) => a - b);
  const n = sorted.reduce((sum, [, count]) => sum + count, 0);
  if (n === 0 || n < least) return { n, quarter: null, median: null, threeQuarters: null };
  const at = (part: number): number => quantile(sorted, (n - 1) * part);
  return { n, quarter: at(0.25), median: at(0.5), threeQuarters: at(0.75) };
}

/** The number at a place counted from 0, between two of them where it isn't whole. */
function quantile(sorted: readonly (readonly [number, number])[], place: number): number {
  const low = valueAt(sorted, Math.floor(place));
  return low + (valueAt(sorted, Math.ceil(place)) - low) * (place - Math.floor(place));
}

function valueAt(sorted: readonly (readonly [number, number])[], place: number): number {
  let passed = 0;
  for (const [value, count] of sorted) {
    passed += count;
    if (place < passed) return value;
  }
  return sorted.at(-1)?.[0] ?? 0;
}
