import type { Cohort } from './cohort.ts';
import type { Pattern } from './patterns.ts';
import { addSteps, emptySteps, type Steps } from './severity.ts';
import { add, addTally, addUnit, clearTally, emptyTally, type Tally } from './tally.ts';

/** Everything counted of a cohort, or of one drawn from it, that the figures are worked out from. */
export interface Counts {
  readonly criteria: readonly Tally[];
  /** By outcome. */
  readonly outcomes: ReadonlyMap<string, Tally>;
  readonly all: Tally;
  /** For each assessor a confusion table: their levels in its rows, those of the others in its columns, a unit adding 1 in all. */
  readonly assessors: readonly Float64Array[];
  /** By `one * assessors + other` with `one` before `other`: the levels of the one in the rows. Only of pairs that marked the same. */
  readonly pairs: ReadonlyMap<number, Float64Array>;
  readonly steps: Steps;
}

/** Counts of nothing yet. */
export function emptyCounts({ criteria, assessors, ratings }: Cohort, patterns: readonly Pattern[]): Counts {
  const tally = (): Tally => emptyTally(ratings.levels, ratings.raters);
  const table = (): Float64Array => new Float64Array(ratings.levels ** 2);
  const pairs = new Set<number>();
  for (const { marks } of patterns)
    eachPair(marks.raters, (one, other) =>
      pairs.add((marks.raters[one] ?? 0) * assessors.length + (marks.raters[other] ?? 0)),
    );
  return {
    criteria: criteria.map(tally),
    outcomes: new Map(criteria.map(({ outcome }) => [outcome, tally()])),
    all: tally(),
    assessors: assessors.map(table),
    pairs: new Map([...pairs].sort((a, b) => a - b).map((pair) => [pair, table()])),
    steps: emptySteps(assessors.length),
  };
}

/** Counts anew: each pattern so many times. */
export function fillCounts(counts: Counts, cohort: Cohort, patterns: readonly Pattern[], times: Float64Array): void {
  clearCounts(counts);
  for (const [at, pattern] of patterns.entries()) {
    const often = times[at] ?? 0;
    if (often > 0) addPattern(counts, pattern, often, cohort);
  }
  for (const [at, { outcome }] of cohort.criteria.entries()) {
    const ofCriterion = counts.criteria[at];
    const ofOutcome = counts.outcomes.get(outcome);
    if (ofCriterion === undefined || ofOutcome === undefined) continue;
    addTally(ofOutcome, ofCriterion);
    addTally(counts.all, ofCriterion);
  }
}

function addPattern(
  counts: Counts,
  { criterion, marks }: Pattern,
  times: number,
  { assessors, ratings }: Cohort,
): void {
  const tally = counts.criteria[criterion];
  if (tally !== undefined) addUnit(tally, marks, times);
  addSteps(counts.steps, marks, times);
  const part = times / (marks.levels.length - 1);
  eachPair(marks.raters, (one, other) => {
    const [oneIs, otherIs] = [marks.raters[one] ?? 0, marks.raters[other] ?? 0];
    const [oneGave, otherGave] = [marks.levels[one] ?? 0, marks.levels[other] ?? 0];
    const there = oneGave * ratings.levels + otherGave;
    addTo(counts.pairs.get(oneIs * assessors.length + otherIs), there, times);
    addTo(counts.assessors[oneIs], there, part);
    addTo(counts.assessors[otherIs], otherGave * ratings.levels + oneGave, part);
  });
}

function addTo(table: Float64Array | undefined, at: number, more: number): void {
  if (table !== undefined) add(table, at, more);
}

/** Calls with each two places of a list, the earlier one first. */
function eachPair(list: readonly number[], call: (one: number, other: number) => void): void {
  for (let one = 0; one < list.length; one += 1)
    for (let other = one + 1; other < list.length; other += 1) call(one, other);
}

function clearCounts({ criteria, outcomes, all, assessors, pairs, steps }: Counts): void {
  for (const tally of [...criteria, ...outcomes.values(), all]) clearTally(tally);
  for (const table of [...assessors, ...pairs.values(), steps.above, steps.units]) table.fill(0);
}
