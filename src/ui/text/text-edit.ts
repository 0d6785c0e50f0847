import { cellWidth, graphemesOf } from '../../view/text/cells.ts';
import { type Stretch, stretchesOf } from '../../view/text/wrap.ts';

/** A text being typed, and where in it. */
export interface Edit {
  readonly text: string;
  /** Offset into the text (UTF-16 code units), always between two characters. */
  readonly cursor: number;
  /** The cell that up and down keep to, or null when the cursor was last moved otherwise. */
  readonly goal: number | null;
  /** The text as it was before each run of typing or erasing, the latest last: what undoing goes back to. */
  readonly past: readonly Snapshot[];
}

/** A text as it was, and where in it. */
export type Snapshot = Pick<Edit, 'text' | 'cursor'>;

/** The most snapshots that are kept of a text. */
const snapshotsMax = 100;

/** Where the cursor can be moved, by itself or by erasing up to there. */
export type Motion =
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'row-start'
  | 'row-end'
  | 'text-start'
  | 'text-end';

/** A text with the cursor at its end. */
export function editOf(text: string): Edit {
  return { text, cursor: text.length, goal: null, past: [] };
}

/** The text with the cursor at the nearest place between two characters. */
export function editAt(text: string, cursor: number): Edit {
  let at = 0;
  for (const grapheme of graphemesOf(text)) {
    if (at + grapheme.length > cursor) break;
    at += grapheme.length;
  }
  return { text, cursor: at, goal: null, past: [] };
}

/** What came of putting text in; `lost` counts the characters (UTF-16) for which there was no room. */
export interface Inserted {
  readonly edit: Edit;
  readonly lost: number;
}

/** Puts text in at the cursor, as far as there is room for it: whole characters only. */
export function insertText(edit: Edit, text: string, most: number): Inserted {
  const room = Math.max(0, most - edit.text.length);
  const taken = text.length <= room ? text : beginning(text, room);
  const before = edit.text.slice(0, edit.cursor) + taken;
  const joined = before + edit.text.slice(edit.cursor);
  return {
    edit: changed(edit, { text: joined, cursor: boundaryFrom(joined, before.length) }),
    lost: text.length - taken.length,
  };
}

/** The longest beginning of whole characters within so many code units. */
function beginning(text: string, units: number): string {
  return text.slice(0, editAt(text, units).cursor);
}

/** A mark typed after its letter joins it: the cursor then stands after both. */
function boundaryFrom(text: string, offset: number): number {
  const { cursor } = editAt(text, offset);
  if (cursor === offset) return offset;
  const [grapheme = ''] = graphemesOf(text.slice(cursor));
  return cursor + grapheme.length;
}

/** Moves the cursor. `width` is that of the rows on the screen. */
export function moveCursor(edit: Edit, motion: Motion, width: number): Edit {
  return { ...edit, cursor: target(edit, motion, width), goal: null };
}

/** Erases from the cursor to where the motion would have led. */
export function eraseTo(edit: Edit, motion: Motion, width: number): Edit {
  const to = target(edit, motion, width);
  const [start, end] = to < edit.cursor ? [to, edit.cursor] : [edit.cursor, to];
  const text = edit.text.slice(0, start) + edit.text.slice(end);
  return changed(edit, { text, cursor: boundaryFrom(text, start) });
}

/** The text as it was before the last run of typing or erasing; null when nothing is left to take back. */
export function undo({ past }: Edit): Edit | null {
  const last = past.at(-1);
  return last === undefined ? null : { ...last, goal: null, past: past.slice(0, -1) };
}

function changed(edit: Edit, after: Snapshot): Edit {
  const { text, cursor, past } = edit;
  const isKept = text === after.text || goesOn(past.at(-1), edit, after);
  return { ...after, goal: null, past: isKept ? past : [...past, { text, cursor }].slice(-snapshotsMax) };
}

/** Whether a change only goes on with what was begun: a further letter of a word, a further letter erased. */
function goesOn(begun: Snapshot | undefined, now: Snapshot, after: Snapshot): boolean {
  if (begun === undefined) return false;
  const grown = after.text.length - now.text.length;
  if (grown < 0) return grown === -1 && now.text.length < begun.text.length;
  const typed = now.text.slice(begun.cursor, now.cursor);
  const isRun = begun.text.slice(0, begun.cursor) + typed + begun.text.slice(begun.cursor) === now.text;
  const letter = after.text.slice(now.cursor, after.cursor);
  return isRun && typed !== '' && /^\s?\S*$/.test(typed) && graphemesOf(letter).length === 1 && letter.trim() !== '';
}

