import { cutToWidth } from './cells.ts';
import type { Pen } from './pen.ts';
import { type Row, say, type Tone } from './row.ts';

/** A table laid out for a width: its heading row, and how to write any row of it. */
export interface TableLayout {
  readonly heading: Row;
  readonly row: (cells: readonly string[], tone: Tone) => Row;
  /** Columns that don't fit, to the left and to the right: said under the table. */
  readonly hiddenLeft: number;
  readonly hiddenRight: number;
}

const between = 2;
/** A column wider than this is cut when the table doesn't fit: the row can be read by itself. */
const columnWidthMax = 32;

/**
 * Lays a table out. The first column always stays; `pan` columns after it are passed over. Cells that are cut end in a
 * sign, and hidden columns are counted, so that nothing is missing silently. Pure.
 */
export function layoutTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  options: { readonly width: number; readonly pan: number },
  pen: Pen,
): TableLayout {
  const natural = columns.map((column, index) =>
    Math.max(pen.width(column), ...rows.map((row) => pen.width(row[index] ?? '')), 1),
  );
  const fits = total(natural) <= options.width;
  const widths = fits ? natural : natural.map((width) => Math.min(width, columnWidthMax, Math.max(6, options.width)));
  const shown = fits ? columns.map((_, index) => index) : shownColumns(widths, options);
  const write = (cells: readonly string[], tone: Tone): Row =>
    shown.flatMap((index, place) => {
      const isLast = place === shown.length - 1;
      const text = pen.text(cells[index] ?? '');
      const width = widths[index] ?? 0;
      const gap = place === 0 ? [] : [say(' '.repeat(between))];
      return [
        ...gap,
        ...(isLast ? pen.fit([say(text, tone)], Math.min(width, pen.width(text))) : pen.cell(text, width, tone)),
      ];
    });
  const last = shown.at(-1) ?? 0;
  return {
    heading: write(
      columns.map((column) => cutToWidth(column, options.width)),
      'strong',
    ),
    row: write,
    hiddenLeft: fits ? 0 : Math.max(0, (shown[1] ?? 1) - 1),
    hiddenRight: fits ? 0 : columns.length - 1 - last,
  };
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + between * Math.max(0, widths.length - 1);
}

/** The first column, then as many after the panned ones as fit: one at least. */
function shownColumns(
  widths: readonly number[],
  options: { readonly width: number; readonly pan: number },
): readonly number[] {
  const from = 1 + Math.min(Math.max(0, options.pan), Math.max(0, widths.length - 2));
  const shown = [0];
  let used = widths[0] ?? 0;
  for (let index = from; index < widths.length; index += 1) {
    used += between + (widths[index] ?? 0);
    if (used > options.width && shown.length > 1) break;
    shown.push(index);
  }
  return shown;
}

/** How far a table can be panned: the columns after the first, less the last one. */
export function panMax(columns: readonly string[] | null): number {
  return Math.max(0, (columns?.length ?? 0) - 2);
}
