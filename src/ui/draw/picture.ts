import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, say } from '../text/row.ts';
import { exactly, scrollRows } from '../text/scroll.ts';
import type { CursorPlace } from '../text/text-edit.ts';
import type { Drawn } from '../widgets/widget.ts';

/** Rows that fill a height exactly, and where the terminal's cursor stands among them. */
export interface Picture {
  readonly rows: readonly Row[];
  readonly cursor: CursorPlace | null;
  /** Numbers of the messages that are on it whole, where it is the desk. */
  readonly whole?: readonly number[];
  /** Where the text on it that scrolls really begins. */
  readonly scroll?: Scroll;
}

/** The row of a text that stands first, never further than its end, and how many rows a page key goes on by. */
export interface Scroll {
  readonly top: number;
  readonly page: number;
}

/** Fits a drawing into a height around what keys work on. */
export function fitted(drawn: Drawn, height: number, pen: Pen): Picture {
  const focus = drawn.cursor?.row ?? drawn.focus;
  const scrolled = scrollRows(drawn.rows, focus, height, pen);
  const { offset } = scrolled;
  const { aside } = drawn;
  const isAbove = aside !== undefined && offset > 0 && aside.row <= offset;
  const rows = isAbove ? withAside(scrolled.rows, aside.say) : scrolled.rows;
  const row = drawn.cursor === null ? -1 : drawn.cursor.row - offset;
  const cursor = drawn.cursor === null || row < 0 || row >= height ? null : { row, cell: drawn.cursor.cell };
  return { rows: exactly(rows, height), cursor };
}

/** The rows with something said beside the sign that there is more above. */
function withAside([sign = blankRow, ...rest]: readonly Row[], aside: Row): readonly Row[] {
  return [[...sign, say('   '), ...aside], ...rest];
}

/** Fits a text that is scrolled by its first row: never further than its end. */
export function fromTop(rows: readonly Row[], top: number, height: number, pen: Pen): Picture {
  const last = Math.max(0, rows.length - height);
  const start = Math.min(top, last);
  const middle = start + Math.floor(height / 2);
  const focus = start === 0 ? 0 : start === last ? rows.length - 1 : middle;
  // Two rows may be signs; one row is shown again, so that one sees where one was.
  const scroll: Scroll = { top: start, page: Math.max(1, height - 3) };
  return { ...fitted({ rows, focus, cursor: null }, height, pen), scroll };
}

/** Pictures one under the other. */
export function under(upper: Picture, lower: Picture): Picture {
  const cursor =
    upper.cursor ?? (lower.cursor === null ? null : { ...lower.cursor, row: lower.cursor.row + upper.rows.length });
  const scroll = upper.scroll ?? lower.scroll;
  const whole = [...(upper.whole ?? []), ...(lower.whole ?? [])];
  return { rows: [...upper.rows, ...lower.rows], cursor, whole, ...(scroll === undefined ? {} : { scroll }) };
}
