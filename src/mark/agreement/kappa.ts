import { chanceCorrected, type Estimate, isNothing, undefinedBecause } from './estimate.ts';
import { percentAgreement } from './percent-agreement.ts';
import type { Tally } from './tally.ts';
import type { Weights } from './weights.ts';

/**
 * Cohen's kappa of two raters (Cohen 1960), weighed (Cohen 1968); of three and more, and with missing marks, Conger's extension of
 * it (Conger 1980, as in Gwet 2014): chance agreement is what each two raters would come to if each kept to the levels they give,
 * and to nothing else. Undefined where everybody gives one and the same level.
 */
export function kappa(tally: Tally, weights: Weights): Estimate {
  const observed = percentAgreement(tally, weights);
  if (!observed.ok) return observed;
  const expected = expectedByRater(tally, weights);
  return expected === null
    ? undefinedBecause('one assessor alone has marked')
    : chanceCorrected(observed.value, expected, 'everybody gave one level');
}

/**
 * The mean of the weights over every ordered pair of different raters, as if each drew by chance from the levels they gave. The sum
 * over such pairs is that over all pairs less each rater's with themselves.
 */
function expectedByRater({ levels, raters, byRater }: Tally, weights: Weights): number | null {
  const all = new Float64Array(levels);
  let itself = 0;
  let those = 0;
  for (let rater = 0; rater < raters; rater += 1) {
    const shares = sharesOf(byRater.subarray(rater * levels, (rater + 1) * levels));
    if (shares === null) continue;
    those += 1;
    itself += weighed(weights, shares);
    for (let level = 0; level < levels; level += 1) all[level] = (all[level] ?? 0) + (shares[level] ?? 0);
  }
  return those < 2 ? null : (weighed(weights, all) - itself) / (those * (those - 1));
}

function sharesOf(counts: Float64Array): Float64Array | null {
  let sum = 0;
  for (const count of counts) sum += count;
  return isNothing(sum) ? null : counts.map((count) => count / sum);
}

function weighed(weights: Weights, shares: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < shares.length; row += 1)
    for (let column = 0; column < shares.length; column += 1)
      sum += (weights.of[row * shares.length + column] ?? 0) * (shares[row] ?? 0) * (shares[column] ?? 0);
  return sum;
}
