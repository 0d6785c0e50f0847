import type { Sitting } from '../engine/sitting.ts';
import { contactsView } from './contacts.ts';
import { documentList, documentView, lineText } from './documents.ts';
import { inboxView } from './inbox.ts';
import { counted } from './words.ts';

/** Something that was found. */
export interface Found {
  readonly kind: 'document' | 'message' | 'contact';
  readonly id: string;
  /** "Document 3, One-line schedule, row 4", "Message 2, from Tom Ellery", "Contact 4". */
  readonly where: string;
  /** The line itself; for a document not opened yet, only how many lines have it. */
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
 * only that it has the word: reading it is opening it, and that is on the record. Pure.
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
    const count = view.body.kind === 'text' ? view.body.lines.length : view.body.rows.length;
    const lines = Array.from({ length: count }, (_, index) => ({
      number: index + 1,
      text: lineText(view, index + 1) ?? '',
    })).filter((line) => line.text.toLowerCase().includes(wanted));
    if (lines.length === 0) return [];
    const where = `Document ${item.number}, ${item.title}`;
    if (!item.isOpened) {
      const text = `${counted(lines.length, unit)} in it; open it to read.`;
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
    const text = [name, role, ...details.map(({ value }) => value)].join(', ');
    if (!text.toLowerCase().includes(wanted)) return [];
    return [{ kind: 'contact' as const, id, where: `Contact ${number}`, text, number }];
  });
}
