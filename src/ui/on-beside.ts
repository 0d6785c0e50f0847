import { type BesideChoice, besideChoices } from '../view/beside.ts';
import type { CommandId } from '../view/commands.ts';
import { inboxView } from '../view/inbox.ts';
import { taskView } from '../view/task.ts';
import { besideTabs, itemKeys, itemPlace, keyNear } from './item-keys.ts';
import { copyMessage, pressInDocument } from './on-document.ts';
import {
  type Beside,
  type Overlay,
  type Page,
  type ScreenState,
  type Stepped,
  showing,
  stay,
  under,
  warn,
  withTop,
} from './screen-state.ts';

type TaskPage = Extract<Page, { at: 'task' }>;
type BesideOverlay = Extract<Overlay, { over: 'beside' }>;

/** Places that a page key moves by. */
const pageStep = 8;

/** Offers what can stand beside a task, at what stood there last. */
export function chooseBeside(state: ScreenState, task: string): Stepped {
  const choices = besideChoices(state.seat, task);
  const likely = [documentOf(state, task), state.lastDocument].map((id) => choices.findIndex((one) => one.id === id));
  const wanted = state.besides[task] ?? state.lastBeside;
  const last = wanted === null ? -1 : choices.findIndex((choice) => isChoice(choice, wanted));
  const selected = [last, ...likely].find((place) => place > 1 || (place === last && place >= 0)) ?? 0;
  return stay(under(state, { over: 'beside', task, selected }));
}

function documentOf(state: ScreenState, task: string): string | null {
  return taskView(state.seat.sitting, task)?.document ?? null;
}

function isChoice(choice: BesideChoice, beside: Beside): boolean {
  return choice.kind === beside.kind && (beside.kind !== 'document' || choice.id === beside.reading.id);
}

/** What a command does while it is chosen what stands beside the task; null when nothing. */
export function pressInBesideChooser(state: ScreenState, top: BesideOverlay, command: CommandId): Stepped | null {
  const choices = besideChoices(state.seat, top.task);
  const to = movedPlace(top.selected, command, choices.length);
  if (to !== null) return stay(withTop(state, { ...top, selected: to }));
  const choice = command === 'choose' ? choices[top.selected] : undefined;
  return choice === undefined ? null : putBeside(withTop(state, null), top.task, besideOf(state, choice), true);
}

/** What was chosen, where it was left if it stood beside a task before. */
function besideOf(state: ScreenState, choice: BesideChoice): Beside {
  const known = [...Object.values(state.besides), state.lastBeside].find(
    (one) => one !== null && isChoice(choice, one),
  );
  if (known !== undefined && known !== null) return known;
  if (choice.kind !== 'document')
    return { kind: choice.kind, selected: keyNear(state.seat, besideTabs[choice.kind], 0) };
  return { kind: 'document', reading: { id: choice.id ?? '', line: 0, pan: 0, isRow: false } };
}

/** Puts something beside a task, and remembers it for this task and the next. */
function putBeside(state: ScreenState, task: string, beside: Beside, isBeside: boolean): Stepped {
  const lastDocument = beside.kind === 'document' ? beside.reading.id : state.lastDocument;
  return showing(
    withBeside({ ...state, lastDocument, lastTask: task }, { at: 'task', task, isBeside, beside: null }, beside),
  );
}

function withBeside(state: ScreenState, page: TaskPage, beside: Beside): ScreenState {
  const besides = { ...state.besides, [page.task]: beside };
  return { ...state, page: { ...page, beside }, besides, lastBeside: beside };
}

/** From a document, a message or the notebook to the task worked on last, with that beside it. */
export function besideLastTask(state: ScreenState, beside: Beside): Stepped {
  const { lastTask, makings } = state;
  if (lastTask === null || makings[lastTask] === undefined)
    return stay(warn(state, 'No task has been begun that this could stand beside.'));
  return putBeside(state, lastTask, beside, false);
}

/** What a command does in what stands beside a task; null when nothing. */
export function pressBeside(state: ScreenState, page: TaskPage, beside: Beside, command: CommandId): Stepped | null {
  if (beside.kind === 'document') {
    const read = pressInDocument(state, beside.reading, command);
    if (read === null) return null;
    const next = withBeside(read.stepped.state, page, { ...beside, reading: read.reading });
    return { ...read.stepped, state: next };
  }
  const { seat } = state;
  const tab = besideTabs[beside.kind];
  const place = itemPlace(seat, tab, beside.selected) ?? 0;
  if (command === 'copy' && beside.kind === 'messages') {
    const message = inboxView(seat.sitting)[place];
    return message === undefined ? null : copyMessage(state, message);
  }
  const to = movedPlace(place, command, itemKeys(seat, tab).length);
  return to === null ? null : stay(withBeside(state, page, { ...beside, selected: keyNear(seat, tab, to) }));
}

/** A place in a list after a command; null when that moves nothing about. */
function movedPlace(place: number, command: CommandId, count: number): number | null {
  const steps: Partial<Record<CommandId, number>> = {
    up: -1,
    down: 1,
    'page-up': -pageStep,
    'page-down': pageStep,
    first: -count,
    last: count,
  };
  const step = steps[command];
  return step === undefined ? null : Math.max(0, Math.min(place + step, count - 1));
}
