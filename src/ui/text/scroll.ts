import type { Pen } from './pen.ts';
import { blankRow, type Row, say } from './row.ts';

/** Rows fitted into a height, with signs that tell how many more there are, and how far they were moved. */
export interface Scrolled {
  readonly rows: readonly Row[];
  /** Row of the whole that stands first, less the rows of signs above it: `whole row - offset` is the row on the screen. */
  readonly offset: number;
}

/** Fits rows into a height around the focus, which is always among those shown. What is left out is counted: "↓ 12 more". Pure. */
export function scrollRows(rows: readonly Row[], focus: number, height: number, pen: Pen): Scrolled {
  const count = rows.length;
  if (count <= height) return { rows, offset: 0 };
  const at = Math.min(Math.max(focus, 0), count - 1);
  if (height < 3) return { rows: rows.slice(at, at + Math.max(height, 0)), offset: at };
  const { start, end } = stretchAround(count, at, height);
  const above = start > 0 ? [moreRow(pen.signs.above, start, pen)] : [];
  const below = end < count ? [moreRow(pen.signs.below, count - end, pen)] : [];
  return { rows: [...above, ...rows.slice(start, end), ...below], offset: start - above.length };
}

/** At either end one row of signs is enough; in the middle there are two. */
function stretchAround(count: number, at: number, height: number): { readonly start: number; readonly end: number } {
  const wanted = at - Math.floor(height / 2);
  if (wanted <= 1 && at < height - 1) return { start: 0, end: height - 1 };
  const last = count - (height - 1);
  if (wanted + height >= count - 1 && at >= last) return { start: last, end: count };
  return { start: Math.max(1, wanted + 1), end: Math.max(1, wanted + 1) + height - 2 };
}

function moreRow(sign: string, count: number, pen: Pen): Row {
  return [say(` ${sign} ${pen.text(`${count} more`)}`, 'muted')];
}

/** The rows, filled up with empty ones or cut to exactly so many. */
export function exactly(rows: readonly Row[], height: number): readonly Row[] {
  if (rows.length >= height) return rows.slice(0, height);
  return [...rows, ...Array.from({ length: height - rows.length }, () => blankRow)];
}
