import { receiptOf } from '../log/receipt.ts';
import type { Seat } from '../log/recorder.ts';
import { type Arrangements, clockStopsInPause } from './arrangements.ts';

/** The screen that covers everything in a pause. */
export interface PauseView {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What a pause says: nothing of the scenario, and whether the time left goes on; in an assessment the receipt, for the sheet of the room. */
export function pauseView(arrangements: Arrangements, { pausedForAll, head }: Seat): PauseView {
  const receipt = arrangements.assessed === undefined ? [] : [`The receipt so far is ${receiptOf(head)}.`];
  if (pausedForAll !== null) {
    const why = pausedForAll === '' ? [] : [pausedForAll];
    return {
      title: 'Paused by the invigilator',
      lines: [...why, 'The time left stands still.', 'Go on when you are told to.', ...receipt],
    };
  }
  return {
    title: 'Paused',
    lines: [
      clockStopsInPause(arrangements)
        ? 'The time left stands still until you go on.'
        : 'The time left goes on running: no rest breaks were agreed for this sitting.',
      'Everything so far is saved.',
      ...receipt,
    ],
  };
}

/** What leaving says, before it is confirmed: in an assessment also that leaving stops no clock. */
export function leaveView(arrangements: Arrangements, seat: Seat): PauseView {
  return {
    title: 'Leave the sitting?',
    lines: [
      'Everything so far is saved, unfinished answers too.',
      ...goesOnWords(arrangements, seat),
      `Go on later with: ${arrangements.resumeCommand}`,
    ],
  };
}

function goesOnWords(arrangements: Arrangements, { pausedForAll }: Seat): readonly string[] {
  const stands = clockStopsInPause(arrangements) || pausedForAll !== null;
  return stands
    ? []
    : ['The time left goes on running while you are away: no rest breaks were agreed for this sitting.'];
}

/** What ending for good says, before it is confirmed. */
export const withdrawView: PauseView = {
  title: 'End the sitting for good?',
  lines: [
    'The sitting ends here. It cannot be gone on with later.',
    'Everything so far stays on the record; tasks not answered stay unanswered.',
  ],
};

/** What is said after leaving. */
export function leftView(seat: Seat, arrangements: Arrangements): readonly string[] {
  return [
    `The sitting is saved in ${arrangements.logPath}. The receipt so far is ${receiptOf(seat.head)}.`,
    ...goesOnWords(arrangements, seat),
    `Go on with: ${arrangements.resumeCommand}`,
  ];
}
