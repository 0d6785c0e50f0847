import { marksOfUnit, type Ratings, type UnitMarks, unitCount } from './ratings.ts';

/**
 * The counts that every measure of agreement is worked out from. They add up: the tally of many units is the sum of theirs, so
 * that a bootstrap only has to count how often each kind of unit was drawn.
 */
export interface Tally {
  readonly levels: number;
  readonly raters: number;
  /** Level by level, the share of a unit's ordered pairs of marks that have these two; a unit with two marks or more adds 1 in all. */
  readonly agreement: Float64Array;
  /** Krippendorff's coincidences (2011): the same pairs, but a unit adds as many as it has marks. */
  readonly coincidence: Float64Array;
  /** For each level the share of a unit's marks that have it; a unit with a mark adds 1 in all. */
  readonly shares: Float64Array;
  /** Rater by rater, how often each level was given. */
  readonly byRater: Float64Array;
  /** Level by level, how often each two levels met on the same unit: the row is the lower of the two. */
  readonly pairs: Float64Array;
}

/** A tally of nothing yet. */
export function emptyTally(levels: number, raters: number): Tally {
  return {
    levels,
    raters,
    agreement: new Float64Array(levels * levels),
    coincidence: new Float64Array(levels * levels),
    shares: new Float64Array(levels),
    byRater: new Float64Array(raters * levels),
    pairs: new Float64Array(levels * levels),
  };
}

/** Adds a unit, so many times. */
export function addUnit(tally: Tally, { raters, levels }: UnitMarks, times: number): void {
  const marks = levels.length;
  for (let one = 0; one < marks; one += 1) {
    const level = levels[one] ?? 0;
    add(tally.shares, level, times / marks);
    add(tally.byRater, (raters[one] ?? 0) * tally.levels + level, times);
    for (let other = 0; other < marks; other += 1) {
      if (other === one) continue;
      const at = level * tally.levels + (levels[other] ?? 0);
      if (isOnce(level, levels[other] ?? 0, one, other)) add(tally.pairs, at, times);
      add(tally.agreement, at, times / (marks * (marks - 1)));
      add(tally.coincidence, at, times / (marks - 1));
    }
  }
}

/** Whether an ordered pair is the one of the two that counts where each two marks count once: the lower level first. */
function isOnce(level: number, otherLevel: number, one: number, other: number): boolean {
  return level < otherLevel || (level === otherLevel && one < other);
}

/** Adds what another tally of the same shape has counted. */
export function addTally(tally: Tally, other: Tally): void {
  for (const field of fields)
    for (let at = 0; at < tally[field].length; at += 1) add(tally[field], at, other[field][at] ?? 0);
}

/** Forgets what was counted. */
export function clearTally(tally: Tally): void {
  for (const field of fields) tally[field].fill(0);
}

const fields = ['agreement', 'coincidence', 'shares', 'byRater', 'pairs'] as const;

/** Counts all units of some ratings. */
export function tallyOf(ratings: Ratings): Tally {
  const tally = emptyTally(ratings.levels, ratings.raters);
  for (let unit = 0; unit < unitCount(ratings); unit += 1) addUnit(tally, marksOfUnit(ratings, unit), 1);
  return tally;
}

/** The tally of two raters from their confusion table: the first one's levels are its rows. Counts may be fractions. */
export function tallyOfTable(levels: number, table: ArrayLike<number>): Tally {
  const tally = emptyTally(levels, 2);
  for (let row = 0; row < levels; row += 1)
    for (let column = 0; column < levels; column += 1) {
      const count = table[row * levels + column] ?? 0;
      if (count === 0) continue;
      for (const [at, level] of [
        [row * levels + column, row],
        [column * levels + row, column],
      ] as const) {
        add(tally.agreement, at, count / 2);
        add(tally.coincidence, at, count);
        add(tally.shares, level, count / 2);
      }
      add(tally.pairs, Math.min(row, column) * levels + Math.max(row, column), count);
      add(tally.byRater, row, count);
      add(tally.byRater, levels + column, count);
    }
  return tally;
}

/** How much a list adds up to. */
export function sumOf(counts: Float64Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

/** Adds to one place of a list. */
export function add(counts: Float64Array, at: number, more: number): void {
  counts[at] = (counts[at] ?? 0) + more;
}
