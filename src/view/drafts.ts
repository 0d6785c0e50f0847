import { sameDraft } from '../log/book.ts';
import type { Draft } from '../log/record.ts';
import type { Act, Seat } from '../log/recorder.ts';
import { taskView } from './task.ts';
import { beginWork, rawAnswer, type Work } from './work.ts';

/**
 * The draft that an answer being made leaves, as an act; null when the log has it already, when nothing was done, or when
 * the task isn't open any more. Pure.
 */
export function draftToSave(seat: Seat, task: string, work: Work, reason: string): Act | null {
  const view = taskView(seat.sitting, task);
  if (view === null || seat.sitting.tasks[task]?.status !== 'open') return null;
  const draft: Draft = { answer: rawAnswer(work), reason: reason === '' ? null : reason };
  const kept = seat.drafts[task] ?? { answer: rawAnswer(beginWork(view, null)), reason: null };
  return sameDraft(kept, draft) ? null : { kind: 'draft', task, draft };
}
