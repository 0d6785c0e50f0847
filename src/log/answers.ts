import { assert } from '../engine/assert.ts';
import { canWait, openTasks, readAnswer, refusal } from '../engine/step.ts';
import type { AnswersEntry, AnswersFile, AnswersStep } from '../scenario/answers-file.ts';
import { type Diagnostic, diagnose } from '../scenario/diagnostic.ts';
import { kindOf } from '../scenario/kinds/all.ts';
import type { TaskSpec } from '../scenario/kinds/kind.ts';
import { listed } from '../scenario/message-words.ts';
import { canonicalAnswer } from './decision.ts';
import type { LogRecord } from './record.ts';
import type { Act, Recorder, Seat } from './recorder.ts';

/** How an answers file was sat: to its end, or up to an entry that can't be done there, or until the log couldn't be written. */
export type SatAnswers =
  | { readonly ok: true; readonly seat: Seat }
  | { readonly ok: false; readonly problem: 'entry'; readonly diagnostic: Diagnostic }
  | { readonly ok: false; readonly problem: 'lost'; readonly because: string };

/** Answers and waits in all that answers by task id may lead to: a story that always has something pending could be waited in for ever. */
const unorderedActsMax = 2_000;

/** Sits an answers file through a recorder, as a candidate would at a screen. Stops at the first entry that can't be done. */
export function sitAnswers(recorder: Recorder, answers: AnswersFile): SatAnswers {
  let left = answers.entries;
  for (let acts = 0; left.length > 0; acts += 1) {
    const next = answers.isOrdered || acts > unorderedActsMax ? firstOf(left) : onlyOne(recorder.seat(), left);
    if ('code' in next) return { ok: false, problem: 'entry', diagnostic: next };
    const act = actOf(recorder.seat(), next.step);
    const acted = act.ok ? recorder.act(act.act) : { ...act, lost: false };
    if (!acted.ok && acted.lost) return { ok: false, problem: 'lost', because: acted.because };
    if (!acted.ok)
      return {
        ok: false,
        problem: 'entry',
        diagnostic: diagnose('CS703', next.span, acted.because, hintFor(recorder.seat(), next.step)),
      };
    left = left.filter((entry) => entry !== next);
  }
  return { ok: true, seat: recorder.seat() };
}

function firstOf(entries: readonly AnswersEntry[]): AnswersEntry | Diagnostic {
  const [first] = entries;
  assert(first !== undefined, 'There is no entry left');
  return first;
}

/** The one answer that can be given now; where none can, the wait for what comes next. Two would be two orders. */
function onlyOne(seat: Seat, entries: readonly AnswersEntry[]): AnswersEntry | Diagnostic {
  const open = new Set(openTasks(seat.sitting).map((task) => task.id));
  const [one, other] = entries.filter(({ step }) => step.kind === 'decide' && open.has(step.task));
  if (one !== undefined && other === undefined) return one;
  if (one === undefined || other === undefined) {
    const first = firstOf(entries);
    return canWait(seat.sitting) && !('code' in first)
      ? { step: { kind: 'wait', minutes: 'next' }, span: first.span }
      : first;
  }
  const related = { span: one.span, message: 'this one can be answered too' };
  const hint = 'Write a list, in the order in which they are answered: - first-call: priya';
  return diagnose('CS704', other.span, 'Both tasks are open at once, so that their order counts.', hint, related);
}

type StepAct = { readonly ok: true; readonly act: Act } | { readonly ok: false; readonly because: string };

function actOf(seat: Seat, step: AnswersStep): StepAct {
  switch (step.kind) {
    case 'decide':
      return decideAct(seat, step);
    case 'expire':
      return { ok: true, act: { kind: 'end', how: step.how } };
    default:
      return { ok: true, act: step };
  }
}

/** The answer as the task's kind reads it, from the author's notation into its canonical form. */
function decideAct({ sitting }: Seat, step: DecideStep): StepAct {
  const refused = refusal(sitting, step);
  if (refused !== null) return { ok: false, because: refused.because };
  return { ok: true, act: { ...step, answer: canonicalAnswer(sitting, step) } };
}

type DecideStep = Extract<AnswersStep, { readonly kind: 'decide' }>;

/** What an author may write instead of an entry that was refused. */
function hintFor({ sitting }: Seat, step: AnswersStep): string {
  const task = step.kind === 'decide' ? sitting.scenario.tasks.get(step.task) : undefined;
  if (step.kind !== 'decide' || task === undefined) return 'Change this entry, or what comes before it.';
  const open = openTasks(sitting);
  if (open.length === 0) return 'No task is open now. To wait for what comes, write - wait: next';
  if (!open.includes(task)) return `Open now: ${listed(open.map(({ id }) => id))}.`;
  if (!readAnswer(sitting, task, step.answer).ok) return `An answer here may name ${listed(namesIn(task.spec))}.`;
  return task.reason === 'none'
    ? 'Take `reason` out.'
    : `With a reason, write: - ${step.task}: { answer: …, reason: … }`;
}

/** The keys of an answer, at the kinds that have some of their own. */
const ownKeys: Partial<Readonly<Record<TaskSpec['kind'], readonly string[]>>> = {
  contact: ['who', 'by'],
  schedule: ['start', 'order', 'dropped'],
  write: ['to', 'subject', 'attach', 'text'],
};

/** The keys and ids that an answer to this task can hold. */
function namesIn(spec: TaskSpec): readonly string[] {
  const { choices = {}, questions } = kindOf(spec).offers(spec);
  const fields =
    spec.kind === 'form'
      ? spec.fields.filter(({ computed }) => computed === null).map(({ id }) => id)
      : ownKeys[spec.kind];
  const asked = Object.values(questions).flatMap(({ takes }) => takes.flat());
  return [...new Set([...(fields ?? []), ...Object.values(choices).flat(), ...asked])];
}

/**
 * The steps of an answers file that does again what a log records: the same decisions, waits, openings, drafts and end, with the
 * same states. Pauses, incidents, grants and half a note are of the day and not repeated; what follows by itself follows again.
 */
export function stepsOf(records: readonly LogRecord[]): readonly AnswersStep[] {
  return records.flatMap((record, index): readonly AnswersStep[] => {
    switch (record.kind) {
      case 'decided':
        return [{ kind: 'decide', task: record.task, answer: record.answer, reason: record.reason }];
      case 'waited':
        return [{ kind: 'wait', minutes: record.asked }];
      case 'ticked':
        return [{ kind: 'tick', minutes: record.took }];
      case 'viewed':
        return viewSteps(record, records[index + 1]);
      case 'noted':
        return [{ kind: 'note', text: record.text, about: record.about }];
      case 'drafted':
        return [{ kind: 'draft', task: record.task, draft: record.draft }];
      case 'ended':
        return record.how === 'finished' ? [] : [{ kind: 'expire', how: record.how }];
      default:
        return [];
    }
  });
}

/** Leaving what another opening leaves by itself needs no step of its own. */
function viewSteps(
  record: Extract<LogRecord, { readonly kind: 'viewed' }>,
  next: LogRecord | undefined,
): readonly AnswersStep[] {
  if (record.act === 'opened') return [{ kind: 'open', id: record.id }];
  const isLeftByItself = next?.kind === 'viewed' && next.act === 'opened';
  return isLeftByItself ? [] : [{ kind: 'close', id: record.id }];
}
