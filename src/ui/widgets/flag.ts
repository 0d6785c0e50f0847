import type { FlagLineView } from '../../view/task.ts';
import { createPen, type Pen } from '../text/pen.ts';
import { type Row, say } from '../text/row.ts';
import { layoutTable, panMax } from '../text/table.ts';
import { optionRows, pointerCell, stacked, still, together } from './pieces.ts';
import type { At, Drawn, Hint, Widget } from './widget.ts';

/** Cells before a line: pointer, box, number. */
const leadWidth = 11;

/** The lines of a document, each with a box where it can be marked. Wide tables are panned. */
export const flagWidget: Widget<'flag'> = {
  parts: () => ['lines'],
  count: ({ view }) => view.lines.length,
  stops: ({ view }) => view.lines.flatMap((line, index) => (line.flagNumber === null ? [] : [index])),
  text: () => null,
  withText: ({ work }) => work,
  press: ({ view, work, spot }, command) => {
    if (command === 'less') return { spot: { pan: Math.max(0, spot.pan - 1) } };
    if (command === 'more') return { spot: { pan: Math.min(panMax(view.columns), spot.pan + 1) } };
    if (command !== 'mark') return null;
    const line = view.lines[spot.pointer];
    if (line === undefined || line.id === null || line.flagNumber === null)
      return { notice: "This line can't be marked: only those with a box can." };
    const { id } = line;
    const flagged = view.lines
      .flatMap((one) => (one.id !== null && one.flagNumber !== null ? [one.id] : []))
      .filter((one) => (one === id ? !work.flagged.includes(one) : work.flagged.includes(one)));
    return { work: { kind: 'flag', flagged } };
  },
  hints: (at) => {
    const pans: readonly Hint[] = [
      ['less', 'left'],
      ['more', 'right'],
    ];
    return ['mark', 'answer', ...(isPanned(at) ? pans : []), 'next-field', 'copy'];
  },
  settle: ({ work }) => work,
  draw,
};

/** Whether the table has more columns than there is room for, even with its cells over several rows. */
function isPanned({ view, width }: At<'flag'>): boolean {
  if (view.columns === null) return false;
  const rows = view.lines.map((line) => line.cells);
  return layoutTable(view.columns, rows, { width: width - leadWidth, pan: 0 }, createPen(false)).hiddenRight > 0;
}

function draw(at: At<'flag'>, pen: Pen): Drawn {
  const { view, work, spot } = at;
  const isHere = (index: number) => spot.part === 'lines' && spot.pointer === index;
  const title: Row = [say('   '), pen.say(view.documentTitle, 'strong')];
  const count: Row = [say('   '), pen.say(`${work.flagged.length} marked`, 'muted')];
  const body = view.columns === null ? textBody(at, isHere, pen) : tableBody(at, view.columns, isHere, pen);
  return together([still(title, ...body.heading), stacked(body.blocks, spot.pointer, pen), still(count)], 1);
}

interface Body {
  readonly heading: readonly Row[];
  readonly blocks: readonly (readonly Row[])[];
}

function textBody({ view, work, width }: At<'flag'>, isHere: (index: number) => boolean, pen: Pen): Body {
  const blocks = view.lines.map((line, index) =>
    optionRows({ isHere: isHere(index), mark: lead(line, work.flagged), label: line.cells[0] ?? '' }, width, pen),
  );
  return { heading: [], blocks };
}

function tableBody(
  { view, work, spot, width }: At<'flag'>,
  columns: readonly string[],
  isHere: (index: number) => boolean,
  pen: Pen,
): Body {
  const indent = say(' '.repeat(leadWidth));
  const room = width - leadWidth;
  const table = layoutTable(
    columns,
    view.lines.map((line) => line.cells),
    { width: room, pan: spot.pan },
    pen,
  );
  const blocks = view.lines.map((line, index) => {
    const tone = isHere(index) ? 'focus' : 'plain';
    const head = [pointerCell(isHere(index), pen), say(`${lead(line, work.flagged)} `, tone)];
    return table.row(line.cells, tone).map((row, part): Row => [...(part === 0 ? head : [indent]), ...row]);
  });
  const hidden = table.hiddenLeft + table.hiddenRight;
  const more = hidden === 0 ? [] : [[indent, pen.say(hiddenWords(table.hiddenLeft, table.hiddenRight, pen), 'muted')]];
  return { heading: [...table.heading.map((row): Row => [indent, ...row]), ...more], blocks };
}

/** "← 2 columns   3 columns →": which way a table goes on. */
export function hiddenWords(left: number, right: number, pen: Pen): string {
  const columns = (count: number) => `${count} more ${count === 1 ? 'column' : 'columns'}`;
  const parts = [
    ...(left === 0 ? [] : [`${pen.signs.left} ${columns(left)}`]),
    ...(right === 0 ? [] : [`${columns(right)} ${pen.signs.right}`]),
  ];
  return parts.join('   ');
}

/** Box and number of a line, always of one width. */
function lead(line: FlagLineView, flagged: readonly string[]): string {
  if (line.flagNumber === null || line.id === null) return '       ';
  return `${flagged.includes(line.id) ? '[x]' : '[ ]'} ${String(line.flagNumber).padStart(2)} `;
}
