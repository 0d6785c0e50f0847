import { type Bootstrap, bootstrap } from './bootstrap.ts';
import type { Cohort } from './cohort.ts';
import { type Counts, emptyCounts, fillCounts } from './counts.ts';
import type { Estimate } from './estimate.ts';
import type { Interval } from './interval.ts';
import { type MeasureId, measures } from './measures.ts';
import { countPatterns, patternsOf } from './patterns.ts';
import { allRests, type RestsOn } from './rests-on.ts';
import { type Of, type Subject, subjectsOf } from './subjects.ts';
import { sumOf } from './tally.ts';

/** Figures that rest on fewer sittings than this aren't given: they would say more of these few than of the marking. */
export const sittingsMin = 10;

/** A measure's value with its interval, or why it has none. */
export type Figure =
  | { readonly ok: true; readonly value: number; readonly interval: Interval }
  | { readonly ok: false; readonly because: string };

/** What is said of the agreement of one thing. */
export interface Agreement extends RestsOn {
  readonly of: Of;
  /** The criterion, the outcome, the assessor, or both of a pair; empty of all. */
  readonly ids: readonly string[];
  /** Null where it rests on fewer sittings than {@link sittingsMin}. */
  readonly figures: Figures | null;
}

/** The figures of one thing. */
export interface Figures {
  /**
   * Level by level. Of a pair the first one's level is the row. Of an assessor their level is the row, and a unit counts 1 in all,
   * shared among the others. Else each two marks on the same unit count, the lower one's level being the row.
   */
  readonly table: readonly (readonly number[])[];
  /** The largest part of the marks that is of one level, 0 to 1: where it is near 1, kappa and alpha say little. */
  readonly largestShare: number;
  readonly measures: Readonly<Record<MeasureId, Figure>>;
  /** Of an assessor alone. */
  readonly severity: Figure | null;
}

/** The agreement of a cohort, and from how many rounds its intervals are. */
export interface Agreed {
  readonly agreement: readonly Agreement[];
  readonly rounds: number;
}

/**
 * The agreement of a cohort, with intervals: of all, each outcome, each criterion, each assessor and each pair. The time is in
 * proportion to sittings, criteria and rounds. Yields the rounds done; told to stop, it gives the intervals that these make. Pure.
 */
export function* agreementOf(cohort: Cohort, how: Bootstrap): Generator<number, Agreed, boolean> {
  const { patterns, ...rest } = patternsOf(cohort);
  const counts = emptyCounts(cohort, patterns);
  const times = new Float64Array(patterns.length);
  const count = (drawn: Int32Array): void => {
    countPatterns({ patterns, ...rest }, drawn, cohort.criteria.length, times);
    fillCounts(counts, cohort, patterns, times);
  };
  const subjects = subjectsOf(cohort, counts, allRests(cohort));
  const enough = subjects.filter(({ rests }) => rests.sittings >= sittingsMin);
  count(new Int32Array(cohort.sittings).fill(1));
  const found = enough.map((subject) => figuresOf(subject, counts));
  const { intervals, rounds } = yield* bootstrap(cohort.sittings, how, (drawn) => {
    count(drawn);
    return enough.flatMap((subject) => estimatesOf(subject, counts));
  });
  const figures = new Map(enough.map((subject, at) => [subject, found[at] ?? null]));
  const left = intervals.values();
  const agreement = subjects.map((subject) => {
    const { of, ids } = subject;
    const { sittings, units, seenByOne } = subject.rests;
    const its = figures.get(subject) ?? null;
    return { of, ids, sittings, units, seenByOne, figures: its === null ? null : withIntervals(its, left) };
  });
  return { agreement, rounds };
}

/** A subject's estimates in the order of {@link measures}, and of an assessor their severity after them. */
function estimatesOf({ tally, severity }: Subject, counts: Counts): readonly Estimate[] {
  const counted = tally(counts);
  const estimates = measures.map((measure) => measure.of(counted));
  return severity === null ? estimates : [...estimates, severity(counts)];
}

/** A subject's estimates, and what else is counted of it, before the counts are used for the next round. */
interface Found extends Pick<Figures, 'table' | 'largestShare'> {
  readonly estimates: readonly Estimate[];
}

function figuresOf(subject: Subject, counts: Counts): Found {
  const { levels, shares } = subject.tally(counts);
  const table = subject.table(counts);
  const places = [...Array(levels).keys()];
  return {
    table: places.map((row) => places.map((column) => table[row * levels + column] ?? 0)),
    largestShare: Math.max(...shares) / sumOf(shares),
    estimates: estimatesOf(subject, counts),
  };
}

/** Takes as many intervals as there are estimates. */
function withIntervals({ table, largestShare, estimates }: Found, left: Iterator<Interval>): Figures {
  const figures = estimates.map((estimate): Figure => {
    const next = left.next();
    const interval: Interval = next.done === true ? { ok: false, because: 'too few rounds' } : next.value;
    return estimate.ok ? { ...estimate, interval } : estimate;
  });
  const named = Object.fromEntries(measures.map(({ id }, at) => [id, figures[at]]));
  return {
    table,
    largestShare,
    measures: named as Figures['measures'],
    severity: figures[measures.length] ?? null,
  };
}
