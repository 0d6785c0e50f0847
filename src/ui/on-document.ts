import type { CommandId } from '../view/commands.ts';
import { copiedLine, type DocumentView, documentView } from '../view/documents.ts';
import { copiedMessage, type MessageView } from '../view/inbox.ts';
import { act, type Reading, type ScreenState, type Stepped, stay, tell, warn } from './screen-state.ts';
import { panMax } from './text/table.ts';

/** Lines that a page key moves by where something is read. */
export const pageStep = 12;

/** Copies a message into the notebook, and says so. */
export function copyMessage(state: ScreenState, message: MessageView): Stepped {
  return copied(state, copiedMessage(message), `the message from ${message.from}, ${message.at}`);
}

/** Copies a line or row of a document, by its place from 0, into the notebook, and says so. */
export function copyLine(state: ScreenState, document: string, line: number): Stepped {
  const view = documentView(state.seat.sitting, document);
  const text = view === null ? null : copiedLine(view, line + 1);
  return text === null ? stay(state) : copied(state, text, text);
}

function copied(state: ScreenState, text: string, what: string): Stepped {
  return act(tell(state, `Copied to the notebook: ${what}`), { kind: 'note', text, about: null });
}

/** What a command does in a document, wherever it stands; null when nothing. */
export function pressInDocument(
  state: ScreenState,
  reading: Reading,
  command: CommandId,
): { readonly stepped: Stepped; readonly reading: Reading } | null {
  const view = documentView(state.seat.sitting, reading.id);
  if (view === null) return null;
  if (command === 'copy') return { stepped: copyLine(state, reading.id, reading.line), reading };
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

/** Lines or rows of a document. */
function lineCount(view: DocumentView): number {
  return view.body.kind === 'text' ? view.body.lines.length : view.body.rows.length;
}
