/** How much of what was drawn lies within an interval. */
export const confidence = 0.95;

/** The most rounds, of a hundred, in which a measure may be undefined and still have an interval. */
export const undefinedPercentMax = 5;

/** Differences smaller than this come from adding fractions in binary. */
const nothing = 1e-9;

/** A percentile interval; or why there is none. */
export type Interval =
  | { readonly ok: true; readonly low: number; readonly high: number }
  | { readonly ok: false; readonly because: string };

/**
 * The percentile interval of a bootstrap (Efron and Tibshirani 1993, chapter 13; for rounds of which 2.5% is no whole number, their
 * rule of chapter 12: the k-th smallest and the k-th largest, k the whole part of (rounds + 1) × 0.025). `values` has one for each
 * round in which the measure was defined, in any order, and is sorted. With few sittings such an interval is too narrow.
 */
export function percentileInterval(values: Float64Array, rounds: number): Interval {
  const missing = rounds - values.length;
  if (missing * 100 > rounds * undefinedPercentMax)
    return { ok: false, because: `undefined in ${missing} of ${rounds} rounds` };
  const k = Math.floor(((values.length + 1) * (1 - confidence)) / 2);
  values.sort();
  const low = values[k - 1];
  const high = values[values.length - k];
  if (low === undefined || high === undefined) return { ok: false, because: 'too few rounds' };
  // Where every unit agrees every round does: no width would look like certainty, and is none.
  if ((values.at(-1) ?? 0) - (values[0] ?? 0) < nothing) return { ok: false, because: 'every round came to the same' };
  return { ok: true, low, high };
}
