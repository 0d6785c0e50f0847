import type { Seat } from '../log/recorder.ts';
import { documentList } from './documents.ts';
import { taskView } from './task.ts';
import { counted } from './words.ts';

/** Something that can stand beside a task. */
export interface BesideChoice {
  readonly kind: 'messages' | 'notebook' | 'document';
  /** The document's; of the others there is one each. */
  readonly id: string | null;
  /** "Messages", "3  Crew list". */
  readonly label: string;
  /** "9 messages", "22 lines, belongs to this task". */
  readonly about: string;
}

/**
 * What can stand beside a task: the messages, the notebook, every document at hand but the one whose lines are marked in the
 * task itself. Pure.
 */
export function besideChoices(seat: Seat, task: string): readonly BesideChoice[] {
  const view = taskView(seat.sitting, task);
  const items = documentList(seat.sitting);
  const digits = String(items.length).length;
  const documents = items
    .filter((item) => view?.kind !== 'flag' || item.id !== view.document)
    .map((item): BesideChoice => {
      const belongs = item.id === view?.document ? ', belongs to this task' : '';
      const label = `${String(item.number).padStart(digits)}  ${item.title}`;
      return { kind: 'document', id: item.id, label, about: `${item.size}${belongs}` };
    });
  return [
    { kind: 'messages', id: null, label: 'Messages', about: counted(seat.sitting.inbox.length, 'message') },
    { kind: 'notebook', id: null, label: 'Notebook', about: counted(seat.notes.length, 'note') },
    ...documents,
  ];
}
