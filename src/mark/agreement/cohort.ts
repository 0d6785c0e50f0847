import type { Ratings } from './ratings.ts';

/** A criterion as agreement needs to know it. */
export interface MarkedCriterion {
  readonly id: string;
  /** The outcome that it is of. */
  readonly outcome: string;
}

/** What several people marked in many sittings. Unit number `sitting * criteria.length + criterion`. */
export interface Cohort {
  readonly criteria: readonly MarkedCriterion[];
  /** Who marked, in the order of the ratings' columns. */
  readonly assessors: readonly string[];
  readonly sittings: number;
  readonly ratings: Ratings;
}
