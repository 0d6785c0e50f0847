import { openTasks } from '../engine/step.ts';
import type { Act } from '../log/recorder.ts';
import { formatTime } from '../scenario/notation.ts';
import { calculate } from '../view/calculator.ts';
import type { CommandId } from '../view/commands.ts';
import { copiedLine, type DocumentView, documentOrder, documentView } from '../view/documents.ts';
import { findView } from '../view/find.ts';
import { messageView } from '../view/inbox.ts';
import { pausedHere } from '../view/interruption.ts';
import { plainHelp } from '../view/keys.ts';
import { leaveView, pauseView } from '../view/pause.ts';
import { taskView } from '../view/task.ts';
import { waitingView } from '../view/waiting.ts';
import { counted, frameOf, spokenLeft, spokenMinutes, timeUpWords } from '../view/words.ts';
import { noSuchNumber, numbered, numbersOf } from './kinds/plain-kind.ts';
import { finish, openTask, tellAnswer, undo } from './making.ts';
import { askPrompt, askWait, whereLines } from './prompts.ts';
import {
  sayContacts,
  sayDocument,
  sayDocuments,
  sayInbox,
  sayMessage,
  sayNotebook,
  sayRow,
  sayTasks,
} from './say-lists.ts';
import { makingOf, type PlainState, type Prompt, type Stepped, say, turnTo } from './state.ts';
import { briefingLines } from './telling.ts';

/** What a word does anywhere in the sitting. `rest` is what followed it. */
type Handler = (state: PlainState, rest: string) => Stepped;

const handlers: Partial<Record<CommandId, Handler>> = {
  help,
  desk: (state) => say(state, sayTasks(state.seat)),
  inbox: (state) => say(state, sayInbox(state.seat)),
  documents: (state) => say(state, sayDocuments(state.seat)),
  contacts: (state) => say(state, sayContacts(state.seat)),
  notebook: (state) => say(state, sayNotebook(state.seat)),
  note,
  calculator,
  wait,
  time: (state) => say(state, timeLines(state)),
  pause: (state) => turnTo(state, { at: 'paused', under: state.prompt }, pauseLines(state), [pausing('asked')]),
  leave: (state) => turnTo(state, { at: 'leave', under: state.prompt }, leaveLines(state)),
  withdraw: (state) => turnTo(state, { at: 'withdraw', under: state.prompt }, withdrawLines),
  open,
  message,
  document: readDocument,
  row: readRow,
  copy,
  find,
  close,
  answer: (state) => withMaking(state, (making) => finish(state, making)),
  again: (state) => say(state, state.said),
  where: (state) => say(state, whereLines(state)),
  'my-answer': (state) => withMaking(state, (making) => say(state, tellAnswer(state, making))),
  undo: (state) => withMaking(state, (making) => undo(state, making)),
  start: (state) => say(state, ['The sitting has started already.']),
  confirm: (state) => say(state, ['There is nothing to confirm now.']),
  'go-on': (state) => say(state, whereLines(state)),
  briefing,
};

/** Does what a command asks, from any prompt of the sitting; null when plain mode has no such word. */
export function generalCommand(state: PlainState, id: CommandId, rest: string): Stepped | null {
  return handlers[id]?.(state, rest) ?? null;
}

/** A pause, for the record. */
export function pausing(because: string): Act {
  return { kind: 'pause', because };
}

function withMaking(state: PlainState, use: (making: NonNullable<ReturnType<typeof makingOf>>) => Stepped): Stepped {
  const making = makingOf(state.prompt);
  return making === null ? say(state, ['No task is open. Type tasks to hear them.']) : use(making);
}

function help(state: PlainState, rest: string): Stepped {
  const wanted = rest.toLowerCase();
  const all = plainHelp().map((line) => `${line.keys}: ${line.does}`);
  const some = wanted === '' ? all : all.filter((line) => line.toLowerCase().includes(wanted));
  if (some.length === 0) return say(state, [`Nothing in the help has "${rest}". Type help to hear all of it.`]);
  return say(state, wanted === '' ? ['Words that work here:', ...some, 'Now:', ...askPrompt(state)] : some);
}

