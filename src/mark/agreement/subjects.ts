import type { Cohort } from './cohort.ts';
import type { Counts } from './counts.ts';
import type { Estimate } from './estimate.ts';
import type { AllRests, RestsOn } from './rests-on.ts';
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
export function subjectsOf({ criteria, assessors }: Cohort, counts: Counts, rests: AllRests): readonly Subject[] {
  const every = ofTally('all', [], rests.all, ({ all }) => all);
  const outcomes = [...rests.outcomes].map(([outcome, its]) =>
    ofTally('outcome', [outcome], its, (now) => now.outcomes.get(outcome)),
  );
  const each = criteria.map(({ id }, at) => ofTally('criterion', [id], rests.criteria[at], (now) => now.criteria[at]));
  const people = assessors.map((id, at) => ({
    ...ofTable('assessor', [id], rests.assessors[at], (now) => now.assessors[at]),
    severity: ({ steps }: Counts) => severity(steps, at),
  }));
  const pairs = [...counts.pairs.keys()].map((pair) => {
    const ids = [assessors[Math.floor(pair / assessors.length)] ?? '', assessors[pair % assessors.length] ?? ''];
    return ofTable('pair', ids, rests.pairs.get(pair), (now) => now.pairs.get(pair));
  });
  return [every, ...outcomes, ...each, ...people, ...pairs];
}

function ofTally(
  of: Of,
  ids: readonly string[],
  rests: RestsOn | undefined,
  find: (counts: Counts) => Tally | undefined,
): Subject {
  const tally = (counts: Counts): Tally => find(counts) ?? emptyTally(counts.all.levels, counts.all.raters);
  return { of, ids, rests: rests ?? nothing, tally, table: (counts) => tally(counts).pairs, severity: null };
}

function ofTable(
  of: Of,
  ids: readonly string[],
  rests: RestsOn | undefined,
  find: (counts: Counts) => ArrayLike<number> | undefined,
): Subject {
  const table = (counts: Counts): ArrayLike<number> => find(counts) ?? [];
  const tally = (counts: Counts): Tally => tallyOfTable(counts.all.levels, table(counts));
  return { of, ids, rests: rests ?? nothing, tally, table, severity: null };
}

const nothing: RestsOn = { sittings: 0, units: 0, seenByOne: 0 };
