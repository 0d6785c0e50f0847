import type { CommandId } from '../view/commands.ts';
import { copiedLine, documentView } from '../view/documents.ts';
import { copiedMessage, inboxView } from '../view/inbox.ts';
import { copiedToNotebook, lineCount } from './reading.ts';
import { act, type Page, type Reading, type ScreenState, type Stepped, stay, tell, warn } from './screen-state.ts';
import { panMax } from './text/table.ts';

/** Lines that a page key moves by. */
const pageStep = 12;

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
    return stay({ ...state, page: { at: 'tabs' } });
  switch (page.at) {
    case 'message':
      return pressInMessage(state, page, command);
    case 'document':
      return pressInDocumentPage(state, page.reading, command);
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

function pressInMessage(
  state: ScreenState,
  page: Extract<Page, { at: 'message' }>,
  command: CommandId,
): Stepped | null {
  const message = inboxView(state.seat.sitting).find((one) => one.id === page.id);
  if (message === undefined) return null;
  if (command === 'copy')
    return act(tell(state, copiedToNotebook), {
      kind: 'note',
      text: copiedMessage(message),
      about: null,
    });
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
  const top = scrolledTop(page.top, command);
  return top === null ? null : stay({ ...state, page: { ...page, top } });
}

/** Where a text begins on the screen after a command; null when it doesn't scroll. The drawing stops it at the end. */
export function scrolledTop(top: number, command: CommandId): number | null {
  switch (command) {
    case 'up':
      return Math.max(0, top - 1);
    case 'down':
      return top + 1;
    case 'page-up':
      return Math.max(0, top - pageStep);
    case 'page-down':
      return top + pageStep;
    case 'first':
      return 0;
    default:
      return null;
  }
}

function pressInDocumentPage(state: ScreenState, reading: Reading, command: CommandId): Stepped | null {
  if (command === 'document') return backToTask(state, reading);
  const read = pressInDocument(state, reading, command);
  if (read === null) return null;
  return { ...read.stepped, state: { ...read.stepped.state, page: { at: 'document', reading: read.reading } } };
}

/** From a document to the task worked on last, with the document beside it. */
function backToTask(state: ScreenState, reading: Reading): Stepped {
  const { lastTask, makings } = state;
  if (lastTask === null || makings[lastTask] === undefined)
    return stay(warn(state, 'No task has been begun that this document could stand beside.'));
  return stay({ ...state, page: { at: 'task', task: lastTask, isReading: false, reading } });
}

/** What a command does in a document, wherever it stands; null when nothing. */
export function pressInDocument(
  state: ScreenState,
  reading: Reading,
  command: CommandId,
): { readonly stepped: Stepped; readonly reading: Reading } | null {
  const view = documentView(state.seat.sitting, reading.id);
  if (view === null) return null;
  if (command === 'copy') {
    const text = copiedLine(view, reading.line + 1);
    const stepped =
      text === null ? stay(state) : act(tell(state, copiedToNotebook), { kind: 'note', text, about: null });
    return { stepped, reading };
  }
  if (command === 'row' && view.body.kind === 'text')
    return { stepped: stay(warn(state, 'Only a table has rows to read by themselves.')), reading };
  const next = moved(reading, command, lineCount(view), view.body.kind === 'table' ? view.body.columns : null);
  return next === null ? null : { stepped: stay(state), reading: next };
}

function moved(reading: Reading, command: CommandId, count: number, columns: readonly string[] | null): Reading | null {
  const at = (line: number): Reading => ({ ...reading, line: Math.max(0, Math.min(line, count - 1)) });
  switch (command) {
    case 'up':
      return at(reading.line - 1);
    case 'down':
      return at(reading.line + 1);
    case 'page-up':
      return at(reading.line - pageStep);
    case 'page-down':
      return at(reading.line + pageStep);
    case 'first':
      return at(0);
    case 'last':
      return at(count - 1);
    case 'less':
      return { ...reading, pan: Math.max(0, reading.pan - 1) };
    case 'more':
      return { ...reading, pan: Math.min(panMax(columns), reading.pan + 1) };
    case 'row':
      return { ...reading, isRow: !reading.isRow };
    default:
      return null;
  }
}