/** As it stands in the middle of the sitting: what is left of the time, not what there was. */
function briefing({ seat, leftMs, ...state }: PlainState): Stepped {
  const arrangements = { ...state.arrangements, interruption: pausedHere(seat, leftMs) };
  return say({ seat, leftMs, ...state }, briefingLines(seat.sitting.scenario, arrangements));
}

function note(state: PlainState, rest: string): Stepped {
  if (rest === '') return say(state, ['Type note and your text in one line.']);
  return say(state, ['Noted.'], [{ kind: 'note', text: rest, about: null }]);
}

function calculator(state: PlainState, rest: string): Stepped {
  const done = calculate(rest);
  return say(state, [done.ok ? `${done.sum} = ${done.result}` : done.because]);
}

function wait(state: PlainState, rest: string): Stepped {
  const waiting = waitingView(state.seat.sitting);
  if (!waiting.isOffered) return say(state, [waiting.because ?? '']);
  if (rest !== '') return waitFor(state, rest);
  const labels = numbered(waiting.choices.map((choice) => choice.label));
  return turnTo(state, { at: 'wait' }, [
    'Wait how long?',
    ...labels,
    waiting.note,
    'Type a number from the list, next for the first, or back.',
  ]);
}

/** Waits so long as the word says: `15`, `15m`, `next`. */
function waitFor(state: PlainState, word: string): Stepped {
  const { choices } = waitingView(state.seat.sitting);
  const wanted = word.toLowerCase().replace(/\s*(m|minutes?)$/, '');
  const choice = choices.find((one) => String(one.minutes) === wanted);
  if (choice === undefined) return say(state, ['Type wait next, wait 5, wait 15 or wait 30.']);
  return askedToWait(state, choice.minutes);
}

/** A wait that is chosen: warned of first where a task is open. */
export function askedToWait(state: PlainState, minutes: number | 'next'): Stepped {
  const under = state.prompt.at === 'wait' ? ({ at: 'desk' } as const) : state.prompt;
  if (waitingView(state.seat.sitting).warning === null) return waited(state, minutes, under);
  return turnTo(state, { at: 'wait-anyway', minutes, under }, askWait(state, minutes));
}

/** The decision to wait. */
export function waited(state: PlainState, minutes: number | 'next', under: Prompt): Stepped {
  return turnTo({ ...state, untold: state.seat.sitting }, under, ['You wait.'], [{ kind: 'wait', minutes }]);
}

function timeLines(state: PlainState): readonly string[] {
  const all = spokenMinutes(Math.round(state.seat.deadlineMs / 60_000));
  const { sitting } = state.seat;
  return [
    `${spokenLeft(state.leftMs)} left of ${all}.`,
    `In the story it is ${formatTime(sitting.clock, frameOf(sitting.scenario))}.`,
    timeUpWords,
  ];
}

function pauseLines(state: PlainState): readonly string[] {
  const view = pauseView(state.arrangements);
  return [`${view.title}.`, ...view.lines, 'Type go on to go on, or leave.'];
}

function leaveLines(state: PlainState): readonly string[] {
  const view = leaveView(state.arrangements);
  return [view.title, ...view.lines, 'Type yes to leave, or no to stay.'];
}

const withdrawLines = [
  'End the sitting for good? It cannot be gone on with afterwards.',
  'To come back later, type no, then leave.',
  'Type yes to end it for good, or no to stay.',
];

function open(state: PlainState, rest: string): Stepped {
  const tasks = openTasks(state.seat.sitting);
  const [number, ...more] = numbersOf(rest) ?? [];
  if (number === undefined || more.length > 0)
    return say(state, ['Type open and the number of a task.', ...sayTasks(state.seat)]);
  const task = tasks[number - 1];
  return task === undefined ? say(state, [noSuchNumber(number, tasks.length)]) : openTask(state, task.id);
}

function message(state: PlainState, rest: string): Stepped {
  const { sitting } = state.seat;
  const [number] = numbersOf(rest) ?? [];
  if (number === undefined) return say(state, sayInbox(state.seat));
  const one = sitting.inbox[number - 1];
  if (one === undefined) return say(state, [noSuchNumber(number, sitting.inbox.length)]);
  return say(state, sayMessage(messageView(sitting, one, number)), opening(state, one.id));
}

