import type { CommandId } from '../view/commands.ts';
import { readBack, reasonMissing } from '../view/read-back.ts';
import { taskView } from '../view/task.ts';
import { rawAnswer } from '../view/work.ts';
import { taskLayout } from './layout.ts';
import { atPart, type BoundMaking, beginMaking, bindMaking, editHere, partFrom, withEdit } from './making.ts';
import { copyLine } from './on-document.ts';
import {
  type Beside,
  type Making,
  makingAt,
  markedDocument,
  type ScreenState,
  type Stepped,
  showing,
  stay,
  under,
  warn,
} from './screen-state.ts';
import { moveByRows } from './text/text-edit.ts';
import { editedBy, typedInto } from './typing.ts';

/** Rows or places that a page key moves by inside a task. */
const pageStep = 8;

/** Opens a task, with what was begun of it. The document that is marked in it is opened with it. */
export function openTask(state: ScreenState, id: string): Stepped {
  const view = taskView(state.seat.sitting, id);
  if (view === null) return stay(warn(state, 'There is no such task.'));
  const making = state.makings[id] ?? beginMaking(view, state.seat);
  const next: ScreenState = {
    ...state,
    makings: { ...state.makings, [id]: making },
    page: { at: 'task', task: id, isBeside: false, beside: besideAtFirst(state, id) },
    happened: null,
    lastTask: id,
  };
  return showing(next);
}

/** What was put beside this task before, or beside the last one; where there is no room beside, the candidate asks for it. */
function besideAtFirst(state: ScreenState, task: string): Beside | null {
  const wanted = state.besides[task] ?? state.lastBeside;
  const isMarked = wanted?.kind === 'document' && wanted.reading.id === markedDocument(state, task);
  return isMarked || taskLayout(state.size).besideWidth === null ? null : wanted;
}

/** The answer on the page, bound for the width that it is drawn in. */
export function boundAt(state: ScreenState): BoundMaking | null {
  const making = makingAt(state);
  const view = making === null ? null : taskView(state.seat.sitting, making.task);
  if (making === null || view === null) return null;
  return bindMaking(view, making, state.seat.sitting, taskLayout(state.size).width);
}

/** Whether letters go into a text of the task. */
export function isTaskTyping(state: ScreenState): boolean {
  return (boundAt(state)?.text ?? null) !== null;
}

/** The state with the answer changed. */
export function withMaking(state: ScreenState, making: Making): ScreenState {
  return { ...state, makings: { ...state.makings, [making.task]: making } };
}

/** Types or pastes into the part under the cursor; a list takes nothing. */
export function typeInTask(state: ScreenState, text: string): ScreenState {
  const bound = boundAt(state);
  const edit = bound === null ? null : editHere(bound);
  if (bound === null || bound.text === null || edit === null) return state;
  const typed = typedInto(edit, text, bound.text);
  const next = withMaking(state, withEdit(bound, typed.edit));
  return typed.problem === null ? next : warn(next, typed.problem);
}

/** What a command does in a task; null when it is none of the task's own. */
export function pressInTask(state: ScreenState, command: CommandId): Stepped | null {
  const bound = boundAt(state);
  if (bound === null) return null;
  if (command === 'answer') return answer(state, bound);
  if (command === 'copy') return copyMarked(state, bound);
  const own = bound.widget.press(command);
  if (own !== null) {
    const next = withMaking(state, { ...bound.making, work: own.work, spot: own.spot });
    return stay(own.notice === null ? next : warn(next, own.notice));
  }
  const making = moved(bound, command) ?? edited(bound, command);
  return making === null ? null : stay(withMaking(state, making));
}

/** In a document whose lines are marked, the line under the pointer is copied as in any other. */
function copyMarked(state: ScreenState, { making }: BoundMaking): Stepped | null {
  const document = markedDocument(state, making.task);
  const isAtLine = document !== null && making.spot.part === 'lines';
  return isAtLine ? copyLine(state, document, making.spot.pointer) : null;
}

/** What moves keys about: between parts, in a list, between the rows of a text. */
function moved(bound: BoundMaking, command: CommandId): Making | null {
  switch (command) {
    case 'next-field':
      return atPart(bound, partFrom(bound, 1));
    case 'last-field':
      return atPart(bound, partFrom(bound, -1));
    case 'up':
      return movedBy(bound, -1);
    case 'down':
      return movedBy(bound, 1);
    case 'page-up':
      return movedBy(bound, -pageStep);
    case 'page-down':
      return movedBy(bound, pageStep);
    case 'first':
      return bound.text === null ? pointed(bound, bound.widget.stops[0] ?? 0) : null;
    case 'last':
      return bound.text === null ? pointed(bound, bound.widget.stops.at(-1) ?? 0) : null;
    default:
      return null;
  }
}

