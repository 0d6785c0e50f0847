import type { CommandId } from '../view/commands.ts';
import { inboxView } from '../view/inbox.ts';
import type { Scroll } from './draw/picture.ts';
import { messageKey } from './item-keys.ts';
import { besideLastTask } from './on-beside.ts';
import { copyMessage, pageStep, pressInDocument } from './on-document.ts';
import {
  act,
  type FoundFrom,
  type Page,
  type ScreenState,
  type Stepped,
  showing,
  stay,
  under,
} from './screen-state.ts';

/** Opens a message: it is then on the record as opened. */
export function openMessage(state: ScreenState, id: string): Stepped {
  return act({ ...state, page: { at: 'message', id, selected: 0, top: 0 } }, { kind: 'open', id });
}

/** Opens a document on a page of its own, at a line. */
export function openDocument(state: ScreenState, id: string, line = 0): Stepped {
  const page: Page = { at: 'document', reading: { id, line, pan: 0, isRow: false } };
  return act({ ...state, page, lastDocument: id }, { kind: 'open', id });
}

type ReadingPage = Exclude<Page, { at: 'tabs' | 'task' }>;

/** What a command does where something is read: a message, a document, the end; null when it is none of theirs. */
export function pressInReading(state: ScreenState, page: ReadingPage, command: CommandId): Stepped | null {
  if (command === 'close' && (page.at === 'message' || page.at === 'document'))
    return page.found === undefined ? stay({ ...state, page: { at: 'tabs' } }) : backToFound(state, page.found);
  switch (page.at) {
    case 'message':
      return pressInMessage(state, page, command);
    case 'document':
      return pressInDocumentPage(state, page, command);
    case 'end':
      if (command === 'go-on')
        return { state, acts: [], wish: state.arrangements.purpose === 'practice' ? 'debrief' : 'finish' };
      return scrolled(state, page, command);
    case 'debrief':
      return command === 'go-on' ? { state, acts: [], wish: 'finish' } : scrolled(state, page, command);
    default:
      return page satisfies never;
  }
}

/** From something found back to all that was, over the page where it was looked for. */
function backToFound(state: ScreenState, { page, search }: FoundFrom): Stepped {
  return showing(under({ ...state, page }, search));
}

function pressInMessage(
  state: ScreenState,
  page: Extract<Page, { at: 'message' }>,
  command: CommandId,
): Stepped | null {
  const message = inboxView(state.seat.sitting).find((one) => one.id === page.id);
  if (message === undefined) return null;
  if (command === 'copy') return copyMessage(state, message);
  if (command === 'document') {
    return besideLastTask(state, { kind: 'messages', selected: messageKey(message.number) });
  }
  const attached = message.attached[page.selected];
  if (command === 'open') return attached === undefined ? stay(state) : openDocument(state, attached.id);
  if (message.attached.length > 1 && (command === 'up' || command === 'down')) {
    const to = page.selected + (command === 'up' ? -1 : 1);
    if (to >= 0 && to < message.attached.length) return stay({ ...state, page: { ...page, selected: to } });
  }
  return scrolled(state, page, command);
}

function scrolled(
  state: ScreenState,
  page: Extract<ReadingPage, { readonly top: number }>,
  command: CommandId,
): Stepped | null {
  const top = scrolledTop(page.top, command, state.scroll);
  return top === null ? null : stay({ ...state, page: { ...page, top } });
}

/** Where a text begins after a command, from where it was drawn; null when it doesn't scroll. The drawing stops it at the end. */
export function scrolledTop(wanted: number, command: CommandId, scroll: Scroll | null): number | null {
  const top = Math.min(wanted, scroll?.top ?? wanted);
  const page = scroll?.page ?? pageStep;
  switch (command) {
    case 'up':
      return Math.max(0, top - 1);
    case 'down':
      return top + 1;
    case 'page-up':
      return Math.max(0, top - page);
    case 'page-down':
      return top + page;
    case 'first':
      return 0;
    case 'last':
      return Number.MAX_SAFE_INTEGER;
    default:
      return null;
  }
}

function pressInDocumentPage(
  state: ScreenState,
  page: Extract<Page, { at: 'document' }>,
  command: CommandId,
): Stepped | null {
  const { reading } = page;
  if (command === 'document') return besideLastTask(state, { kind: 'document', reading });
  const read = pressInDocument(state, reading, command);
  if (read === null) return null;
  return { ...read.stepped, state: { ...read.stepped.state, page: { ...page, reading: read.reading } } };
}
