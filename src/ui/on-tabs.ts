import type { CommandId } from '../view/commands.ts';
import { contactsView } from '../view/contacts.ts';
import { deskView } from '../view/desk.ts';
import { documentList } from '../view/documents.ts';
import { inboxView } from '../view/inbox.ts';
import { notebookView } from '../view/notebook.ts';
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
      return selected(state, selectedIn(state) - 1);
    case 'down':
      return selected(state, selectedIn(state) + 1);
    case 'page-up':
      return selected(state, selectedIn(state) - pageStep);
    case 'page-down':
      return selected(state, selectedIn(state) + pageStep);
    case 'first':
      return selected(state, 0);
    case 'last':
      return selected(state, Number.MAX_SAFE_INTEGER);
    case 'open':
      return open(state);
    case 'document':
      return state.tab === 'notebook' ? besideLastTask(state, { kind: 'notebook', selected: selectedIn(state) }) : null;
    case 'close':
      return stay({ ...state, tab: 'desk', happened: null });
    default:
      return null;
  }
}

/** The place chosen in the tab that is shown: one that there is. */
export function selectedIn(state: ScreenState): number {
  return Math.max(0, Math.min(state.selected[state.tab], countIn(state) - 1));
}

function selected(state: ScreenState, wanted: number): Stepped {
  const place = Math.max(0, Math.min(wanted, countIn(state) - 1));
  return stay({ ...state, selected: { ...state.selected, [state.tab]: place } });
}

function countIn(state: ScreenState): number {
  const { seat } = state;
  switch (state.tab) {
    case 'desk': {
      const desk = deskView(seat, deskMessages);
      return desk.messages.length + desk.tasks.length;
    }
    case 'inbox':
      return seat.sitting.inbox.length;
    case 'documents':
      return documentList(seat.sitting).length;
    case 'contacts':
      return contactsView(seat.sitting.scenario).length;
    case 'notebook':
      return notebookView(seat).length;
    default:
      return state.tab satisfies never;
  }
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
