import { nearAsciiText } from '../../view/ascii.ts';
import { cellLines, numberedLine } from '../../view/documents.ts';
import { printable } from '../../view/printable.ts';
import { stretchesOf } from '../../view/text/wrap.ts';
import { labelled } from '../../view/words.ts';
import type { Paper, Part } from './paper.ts';

/** The fewest columns that a paper is wrapped to, and the most. */
export const columnsBounds = { least: 20, most: 200 } as const;

/** How far in a line goes on that didn't fit, so that a finger finds where the next one begins. */
const runOver = '  ';

/**
 * A paper as plain text for an embosser or a large face: ASCII wherever there is a likeness, no line longer than `columns`,
 * tables row by row. Ends in a line end. Pure.
 */
export function paperText({ title, under, parts }: Paper, columns: number): string {
  const blocks = [[title, under], ...parts.flatMap(blocksOf)];
  const lines = blocks.map((block) => block.flatMap((line) => wrapped(line, columns)).join('\n'));
  return `${lines.join('\n\n')}\n`;
}

/** A part as blocks of lines with an empty line between them. */
function blocksOf(part: Part): readonly (readonly string[])[] {
  switch (part.kind) {
    case 'paragraphs':
      return part.paragraphs.map((paragraph) => [paragraph]);
    case 'lines':
      return [part.lines.map(numberedLine)];
    case 'table':
      return part.rows.map((row) => [`Row ${row.number}`, ...cellLines(part.columns, row)]);
    case 'entry':
      return [[part.heading, ...part.pairs.map(({ label, value }) => labelled(label, value))]];
    case 'papers':
      return [
        [part.heading, part.about],
        ...part.papers.map(({ name, title, note }) => [title, `${name}.txt`, ...(note === '' ? [] : [note])]),
      ];
    default:
      return part satisfies never;
  }
}

function wrapped(text: string, columns: number): readonly string[] {
  const line = nearAsciiText(printable(text, false));
  const [first] = stretchesOf(line, columns);
  if (first === undefined || first.end === line.length) return [line.trimEnd()];
  const rest = line.slice(first.end);
  const room = columns - runOver.length;
  const further = stretchesOf(rest, room).map(({ start, end }) => `${runOver}${rest.slice(start, end)}`);
  return [line.slice(0, first.end), ...further].map((one) => one.trimEnd());
}
