import { notSeen, type Ratings } from './ratings.ts';

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

/** What some figures rest on. */
export interface RestsOn {
  /** Sittings in which something was marked by two. */
  readonly sittings: number;
  /** Criteria of sittings that were marked by two or more. */
  readonly units: number;
  /** Units in which one saw no evidence, and another gave a level. */
  readonly seenByOne: number;
}

/** Counts what the figures of some criteria rest on; of some assessors alone, where they are named. */
export function restsOn(
  { criteria, sittings, ratings }: Cohort,
  isOf: (criterion: number) => boolean,
  those: Those = anyTwo,
): RestsOn {
  let [units, seenByOne, inSittings] = [0, 0, 0];
  for (let sitting = 0; sitting < sittings; sitting += 1) {
    const before = units;
    for (let criterion = 0; criterion < criteria.length; criterion += 1) {
      if (!isOf(criterion)) continue;
      const from = (sitting * criteria.length + criterion) * ratings.raters;
      const row = ratings.marks.subarray(from, from + ratings.raters);
      if (those.marked(row)) units += 1;
      if (those.differ(row)) seenByOne += 1;
    }
    if (units > before) inSittings += 1;
  }
  return { sittings: inSittings, units, seenByOne };
}

/** Of whom: whether they marked a unit as figures need it, and whether one of them saw nothing where another did. */
export interface Those {
  readonly marked: (row: Int8Array) => boolean;
  readonly differ: (row: Int8Array) => boolean;
}

const isLevel = (mark: number): boolean => mark >= 0;
const isNotSeen = (mark: number): boolean => mark === notSeen;
const count = (row: Int8Array, is: (mark: number) => boolean): number =>
  row.reduce((sum, mark) => (is(mark) ? sum + 1 : sum), 0);

/** Any two of them. */
export const anyTwo: Those = {
  marked: (row) => count(row, isLevel) > 1,
  differ: (row) => count(row, isNotSeen) > 0 && count(row, isLevel) > 0,
};

/** One assessor, and any other. */
export function oneAndAnother(assessor: number): Those {
  const has = (row: Int8Array, is: (mark: number) => boolean): boolean => is(row[assessor] ?? -1);
  return {
    marked: (row) => has(row, isLevel) && count(row, isLevel) > 1,
    differ: (row) =>
      (has(row, isNotSeen) && count(row, isLevel) > 0) || (has(row, isLevel) && count(row, isNotSeen) > 0),
  };
}

/** Two assessors. */
export function theseTwo(one: number, other: number): Those {
  const pair = (row: Int8Array): Int8Array => Int8Array.of(row[one] ?? -1, row[other] ?? -1);
  return { marked: (row) => anyTwo.marked(pair(row)), differ: (row) => anyTwo.differ(pair(row)) };
}
