import { type Round, rounds } from './ledger-record.ts';
import { assessorsIn, closedOf, type RoundsOfLog } from './rounds-of-log.ts';

/** Whether somebody may adjudicate between the first and the second mark: a third person, never one of the two. Pure. */
export function mayAdjudicate(assessor: string, log: RoundsOfLog): boolean {
  return !assessorsIn(log, 'first', 'second').has(assessor);
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
 * Why somebody may not mark a log in a round, as a sentence, or null. Nobody looks at their own mark again: the second marker isn't
 * the first, and whoever adjudicates, moderates or hears an appeal had no part in any round before. An adjudication needs two
 * closed marks to stand between. Pure.
 */
export function roundProblem(round: Round, assessor: string, log: RoundsOfLog): string | null {
  if (round === 'adjudication') {
    const missing = (['first', 'second'] as const).find((one) => closedOf(log, one).length === 0);
    if (missing !== undefined) return `There is nothing to adjudicate yet: ${tellRound(missing)} isn’t closed.`;
    if (!mayAdjudicate(assessor, log))
      return `${assessor} gave one of the two marks: a third person adjudicates between them.`;
    return null;
  }
  // The first and the second marker don't wait for each other: of the two, whoever comes later is another person.
  const earlier = round === 'first' ? (['second'] as const) : rounds.slice(0, rounds.indexOf(round));
  const own = earlier.find((one) => assessorsIn(log, one).has(assessor));
  return own === undefined
    ? null
    : `${assessor} gave ${tellRound(own)} of this sitting, and another person gives ${tellRound(round)}.`;
}
