import type { Seat } from '../log/recorder.ts';
import { toldClock } from '../scenario/notation.ts';

/** A note in the notebook. */
export interface NoteView {
  readonly number: number;
  /** Production time when it was written: "Sun 16:55". */
  readonly at: string;
  readonly text: string;
  /** Title of the task whose answer an "I meant" note explains, else null. */
  readonly about: string | null;
}

/** What the notebook says when it is empty. */
export const emptyNotebook = 'Nothing noted yet.';

/** Every note, the first first. */
export function notebookView(seat: Seat): readonly NoteView[] {
  return seat.notes.map((note, index) => ({
    number: index + 1,
    at: toldClock(note.clock),
    text: note.text,
    about: note.about === null ? null : (seat.sitting.scenario.tasks.get(note.about)?.title ?? note.about),
  }));
}
