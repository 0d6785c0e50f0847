import type { Sitting } from '../engine/sitting.ts';
import type { Seat } from '../log/recorder.ts';
import { formatTime } from '../scenario/notation.ts';
import { noticesOf } from './desk.ts';
import { type MessageView, messageView } from './inbox.ts';
import { frameOf, passedWords } from './words.ts';

/** What an act brought about, as a candidate is told it: never what a decision was expected to show. */
export interface HappenedView {
  /** "15 minutes pass. It is now Sun 16:55.", or null when no time passed. */
  readonly time: string | null;
  /** Messages that came, in the order in which they came. */
  readonly messages: readonly MessageView[];
  readonly notices: readonly string[];
}

/** What came of the act that led from `before` to the seat. Pure. */
export function happenedView(before: Sitting, seat: Seat): HappenedView {
  const { sitting } = seat;
  const passed = sitting.clock - before.clock;
  const now = formatTime(sitting.clock, frameOf(sitting.scenario));
  return {
    time: passed === 0 ? null : `${passedWords(passed)} It is now ${now}.`,
    messages: sitting.inbox
      .slice(before.inbox.length)
      .map((message, index) => messageView(sitting, message, before.inbox.length + index + 1)),
    notices: noticesOf(seat),
  };
}
