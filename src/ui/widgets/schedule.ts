import { type BoardLine, boardLength, boardOf } from '../../view/boards.ts';
import { cellWidth } from '../../view/text/cells.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, rowWidth, say, type Tone } from '../text/row.ts';
import { moved, moveOf } from './lists.ts';
import { pointerCell, stacked, still, together } from './pieces.ts';
import type { At, Change, Drawn, Hint, Widget } from './widget.ts';

type Board = At<'schedule'>;

/**
 * A strip board: strips are picked up and put down, or moved one place; left out and taken back; the start is moved.
 * Every time follows as they move. Breaks are drawn with another bar and are named.
 */
export const scheduleWidget: Widget<'schedule'> = {
  parts: () => ['board'],
  count: ({ work }) => work.order.length + work.dropped.length,
  text: () => null,
  withText: ({ work }) => work,
  press: (at, command) => {
    if (command === 'mark') return pickUp(at);
    if (command === 'drop') return dropOrKeep(at);
    if (command === 'less') return startMoved(at, -1);
    if (command === 'more') return startMoved(at, 1);
    const by = moveOf(command);
    return by === 0 ? null : stripMoved(at, by);
  },
  hints: ({ view, spot }) => {
    if (spot.isHeld) return [['mark', 'put down']];
    const start: readonly Hint[] =
      view.starts.length > 1
        ? [
            ['less', 'earlier'],
            ['more', 'later'],
          ]
        : [];
    const drop: readonly Hint[] = view.strips.some((strip) => strip.mayDrop) ? ['drop'] : [];
    return [['mark', 'pick up'], ...drop, ...start, 'answer', 'next-field'];
  },
  settle: ({ work }) => work,
  draw,
};

function isDropped({ work, spot }: Board): boolean {
  return spot.pointer >= work.order.length;
}

function pickUp(at: Board): Change<'schedule'> {
  if (isDropped(at)) return { notice: 'This strip is left out. Take it back in first.' };
  return { spot: { isHeld: !at.spot.isHeld } };
}

function stripMoved(at: Board, by: number): Change<'schedule'> {
  if (isDropped(at)) return { notice: 'This strip is left out. Take it back in first.' };
  const order = moved(at.work.order, at.spot.pointer, by);
  if (order === at.work.order) return {};
  return { work: { ...at.work, order }, spot: { pointer: at.spot.pointer + by } };
}

function dropOrKeep(at: Board): Change<'schedule'> {
  const { view, work, spot } = at;
  if (isDropped(at)) {
    const id = work.dropped[spot.pointer - work.order.length];
    if (id === undefined) return {};
    const dropped = work.dropped.filter((one) => one !== id);
    return { work: { ...work, order: [...work.order, id], dropped }, spot: { pointer: work.order.length } };
  }
  const id = work.order[spot.pointer];
  const strip = view.strips.find((one) => one.id === id);
  if (id === undefined || strip === undefined) return {};
  if (!strip.mayDrop) return { notice: `${strip.label} has to stay on the board.` };
  const order = work.order.filter((one) => one !== id);
  return { work: { ...work, order, dropped: [...work.dropped, id] }, spot: { isHeld: false } };
}

function startMoved({ view, work }: Board, by: number): Change<'schedule'> {
  const index = view.starts.findIndex((start) => start.text === work.start);
  const start = view.starts[index + by];
  if (start !== undefined) return { work: { ...work, start: start.text } };
  return { notice: by < 0 ? 'That is the earliest start.' : 'That is the latest start.' };
}

function draw(at: Board, pen: Pen): Drawn {
  const { view, work, spot, width } = at;
  const board = boardOf(view, work);
  const layout = layoutOf(at, board.lines, pen);
  const strips = board.lines.map((line, index) =>
    stripRows(line, spot.part === 'board' && spot.pointer === index, at, layout, pen),
  );
  const kept = strips.slice(0, work.order.length);
  const dropped = strips.slice(work.order.length);
  const wraps: Row = [
    say('   '),
    pen.say(`Wraps ${board.wraps}`, 'strong'),
    pen.say(`   ${boardLength(view, work)} in all`, 'muted'),
  ];
  const out = dropped.length === 0 ? [] : [blankRow, [say('   '), pen.say('Left out', 'muted')]];
  return together(
    [
      still(...startRows(at, pen, width), blankRow),
      stacked(kept, spot.pointer, pen),
      still(wraps, ...out),
      stacked(dropped, spot.pointer - kept.length, pen),
    ],
    spot.pointer < kept.length ? 1 : 3,
  );
}

