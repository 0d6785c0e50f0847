import { cleanText } from '../../scenario/clean-text.ts';
import { cellWidth, cutToWidth } from '../../view/text/cells.ts';

/** What a stretch of text means; the theme says how it looks. `plain` is what most of it is. */
export type Tone =
  | 'plain'
  /** What a screen is about: titles, names. */
  | 'strong'
  /** What can be passed over. */
  | 'muted'
  /** The thing that keys work on now; always marked by a sign too. */
  | 'focus'
  /** What is new, or has been done. */
  | 'news'
  /** What needs care: a problem with an answer, little time. */
  | 'warning'
  /** What can't be gone on with: the log is lost. */
  | 'danger';

/** Text of one tone on one row. */
export interface Segment {
  readonly text: string;
  readonly tone: Tone;
}

/** One row of the screen, or a part of it. */
export type Row = readonly Segment[];

/** A row of nothing. */
export const blankRow: Row = [];

/** A segment; plain unless said. */
export function say(text: string, tone: Tone = 'plain'): Segment {
  return { text, tone };
}

/** How many cells a row takes. */
export function rowWidth(row: Row): number {
  return row.reduce((sum, segment) => sum + cellWidth(segment.text), 0);
}

/** The row cut or filled with blanks to exactly so many cells. `more` stands at the end of one that was cut. */
export function fitRow(row: Row, width: number, more: string): Row {
  const excess = rowWidth(row) - width;
  if (excess <= 0) return excess === 0 ? row : [...row, say(' '.repeat(-excess))];
  const cut = cutRow(row, Math.max(0, width - cellWidth(more)));
  const marked = [...cut, say(cutToWidth(more, width), 'muted')];
  return [...marked, say(' '.repeat(Math.max(0, width - rowWidth(marked))))];
}

function cutRow(row: Row, width: number): Row {
  const cut: Segment[] = [];
  let left = width;
  for (const { text, tone } of row) {
    const part = cutToWidth(text, left);
    cut.push({ text: part, tone });
    left -= cellWidth(part);
    if (part !== text) break;
  }
  return cut;
}

/** Two lists of rows side by side, the left one made so wide, with `between` between them. */
export function besides(
  left: readonly Row[],
  right: readonly Row[],
  layout: { readonly leftWidth: number; readonly between: Segment; readonly more: string },
): readonly Row[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => [
    ...fitRow(left[index] ?? blankRow, layout.leftWidth, layout.more),
    layout.between,
    ...(right[index] ?? blankRow),
  ]);
}

/** A row with something at its left and something at its right; the left gives way when there isn't room for both. */
export function spread(left: Row, right: Row, width: number, more: string): Row {
  return [...fitRow(left, Math.max(0, width - rowWidth(right)), more), ...right];
}

/** Something at the left with something else at its right; under it, indented, where there is no room for both. */
export function besideOrUnder(
  left: Row,
  right: Row,
  layout: { readonly width: number; readonly indent: number; readonly more: string },
): readonly Row[] {
  const gap = layout.width - 1 - rowWidth(left) - rowWidth(right);
  if (gap >= 2) return [[...left, say(' '.repeat(gap)), ...right]];
  const below = [say(' '.repeat(layout.indent)), ...right];
  return [left, below].map((row) => fitRow(row, layout.width, layout.more));
}

/** The text of a row, without the blanks at its end: what a test compares. */
export function rowText(row: Row): string {
  return row
    .map((segment) => segment.text)
    .join('')
    .trimEnd();
}

const controls = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** The row with nothing in it that a terminal would obey: text is cleaned where it enters, and looked at again here. */
export function printableRow(row: Row): Row {
  if (!row.some(({ text }) => controls.test(text))) return row;
  return row.map(({ text, tone }) => ({ text: cleanText(text, { newlines: false }), tone }));
}
