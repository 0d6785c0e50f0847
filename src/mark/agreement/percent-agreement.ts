import { type Estimate, estimated, isNothing, noneMarkedTwice, undefinedBecause } from './estimate.ts';
import { sumOf, type Tally } from './tally.ts';
import { type Weights, weightsOf } from './weights.ts';

/**
 * How far two marks on the same unit agree on average, 0 to 1, weighed: of each unit the mean over its pairs of marks, and of
 * these the mean over the units with two marks or more (Gwet 2014, chapter 2). With identity weights the plain percent agreement,
 * from which nothing is taken out for chance.
 */
export function percentAgreement(tally: Tally, weights: Weights = weightsOf('identity', tally.levels)): Estimate {
  const units = sumOf(tally.agreement);
  if (isNothing(units)) return undefinedBecause(noneMarkedTwice);
  let agreed = 0;
  for (let at = 0; at < tally.agreement.length; at += 1) agreed += (weights.of[at] ?? 0) * (tally.agreement[at] ?? 0);
  return estimated(agreed / units);
}