function startRows({ view, work }: Board, pen: Pen, width: number): readonly Row[] {
  const { starts } = boardOf(view, work);
  const head = [say('   '), pen.say(`Starts ${starts}`, 'strong')];
  const first = view.starts[0]?.told;
  const last = view.starts.at(-1)?.told;
  if (view.starts.length < 2 || first === undefined || last === undefined) return [head];
  const [from, to] = [first, last].map((time) => shortTime(time, starts));
  const moves = `${pen.signs.left} ${pen.signs.right} moves it, ${from} to ${to}`;
  const isOneRow = rowWidth(head) + 3 + pen.width(moves) <= width;
  if (isOneRow) return [[...head, pen.say(`   ${moves}`, 'muted')]];
  return [head, ...pen.wrap(moves, Math.max(8, width - 3), 'muted').map((row): Row => [say('   '), ...row])];
}

interface Layout {
  readonly label: number;
  readonly lasts: number;
  readonly times: number;
  /** Cells for the bars; 0 when there is no room for them. */
  readonly bars: number;
  /** Minutes that one cell of a bar stands for. */
  readonly perCell: number;
}

const barMax = 24;

function layoutOf({ view, width }: Board, lines: readonly BoardLine[], pen: Pen): Layout {
  const times = Math.max(...lines.map((line) => pen.width(timesOf(line, lines, pen))));
  const lasts = Math.max(...lines.map((line) => pen.width(line.lastsShort)));
  const label = Math.max(...lines.map((line) => pen.width(labelOf(line))));
  const rest = width - 3 - times - 2 - lasts - 2;
  const fitted = Math.min(label, Math.max(10, rest));
  const room = rest - fitted - 2;
  const longest = Math.max(...view.strips.map((strip) => strip.lastsMinutes), 1);
  const bars = room >= 8 ? Math.min(room, barMax) : 0;
  return { label: fitted, lasts, times, bars, perCell: longest / Math.max(1, bars) };
}

function stripRows(line: BoardLine, isHere: boolean, at: Board, layout: Layout, pen: Pen): readonly Row[] {
  const tone: Tone = isHere ? 'focus' : line.isDropped ? 'muted' : 'plain';
  const lines = boardOf(at.view, at.work).lines;
  const row = [
    pointerCell(isHere, pen, at.spot.isHeld),
    ...pen.cell(timesOf(line, lines, pen), layout.times, tone),
    say('  '),
    ...pen.cell(labelOf(line), layout.label, tone),
    say('  '),
    ...pen.cell(line.lastsShort, layout.lasts, line.isBreak ? 'muted' : tone),
  ];
  if (layout.bars === 0) return [row];
  const minutes = at.view.strips.find((strip) => strip.id === line.id)?.lastsMinutes ?? 0;
  const cells = line.isDropped ? 0 : Math.max(1, Math.round(minutes / layout.perCell));
  const sign = line.isBreak ? (pen.isAscii ? '.' : '░') : pen.isAscii ? '=' : '█';
  return [[...row, say('  '), say(sign.repeat(cells), line.isBreak ? 'muted' : isHere ? 'focus' : 'plain')]];
}

function labelOf(line: BoardLine): string {
  if (line.isBreak) return `-- ${line.label} --`;
  return line.mayDrop && !line.isDropped ? `${line.label} (may be left out)` : line.label;
}

/** "07:00–09:00"; with the day where it isn't that of the first strip. */
function timesOf(line: BoardLine, lines: readonly BoardLine[], pen: Pen): string {
  if (line.starts === null || line.ends === null) return '';
  const first = lines[0]?.starts ?? line.starts;
  const dash = pen.isAscii ? '-' : '–';
  return `${shortTime(line.starts, first)}${dash}${shortTime(line.ends, first)}`;
}

/** A time without its day where that is the day of another. */
function shortTime(time: string, other: string): string {
  return dayOf(time) === dayOf(other) ? time.slice(-5) : time;
}

function dayOf(time: string): string {
  return time.slice(0, Math.max(0, cellWidth(time) - 6));
}