function target(edit: Edit, motion: Motion, width: number): number {
  const { text, cursor } = edit;
  switch (motion) {
    case 'left':
      return cursor - (graphemesOf(lineBefore(text, cursor)).at(-1)?.length ?? (cursor > 0 ? 1 : 0));
    case 'right':
      return cursor + (graphemesOf(lineAfter(text, cursor))[0]?.length ?? (cursor < text.length ? 1 : 0));
    case 'word-left':
      return cursor - (/\S*\s*$/u.exec(text.slice(0, cursor))?.[0].length ?? 0);
    case 'word-right':
      return cursor + (/^\s*\S*/u.exec(text.slice(cursor))?.[0].length ?? 0);
    case 'row-start':
      return rowAt(edit, width).start;
    case 'row-end':
      return rowEnd(edit, width);
    case 'text-start':
      return 0;
    case 'text-end':
      return text.length;
    default:
      return motion satisfies never;
  }
}

function lineBefore(text: string, cursor: number): string {
  return text.slice(text.lastIndexOf('\n', cursor - 1) + 1, cursor);
}

function lineAfter(text: string, cursor: number): string {
  const end = text.indexOf('\n', cursor);
  return text.slice(cursor, end === -1 ? text.length : end);
}

/** The place of a cursor on the screen, from 0. */
export interface CursorPlace {
  readonly row: number;
  readonly cell: number;
}

/** Where the cursor stands when the text is shown in rows of this width. */
export function cursorPlace(edit: Edit, width: number): CursorPlace {
  const stretches = stretchesOf(edit.text, width);
  const row = rowIndex(stretches, edit.cursor);
  return { row, cell: cellWidth(edit.text.slice(stretches[row]?.start ?? 0, edit.cursor)) };
}

/** Moves the cursor up (negative) or down by so many rows, keeping to its cell; null when it is at the edge already. */
export function moveByRows(edit: Edit, rows: number, width: number): Edit | null {
  const stretches = stretchesOf(edit.text, width);
  const place = cursorPlace(edit, width);
  const row = Math.min(Math.max(place.row + rows, 0), stretches.length - 1);
  if (row === place.row) return null;
  const goal = edit.goal ?? place.cell;
  return { ...edit, cursor: offsetNear(edit.text, stretches, row, goal), goal };
}

/** The last row whose beginning is not after the cursor. */
function rowIndex(stretches: readonly Stretch[], cursor: number): number {
  const after = stretches.findIndex((stretch) => stretch.start > cursor);
  return (after === -1 ? stretches.length : after) - 1;
}

function rowAt(edit: Edit, width: number): Stretch {
  const stretches = stretchesOf(edit.text, width);
  return stretches[rowIndex(stretches, edit.cursor)] ?? { start: 0, end: edit.text.length };
}

/** The end of the cursor's row: before its last blank where the text goes on in the next row, so that it stays on its own. */
function rowEnd(edit: Edit, width: number): number {
  const stretches = stretchesOf(edit.text, width);
  const row = rowIndex(stretches, edit.cursor);
  return lastOffset(edit.text, stretches, row);
}

function lastOffset(text: string, stretches: readonly Stretch[], row: number): number {
  const stretch = stretches[row] ?? { start: 0, end: text.length };
  const next = stretches[row + 1];
  const isBroken = next !== undefined && next.start === stretch.end;
  if (!isBroken) return stretch.end;
  return stretch.end - (graphemesOf(text.slice(stretch.start, stretch.end)).at(-1)?.length ?? 0);
}

function offsetNear(text: string, stretches: readonly Stretch[], row: number, cell: number): number {
  const { start } = stretches[row] ?? { start: 0 };
  const last = lastOffset(text, stretches, row);
  let at = start;
  let used = 0;
  for (const grapheme of graphemesOf(text.slice(start, last))) {
    used += cellWidth(grapheme);
    if (used > cell) break;
    at += grapheme.length;
  }
  return at;
}
