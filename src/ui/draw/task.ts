import { inboxView } from '../../view/inbox.ts';
import { taskLayout } from '../layout.ts';
import type { BoundMaking } from '../making.ts';
import { boundAt } from '../on-task.ts';
import type { Page, ScreenState } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { besides, blankRow, type Row, rowWidth, say, spread } from '../text/row.ts';
import { gap, pointerCell, pointerWidth, still, textRows, together } from '../widgets/pieces.ts';
import type { Drawn } from '../widgets/widget.ts';
import { messageBlocks } from './message.ts';
import { fitted, type Picture, under } from './picture.ts';
import { drawDocument } from './reading.ts';

type TaskPage = Extract<Page, { at: 'task' }>;

/** A task with its widget; beside it, where there is room, the document or the newest messages. */
export function drawTask(state: ScreenState, page: TaskPage, pen: Pen, height: number): Picture {
  const { width, besideWidth } = taskLayout(state.size);
  if (besideWidth === null) {
    return page.isReading && page.reading !== null
      ? drawDocument(state, page.reading, { isActive: true }, pen, width, height)
      : drawAnswer(state, pen, width, height);
  }
  const left = drawAnswer(state, pen, width, height);
  const right = drawBeside(state, page, pen, besideWidth, height);
  const between = say(` ${pen.signs.bar} `, 'muted');
  const rows = besides(left.rows, right.rows, { leftWidth: width, between, more: pen.signs.more });
  return { rows, cursor: page.isReading ? null : left.cursor };
}

function drawBeside(state: ScreenState, page: TaskPage, pen: Pen, width: number, height: number): Picture {
  if (page.reading !== null) return drawDocument(state, page.reading, { isActive: page.isReading }, pen, width, height);
  const messages = inboxView(state.seat.sitting).slice(0, 6);
  const heading: readonly Row[] = [[say('   '), pen.say('Newest messages', 'muted')], blankRow];
  return fitted(still(...heading, ...messageBlocks(messages, pen, width)), height, pen);
}

function drawAnswer(state: ScreenState, pen: Pen, width: number, height: number): Picture {
  const bound = boundAt(state);
  if (bound === null) return fitted(still(), height, pen);
  const head = headRows(bound, pen, width);
  const body = bodyRows(bound, pen, width);
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

function bodyRows(bound: BoundMaking, pen: Pen, width: number): Drawn {
  const { view, making, widget } = bound;
  const reason = view.reason === 'none' ? [] : [gap, reasonRows(bound, pen, width)];
  const parts = [widget.draw(pen), ...reason, gap, doneRows(bound, pen)];
  if (making.spot.part === 'done') return together(parts, parts.length - 1);
  return together(parts, making.spot.part === 'reason' ? 2 : 0);
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
    leastRows: isHere ? 3 : 1,
  };
  return together([still(head), textRows(making.reason, options, pen)], 1);
}

function doneRows({ making }: BoundMaking, pen: Pen): Drawn {
  const isHere = making.spot.part === 'done';
  return still([pointerCell(isHere, pen), pen.say('Read my answer back', isHere ? 'focus' : 'plain')]);
}
