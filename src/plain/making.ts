import type { Act } from '../log/recorder.ts';
import { documentNumber } from '../view/documents.ts';
import { draftToSave } from '../view/drafts.ts';
import { readBack, reasonMissing } from '../view/read-back.ts';
import { type TaskView, taskView } from '../view/task.ts';
import { sentence } from '../view/words.ts';
import { beginWork, isSameWork, rawAnswer } from '../view/work.ts';
import { type BoundKind, type BoundTaken, boundKind } from './kinds/bound-kind.ts';
import { fieldProblems } from './kinds/form.ts';
import {
  type Making,
  makingOf,
  type Past,
  type PlainState,
  type Prompt,
  type Stepped,
  say,
  slip,
  turnTo,
} from './state.ts';
import { howToWrite, sayText } from './text.ts';

const pastMax = 200;

/** The task of an answer being made, bound to its kind; null when the task is gone. */
export function kindAt(
  state: PlainState,
  making: Making,
): { readonly view: TaskView; readonly kind: BoundKind } | null {
  const view = taskView(state.seat.sitting, making.task);
  const kind = view === null ? null : boundKind(view, making.work, making.part, state.seat.sitting);
  return view === null || kind === null ? null : { view, kind };
}

/** Closes the document that a task whose lines are marked had opened by itself, where it is still what is open. */
export function closingOwn({ seat }: PlainState, task: string): readonly Act[] {
  const { open, sitting } = seat;
  const spec = sitting.scenario.tasks.get(task)?.spec;
  const isOwn = spec?.kind === 'flag' && open === spec.document && sitting.ended === null;
  return isOwn ? [{ kind: 'close', id: spec.document }] : [];
}

/** Opens a task: says it whole, with what was begun, and asks. */
export function openTask(state: PlainState, id: string): Stepped {
  const view = taskView(state.seat.sitting, id);
  if (view === null) return slip(state, 'There is no such task.');
  const draft = state.seat.drafts[id] ?? null;
  const work = beginWork(view, draft);
  const first = boundKind(view, work, '', state.seat.sitting)?.first(draft !== null) ?? '';
  const making: Making = { task: id, work, part: first, reason: draft?.reason ?? '', past: [] };
  const kind = boundKind(view, work, first, state.seat.sitting);
  if (kind === null) return slip(state, 'This task cannot be shown.');
  const begun = draft === null ? [] : [`You have begun an answer. ${sentence(kind.soFar())}`];
  return turnTo(
    state,
    { at: 'task', making },
    [...introOf(state, view), ...begun, ...kind.ask()],
    turning(state, view),
  );
}

/** What going over to a task puts on the record: what the task before had opened is closed, what this one marks is opened. */
function turning(state: PlainState, view: TaskView): readonly Act[] {
  const before = makingOf(state.prompt);
  if (view.kind === 'flag' && view.document !== null)
    return state.seat.open === view.document ? [] : [{ kind: 'open', id: view.document }];
  return before === null || before.task === view.id ? [] : closingOwn(state, before.task);
}

