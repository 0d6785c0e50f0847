import { openTasks } from '../engine/step.ts';
import type { Act } from '../log/recorder.ts';
import { toldTime } from '../scenario/notation.ts';
import { calculate } from '../view/calculator.ts';
import { type CommandId, commandForLine } from '../view/commands.ts';
import { documentView } from '../view/documents.ts';
import { receiptLine } from '../view/end.ts';
import { pausedHere } from '../view/interruption.ts';
import { leaveView, pauseView } from '../view/pause.ts';
import { plainSettingsLines } from '../view/settings.ts';
import { taskView } from '../view/task.ts';
import { waitingView } from '../view/waiting.ts';
import { frameOf, nobodyInvigilates, sentence, spokenLeft, spokenMinutes, timeUpWords } from '../view/words.ts';
import { help } from './help.ts';
import { noSuchNumber, numbered, numbersOf, upTo } from './kinds/plain-kind.ts';
import { closingOwn, finish, openTask, tellAnswer, undo } from './making.ts';
import { askWait, whereLines } from './prompts.ts';
import { copy, find, readContact, readDocument, readMessage, readRow } from './reading.ts';
import { sayContacts, sayDocuments, sayInbox, sayNotebook, sayTasks } from './say-lists.ts';
import { makingOf, type PlainState, type Prompt, type Stepped, say, slip, turnTo } from './state.ts';
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
  settings: (state) => say(state, plainSettingsLines(state.arrangements, true)),
  pause: (state) => turnTo(state, { at: 'paused', under: state.prompt }, pauseLines(state), [pausing('asked')]),
  invigilate,
  leave: (state) => turnTo(state, { at: 'leave', under: state.prompt }, leaveLines(state)),
  withdraw: (state) => turnTo(state, { at: 'withdraw', under: state.prompt }, withdrawLines),
  open,
  message: readMessage,
  contact: readContact,
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
  start: (state) => slip(state, 'The sitting has started already.'),
  confirm: (state) => slip(state, 'There is nothing to confirm now.'),
  debrief: (state) => slip(state, 'The debrief comes after the end of the sitting.'),
  receipt: (state) => say(state, [receiptLine(state.seat)]),
  'go-on': (state) => say(state, whereLines(state)),
  briefing,
};

/** A line as a command, or a sentence that it was not understood. An empty line does nothing anywhere. */
export function command(state: PlainState, line: string): Stepped {
  const word = line.trim();
  if (word === '') return say(state, []);
  const found = commandForLine(word);
  const handler = found === null ? undefined : handlers[found.id];
  if (found !== null && handler !== undefined) return handler(state, found.rest);
  return slip(
    state,
    found === null
      ? `"${word.slice(0, 60)}" was not understood. Type help to hear what works here.`
      : `"${word.slice(0, 60)}" does nothing here. Type help to hear what works here.`,
  );
}

/** Lets whoever knows the invigilator's code at the terminal. */
export function invigilate(state: PlainState): Stepped {
  if (state.arrangements.assessed === undefined) return slip(state, nobodyInvigilates);
  return { ...say(state, []), wish: 'invigilate' };
}

/** A pause, for the record. */
export function pausing(because: string): Act {
  return { kind: 'pause', because };
}

function withMaking(state: PlainState, use: (making: NonNullable<ReturnType<typeof makingOf>>) => Stepped): Stepped {
  const making = makingOf(state.prompt);
  return making === null ? slip(state, 'You are in no task. Type tasks to hear what is open.') : use(making);
}

/** As it stands in the middle of the sitting: what is left of the time, not what there was. */
function briefing({ seat, leftMs, ...state }: PlainState): Stepped {
  const arrangements = { ...state.arrangements, interruption: pausedHere(seat, leftMs) };
  return say({ seat, leftMs, ...state }, briefingLines(seat.sitting.scenario, arrangements));
}

function note(state: PlainState, rest: string): Stepped {
  const text = rest === '' ? state.seat.jotting.trim() : rest;
  if (text === '') return slip(state, 'Type note and your text in one line.');
  return say(state, ['Noted.'], [{ kind: 'note', text, about: null }]);
}

function calculator(state: PlainState, rest: string): Stepped {
  const done = calculate(rest);
  return done.ok ? say(state, [`${done.sum} = ${done.result}`]) : slip(state, done.because);
}

function wait(state: PlainState, rest: string): Stepped {
  const waiting = waitingView(state.seat.sitting);
  if (!waiting.isOffered) return slip(state, waiting.because ?? '');
  if (rest !== '') return waitFor(state, rest);
  const labels = numbered(waiting.choices.map((choice) => choice.label));
  return turnTo(state, { at: 'wait', under: beneathWait(state.prompt) }, [
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
  if (choice === undefined) return slip(state, 'Type wait next, wait 5, wait 15 or wait 30.');
  return askedToWait(state, choice.minutes);
}

/** Where a wait is asked for, and gone back to. */
function beneathWait(prompt: Prompt): Prompt {
  return prompt.at === 'wait' || prompt.at === 'wait-anyway' ? prompt.under : prompt;
}

/** A wait that is chosen: warned of first where a task is open. */
export function askedToWait(state: PlainState, minutes: number | 'next'): Stepped {
  const under = beneathWait(state.prompt);
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
    `In the story it is ${toldTime((state.untold ?? sitting).clock, frameOf(sitting.scenario))}.`,
    timeUpWords,
  ];
}

/** What a pause says, whoever made it. */
export function pauseLines(state: PlainState): readonly string[] {
  const view = pauseView(state.arrangements, state.seat);
  return [`${view.title}.`, ...view.lines, 'Type go on to go on, or leave.'];
}

function leaveLines(state: PlainState): readonly string[] {
  const view = leaveView(state.arrangements, state.seat);
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
    return slip(state, 'Type open and the number of a task.', ...sayTasks(state.seat));
  const task = tasks[number - 1];
  return task === undefined ? slip(state, noSuchNumber(number, 'task', upTo(tasks.length))) : openTask(state, task.id);
}

/** Goes back by one: from a document or message to where it was opened, from a task to the desk. */
function close(state: PlainState): Stepped {
  const { prompt, seat } = state;
  if (prompt.at === 'wait' || prompt.at === 'wait-anyway') return backTo(state, prompt.under);
  const making = makingOf(prompt);
  const own = making === null ? [] : closingOwn(state, making.task);
  if (seat.open !== null && own.length === 0) {
    const title = making === null ? null : (taskView(seat.sitting, making.task)?.title ?? making.task);
    const where = title === null ? [] : [`You are in the task ${sentence(title)}`];
    return say(
      state,
      [`Closed: ${sentence(titleOfOpen(state, seat.open))}`, ...where],
      [{ kind: 'close', id: seat.open }],
    );
  }
  if (prompt.at === 'desk') return say(state, ['You are at the desk.', ...sayTasks(seat)]);
  const kept = making === null ? [] : ['Your answer so far is kept.'];
  return turnTo(state, { at: 'desk' }, [...kept, ...sayTasks(seat)], own);
}

function titleOfOpen({ seat }: PlainState, id: string): string {
  const number = seat.sitting.inbox.findIndex((message) => message.id === id) + 1;
  return number > 0 ? `message ${number}` : (documentView(seat.sitting, id)?.title ?? id);
}

function backTo(state: PlainState, under: Prompt): Stepped {
  const back = { ...state, prompt: under };
  return say(back, whereLines(back));
}
