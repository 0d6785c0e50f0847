import { type Estimate, estimated, isNothing, undefinedBecause } from './estimate.ts';
import type { UnitMarks } from './ratings.ts';
import { add } from './tally.ts';

/** For each rater, how far above the others on the same units in all, and on how many units. */
export interface Steps {
  readonly above: Float64Array;
  readonly units: Float64Array;
}

/** Nothing counted yet. */
export function emptySteps(raters: number): Steps {
  return { above: new Float64Array(raters), units: new Float64Array(raters) };
}

/** Adds a unit, so many times: each rater's level less the mean of the others'. A unit with one mark adds nothing. */
export function addSteps({ above, units }: Steps, marks: UnitMarks, times: number): void {
  const count = marks.levels.length;
  if (count < 2) return;
  let sum = 0;
  for (const level of marks.levels) sum += level;
  for (let one = 0; one < count; one += 1) {
    const rater = marks.raters[one] ?? 0;
    const level = marks.levels[one] ?? 0;
    add(above, rater, times * (level - (sum - level) / (count - 1)));
    add(units, rater, times);
  }
}

/**
 * A rater's severity: the mean, in steps of the scale, of their level less the mean of the others' on the same units. Below 0 they
 * mark lower than the others, above 0 higher. It takes steps for equal, and says nothing of who is right.
 */
export function severity({ above, units }: Steps, rater: number): Estimate {
  const count = units[rater] ?? 0;
  if (isNothing(count)) return undefinedBecause('nobody else marked the same');
  return estimated((above[rater] ?? 0) / count);
}
