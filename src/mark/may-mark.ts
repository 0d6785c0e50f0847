import type { LedgerName } from './ledger-name.ts';
import { type Round, rounds } from './ledger-record.ts';

/** A round of a log as far as it is known without its marks, which may be sealed: whose it is, and whether it is closed. */
export interface HeldRound extends LedgerName {
  readonly isClosed: boolean;
}

/** Whether somebody may adjudicate between the first and the second mark: a third person, never one of the two. Pure. */
export function mayAdjudicate(assessor: string, held: readonly LedgerName[]): boolean {
  return held.every((one) => one.assessor !== assessor || (one.round !== 'first' && one.round !== 'second'));
}

const roundWords: Readonly<Record<Round, string>> = {
  first: 'the first mark',
  second: 'the second mark',
  adjudication: 'the adjudication',
  moderation: 'the moderation',
  appeal: 'the appeal',
};

/** A round in words: "the second mark". Pure. */
export function tellRound(round: Round): string {
  return roundWords[round];
}

/**
 * Why somebody may not mark a log in a round, as words after its name, or null. Nobody looks at their own mark again: the second
 * marker isn't the first, and whoever adjudicates, moderates or hears an appeal had no part in any round before. An adjudication
 * needs two closed marks to stand between. Pure.
 */
export function roundProblem(round: Round, assessor: string, held: readonly HeldRound[]): string | null {
  if (round === 'adjudication') {
    const isClosed = (one: Round): boolean => held.some((each) => each.round === one && each.isClosed);
    const missing = (['first', 'second'] as const).find((one) => !isClosed(one));
    if (missing !== undefined) return `has nothing to adjudicate yet: ${tellRound(missing)} isn’t closed`;
    return mayAdjudicate(assessor, held) ? null : `was marked by ${assessor}: a third person adjudicates`;
  }
  // The first and the second marker don't wait for each other: of the two, whoever comes later is another person.
  const earlier: readonly Round[] = round === 'first' ? ['second'] : rounds.slice(0, rounds.indexOf(round));
  const own = held.find((one) => one.assessor === assessor && earlier.includes(one.round));
  return own === undefined
    ? null
    : `had ${tellRound(own.round)} from ${assessor}: another person gives ${tellRound(round)}`;
}
