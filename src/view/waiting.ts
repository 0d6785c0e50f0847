import type { Sitting } from '../engine/sitting.ts';
import { canWait, openTasks } from '../engine/step.ts';
import { counted, spokenMinutes } from './words.ts';

/** Letting time pass: a decision too. */
export interface WaitingView {
  readonly isOffered: boolean;
  /** Why it isn't offered, as a sentence; null when it is. */
  readonly because: string | null;
  readonly choices: readonly WaitChoice[];
  readonly note: string;
  /** Said and asked about before a wait; null when no task is open, and none can be missed. */
  readonly warning: string | null;
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
    note: 'Waiting is a decision: story time passes, and it is on the record.',
    warning: warningOf(openTasks(sitting).length),
  };
}

/** The same whether or not a task would really close, so that it tells nobody what is on its way. */
function warningOf(open: number): string | null {
  if (open === 0) return null;
  return `${counted(open, 'task is', 'tasks are')} open: ${open === 1 ? 'it' : 'they'} may close while you wait.`;
}

/** A wait as a question: "Wait until something happens?", "Wait 1 hour?". */
export function waitQuestion(minutes: number | 'next'): string {
  return minutes === 'next' ? 'Wait until something happens?' : `Wait ${spokenMinutes(minutes)}?`;
}
