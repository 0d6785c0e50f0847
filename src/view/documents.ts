import type { Sitting } from '../engine/sitting.ts';
import { renderDocument } from '../scenario/document.ts';
import type { Document } from '../scenario/scenario.ts';
import { counted, frameOf } from './words.ts';

/** A document in the list. */
export interface DocumentItem {
  /** Its place in the list, from 1. It never changes: later arrivals come after. */
  readonly number: number;
  readonly id: string;
  readonly title: string;
  /** "14 rows", "22 lines". */
  readonly size: string;
  readonly isOpened: boolean;
  /** Whether it came later, with a message. */
  readonly hasArrived: boolean;
}

/** A document to read. Lines and rows are numbered from 1. */
export interface DocumentView {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly body:
    | { readonly kind: 'text'; readonly lines: readonly DocumentLineView[] }
    | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly DocumentRowView[] };
}

/** A line; `id` when it can be flagged. */
export interface DocumentLineView {
  readonly number: number;
  readonly id: string | null;
  readonly text: string;
}

/** A row; `id` when it can be flagged. */
export interface DocumentRowView {
  readonly number: number;
  readonly id: string | null;
  readonly cells: readonly string[];
}

/**
 * Ids of the documents that can be opened now: those from the start in the file's order, then the others as they came.
 * So a document keeps its number when another arrives.
 */
export function documentOrder(sitting: Sitting): readonly string[] {
  const here = new Set(sitting.documents);
  const first = sitting.scenario.documents.filter((document) => document.fromStart).map((document) => document.id);
  const came = sitting.inbox.flatMap((message) => message.attach);
  return [...new Set([...first, ...came, ...sitting.documents])].filter((id) => here.has(id));
}

/** A document's number in the list, from 1; 0 when it can't be opened now. */
export function documentNumber(sitting: Sitting, id: string): number {
  return documentOrder(sitting).indexOf(id) + 1;
}

/** Every document that can be opened now, in the order of their numbers. */
export function documentList(sitting: Sitting): readonly DocumentItem[] {
  return documentOrder(sitting).flatMap((id, index) => {
    const document = sitting.scenario.documents.find((one) => one.id === id);
    if (document === undefined) return [];
    return [
      {
        number: index + 1,
        id,
        title: document.title,
        size: documentSize(document.body),
        isOpened: sitting.opened.includes(id),
        hasArrived: !document.fromStart,
      },
    ];
  });
}

/** How long a document is: "14 rows", "22 lines". */
export function documentSize(body: Document['body'] | DocumentView['body']): string {
  return body.kind === 'text' ? counted(body.lines.length, 'line') : counted(body.rows.length, 'row');
}

/** The document as the candidate reads it, its draws written out; null when there is none of that id. */
export function documentView(sitting: Sitting, id: string): DocumentView | null {
  const document = sitting.scenario.documents.find((one) => one.id === id);
  if (document === undefined) return null;
  const rendered = renderDocument(document, sitting.draws, frameOf(sitting.scenario));
  const numbered = <T extends object>(items: readonly T[]) =>
    items.map((item, index) => ({ number: index + 1, ...item }));
  return {
    id,
    title: document.title,
    number: documentNumber(sitting, id),
    body:
      rendered.kind === 'text'
        ? { kind: 'text', lines: numbered(rendered.lines) }
        : { kind: 'table', columns: rendered.columns, rows: numbered(rendered.rows) },
  };
}

/** One row of a table as label and value, in the order of the columns: how a narrow screen or a reader's ear takes it. */
export function rowPairs(
  columns: readonly string[],
  row: DocumentRowView,
): readonly { readonly label: string; readonly value: string }[] {
  return columns.map((label, index) => ({ label, value: row.cells[index] ?? '' }));
}

/** Each cell of a row with its label: "Set: Harbour", "Notes: empty". */
export function cellLines(columns: readonly string[], row: DocumentRowView): readonly string[] {
  return rowPairs(columns, row).map(
    ({ label, value }) => `${label === '' ? '' : `${label}: `}${value === '' ? 'empty' : value}`,
  );
}

/** A row on one line, each cell with its label: "Scene: 31; Set: Harbour; Notes: empty". For the notebook, lists and the ear. */
export function rowLine(columns: readonly string[], row: DocumentRowView): string {
  return cellLines(columns, row).join('; ');
}

/** The lines that have something in them, without the blanks around it. Empty ones are passed over; the numbers stay. */
export function filledLines(lines: readonly DocumentLineView[]): readonly DocumentLineView[] {
  return lines.map((line) => ({ ...line, text: line.text.trim() })).filter(({ text }) => text !== '');
}

/** A line with its number: "Line 3: Sunrise 06:28". */
export function numberedLine({ number, text }: DocumentLineView): string {
  return `Line ${number}: ${text}`;
}

/** A numbered line or row as one line of text, or null when there is no such number. */
export function lineText(view: DocumentView, number: number): string | null {
  if (view.body.kind === 'text') return view.body.lines.find((line) => line.number === number)?.text ?? null;
  const row = view.body.rows.find((one) => one.number === number);
  return row === undefined ? null : rowLine(view.body.columns, row);
}

/** What a copied line looks like in the notebook: "One-line schedule, row 4: …". Null when there is no such line. */
export function copiedLine(view: DocumentView, number: number): string | null {
  const text = lineText(view, number);
  if (text === null) return null;
  return `${view.title}, ${view.body.kind === 'text' ? 'line' : 'row'} ${number}: ${text.trim()}`;
}
