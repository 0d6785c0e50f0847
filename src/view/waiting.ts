import type { Sitting } from '../engine/sitting.ts';
import { canWait } from '../engine/step.ts';

/** Letting time pass: a decision too. */
export interface WaitingView {
  readonly isOffered: boolean;
  /** Why it isn't offered, as a sentence; null when it is. */
  readonly because: string | null;
  readonly choices: readonly WaitChoice[];
  readonly note: string;
}

export interface WaitChoice {
  readonly minutes: number | 'next';
  readonly label: string;
}

const choices: readonly WaitChoice[] = [
  { minutes: 'next', label: 'Until something happens' },
  { minutes: 5, label: '5 minutes' },
  { minutes: 15, label: '15 minutes' },
  { minutes: 30, label: '30 minutes' },
];

/** Whether waiting is offered now, and how long. */
export function waitingView(sitting: Sitting): WaitingView {
  const isOffered = sitting.ended === null && canWait(sitting);
  return {
    isOffered,
    because: isOffered ? null : 'There is nothing to wait for: nothing is on its way.',
    choices: isOffered ? choices : [],
    note: 'Waiting is a decision: production time passes, and it is on the record.',
  };
}
