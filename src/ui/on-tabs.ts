import { openTasks } from '../engine/step.ts';
import type { CommandId } from '../view/commands.ts';
import { deskView } from '../view/desk.ts';
import { documentList } from '../view/documents.ts';
import { inboxView } from '../view/inbox.ts';
import { itemPlace, keyNear } from './item-keys.ts';
import { besideLastTask } from './on-beside.ts';
import { openDocument, openMessage } from './on-reading.ts';
import { openTask } from './on-task.ts';
import { deskMessages, type ScreenState, type Stepped, stay } from './screen-state.ts';

/** Places that a page key moves by in a list. */
const pageStep = 8;

/** What a command does in one of the five tabs; null when it is none of theirs. */
export function pressInTabs(state: ScreenState, command: CommandId): Stepped | null {
  switch (command) {
    case 'up':
      return stay(pointedAt(state, selectedIn(state) - 1));
    case 'down':
      return stay(pointedAt(state, selectedIn(state) + 1));
    case 'page-up':
      return stay(pointedAt(state, selectedIn(state) - pageStep));
    case 'page-down':
      return stay(pointedAt(state, selectedIn(state) + pageStep));
    case 'first':
      return stay(pointedAt(state, 0));
    case 'last':
      return stay(pointedAt(state, Number.MAX_SAFE_INTEGER));
    case 'open':
      return open(state);
    case 'document':
      return state.tab === 'notebook'
        ? besideLastTask(state, { kind: 'notebook', selected: state.selected.notebook })
        : null;
    case 'close':
      return stay({ ...state, tab: 'desk', happened: null });
    default:
      return null;
  }
}

/** The place of the pointer in the tab that is shown. Where nothing was chosen, or it has gone: the first open task, else the first. */
export function selectedIn(state: ScreenState): number {
  const { seat, tab, selected } = state;
  const [first] = tab === 'desk' ? openTasks(seat.sitting) : [];
  return itemPlace(seat, tab, selected[tab]) ?? itemPlace(seat, tab, first?.id ?? null) ?? 0;
}

/** The tab that is shown with the pointer at a place, or at the nearest that there is. */
export function pointedAt(state: ScreenState, wanted: number): ScreenState {
  return { ...state, selected: { ...state.selected, [state.tab]: keyNear(state.seat, state.tab, wanted) } };
}

function open(state: ScreenState): Stepped | null {
  const { seat } = state;
  const place = selectedIn(state);
  if (state.tab === 'desk') {
    const desk = deskView(seat, deskMessages);
    const message = desk.messages[place];
    if (message !== undefined) return openMessage(state, message.id);
    const task = desk.tasks[place - desk.messages.length];
    return task === undefined ? null : openTask(state, task.id);
  }
  if (state.tab === 'inbox') {
    const message = inboxView(seat.sitting)[place];
    return message === undefined ? null : openMessage(state, message.id);
  }
  const document = state.tab === 'documents' ? documentList(seat.sitting)[place] : undefined;
  return document === undefined ? null : openDocument(state, document.id);
}
