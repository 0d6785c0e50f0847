import type { Act } from '../log/recorder.ts';
import { contactsView } from '../view/contacts.ts';
import { copiedLine, type DocumentView, documentOrder, documentView } from '../view/documents.ts';
import { findView } from '../view/find.ts';
import { copiedMessage, messageView } from '../view/inbox.ts';
import { taskView } from '../view/task.ts';
import { counted } from '../view/words.ts';
import { noSuchNumber, numbersOf, upTo } from './kinds/plain-kind.ts';
import { sayContact, sayContacts, sayDocument, sayDocuments, sayInbox, sayMessage, sayRow } from './say-lists.ts';
import { makingOf, type PlainState, type Stepped, say, slip } from './state.ts';

/** Reads one message, or with nothing the list. */
export function readMessage(state: PlainState, rest: string): Stepped {
  const { sitting } = state.seat;
  const [number] = numbersOf(rest) ?? [];
  if (number === undefined) return say(state, sayInbox(state.seat));
  const one = sitting.inbox[number - 1];
  if (one === undefined) return slip(state, noSuchNumber(number, 'message', upTo(sitting.inbox.length)));
  return say(state, sayMessage(messageView(sitting, one, number)), opening(state, one.id));
}

/** Reads what is known of one person, or with nothing of everybody. */
export function readContact(state: PlainState, rest: string): Stepped {
  const contacts = contactsView(state.seat.sitting.scenario);
  const [number] = numbersOf(rest) ?? [];
  if (number === undefined) return say(state, sayContacts(state.seat));
  const one = contacts[number - 1];
  return one === undefined
    ? slip(state, noSuchNumber(number, 'person', upTo(contacts.length)))
    : say(state, [sayContact(one)]);
}

/** Opening is on the record; what is open already isn't opened twice. */
function opening(state: PlainState, id: string): readonly Act[] {
  return state.seat.open === id ? [] : [{ kind: 'open', id }];
}

interface Addressed {
  readonly view: DocumentView;
  readonly row: number | null;
}

/** Reads "3", "3 row 4", "3 line 4" or "3 4". */
function addressed(state: PlainState, rest: string): Addressed | string {
  const { sitting } = state.seat;
  const match = /^(\d{1,3})(?:\s*,?\s*(?:row|line)?\s*(\d{1,4}))?$/i.exec(rest.trim());
  if (match === null) return 'Type document and a number, such as document 3 or document 3 row 4.';
  const number = Number(match[1]);
  const order = documentOrder(sitting);
  const id = order[number - 1];
  const view = id === undefined ? null : documentView(sitting, id);
  if (view === null) return noSuchNumber(number, 'document', upTo(order.length));
  return { view, row: match[2] === undefined ? null : Number(match[2]) };
}

/** Reads a document or one row or line of it; with nothing, the document that belongs to the task. */
export function readDocument(state: PlainState, rest: string): Stepped {
  if (rest === '') return readPinned(state);
  const found = addressed(state, rest);
  if (typeof found === 'string') return slip(state, found);
  return found.row === null ? readWhole(state, found.view) : readOne(state, found.view, found.row);
}

function readWhole(state: PlainState, view: DocumentView): Stepped {
  return say(state, sayDocument(view), opening(state, view.id));
}

function readOne(state: PlainState, view: DocumentView, row: number): Stepped {
  const out = sayRow(view, row);
  return out === null ? slip(state, noSuchLine(view, row)) : say(state, out, opening(state, view.id));
}

function noSuchLine({ body }: DocumentView, row: number): string {
  return body.kind === 'text'
    ? noSuchNumber(row, 'line', upTo(body.lines.length))
    : noSuchNumber(row, 'row', upTo(body.rows.length));
}

function readPinned(state: PlainState): Stepped {
  const view = pinned(state);
  return view === null ? say(state, sayDocuments(state.seat)) : readWhole(state, view);
}

/** The document that belongs to the task being answered, if one does. */
function pinned(state: PlainState): DocumentView | null {
  const making = makingOf(state.prompt);
  const id = making === null ? null : (taskView(state.seat.sitting, making.task)?.document ?? null);
  return id === null ? null : documentView(state.seat.sitting, id);
}

/** Reads one row or line of the document that is open, or else of the one that belongs to the task. */
export function readRow(state: PlainState, rest: string): Stepped {
  const { seat } = state;
  const open = seat.open === null ? null : documentView(seat.sitting, seat.open);
  const view = open ?? pinned(state);
  if (view === null) return slip(state, 'No document is open. Type document 3 row 4.');
  const [number] = numbersOf(rest) ?? [];
  return number === undefined ? slip(state, 'Type row and a number.') : readOne(state, view, number);
}

/** Copies a row, a line or a message into the notebook. */
export function copy(state: PlainState, rest: string): Stepped {
  const message = /^message\s+(\d{1,4})$/i.exec(rest.trim());
  if (message !== null) return copyMessage(state, Number(message[1]));
  const found = addressed(state, rest);
  if (typeof found === 'string' || found.row === null)
    return slip(state, 'Type copy, the document and the row or line, such as copy 3 row 4; or copy message 2.');
  const text = copiedLine(found.view, found.row);
  return text === null ? slip(state, noSuchLine(found.view, found.row)) : noted(state, found.view.id, text);
}

function copyMessage(state: PlainState, number: number): Stepped {
  const { sitting } = state.seat;
  const one = sitting.inbox[number - 1];
  if (one === undefined) return slip(state, noSuchNumber(number, 'message', upTo(sitting.inbox.length)));
  return noted(state, one.id, copiedMessage(messageView(sitting, one, number)));
}

function noted(state: PlainState, id: string, text: string): Stepped {
  return say(state, [`Noted: ${text}`], [...opening(state, id), { kind: 'note', text, about: null }]);
}

/** Where a word stands, with the line or row itself. */
export function find(state: PlainState, rest: string): Stepped {
  if (rest === '') return slip(state, 'Type find and a word.');
  const { found, total } = findView(state.seat.sitting, rest);
  if (total === 0) return say(state, [`"${rest}" is nowhere in the documents, messages and contacts.`]);
  const more = total > found.length ? [`${counted(total - found.length, 'more place')} not read out.`] : [];
  return say(state, [
    `Found in ${counted(total, 'place')}.`,
    ...found.map((one) => `${one.where}: ${one.text}`),
    ...more,
  ]);
}
