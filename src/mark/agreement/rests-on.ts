import type { Cohort } from './cohort.ts';
import { notSeen } from './ratings.ts';

/** What some figures rest on. */
export interface RestsOn {
  /** Sittings in which something was marked by two. */
  readonly sittings: number;
  /** Criteria of sittings that were marked by two or more. */
  readonly units: number;
  /** Units in which one saw no evidence, and another gave a level. */
  readonly seenByOne: number;
}

/** What all figures of a cohort rest on. */
export interface AllRests {
  readonly all: RestsOn;
  readonly outcomes: ReadonlyMap<string, RestsOn>;
  readonly criteria: readonly RestsOn[];
  /** Each assessor with any other. */
  readonly assessors: readonly RestsOn[];
  /** By `one * assessors + other`, as in {@link Counts.pairs}; of pairs of which both said something of the same unit. */
  readonly pairs: ReadonlyMap<number, RestsOn>;
}

/** Goes once through all units, so that many assessors cost no more than the pairs that there are. Pure. */
export function allRests({ criteria, assessors, sittings, ratings }: Cohort): AllRests {
  const all = nothingYet();
  const outcomes = new Map(criteria.map(({ outcome }) => [outcome, nothingYet()]));
  const each = criteria.map(nothingYet);
  const byAssessor = assessors.map(nothingYet);
  const pairs = new Map<number, Counting>();
  for (let unit = 0; unit < sittings * criteria.length; unit += 1) {
    const sitting = Math.floor(unit / criteria.length);
    const said = saidOf(ratings.marks.subarray(unit * assessors.length, (unit + 1) * assessors.length));
    const criterion = unit % criteria.length;
    for (const rest of [all, outcomes.get(criteria[criterion]?.outcome ?? ''), each[criterion]])
      if (rest !== undefined) countIn(rest, sitting, said.levels.length > 1, isSeenByOne(said));
    for (const assessor of said.levels)
      countIn(byAssessor[assessor] ?? all, sitting, said.levels.length > 1, said.nothing.length > 0);
    for (const assessor of said.nothing) countIn(byAssessor[assessor] ?? all, sitting, false, said.levels.length > 0);
    for (const one of said.levels) {
      for (const other of said.levels)
        if (one < other) countIn(pairIn(pairs, one, other, assessors.length), sitting, true, false);
      for (const other of said.nothing) countIn(pairIn(pairs, one, other, assessors.length), sitting, false, true);
    }
  }
  return { all, outcomes, criteria: each, assessors: byAssessor, pairs };
}

interface Counting {
  sittings: number;
  units: number;
  seenByOne: number;
  /** The last sitting in which something was marked by two: each counts once. */
  last: number;
}

function nothingYet(): Counting {
  return { sittings: 0, units: 0, seenByOne: 0, last: -1 };
}

function countIn(rest: Counting, sitting: number, isMarked: boolean, isSeenByOne: boolean): void {
  if (isSeenByOne) rest.seenByOne += 1;
  if (!isMarked) return;
  rest.units += 1;
  if (rest.last !== sitting) rest.sittings += 1;
  rest.last = sitting;
}

/** Who gave a unit a level, and who saw nothing. */
interface Said {
  readonly levels: readonly number[];
  readonly nothing: readonly number[];
}

function saidOf(row: Int8Array): Said {
  const levels: number[] = [];
  const nothing: number[] = [];
  for (const [assessor, mark] of row.entries()) {
    if (mark >= 0) levels.push(assessor);
    if (mark === notSeen) nothing.push(assessor);
  }
  return { levels, nothing };
}

function isSeenByOne({ levels, nothing }: Said): boolean {
  return levels.length > 0 && nothing.length > 0;
}

function pairIn(pairs: Map<number, Counting>, one: number, other: number, assessors: number): Counting {
  const key = Math.min(one, other) * assessors + Math.max(one, other);
  const known = pairs.get(key) ?? nothingYet();
  pairs.set(key, known);
  return known;
}
