import type { Act } from '../log/recorder.ts';
import { documentNumber } from '../view/documents.ts';
import { draftToSave } from '../view/drafts.ts';
import { readBack, reasonMissing } from '../view/read-back.ts';
import { type TaskView, taskView } from '../view/task.ts';
import { beginWork, rawAnswer, textLengthMax } from '../view/work.ts';
import { type BoundKind, type BoundTaken, boundKind } from './kinds/bound-kind.ts';
import { type Making, makingOf, type PlainState, type Prompt, type Stepped, say, turnTo } from './state.ts';

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

/** Opens a task: says it whole, with what was begun, and asks. */
export function openTask(state: PlainState, id: string): Stepped {
  const view = taskView(state.seat.sitting, id);
  if (view === null) return say(state, ['There is no such task.']);
  const draft = state.seat.drafts[id] ?? null;
  const work = beginWork(view, draft);
  const first = boundKind(view, work, '', state.seat.sitting)?.first ?? '';
  const making: Making = { task: id, work, part: first, reason: draft?.reason ?? '', past: [] };
  const kind = boundKind(view, work, first, state.seat.sitting);
  if (kind === null) return say(state, ['This task cannot be shown.']);
  const begun = draft === null ? [] : ['You have begun an answer. So far:', ...kind.tell()];
  const pinned = view.kind === 'flag' && view.document !== null && state.seat.open !== view.document;
  const acts: readonly Act[] = pinned && view.document !== null ? [{ kind: 'open', id: view.document }] : [];
  return turnTo(state, { at: 'task', making }, [...introOf(state, view), ...begun, ...kind.ask()], acts);
}

function introOf(state: PlainState, view: TaskView): readonly string[] {
  const number = view.document === null ? 0 : documentNumber(state.seat.sitting, view.document);
  const about = [view.takes, view.expect].filter((part) => part !== null);
  return [
    `Task: ${view.title}.${about.length === 0 ? '' : ` ${about.map(sentence).join(' ')}`}`,
    ...view.asks,
    ...(number > 0 && view.kind !== 'flag' ? [`Document ${number} belongs to it. Type document to read it.`] : []),
    view.how,
  ];
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** What the task asks now, said again. */
export function askAgain(state: PlainState, making: Making): readonly string[] {
  return kindAt(state, making)?.kind.ask() ?? [];
}

/** The answer as it stands, with its reason. */
export function tellAnswer(state: PlainState, making: Making): readonly string[] {
  const reason = making.reason === '' ? [] : ['Your reason so far:', ...making.reason.split('\n')];
  return [...(kindAt(state, making)?.kind.tell() ?? []), ...reason];
}

/** The state after a line that the kind took: a further part, or on to the reason. */
export function afterTaken(state: PlainState, making: Making, taken: BoundTaken): Stepped {
  const past = [...making.past, { work: making.work, part: making.part }].slice(-pastMax);
  const next: Making = { ...making, work: taken.work, part: taken.part, past };
  if (taken.isDone) return finish(state, next, taken.out);
  return turnTo(state, { at: 'task', making: next }, taken.out);
}

/** Takes the last change back; in a text, its last line. */
export function undo(state: PlainState, making: Making): Stepped {
  const before = making.past.at(-1);
  const shorter = before === undefined ? (kindAt(state, making)?.kind.withoutLastLine() ?? null) : null;
  if (before === undefined && shorter === null) return say(state, ['There is nothing to take back.']);
  const past = making.past.slice(0, -1);
  const next: Making = {
    ...making,
    work: before?.work ?? shorter ?? making.work,
    part: before?.part ?? making.part,
    past,
  };
  const told = { ...state, prompt: { at: 'task', making: next } } satisfies PlainState;
  return say(told, ['Taken back. It stands now:', ...tellAnswer(told, next)]);
}

/** Ends the answering: says what is wrong with it, or asks for the reason, or reads it back. */
export function finish(state: PlainState, making: Making, said: readonly string[] = []): Stepped {
  const found = kindAt(state, making);
  if (found === null) return turnTo(state, { at: 'desk' }, [...said, 'This task is not open any more.']);
  const read = readBack(state.seat.sitting, making.task, rawAnswer(making.work), '');
  const problems = read.ok ? [] : read.problems.filter((problem) => problem !== reasonMissing);
  if (problems.length > 0) {
    return turnTo(state, { at: 'task', making }, [
      ...said,
      ...problems,
      'Nothing counts yet. Type show to hear your answer.',
    ]);
  }
  if (found.view.reason === 'none') return confirm(state, making, said);
  return turnTo(state, { at: 'reason', making }, [...said, ...askReason(making, found.view)]);
}

/** Asks for the reason. */
export function askReason(making: Making, view: TaskView): readonly string[] {
  const needed =
    view.reason === 'required' ? 'Now your reason. It is needed.' : 'Now your reason, if you want to give one.';
  const has =
    making.reason === ''
      ? []
      : ['It says now:', ...making.reason.split('\n'), 'What you type is added; /clear empties it.'];
  return [
    `${needed} Write it in as many lines as you need; a single full stop on a line ends it.`,
    'undo takes the last line back, and a command needs a / before it here.',
    ...has,
  ];
}

/** A line of the reason. */
export function writeReason(state: PlainState, making: Making, line: string): Stepped {
  if (line.trim() === '.') return confirm(state, making, []);
  const reason = making.reason === '' ? line : `${making.reason}\n${line}`;
  if (reason.length > textLengthMax) {
    return say(state, [`The text is full: at most ${textLengthMax} characters. That line was not taken.`]);
  }
  return turnTo(state, { at: 'reason', making: { ...making, reason } }, []);
}

/** The reason without its last line, or empty. */
export function changeReason(state: PlainState, making: Making, change: 'undo' | 'clear'): Stepped {
  if (making.reason === '') return say(state, ['The reason is empty.']);
  const end = change === 'undo' ? Math.max(0, making.reason.lastIndexOf('\n')) : 0;
  const reason = making.reason.slice(0, end);
  const said = reason === '' ? ['The reason is empty now.'] : ['Taken back. It says now:', ...reason.split('\n')];
  return turnTo(state, { at: 'reason', making: { ...making, reason } }, said);
}

/** Reads the answer back. Only `yes` makes it count. */
export function confirm(state: PlainState, making: Making, said: readonly string[]): Stepped {
  const read = readBack(state.seat.sitting, making.task, rawAnswer(making.work), making.reason);
  if (!read.ok) {
    const at = read.problems.includes(reasonMissing) ? 'reason' : 'task';
    return turnTo(state, { at, making }, [...said, ...read.problems, 'Nothing counts yet.']);
  }
  const prompt: Prompt = { at: 'confirm', making, answer: read.answer, reason: read.reason };
  const out = [
    `You are about to answer: ${read.title}.`,
    ...read.lines,
    ...(read.reason === null ? [] : ['Your reason:', ...read.reason.split('\n')]),
    ...(read.takes === null ? [] : [read.takes]),
    read.note,
    'Type yes to confirm, or no to change it.',
  ];
  return turnTo(state, prompt, [...said, ...out]);
}

/** The draft that the answer being made would leave, as an act; null when the log has it already or nothing was done. */
export function draftAct(state: PlainState): Act | null {
  const making = makingOf(state.prompt);
  if (making === null) return null;
  return draftToSave(state.seat, making.task, making.work, making.reason);
}
