import { receiptOf } from '../log/receipt.ts';
import type { Seat } from '../log/recorder.ts';
import type { Arrangements } from './arrangements.ts';

/** The last screen. */
export interface EndView {
  readonly title: string;
  /** How it ended, then the ending's own text, as lines. */
  readonly lines: readonly string[];
  /** The receipt, grouped: "61-09ab-…". */
  readonly receipt: string;
  readonly receiptNote: string;
  readonly logPath: string;
  readonly next: readonly string[];
  /** What comes after it in practice; null in an assessment. */
  readonly debrief: string | null;
}

const howWords = {
  finished: 'The sitting is finished.',
  'out-of-time': 'The time allowed is up, and the sitting has ended.',
  withdrawn: 'You have ended the sitting before its end.',
} as const;

/** How it ended, the receipt, where the log is and what happens next. Null while the sitting goes on. */
export function endView(seat: Seat, arrangements: Arrangements): EndView | null {
  const { ended, scenario } = seat.sitting;
  if (ended === null) return null;
  const ending = ended.ending === null ? null : (scenario.states.get(ended.ending)?.ending ?? null);
  return {
    title: ending?.title ?? scenario.title,
    lines: [howWords[ended.how], ...(ending === null ? [] : ending.text.trim().split('\n'))],
    receipt: receiptOf(seat.head),
    receiptNote: 'Write this receipt on paper: with it, anybody can tell later whether the log is whole.',
    logPath: arrangements.logPath,
    next: nextWords(arrangements),
    debrief:
      arrangements.purpose === 'practice' ? 'Next comes what each decision was expected to show, and why.' : null,
  };
}

function nextWords(arrangements: Arrangements): readonly string[] {
  if (arrangements.purpose === 'assessed') {
    return ['Nothing is graded here. People read the log and mark it.', 'Tell the invigilator that you have finished.'];
  }
  return ['Nothing is graded here. In an assessment, people read the log and mark it.'];
}

/** The receipt of the log as it is now, as a sentence. */
export function receiptLine(seat: Seat): string {
  return `The receipt is ${receiptOf(seat.head)}.`;
}
