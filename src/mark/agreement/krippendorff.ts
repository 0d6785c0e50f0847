import { type Estimate, estimated, isNothing, noneMarkedTwice, undefinedBecause } from './estimate.ts';
import { sumOf, type Tally } from './tally.ts';

/** How two levels differ: any two alike, or by how many marks lie between them. */
export type Metric = 'nominal' | 'ordinal';

/**
 * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"): 1 less the disagreement within units as
 * a part of that between all marks, whoever gave them. Any number of raters, missing marks, few units. A unit with one mark
 * counts for nothing. Undefined where all marks are of one level: there is nothing to tell apart.
 */
export function krippendorffAlpha({ levels, coincidence }: Tally, metric: Metric): Estimate {
  const marks = sumOf(coincidence);
  if (isNothing(marks)) return undefinedBecause(noneMarkedTwice);
  const ofLevel = new Float64Array(levels);
  for (let at = 0; at < coincidence.length; at += 1) {
    const level = Math.floor(at / levels);
    ofLevel[level] = (ofLevel[level] ?? 0) + (coincidence[at] ?? 0);
  }
  let observed = 0;
  let expected = 0;
  for (let one = 0; one < levels; one += 1) {
    let upTo = (ofLevel[one] ?? 0) / 2;
    for (let other = one + 1; other < levels; other += 1) {
      const further = (ofLevel[other] ?? 0) / 2;
      // Ordinal: the marks from one level to the other, of each end one half. `upTo` has those so far.
      const difference = metric === 'nominal' ? 1 : (upTo + further) ** 2;
      upTo += further * 2;
      observed += difference * (coincidence[one * levels + other] ?? 0);
      expected += difference * (ofLevel[one] ?? 0) * (ofLevel[other] ?? 0);
    }
  }
  if (isNothing(expected)) return undefinedBecause('all marks are of one level');
  return estimated(1 - ((marks - 1) * observed) / expected);
}
