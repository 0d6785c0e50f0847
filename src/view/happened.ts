import type { Sitting } from '../engine/sitting.ts';
import { openTasks } from '../engine/step.ts';
import type { Seat } from '../log/recorder.ts';
import { toldTime } from '../scenario/notation.ts';
import { noticesOf } from './desk.ts';
import { type MessageView, messageView } from './inbox.ts';
import { frameOf, passedWords, sentence } from './words.ts';

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
  const messages = sitting.inbox
    .slice(before.inbox.length)
    .map((message, index) => messageView(sitting, message, before.inbox.length + index + 1));
  const isAnswer = sitting.happened.some((one) => one.kind === 'decided');
  const notices = [...noticesOf(seat), ...(isAnswer ? [] : openedNotices(before, sitting))];
  const isNothing = !isAnswer && messages.length + notices.length === 0 && sitting.ended === null;
  return { time: timeWords(before, sitting, isNothing), messages, notices };
}

function timeWords(before: Sitting, sitting: Sitting, isNothing: boolean): string | null {
  const passed = sitting.clock - before.clock;
  if (passed === 0) return null;
  const nothing = isNothing ? ' Nothing has reached you.' : '';
  return `${passedWords(passed)}${nothing} It is now ${toldTime(sitting.clock, frameOf(sitting.scenario))}.`;
}

/** After an answer a new task is what one looks for; when time alone passed, it is said that one has come. */
function openedNotices(before: Sitting, sitting: Sitting): readonly string[] {
  const were = new Set(openTasks(before).map(({ id }) => id));
  return openTasks(sitting).flatMap(({ id, title }) => (were.has(id) ? [] : [`A task has opened: ${sentence(title)}`]));
}
