import { assert } from '../engine/assert.ts';
import type { Sitting, SittingEvent } from '../engine/sitting.ts';
import { readAnswer } from '../engine/step.ts';
import type { Answer } from '../scenario/kinds/kind.ts';

/** An answer to a task, with its reason. */
export type Decide = Extract<SittingEvent, { readonly kind: 'decide' }>;

/** Why a decision can't go with this reason, or without one, as a sentence, or null. */
export function reasonProblem(sitting: Sitting, { task: id, reason }: Decide): string | null {
  const task = sitting.scenario.tasks.get(id);
  if (task?.reason === 'required' && reason === null) return `“${task.title}” needs a reason.`;
  return task?.reason === 'none' && reason !== null ? `“${task.title}” takes no reason.` : null;
}

/** The one form in which an answer stands on the record. Only for a decision that the step doesn't refuse. */
export function canonicalAnswer(sitting: Sitting, { task: id, answer }: Decide): Answer {
  const task = sitting.scenario.tasks.get(id);
  assert(task !== undefined, `No such task: ${id}`);
  const read = readAnswer(sitting, task, answer);
  assert(read.ok, 'An answer that isn’t refused can be read');
  return read.answer;
}