/** Opening is on the record; what is open already isn't opened twice. */
function opening(state: PlainState, id: string): readonly Act[] {
  return state.seat.open === id ? [] : [{ kind: 'open', id }];
}

/** Reads "3", "3 row 4", "3 line 4" or "3 4"; with nothing, the document that belongs to the task. */
function addressed(
  state: PlainState,
  rest: string,
): { readonly view: DocumentView; readonly row: number | null } | string {
  const { sitting } = state.seat;
  const match = /^(\d{1,3})(?:\s*,?\s*(?:row|line)?\s*(\d{1,4}))?$/i.exec(rest.trim());
  if (match === null) return 'Type document and a number, such as document 3 or document 3 row 4.';
  const number = Number(match[1]);
  const order = documentOrder(sitting);
  const id = order[number - 1];
  const view = id === undefined ? null : documentView(sitting, id);
  if (view === null) return noSuchNumber(number, order.length);
  return { view, row: match[2] === undefined ? null : Number(match[2]) };
}

function readDocument(state: PlainState, rest: string): Stepped {
  if (rest === '') return readPinned(state);
  const found = addressed(state, rest);
  if (typeof found === 'string') return say(state, [found]);
  return found.row === null ? readWhole(state, found.view) : readOne(state, found.view, found.row);
}

function readWhole(state: PlainState, view: DocumentView): Stepped {
  return say(state, sayDocument(view), opening(state, view.id));
}

function readOne(state: PlainState, view: DocumentView, row: number): Stepped {
  const out = sayRow(view, row);
  return out === null ? say(state, [noSuchLine(view, row)]) : say(state, out, opening(state, view.id));
}

function noSuchLine(view: DocumentView, row: number): string {
  return noSuchNumber(row, view.body.kind === 'text' ? view.body.lines.length : view.body.rows.length);
}

function readPinned(state: PlainState): Stepped {
  const making = makingOf(state.prompt);
  const pinned = making === null ? null : (taskView(state.seat.sitting, making.task)?.document ?? null);
  const view = pinned === null ? null : documentView(state.seat.sitting, pinned);
  return view === null ? say(state, sayDocuments(state.seat)) : readWhole(state, view);
}

function readRow(state: PlainState, rest: string): Stepped {
  const { seat } = state;
  const view = seat.open === null ? null : documentView(seat.sitting, seat.open);
  if (view === null) return say(state, ['No document is open. Type document 3 row 4.']);
  const [number] = numbersOf(rest) ?? [];
  return number === undefined ? say(state, ['Type row and a number.']) : readOne(state, view, number);
}

function copy(state: PlainState, rest: string): Stepped {
  const found = addressed(state, rest);
  if (typeof found === 'string' || found.row === null) {
    return say(state, ['Type copy, the document and the row or line, such as copy 3 row 4.']);
  }
  const text = copiedLine(found.view, found.row);
  if (text === null) return say(state, [noSuchLine(found.view, found.row)]);
  const acts: readonly Act[] = [...opening(state, found.view.id), { kind: 'note', text, about: null }];
  return say(state, [`Noted: ${text}`], acts);
}

function find(state: PlainState, rest: string): Stepped {
  if (rest === '') return say(state, ['Type find and a word.']);
  const { found, total } = findView(state.seat.sitting, rest);
  if (total === 0) return say(state, [`"${rest}" is nowhere in the documents and messages.`]);
  const more = total > found.length ? [`${counted(total - found.length, 'more place')} not read out.`] : [];
  return say(state, [
    `Found in ${counted(total, 'place')}.`,
    ...found.map((one) => `${one.where}: ${one.text}`),
    ...more,
  ]);
}

function close(state: PlainState): Stepped {
  if (state.prompt.at !== 'desk') {
    const kept = makingOf(state.prompt) === null ? [] : ['Your answer so far is kept.'];
    return turnTo(state, { at: 'desk' }, [...kept, ...sayTasks(state.seat)]);
  }
  const { open: id } = state.seat;
  return id === null
    ? say(state, ['You are at the desk.', ...sayTasks(state.seat)])
    : say(state, ['Closed.'], [{ kind: 'close', id }]);
}
