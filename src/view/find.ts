import type { Sitting } from '../engine/sitting.ts';
import { roleWords } from '../scenario/role-words.ts';
import { contactsView } from './contacts.ts';
import { type DocumentView, documentList, documentView, rowLine, rowPairs } from './documents.ts';
import { inboxView } from './inbox.ts';
import { numbersListed } from './words.ts';

/** Something that was found. */
export interface Found {
  readonly kind: 'document' | 'message' | 'contact';
  readonly id: string;
  /** "Document 3, One-line schedule, row 4", "Message 2, from Tom Ellery", "Contact 4". */
  readonly where: string;
  /** The line itself; for a document not opened yet, only which lines have it. */
  readonly text: string;
  /** Line or row, or place among the contacts, from 1; null for a message or an unopened document. */
  readonly number: number | null;
}

/** How many finds are told at most. */
export const findsMax = 30;

/** What a search gives: finds in the order of the lists, and how many there are in all. */
export interface FindView {
  readonly found: readonly Found[];
  readonly total: number;
}

/**
 * Where a word stands in the documents, messages and contacts at hand, whatever its capitals. A document that was never opened says
 * only where it has the word: reading it is opening it, and that is on the record. Pure.
 */
export function findView(sitting: Sitting, word: string): FindView {
  const wanted = word.trim().toLowerCase();
  if (wanted === '') return { found: [], total: 0 };
  const found = [
    ...findInDocuments(sitting, wanted),
    ...findInMessages(sitting, wanted),
    ...findInContacts(sitting, wanted),
  ];
  return { found: found.slice(0, findsMax), total: found.length };
}

function findInDocuments(sitting: Sitting, wanted: string): readonly Found[] {
  return documentList(sitting).flatMap((item): readonly Found[] => {
    const view = documentView(sitting, item.id);
    if (view === null) return [];
    const unit = view.body.kind === 'text' ? 'line' : 'row';
    const lines = linesWith(view, wanted);
    if (lines.length === 0) return [];
    const where = `Document ${item.number}, ${item.title}`;
    if (!item.isOpened) {
      const numbers = numbersListed(lines.map((line) => line.number));
      const text = `in ${lines.length === 1 ? unit : `${unit}s`} ${numbers}; open it to read.`;
      return [{ kind: 'document' as const, id: item.id, where, text, number: null }];
    }
    return lines.map((line) => ({
      kind: 'document' as const,
      id: item.id,
      where: `${where}, ${unit} ${line.number}`,
      text: line.text.trim(),
      number: line.number,
    }));
  });
}

/** The lines or rows that have the word: in a table, in a label or a cell, where the cell isn't empty. */
function linesWith(
  { body }: DocumentView,
  wanted: string,
): readonly { readonly number: number; readonly text: string }[] {
  if (body.kind === 'text') return body.lines.filter((line) => line.text.toLowerCase().includes(wanted));
  const has = (row: (typeof body.rows)[number]) =>
    rowPairs(body.columns, row).some(
      ({ label, value }) => value !== '' && `${label}: ${value}`.toLowerCase().includes(wanted),
    );
  return body.rows.filter(has).map((row) => ({ number: row.number, text: rowLine(body.columns, row) }));
}

function findInMessages(sitting: Sitting, wanted: string): readonly Found[] {
  return inboxView(sitting).flatMap((message) =>
    [...(message.subject === null ? [] : [message.subject]), ...message.lines]
      .filter((line) => line.toLowerCase().includes(wanted))
      .map((line) => ({
        kind: 'message' as const,
        id: message.id,
        where: `Message ${message.number}, from ${message.from}`,
        text: line.trim(),
        number: null,
      })),
  );
}

function findInContacts(sitting: Sitting, wanted: string): readonly Found[] {
  return contactsView(sitting.scenario).flatMap(({ number, id, name, role, details }) => {
    const text = [name, roleWords(role), ...details.map(({ value }) => value)].join(', ');
    if (!text.toLowerCase().includes(wanted)) return [];
    return [{ kind: 'contact' as const, id, where: `Contact ${number}`, text, number }];
  });
}
