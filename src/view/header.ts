import type { Seat } from '../log/recorder.ts';
import { toldTime } from '../scenario/notation.ts';
import { inboxView, isNew } from './inbox.ts';
import { statusBadge } from './labels.ts';
import { clockLeft, frameOf } from './words.ts';

/** Whether everything is on the disk: `saving` from a key until its draft is there, `lost` when the log can't be written any more. */
export type SavedState = 'saved' | 'saving' | 'lost';

/** The top line of every screen. */
export interface HeaderView {
  readonly title: string;
  /** "SPECIMEN", "DRAFT", or null. */
  readonly badge: string | null;
  /** The production clock: "Sun 16:55". */
  readonly clock: string;
  /** Null when the candidate has hidden it. */
  readonly timeLeft: TimeLeft | null;
  readonly saved: { readonly text: string; readonly state: SavedState };
}

/** The time left; `quiet` until ten minutes, then `clear`; `over` at none. Never flashing. */
export interface TimeLeft {
  readonly text: string;
  readonly level: 'quiet' | 'clear' | 'over';
}

const clearBelowMs = 10 * 60_000;

/** As wide as the one it comes and goes with, so that nothing beside it moves while one types. */
const savedWords: Readonly<Record<SavedState, string>> = { saved: 'saved ', saving: 'saving', lost: 'NOT SAVED' };

/** The top line: `leftMs` is the sitting clock's, `isTimeHidden` the candidate's wish. Pure. */
export function headerView(seat: Seat, leftMs: number, isTimeHidden: boolean, saved: SavedState): HeaderView {
  const { scenario, clock } = seat.sitting;
  return {
    title: scenario.title,
    badge: statusBadge(scenario.status),
    clock: toldTime(clock, frameOf(scenario)),
    timeLeft: isTimeHidden ? null : timeLeft(leftMs),
    saved: { text: savedWords[saved], state: saved },
  };
}

/** Milliseconds left as text and how clearly to show it. Pure. */
export function timeLeft(leftMs: number): TimeLeft {
  if (leftMs <= 0) return { text: 'time is up', level: 'over' };
  return { text: `${clockLeft(leftMs)} left`, level: leftMs < clearBelowMs ? 'clear' : 'quiet' };
}

/** One of the desk's five tabs. */
export type TabId = 'desk' | 'inbox' | 'documents' | 'contacts' | 'notebook';

export interface TabView {
  readonly id: TabId;
  /** The digit that goes there. */
  readonly key: string;
  /** "Inbox (2)": the number is of messages still to be read. */
  readonly label: string;
}

/** The five tabs, in order. `seen`: numbers of the messages that were shown whole without being opened. */
export function tabsView({ sitting }: Seat, seen: readonly number[]): readonly TabView[] {
  const unread = inboxView(sitting).filter((message) => isNew(message, seen)).length;
  return [
    { id: 'desk', key: '1', label: 'Desk' },
    { id: 'inbox', key: '2', label: unread === 0 ? 'Inbox' : `Inbox (${unread})` },
    { id: 'documents', key: '3', label: 'Documents' },
    { id: 'contacts', key: '4', label: 'Contacts' },
    { id: 'notebook', key: '5', label: 'Notebook' },
  ];
}
