import type { Ledger } from '../../mark/ledger.ts';
import type { LedgerRecord } from '../../mark/ledger-record.ts';
import type { MarkingScheme } from '../../scenario/scheme-file.ts';

/** A round of marking that is closed. */
export interface ClosedRound {
  readonly ledger: Ledger;
  readonly scheme: MarkingScheme;
}

/** What was marked of a sitting: the rounds that are closed, and how many aren't. */
export interface SittingMarks {
  readonly closed: readonly ClosedRound[];
  /** How many ledgers are open still, or sealed to moderators. */
  readonly notYet: number;
}

/** What stands of a closed round for one criterion, with the record that says it. */
export type StandingMark = Extract<LedgerRecord, { readonly kind: 'marked' }>;

/** The marks that stand in a ledger, each with its record, in the order in which they were made. Pure. */
export function standingMarks({ marks, records }: Ledger): readonly StandingMark[] {
  const said = records.filter((record) => record.kind === 'marked');
  return said.filter((record, at) => {
    const isLast = said.findLastIndex(({ criterion }) => criterion === record.criterion) === at;
    return isLast && marks.has(record.criterion);
  });
}

/** What is said with marks: whether every round that the organisation asks for is closed isn't known here. */
export const provisionalWords = 'provisional: marks, not results';
