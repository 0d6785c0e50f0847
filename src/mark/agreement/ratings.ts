/** What stands where somebody gave no level: nothing at all, or that they saw no evidence. Both are missing for agreement. */
export const unmarked = -1;
export const notSeen = -2;

/**
 * Marks on one scale: for each unit (a criterion of a sitting) and each rater a level, counted from 0, or a negative number where
 * there is none. The measures know nothing else about marking.
 */
export interface Ratings {
  /** How many levels the scale has, used or not: 2 or more. */
  readonly levels: number;
  readonly raters: number;
  /** Unit by unit, `raters` numbers each. */
  readonly marks: Int8Array;
}

/** One unit's marks: who gave a level, and which, in the order of the raters. */
export interface UnitMarks {
  readonly raters: readonly number[];
  readonly levels: readonly number[];
}

/** Ratings from a row for each unit; null is a missing mark. Pure. */
export function ratingsFrom(levels: number, rows: readonly (readonly (number | null)[])[]): Ratings {
  const marks = rows.flatMap((row) => row.map((level) => level ?? unmarked));
  return { levels, raters: rows[0]?.length ?? 0, marks: Int8Array.from(marks) };
}

/** How many units there are. */
export function unitCount({ marks, raters }: Ratings): number {
  return raters === 0 ? 0 : marks.length / raters;
}

/** The levels given to one unit. */
export function marksOfUnit({ marks, raters }: Ratings, unit: number): UnitMarks {
  const row = marks.subarray(unit * raters, (unit + 1) * raters);
  const those = [...row.keys()].filter((rater) => (row[rater] ?? unmarked) >= 0);
  return { raters: those, levels: those.map((rater) => row[rater] ?? 0) };
}
