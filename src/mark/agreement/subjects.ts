import { type Cohort, oneAndAnother, type RestsOn, restsOn, theseTwo } from './cohort.ts';
import type { Counts } from './counts.ts';
import type { Estimate } from './estimate.ts';
import { severity } from './severity.ts';
import { emptyTally, type Tally, tallyOfTable } from './tally.ts';

/** What figures are of. */
export type Of = 'all' | 'outcome' | 'criterion' | 'assessor' | 'pair';

/** One of the things figures are given of: what they rest on, and where in the counts they are worked out from. */
export interface Subject {
  readonly of: Of;
  /** The criterion, the outcome, the assessor, or both of a pair; empty of all. */
  readonly ids: readonly string[];
  readonly rests: RestsOn;
  readonly tally: (counts: Counts) => Tally;
  /** Level by level: who gave which is in {@link Figures.table}. */
  readonly table: (counts: Counts) => ArrayLike<number>;
  /** Of an assessor alone. */
  readonly severity: ((counts: Counts) => Estimate) | null;
}

/** Everything there are figures of: all, each outcome, each criterion, each assessor, each pair that marked the same. */
export function subjectsOf(cohort: Cohort, counts: Counts): readonly Subject[] {
  const { criteria } = cohort;
  const every = ofTally(
    'all',
    [],
    restsOn(cohort, () => true),
    ({ all }) => all,
  );
  const outcomes = [...counts.outcomes.keys()].map((outcome) =>
    ofTally(
      'outcome',
      [outcome],
      restsOn(cohort, (at) => criteria[at]?.outcome === outcome),
      (now) => now.outcomes.get(outcome),
    ),
  );
  const each = criteria.map(({ id }, criterion) =>
    ofTally(
      'criterion',
      [id],
      restsOn(cohort, (at) => at === criterion),
      (now) => now.criteria[criterion],
    ),
  );
  return [every, ...outcomes, ...each, ...assessorsOf(cohort), ...pairsOf(cohort, counts)];
}

function ofTally(of: Of, ids: readonly string[], rests: RestsOn, find: (counts: Counts) => Tally | undefined): Subject {
  const tally = (counts: Counts): Tally => find(counts) ?? emptyTally(counts.all.levels, counts.all.raters);
  return { of, ids, rests, tally, table: (counts) => tally(counts).pairs, severity: null };
}

function ofTable(
  of: Of,
  ids: readonly string[],
  rests: RestsOn,
  find: (counts: Counts) => ArrayLike<number> | undefined,
): Subject {
  const table = (counts: Counts): ArrayLike<number> => find(counts) ?? [];
  return { of, ids, rests, tally: (counts) => tallyOfTable(counts.all.levels, table(counts)), table, severity: null };
}

function assessorsOf(cohort: Cohort): readonly Subject[] {
  return cohort.assessors.map((id, at) => ({
    ...ofTable(
      'assessor',
      [id],
      restsOn(cohort, () => true, oneAndAnother(at)),
      ({ assessors }) => assessors[at],
    ),
    severity: ({ steps }) => severity(steps, at),
  }));
}

function pairsOf(cohort: Cohort, counts: Counts): readonly Subject[] {
  const { assessors } = cohort;
  return [...counts.pairs.keys()].map((pair) => {
    const [one, other] = [Math.floor(pair / assessors.length), pair % assessors.length];
    const ids = [assessors[one] ?? '', assessors[other] ?? ''];
    const rests = restsOn(cohort, () => true, theseTwo(one, other));
    return ofTable('pair', ids, rests, ({ pairs }) => pairs.get(pair));
  });
}
