import { cellWidth } from '../../view/text/cells.ts';
import { wrapText } from '../../view/text/wrap.ts';

/** The widest that a line may be. */
export const lineCells = 80;

const gap = 2;

/**
 * Rows as columns: the first goes on in further lines where it has no room, the others are as wide as they need and stand to the
 * right. `indent` cells before each line. Pure.
 */
export function columns(rows: readonly (readonly string[])[], indent: number): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cellWidth(cell))),
    [],
  );
  const [widestFirst = 0, ...rest] = widths;
  const needed = rest.reduce((sum, width) => sum + width + gap, 0);
  const first = Math.max(8, Math.min(widestFirst, lineCells - indent - needed));
  return rows.flatMap(([name = '', ...cells]) => {
    const [head = '', ...further] = hanging(name, first);
    const numbers = cells.map((cell, column) => `${' '.repeat(gap)}${toTheRight(cell, rest[column] ?? 0)}`).join('');
    const line = `${' '.repeat(indent)}${head}${' '.repeat(first - cellWidth(head))}${numbers}`;
    return [line, ...further.map((more) => `${' '.repeat(indent)}${more}`)].map((one) => one.trimEnd());
  });
}

/** A name on as many rows as it needs; what goes on stands a little further in, as deep as the name itself begins. */
function hanging(name: string, width: number): readonly string[] {
  const [, blanks = '', text = ''] = /^( *)(.*)$/s.exec(name) ?? [];
  const [head = '', ...further] = wrapText(text, width - blanks.length);
  if (further.length === 0) return [`${blanks}${head}`];
  const rest = text.slice(head.length).trimStart();
  return [`${blanks}${head}`, ...wrapText(rest, width - blanks.length - gap).map((one) => `${blanks}  ${one}`)];
}

function toTheRight(cell: string, width: number): string {
  return `${' '.repeat(width - cellWidth(cell))}${cell}`;
}

/** A paragraph broken to the width. */
export function paragraph(text: string, indent = 0): readonly string[] {
  return wrapText(text, lineCells - indent).map((line) => `${' '.repeat(indent)}${line}`);
}
