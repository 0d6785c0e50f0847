import type { Seat } from '../log/recorder.ts';
import { roleWords } from '../scenario/role-words.ts';
import { type ContactView, contactsView } from '../view/contacts.ts';
import { nothingToDo, taskLines } from '../view/desk.ts';
import {
  cellLines,
  type DocumentView,
  documentList,
  documentSize,
  filledLines,
  numberedLine,
  rowLine,
} from '../view/documents.ts';
import { inboxView, type MessageView, senderWords } from '../view/inbox.ts';
import { emptyNotebook, notebookView } from '../view/notebook.ts';
import { waitingView } from '../view/waiting.ts';
import { counted, sentence } from '../view/words.ts';

/** A message, whole. */
export function sayMessage(message: MessageView): readonly string[] {
  const attached = message.attached.map((one) => `document ${one.number}, ${one.title}`);
  return [
    `Message ${message.number} came ${message.at}, ${message.by}, from ${senderWords(message)}.`,
    ...(message.subject === null ? [] : [`Subject: ${message.subject}`]),
    ...message.lines,
    ...(attached.length === 0 ? [] : [`Attached: ${attached.join('; ')}.`]),
  ];
}

/** The list of messages, the newest first, one line each. */
export function sayInbox(seat: Seat): readonly string[] {
  const messages = inboxView(seat.sitting);
  if (messages.length === 0) return ['No messages.'];
  return [
    `${counted(messages.length, 'message')}, the newest first.`,
    ...messages.map((message) => {
      const about = message.subject ?? message.lines[0] ?? '';
      return `Message ${message.number}, ${message.at}, from ${message.from}: ${about}`;
    }),
    'Type message and a number to read one again.',
  ];
}

/** The open tasks with their numbers, and whether waiting is offered. */
export function sayTasks(seat: Seat): readonly string[] {
  const tasks = taskLines(seat);
  const waiting = waitingView(seat.sitting);
  if (tasks.length === 0) return [nothingToDo(waiting), ...(waiting.isOffered ? ['Type wait to let time pass.'] : [])];
  return [
    `Open tasks: ${tasks.length}.`,
    ...tasks.map((task) => {
      const more = [task.kind, ...(task.takes === null ? [] : [task.takes]), ...(task.isBegun ? ['begun'] : [])];
      return `${task.number}. ${task.title} (${more.join(', ')}). ${task.asks.split('\n').join(' ')}`;
    }),
    `Type the number of a task to open it${waiting.isOffered ? ', wait to let time pass' : ''}, or help.`,
  ];
}

/** The list of documents. */
export function sayDocuments(seat: Seat): readonly string[] {
  const documents = documentList(seat.sitting);
  if (documents.length === 0) return ['No documents.'];
  return [
    `${counted(documents.length, 'document')}.`,
    ...documents.map((one) => `${one.number}. ${one.title}, ${one.size}${one.isOpened ? '' : ', not opened yet'}`),
    'Type document and a number to read one, or document 3 row 4 for one row or line of it.',
  ];
}

/** A document, whole: each line or row with its number. Empty lines are passed over; the numbers stay. */
export function sayDocument(view: DocumentView): readonly string[] {
  const { body } = view;
  if (body.kind === 'text') {
    return [
      `Document ${view.number}, ${view.title}: ${documentSize(body)}.`,
      ...filledLines(body.lines).map(numberedLine),
      'End of the document.',
    ];
  }
  return [
    `Document ${view.number}, ${view.title}: ${documentSize(body)}, ${counted(body.columns.length, 'column')}.`,
    ...body.rows.map((row) => `Row ${row.number}: ${rowLine(body.columns, row)}`),
    'End of the document.',
  ];
}

/** One row as label and value, or one line; null when there is no such number. */
export function sayRow(view: DocumentView, number: number): readonly string[] | null {
  const { body } = view;
  if (body.kind === 'text') {
    const line = body.lines.find((one) => one.number === number);
    return line === undefined
      ? null
      : [`${view.title}, line ${number}: ${line.text.trim() === '' ? 'empty' : line.text.trim()}`];
  }
  const row = body.rows.find((one) => one.number === number);
  if (row === undefined) return null;
  return [`${view.title}, row ${number}.`, ...cellLines(body.columns, row)];
}

/** Everybody, with what is known of them. */
export function sayContacts(seat: Seat): readonly string[] {
  const contacts = contactsView(seat.sitting.scenario);
  return contacts.length === 0 ? ['Nobody is on the contact list.'] : contacts.map(sayContact);
}

/** One person, with what is known of them. */
export function sayContact(one: ContactView): string {
  const details = one.details.map((detail) => ` ${detail.label}: ${sentence(detail.value)}`).join('');
  return `${one.number}. ${one.name}, ${roleWords(one.role)}.${details}`;
}

/** The notes. */
export function sayNotebook(seat: Seat): readonly string[] {
  const notes = notebookView(seat);
  if (notes.length === 0) return [emptyNotebook, 'Type note and your text to write one.'];
  return notes.map(
    (note) => `${note.number}. ${note.at}${note.about === null ? '' : `, on ${note.about}`}: ${note.text}`,
  );
}
