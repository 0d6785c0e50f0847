import { type Mark, stepOf, levels as threeLevels } from '../levels.ts';
import type { Cohort, MarkedCriterion } from './cohort.ts';
import type { FoundLedger } from './found-ledgers.ts';
import { notSeen, unmarked } from './ratings.ts';

/** A scale of the marks: the three levels, or the six steps from secure below to secure distinction. */
export type Scale = 3 | 6;

/** The scale's levels as they are told, from the lowest. */
export const scaleWords: Readonly<Record<Scale, readonly string[]>> = {
  3: ['below', 'pass', 'distinction'],
  6: ['secure below', 'just below', 'just pass', 'secure pass', 'just distinction', 'secure distinction'],
};

/** The cohort that some ledgers make, one for each sitting and assessor, by the criteria of their scheme. Pure. */
export function cohortOfLedgers(
  ledgers: readonly FoundLedger[],
  criteria: readonly MarkedCriterion[],
  scale: Scale,
): Cohort {
  const opened = ledgers.map(({ ledger }) => ledger.opened);
  const sittings = new Map([...new Set(opened.map(({ log }) => log.hash))].map((hash, at) => [hash, at]));
  const assessors = [...new Set(opened.map(({ assessor }) => assessor))].sort();
  const marks = new Int8Array(sittings.size * criteria.length * assessors.length).fill(unmarked);
  const columns = new Map(assessors.map((assessor, at) => [assessor, at]));
  for (const { ledger } of ledgers) {
    const sitting = sittings.get(ledger.opened.log.hash) ?? 0;
    const column = columns.get(ledger.opened.assessor) ?? 0;
    for (const [at, { id }] of criteria.entries()) {
      const mark = ledger.marks.get(id);
      if (mark !== undefined)
        marks[(sitting * criteria.length + at) * assessors.length + column] = levelOf(mark, scale);
    }
  }
  return { criteria, assessors, sittings: sittings.size, ratings: { levels: scale, raters: assessors.length, marks } };
}

function levelOf(mark: Mark, scale: Scale): number {
  if (mark.level === 'not-seen') return notSeen;
  return scale === 3 ? threeLevels.indexOf(mark.level) : (stepOf(mark) ?? unmarked);
}
