import type { Sitting } from '../engine/sitting.ts';
import { refusal, scopeOf } from '../engine/step.ts';
import type { Act, Seat } from '../log/recorder.ts';
import { cleanText } from '../scenario/clean-text.ts';
import { kindOf } from '../scenario/kinds/all.ts';
import type { Answer, Task } from '../scenario/kinds/kind.ts';
import { spokenMinutes } from './words.ts';

/** What is read back before an answer counts, or what is wrong with it. */
export type ReadBack =
  | {
      readonly ok: true;
      readonly title: string;
      /** The canonical answer and the cleaned reason: exactly what `decide` is to be given. */
      readonly answer: Answer;
      readonly reason: string | null;
      /** The answer in plain words. */
      readonly lines: readonly string[];
      /** What it costs in story time, or null. */
      readonly takes: string | null;
      /** "It counts when you confirm." */
      readonly note: string;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads an answer and tells it back. `reason` is what was typed; an empty one is none. Pure. */
export function readBack(sitting: Sitting, taskId: string, raw: Answer | null, reason: string): ReadBack {
  const task = sitting.scenario.tasks.get(taskId);
  if (task === undefined) return { ok: false, problems: ['There is no such task.'] };
  const scope = scopeOf(sitting);
  const { spec } = task;
  const read = kindOf(spec).read(spec, raw, scope);
  const cleaned = cleanText(reason, { newlines: true }).trim();
  const missing = task.reason === 'required' && cleaned === '' ? [reasonMissing] : [];
  if (!read.ok) return { ok: false, problems: [...read.problems, ...missing] };
  if (missing.length > 0) return { ok: false, problems: missing };
  const given = task.reason === 'none' || cleaned === '' ? null : cleaned;
  const refused = refusal(sitting, { kind: 'decide', task: taskId, answer: read.answer, reason: given });
  if (refused !== null) return { ok: false, problems: [refused.because] };
  return {
    ok: true,
    title: task.title,
    answer: read.answer,
    reason: given,
    lines: kindOf(spec).tell(spec, read.answer, scope),
    takes: takesOf(task, kindOf(spec).ownTakesMinutes(spec, read.answer)),
    note: countsNote,
  };
}

/** What the answer costs in story time, or null. Where that hangs on the result too, what it should cost: the same for every result. */
function takesOf(task: Task, ownMinutes: number | null): string | null {
  const minutes = ownMinutes ?? task.takesMinutes;
  if (minutes === 0) return null;
  const isSure = task.results.every((result) => result.takesMinutes === null);
  return `It ${isSure ? 'takes' : 'should take'} ${spokenMinutes(minutes)} of story time.`;
}

/** What is said when a reason is needed and none was given. */
export const reasonMissing = 'This task needs a reason: say in a sentence or two why.';

/** Said under every read-back. */
export const countsNote = 'It counts when you confirm. It cannot be changed afterwards.';

/** What is asked between an answer and its consequences. */
export const meantQuestion =
  'Your answer is saved. If it does not say what you meant, you can add a note now, before anything else shows.';

/** What a candidate said they meant, as an act: a note on the answer, or one in the notebook where something has come in between. Pure. */
export function meantNote(
  { justDecided }: Pick<Seat, 'justDecided'>,
  task: string,
  text: string,
): Extract<Act, { readonly kind: 'note' }> {
  return { kind: 'note', text, about: justDecided === task ? task : null };
}

/** What is said of such a note that is in the notebook alone. */
export const meantLateWords = 'Something came in between: what you meant is in the notebook.';