function introOf(state: PlainState, view: TaskView): readonly string[] {
  const number = view.document === null ? 0 : documentNumber(state.seat.sitting, view.document);
  const about = [view.takes, view.expect].filter((part) => part !== null);
  return [
    [`Task: ${sentence(view.title)}`, ...about.map((part) => sentence(capitalised(part)))].join(' '),
    ...view.asks,
    ...(number > 0 && view.kind !== 'flag' ? [`Document ${number} belongs to it. Type document to read it.`] : []),
    view.how,
  ];
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** What the task asks now, said again. */
export function askAgain(state: PlainState, making: Making): readonly string[] {
  return kindAt(state, making)?.kind.ask() ?? [];
}

/** The answer as it stands, with its reason. */
export function tellAnswer(state: PlainState, making: Making): readonly string[] {
  const reason = making.reason === '' ? [] : ['Your reason so far:', ...sayText(making.reason)];
  return [...(kindAt(state, making)?.kind.tell() ?? []), ...reason];
}

/** The making with one more change in its past. */
export function remembering(making: Making, past: Past): Making {
  return { ...making, past: [...making.past, past].slice(-pastMax) };
}

/** The state after a line that the kind took: a further part, or on to the reason. */
export function afterTaken(state: PlainState, making: Making, line: string, taken: BoundTaken): Stepped {
  const { work, part } = making;
  const changed = isSameWork(work, taken.work) ? making : remembering(making, { of: 'answer', work, part, line });
  const next: Making = { ...changed, work: taken.work, part: taken.part };
  if (taken.isDone) return finish(state, next, taken.out);
  return turnTo(state, { at: 'task', making: next }, taken.out);
}

/** Takes the last change of the answer back, and says which it was. */
export function undo(state: PlainState, making: Making): Stepped {
  const at = making.past.findLastIndex((past) => past.of === 'answer');
  const before = making.past[at];
  if (before?.of !== 'answer') return slip(state, 'There is nothing to take back.');
  const past = making.past.toSpliced(at, 1);
  const next: Making = { ...making, work: before.work, part: before.part, past };
  const told = { ...state, prompt: { at: 'task', making: next } } satisfies PlainState;
  const [asked] = before.part === making.part ? [] : askAgain(told, next);
  return say(told, [takenBack(before.line), ...(asked === undefined ? [] : [asked])]);
}

/** What undo says of the line whose change it took back. */
export function takenBack(line: string): string {
  return `Taken back: ${line.trim() === '' ? 'an empty line' : line}`;
}

/** Ends the answering: says what is wrong with it, or asks for the reason, or reads it back. */
export function finish(state: PlainState, making: Making, said: readonly string[] = []): Stepped {
  const found = kindAt(state, making);
  if (found === null) return turnTo(state, { at: 'desk' }, [...said, 'This task is not open any more.']);
  const { view } = found;
  const problems = problemsOf(state, making, view);
  if (problems.length > 0) {
    const out = [...said, ...problems, 'Nothing counts yet. Type show to hear your answer.'];
    return { ...turnTo(state, { at: 'task', making }, out), isSlip: true };
  }
  if (view.reason === 'none') return confirm(state, making, said);
  return turnTo(state, { at: 'reason', making }, [...said, ...askReason(making, view)]);
}

/** What is wrong with the answer, its reason left out. */
function problemsOf(state: PlainState, making: Making, view: TaskView): readonly string[] {
  const read = readBack(state.seat.sitting, making.task, rawAnswer(making.work), '');
  const problems = read.ok ? [] : read.problems.filter((problem) => problem !== reasonMissing);
  return view.kind === 'form' ? fieldProblems(view.fields, problems) : problems;
}

/** Asks for the reason. */
export function askReason(making: Making, view: TaskView): readonly string[] {
  const needed =
    view.reason === 'required' ? 'Now your reason. It is needed.' : 'Now your reason, if you want to give one.';
  const has =
    making.reason === ''
      ? []
      : ['It says now:', ...sayText(making.reason), 'What you type is added; /clear empties it.'];
  return [`${needed} ${howToWrite}`, ...has];
}

/** Reads the answer back. Only `yes` makes it count. */
export function confirm(state: PlainState, making: Making, said: readonly string[]): Stepped {
  const read = readBack(state.seat.sitting, making.task, rawAnswer(making.work), making.reason);
  if (!read.ok) {
    const at = read.problems.includes(reasonMissing) ? 'reason' : 'task';
    return { ...turnTo(state, { at, making }, [...said, ...read.problems, 'Nothing counts yet.']), isSlip: true };
  }
  const prompt: Prompt = { at: 'confirm', making, answer: read.answer, reason: read.reason };
  const out = [
    `You are about to answer: ${sentence(read.title)}`,
    ...read.lines,
    ...(read.reason === null ? [] : ['Your reason:', ...read.reason.split('\n')]),
    ...(read.takes === null ? [] : [read.takes]),
    read.note,
    'Type yes to confirm, or no to change it.',
  ];
  return turnTo(state, prompt, [...said, ...out]);
}

/** From the read-back or the reason to the task, with the answer as it is. */
export function backToTask(state: PlainState, making: Making): Stepped {
  const back = { ...state, prompt: { at: 'task', making } } satisfies PlainState;
  const reason = making.reason === '' ? [] : ['Your reason is kept too.'];
  return say(back, ['Nothing was answered. You can change it now.', ...reason, ...askAgain(back, making)]);
}

/** The draft that the answer being made would leave, as an act; null when the log has it already or nothing was done. */
export function draftAct(state: PlainState): Act | null {
  const making = makingOf(state.prompt);
  if (making === null) return null;
  return draftToSave(state.seat, making.task, making.work, making.reason);
}
