import { chanceCorrected, type Estimate } from './estimate.ts';
import { percentAgreement } from './percent-agreement.ts';
import { sumOf, type Tally } from './tally.ts';
import type { Weights } from './weights.ts';

/**
 * Gwet's AC1 with identity weights (Gwet 2008), and AC2 with others (Gwet 2014, chapter 4): chance agreement is what marks given at
 * random would come to, and is small where nearly all are of one level, so that it doesn't fall there as kappa does. It depends on
 * how many levels the scale has, used or not. A unit with one mark counts for how often a level is given.
 */
export function gwetAgreement(tally: Tally, weights: Weights): Estimate {
  const observed = percentAgreement(tally, weights);
  if (!observed.ok) return observed;
  const units = sumOf(tally.shares);
  let uncertain = 0;
  for (const share of tally.shares) uncertain += (share / units) * (1 - share / units);
  const expected = (weights.sum * uncertain) / (tally.levels * (tally.levels - 1));
  return chanceCorrected(observed.value, expected, 'chance alone would agree');
}
