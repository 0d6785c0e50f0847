import { openTasks } from '../engine/step.ts';
import type { LogState } from '../log/fold.ts';
import type { Seat } from '../log/recorder.ts';
import { clockWhenResumed, sinceLastRecordMs } from '../log/resuming.ts';
import { toldTime } from '../scenario/notation.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { clockLeft, counted, frameOf, listed, spokenLeft, spokenMinutes } from './words.ts';

/** How a sitting stood when it stopped, and what that cost. */
export interface Interruption {
  /** Paused or left by the candidate; or cut off, by a crash or a flat battery. */
  readonly how: 'paused' | 'cut-off';
  /** Story time: "Sun 16:55". */
  readonly storyTime: string;
  /** Titles of the open tasks with an unfinished answer. */
  readonly begun: readonly string[];
  /** Whether a note was being written that isn't in the notebook yet. */
  readonly isNoteBegun: boolean;
  /** Milliseconds left on the sitting clock, and those that went by since. */
  readonly leftMs: number;
  readonly goneMs: number;
  /** Milliseconds since the last record by the wall clock, where it was cut off and they cost nothing; else 0. */
  readonly offMs: number;
}

/** The interruption of a sitting whose log stops here, at a wall time (RFC 3339). Pure. */
export function interruptionOf(state: LogState, wall: string): Interruption {
  const { book } = state;
  const at = clockWhenResumed(state, wall);
  return {
    how: book.paused ? 'paused' : 'cut-off',
    ...standing({ ...book, sitting: state.sitting }),
    leftMs: book.deadlineMs - at,
    goneMs: at - book.at,
    offMs: book.paused || at > book.at ? 0 : Math.max(0, sinceLastRecordMs(state, wall)),
  };
}

/** The interruption of a sitting that has only been paused, to go on in another mode. */
export function pausedHere(seat: Seat, leftMs: number): Interruption {
  return { how: 'paused', ...standing(seat), leftMs, goneMs: 0, offMs: 0 };
}

type Standing = Pick<Interruption, 'storyTime' | 'begun' | 'isNoteBegun'>;

function standing({ sitting, drafts, jotting }: Pick<Seat, 'sitting' | 'drafts' | 'jotting'>): Standing {
  return {
    storyTime: toldTime(sitting.clock, frameOf(sitting.scenario)),
    begun: openTasks(sitting).flatMap(({ id, title }) => (drafts[id] === undefined ? [] : [title])),
    isNoteBegun: jotting !== '',
  };
}

/** The page before a sitting goes on: short, because the candidate knows the rest. */
export interface ResumeView {
  readonly title: string;
  readonly lines: readonly string[];
  /** What going on does; the keys or words belong to the mode. */
  readonly goOn: string;
}

/** Where the candidate was, what is left of the time unless that is hidden, and what the interruption cost. Pure. */
export function resumeView(
  scenario: Scenario,
  interruption: Interruption,
  deadlineMs: number,
  isTimeHidden: boolean,
): ResumeView {
  const { how, storyTime, begun, isNoteBegun, leftMs } = interruption;
  const stopped = how === 'paused' ? 'You stopped' : 'The program was cut off';
  const answers = begun.length === 1 ? 'An answer is' : `${counted(begun.length, 'answer')} are`;
  return {
    title: scenario.title,
    lines: [
      `${stopped} at ${storyTime} in the story.`,
      ...(begun.length === 0 ? [] : [`${answers} begun: ${listed(begun)}.`]),
      ...(isNoteBegun ? ['A note is begun, and not in the notebook yet.'] : []),
      leftWords(leftMs, deadlineMs, isTimeHidden),
      costWords(interruption),
    ],
    goOn: leftMs <= 0 ? 'The sitting ends when you go on.' : 'The sitting goes on when you say so.',
  };
}

function leftWords(leftMs: number, deadlineMs: number, isTimeHidden: boolean): string {
  if (leftMs <= 0) return 'The time is up: what you had typed is kept as unfinished.';
  if (isTimeHidden) return 'The time left is hidden, as you set it in the settings (o).';
  return `${clockLeft(leftMs)} left of ${spokenMinutes(Math.round(deadlineMs / 60_000))}.`;
}

function costWords({ how, goneMs, offMs }: Interruption): string {
  if (how === 'cut-off') return `${cutWords(goneMs, offMs)} ${savedWords}`;
  if (goneMs === 0) return 'The time has stood still since then.';
  return `The time went on while you were away: ${spokenLeft(goneMs)}. It is still going on.`;
}

const savedWords = 'Everything called saved is there. What was typed in the last second before may be missing.';

/** What a crash took, by the machine's own clock: it goes onto the record too, as it stands when the sitting goes on. */
function cutWords(goneMs: number, offMs: number): string {
  if (goneMs > 0)
    return `By this machine’s clock that was ${spokenLeft(goneMs)} ago, and the time went on. It is still going on. The invigilator can give it back.`;
  return offMs < 1000
    ? 'That cost you no time.'
    : `By this machine’s clock it has been off for ${spokenLeft(offMs)}. That cost you no time.`;
}

/** What is said once it goes on; without the time left where that is hidden (null). */
export function wentOnLine({ sitting }: Seat, leftMs: number | null): string {
  const left = leftMs === null ? '' : `, with ${clockLeft(leftMs)} left`;
  return `You go on. It is ${toldTime(sitting.clock, frameOf(sitting.scenario))} in the story${left}.`;
}
