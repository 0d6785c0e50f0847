import type { Pen } from './pen.ts';
import { blankRow, type Row, say, type Tone } from './row.ts';

/** A table laid out for a width: its heading, and how to write any row of it. Both take as many rows of the screen as they need. */
export interface TableLayout {
  readonly heading: readonly Row[];
  readonly row: (cells: readonly string[], tone: Tone) => readonly Row[];
  /** Columns that don't fit, to the left and to the right: said over the table. */
  readonly hiddenLeft: number;
  readonly hiddenRight: number;
}

/** Cells between two columns; in wide spacing, where every column has all it wants so far apart. */
const usualGap = 2;
const wideGap = 4;

/** A column is kept at least so wide that its longest word stands whole, up to this many cells. */
const wordWidthMax = 14;

/** What a column wants: room for all of it on one row, for its cells on one row each, and the least it can be given. */
interface Wanted {
  readonly natural: number;
  readonly whole: number;
  readonly least: number;
}

/**
 * Lays a table out. Where it is too wide for one row each, its long cells go on over several rows; only where even that has no
 * room are columns passed over: `pan` of them after the first, which always stays. Nothing is cut. Pure.
 */
export function layoutTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  options: { readonly width: number; readonly pan: number },
  pen: Pen,
): TableLayout {
  const wanted = columns.map((column, index) =>
    wantedOf(
      column,
      rows.map((row) => row[index] ?? ''),
      pen,
    ),
  );
  const shown = shownColumns(wanted, options);
  const widths = sharedOut(
    shown.flatMap((index) => wanted[index] ?? []),
    options.width,
  );
  const isRoom = sum(wanted.map(({ natural }) => natural)) + gaps(wanted, wideGap) <= options.width;
  const between = ' '.repeat(pen.isWide && isRoom ? wideGap : usualGap);
  const write = (cells: readonly string[], tone: Tone): readonly Row[] => {
    const columnRows = shown.map((index, place) => pen.wrap(cells[index] ?? '', widths[place] ?? 1, tone));
    return Array.from({ length: Math.max(1, ...columnRows.map((one) => one.length)) }, (_, line) =>
      columnRows.flatMap((one, place) => {
        const isLast = place === shown.length - 1;
        const cell = one[line] ?? blankRow;
        return isLast ? cell : [...pen.fit(cell, widths[place] ?? 1), say(between)];
      }),
    );
  };
  return {
    heading: write(columns, 'strong'),
    row: write,
    hiddenLeft: Math.max(0, (shown[1] ?? 1) - 1),
    hiddenRight: columns.length - 1 - (shown.at(-1) ?? 0),
  };
}

function wantedOf(heading: string, cells: readonly string[], pen: Pen): Wanted {
  const widest = (texts: readonly string[]) => Math.max(1, ...texts.map((text) => pen.width(text)));
  const whole = Math.max(widest(cells), widest(heading.split(' ')));
  const word = widest([heading, ...cells].flatMap((text) => text.split(' ')));
  return { natural: Math.max(whole, widest([heading])), whole, least: Math.min(whole, word, wordWidthMax) };
}

/**
 * Widths that fill the room and no more. A heading goes over two rows before a cell does; no column gets more than it wants,
 * and those that want most get alike.
 */
function sharedOut(wanted: readonly Wanted[], width: number): readonly number[] {
  const room = width - gaps(wanted, usualGap);
  const natural = wanted.map((one) => one.natural);
  if (sum(natural) <= room) return natural;
  const at = (level: number) => wanted.map(({ whole, least }) => Math.min(whole, Math.max(least, level)));
  let widths = at(0).map((least) => Math.min(least, Math.max(1, room)));
  const highest = Math.max(0, ...wanted.map(({ whole }) => whole));
  for (let level = 1; level <= highest && sum(at(level)) <= room; level += 1) widths = at(level);
  return withRest(widths, wanted, room);
}

/** What is left over after equal shares goes to the first columns that want it. */
function withRest(widths: readonly number[], wanted: readonly Wanted[], room: number): readonly number[] {
  let rest = room - sum(widths);
  return widths.map((width, index) => {
    const more = Math.max(0, Math.min(rest, (wanted[index]?.whole ?? width) - width, 1));
    rest -= more;
    return width + more;
  });
}

/** All columns where their least widths fit; else the first, then as many after the panned ones as do: one at least. */
function shownColumns(
  wanted: readonly Wanted[],
  { width, pan }: { readonly width: number; readonly pan: number },
): readonly number[] {
  const all = wanted.map((_, index) => index);
  if (leastWidth(wanted) <= width || wanted.length < 2) return all;
  const from = 1 + Math.min(Math.max(0, pan), wanted.length - 2);
  const shown = [0, from];
  for (let index = from + 1; index < wanted.length; index += 1) {
    const next = [...shown, index].flatMap((one) => wanted[one] ?? []);
    if (leastWidth(next) > width) break;
    shown.push(index);
  }
  return shown;
}

function leastWidth(wanted: readonly Wanted[]): number {
  return sum(wanted.map(({ least }) => least)) + gaps(wanted, usualGap);
}

function gaps(columns: readonly unknown[], gap: number): number {
  return gap * Math.max(0, columns.length - 1);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

/** How far a table can be panned: the columns after the first, less the last one. */
export function panMax(columns: readonly string[] | null): number {
  return Math.max(0, (columns?.length ?? 0) - 2);
}