function movedBy(bound: BoundMaking, by: number): Making {
  const { making, text, widget } = bound;
  const edit = editHere(bound);
  if (text !== null && edit !== null) {
    const next = text.isMultiline ? moveByRows(edit, by, text.width) : null;
    return next === null ? beside(bound, by) : withEdit(bound, next);
  }
  if (making.spot.isHeld) return carried(bound, by);
  const at = widget.stops.findLastIndex((stop) => stop <= making.spot.pointer);
  const to = widget.stops[at + by];
  if (to !== undefined && at + by >= 0) return pointed(bound, to);
  const edge = by < 0 ? widget.stops[0] : widget.stops.at(-1);
  return Math.abs(by) > 1 && edge !== undefined ? pointed(bound, edge) : beside(bound, by);
}

/** What has been picked up goes with the arrows. */
function carried({ making, widget }: BoundMaking, by: number): Making {
  const change = widget.press(by < 0 ? 'move-up' : 'move-down');
  return change === null ? making : { ...making, work: change.work, spot: change.spot };
}

function pointed({ making }: BoundMaking, pointer: number): Making {
  return { ...making, spot: { ...making.spot, pointer: Math.max(0, pointer) } };
}

/** The part before or after, without going round; upwards, at the end of its list. */
function beside(bound: BoundMaking, by: number): Making {
  const at = bound.parts.indexOf(bound.making.spot.part);
  const part = bound.parts[at + Math.sign(by)];
  if (part === undefined) return bound.making;
  const there = atPart(bound, part);
  const stops = bindMaking(bound.view, there, bound.sitting, 0)?.widget.stops ?? [];
  return atPart(bound, part, (by > 0 ? stops[0] : stops.at(-1)) ?? 0);
}

function edited(bound: BoundMaking, command: CommandId): Making | null {
  const { text } = bound;
  const edit = editHere(bound);
  if (text === null || edit === null) return null;
  if (command === 'new-line') {
    if (!text.isMultiline) return atPart(bound, partFrom(bound, 1));
    return withEdit(bound, typedInto(edit, '\n', text).edit);
  }
  const next = editedBy(edit, command, text.isMultiline ? text.width : Number.MAX_SAFE_INTEGER);
  return next === null ? null : withEdit(bound, next);
}

/** Reads the answer back, or says what is wrong with it. Nothing counts yet. */
function answer(state: ScreenState, bound: BoundMaking): Stepped {
  const chosen = choosePointed(bound);
  const making = { ...chosen, work: bindSettled(bound, chosen) };
  const next = withMaking(state, making);
  if (making.spot.part !== bound.making.spot.part) return stay(next);
  const read = readBack(state.seat.sitting, making.task, rawAnswer(making.work), making.reason);
  if (read.ok) {
    const { ok: _, ...said } = read;
    return stay(under(next, { over: 'read-back', task: making.task, ...said, top: 0 }));
  }
  const isReasonAlone = read.problems.every((problem) => problem === reasonMissing);
  if (!isReasonAlone) return stay(warn(next, ...read.problems.filter((problem) => problem !== reasonMissing)));
  return stay(warn(withMaking(next, atPart({ ...bound, making }, 'reason')), reasonMissing));
}

function bindSettled(bound: BoundMaking, making: Making): Making['work'] {
  return bindMaking(bound.view, making, bound.sitting, 0)?.widget.settle() ?? making.work;
}

/** Where one thing is to be chosen and none is, Enter takes the one under the pointer. */
function choosePointed(bound: BoundMaking): Making {
  const { making, widget } = bound;
  const { work, spot } = making;
  const isEmpty =
    (work.kind === 'choose' && work.option === null && spot.part === 'options') ||
    (work.kind === 'contact' && spot.part === 'who' && work.who === null) ||
    (work.kind === 'contact' && spot.part === 'by' && work.by === null);
  const change = isEmpty ? widget.press('mark') : null;
  if (change === null) return making;
  const marked = { ...making, work: change.work, spot: change.spot };
  const isHalf = change.work.kind === 'contact' && change.work.by === null;
  return isHalf ? { ...marked, spot: { ...marked.spot, part: 'by', pointer: 0 } } : marked;
}
