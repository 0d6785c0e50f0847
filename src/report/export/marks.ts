import type { Ledger } from '../../mark/ledger.ts';
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

/** What is said with marks: whether every round that the organisation asks for is closed isn't known here. */
export const provisionalWords = 'provisional: marks, not results';
