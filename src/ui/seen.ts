import type { LogState } from '../log/fold.ts';
import { type Seat, seatOf } from '../log/recorder.ts';
import type { ReplayedRecord } from '../log/replay.ts';
import type { Telling } from '../log/story.ts';
import type { Arrangements } from '../view/arrangements.ts';
import { happenedView } from '../view/happened.ts';
import { inboxView } from '../view/inbox.ts';
import { type Moment, type Replay, recordAt } from '../view/replay.ts';
import { usualSettings } from '../view/settings.ts';
import { openTask } from './on-task.ts';
import { beginScreen, type ScreenState, type Size } from './screen-state.ts';

/**
 * The candidate's screen at a moment, rebuilt from the record: drawn as in the sitting, from the same state. What isn't on the
 * record (where a pointer stood, which tab was looked at) is as it is at first. Pure.
 */
export function seenAt(replay: Replay, at: number, size: Size, telling: Telling): ScreenState {
  const one = recordAt(replay, at);
  const { record, before, after } = one;
  const isAnswer = replay.moments[at]?.phase === 'answer';
  if (isAnswer && record.kind === 'decided' && before !== null) {
    const answering: Seat = {
      ...seatIn(before, telling),
      drafts: { ...before.book.drafts, [record.task]: { answer: record.answer, reason: record.reason } },
    };
    return openTask(screenOf(answering, before, size, telling), record.task).state;
  }
  return pageOf(screenOf(seatIn(after, telling), after, size, telling), one, replay.moments[at]);
}

/** The seat, without who sits in it unless that is asked for. */
function seatIn(state: LogState, { circumstances }: Telling): Seat {
  const seat = seatOf(state);
  return circumstances ? seat : { ...seat, candidate: '' };
}

function screenOf(seat: Seat, { began, book }: LogState, size: Size, { circumstances }: Telling): ScreenState {
  const settings = { ...usualSettings, time: circumstances ? ('shown' as const) : ('hidden' as const) };
  const arrangements: Arrangements = {
    purpose: began.purpose,
    time: began.time,
    logPath: 'the one that is looked at here',
    resumeCommand: '',
    fullScreenCommand: '',
    interruption: null,
  };
  return beginScreen(seat, arrangements, size, Math.max(0, book.deadlineMs - book.at), settings);
}

/** What was before the candidate's eyes after a record: what is open, else the task that is typed in, else the desk with what came. */
function pageOf(
  state: ScreenState,
  { record, before, after }: ReplayedRecord,
  moment: Moment | undefined,
): ScreenState {
  if (state.page.at === 'end' || moment === undefined) return state;
  const cameNow = before === null ? 0 : before.sitting.inbox.length;
  const seen = inboxView(after.sitting).flatMap(({ number }) => (number <= cameNow ? [number] : []));
  const settled: ScreenState = { ...state, seen };
  if (record.kind === 'drafted') return openTask(settled, record.task).state;
  // An answer or a wait leads back to the desk, whatever was open beside it.
  const isMoved = record.kind === 'decided' || record.kind === 'waited' || record.kind === 'ticked';
  const { open } = after.book;
  if (open !== null && !isMoved) return opened(settled, open);
  if (before === null || before.sitting === after.sitting) return settled;
  return { ...settled, happened: happenedView(before.sitting, state.seat) };
}

function opened(state: ScreenState, id: string): ScreenState {
  const isMessage = state.seat.sitting.inbox.some((message) => message.id === id);
  return isMessage
    ? { ...state, page: { at: 'message', id, selected: 0, top: 0 } }
    : { ...state, page: { at: 'document', reading: { id, line: 0, pan: 0, isRow: false } } };
}
