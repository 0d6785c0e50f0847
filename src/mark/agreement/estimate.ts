/** A measure's value; or why there is none, as a clause that stands by itself. Never NaN, never infinite. */
export type Estimate = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly because: string };

/** Differences smaller than this come from adding fractions in binary. */
const nothing = 1e-9;

/** What is left of the agreement when the agreement by chance is taken out: (observed − expected) / (1 − expected). */
export function chanceCorrected(observed: number, expected: number, whyNot: string): Estimate {
  if (1 - expected < nothing) return undefinedBecause(whyNot);
  return estimated((observed - expected) / (1 - expected));
}

/** A value there is. */
export function estimated(value: number): Estimate {
  return { ok: true, value };
}

/** A value that can't be worked out. */
export function undefinedBecause(because: string): Estimate {
  return { ok: false, because };
}

/** Why nothing can be said of agreement where nobody marked what another marked. */
export const noneMarkedTwice = 'nothing was marked by two';

/** Whether a sum of whole numbers and fractions of them is nothing. */
export function isNothing(sum: number): boolean {
  return sum < nothing;
}
