import { taskLayout } from '../layout.ts';
import type { BoundMaking } from '../making.ts';
import { boundAt } from '../on-task.ts';
import { type Page, type ScreenState, topOf } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { besides, blankRow, type Row, rowWidth, say, spread } from '../text/row.ts';
import { apart, pointerCell, pointerWidth, still, textRows, together } from '../widgets/pieces.ts';
import type { Drawn } from '../widgets/widget.ts';
import { drawBeside } from './beside.ts';
import { fitted, type Picture, under } from './picture.ts';

type TaskPage = Extract<Page, { at: 'task' }>;

/** A task with its widget; beside it, where there is room, the document or the newest messages. */
export function drawTask(state: ScreenState, page: TaskPage, pen: Pen, height: number): Picture {
  const { width, besideWidth } = taskLayout(state.size);
  const isActive = topOf(state) === null;
  if (besideWidth === null) {
    return page.isBeside
      ? drawBeside(state, page.beside, { isActive }, pen, { width, height })
      : drawAnswer(state, pen, width, height, isActive);
  }
  const left = drawAnswer(state, pen, width, height, isActive && !page.isBeside);
  const look = { isActive: isActive && page.isBeside };
  const right = drawBeside(state, page.beside, look, pen, { width: besideWidth, height });
  const between = say(` ${pen.signs.bar} `, 'muted');
  const rows = besides(left.rows, right.rows, { leftWidth: width, between, more: pen.signs.more });
  return { rows, cursor: left.cursor };
}

/** The answer; where the keys are elsewhere, without the sign of them. */
function drawAnswer(state: ScreenState, pen: Pen, width: number, height: number, isActive: boolean): Picture {
  if (isActive) return drawnAnswer(state, pen, width, height);
  const signs = { ...pen.signs, pointer: ' ', held: ' ' };
  const { rows } = drawnAnswer(state, { ...pen, signs }, width, height);
  return { rows: rows.map(atRest), cursor: null };
}

function atRest(row: Row): Row {
  return row.map((segment) => (segment.tone === 'focus' ? { ...segment, tone: 'plain' } : segment));
}

function drawnAnswer(state: ScreenState, pen: Pen, width: number, height: number): Picture {
  const bound = boundAt(state);
  if (bound === null) return fitted(still(), height, pen);
  const head = headRows(bound, pen, width);
  const body = bodyRows(bound, pen, width, height - head.length);
  // The question stays in sight while the answer scrolls, unless it would leave too little room for it.
  if (head.length > height / 2) return fitted(together([still(...head), body], 1), height, pen);
  return under({ rows: head, cursor: null }, fitted(body, height - head.length, pen));
}

function headRows({ view }: BoundMaking, pen: Pen, width: number): readonly Row[] {
  const facts = [view.takes, view.expect].filter((fact) => fact !== null).join(', ');
  const room = Math.max(8, width - 2);
  const asks = view.asks.flatMap((line) => pen.wrap(line, room));
  const how = pen.wrap(view.how, room, 'muted');
  const below = [...asks, ...how].map((row) => [say(' '), ...row]);
  return [...titleRows(view.title, facts, pen, width), ...below, blankRow];
}

/** The title with what the task takes at its right; under it where there isn't room for both. */
function titleRows(title: string, facts: string, pen: Pen, width: number): readonly Row[] {
  const left: Row = [say(' '), pen.say(title, 'strong')];
  const right: Row = facts === '' ? [] : [say('  '), pen.say(`${facts} `, 'muted')];
  if (rowWidth(left) + rowWidth(right) <= width) return [spread(left, right, width, pen.signs.more)];
  const room = Math.max(8, width - 2);
  return [...pen.wrap(title, room, 'strong'), ...pen.wrap(facts, room, 'muted')].map((row) => [say(' '), ...row]);
}

/** The answer, the reason, the way on. In the usual spacing blank rows between them are the first to go where there isn't room for all. */
function bodyRows(bound: BoundMaking, pen: Pen, width: number, height: number): Drawn {
  const { view, making, widget } = bound;
  const reason = view.reason === 'none' ? [] : [reasonRows(bound, pen, width)];
  const parts = [widget.draw(pen), ...reason, doneRows(bound, pen)];
  const rowCount = parts.reduce((sum, part) => sum + part.rows.length, 0);
  const isApart = pen.isWide || rowCount + parts.length - 1 <= height;
  const here = making.spot.part === 'done' ? parts.length - 1 : making.spot.part === 'reason' ? 1 : 0;
  return (isApart ? apart : together)(parts, here);
}

function reasonRows({ view, making }: BoundMaking, pen: Pen, width: number): Drawn {
  const isHere = making.spot.part === 'reason';
  const label = view.reason === 'required' ? 'Reason, in a sentence or two' : 'Reason, if you want to give one';
  const head: Row = [pointerCell(isHere, pen), pen.say(label, isHere ? 'focus' : 'plain')];
  const options = {
    isHere,
    cursor: making.spot.cursor,
    width,
    indent: pointerWidth,
    leastRows: isHere ? 3 : 0,
  };
  if (!isHere && making.reason === '') return still(head);
  return together([still(head), textRows(making.reason, options, pen)], 1);
}

function doneRows({ making }: BoundMaking, pen: Pen): Drawn {
  const isHere = making.spot.part === 'done';
  return still([pointerCell(isHere, pen), pen.say('Read my answer back', isHere ? 'focus' : 'plain')]);
}
