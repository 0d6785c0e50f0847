import { type DeskView, deskView, nothingToDo, type TaskLine } from '../../view/desk.ts';
import { isNew, type MessageView } from '../../view/inbox.ts';
import { counted } from '../../view/words.ts';
import { selectedIn } from '../on-tabs.ts';
import { deskMessages, type ScreenState } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { besideOrUnder, blankRow, type Row, rowWidth, say } from '../text/row.ts';
import { pointerCell, pointerWidth, stacked, still, together } from '../widgets/pieces.ts';
import { type MessageLook, messageBody, messageHead, messageRow } from './message.ts';
import { fitted, type Picture } from './picture.ts';

/** Something on the desk that is shown as long as there is room for. */
interface Block {
  /** Rows beyond the fewest, to be whole; and how many of them at least are of any use. */
  readonly wants: number;
  readonly wantsAtLeast: number;
  /** Rows that it can do without where not even the fewest of all have room. */
  readonly spares: number;
  /** Its place in the order of need: rows go to the lowest first. */
  readonly need: number;
  /** Its rows with so many beyond the fewest; fewer than none where it spares some. */
  readonly rows: (extra: number) => readonly Row[];
  readonly isWhole: (extra: number) => boolean;
}

/** The newest messages and the open tasks. New messages get rows first, then questions, then messages that have been read, then air. */
export function drawDesk(state: ScreenState, pen: Pen, width: number, height: number): Picture {
  const desk = deskView(state.seat, deskMessages);
  const at = selectedIn(state);
  const messages = desk.messages.map((message, index) => {
    const look = { isHere: at === index, isNew: isNew(message, state.seen) };
    return messageBlock(message, look, { index, isLast: index === desk.messages.length - 1 }, pen, width);
  });
  const tasks = desk.tasks.map((task, index) =>
    taskBlock(task, { isHere: at === messages.length + index, index }, pen, width),
  );
  const happened = happenedRows(state, pen, width);
  const between = [
    ...(messages.length > 0 ? [blankRow] : []),
    ...olderRows(desk, pen),
    ...tasksHeading(desk, pen, width),
  ];
  const after = waitRows(desk, pen);
  const air = Math.max(0, messages.length - 1) + Math.max(0, tasks.length - 1);
  const room = height - happened.length - between.length;
  // An empty row pushes nothing off the desk.
  const isWide = pen.isWide && fewestRows([...messages, ...tasks]) + air <= room;
  const { extras, left } = shareOut([...messages, ...tasks], room - (isWide ? air : 0));
  const isAiry = left >= after.length + (isWide ? 0 : tasks.length - 1);
  const spacing: Pen = { ...pen, isWide };
  const rowsOf = (block: Block, place: number) => block.rows(extras[place] ?? 0);
  const drawn = together(
    [
      still(...happened),
      stacked(messages.map(rowsOf), at, spacing),
      still(...between),
      stacked(
        tasks.map((task, index) => rowsOf(task, messages.length + index)),
        at - messages.length,
        { ...pen, isWide: isWide || isAiry },
      ),
      still(...(isAiry ? after : [])),
    ],
    at >= messages.length && tasks.length > 0 ? 3 : 1,
  );
  const whole = messages.flatMap((block, index) =>
    drawn.rows.length <= height && block.isWhole(extras[index] ?? 0) ? [desk.messages[index]?.number ?? 0] : [],
  );
  return { ...fitted(drawn, height, pen), whole };
}

function fewestRows(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.rows(0).length, 0);
}

/** Shares a height out by need: the rows beyond the fewest that each block gets, and how many are left. */
function shareOut(
  blocks: readonly Block[],
  height: number,
): { readonly extras: readonly number[]; readonly left: number } {
  let left = height - fewestRows(blocks);
  if (left < 0) return { extras: blocks.map(({ spares }) => 0 - spares), left };
  const extras = new Map<Block, number>();
  for (const block of [...blocks].sort((one, other) => one.need - other.need)) {
    const extra = left < block.wantsAtLeast ? 0 : Math.min(left, block.wants);
    extras.set(block, extra);
    left -= extra;
  }
  return { extras: blocks.map((block) => extras.get(block) ?? 0), left };
}

/** The needs of new messages, of questions and of messages that have been read, each in the order of the desk. */
const needs = { new: 0, question: 100, read: 200 } as const;

/** One row with the beginning of it; else the sender over as many rows as it gets, with a blank before the next. */
function messageBlock(
  message: MessageView,
  look: MessageLook,
  { index, isLast }: { readonly index: number; readonly isLast: boolean },
  pen: Pen,
  width: number,
): Block {
  const short = messageRow(message, look, pen, width);
  const body = messageBody(message, pen, width);
  const isWhole = (extra: number) => (extra === 0 ? short.isWhole : extra >= body.length);
  return {
    wants: body.length + (isLast ? 0 : 1),
    // A single row of several, under the sender, says no more than the one row does.
    wantsAtLeast: Math.min(2, body.length),
    spares: 0,
    need: (look.isNew ? needs.new : needs.read) + index,
    isWhole,
    rows: (extra) => {
      if (extra === 0) return [short.row];
      const blank = extra > body.length ? [blankRow] : [];
      return [messageHead(message, look, pen, width), ...firstRows(body, extra, pen, width), ...blank];
    },
  };
}

/** Title and question; the question whole under the pointer, else as many rows of it as it gets. */
function taskBlock(
  task: TaskLine,
  { isHere, index }: { readonly isHere: boolean; readonly index: number },
  pen: Pen,
  width: number,
): Block {
  const head = taskHead(task, isHere, pen, width);
  const room = Math.max(8, Math.min(width - pointerWidth - 1, 92));
  const asks = pen.wrap(task.asks, room).map((row): Row => [say(' '.repeat(pointerWidth)), ...row]);
  const fewest = isHere ? asks.length : 1;
  return {
    wants: asks.length - fewest,
    wantsAtLeast: 1,
    spares: isHere ? 0 : 1,
    need: needs.question + index,
    isWhole: (extra) => fewest + extra >= asks.length,
    rows: (extra) => [...head, ...firstRows(asks, fewest + extra, pen, width)],
  };
}

/** The title, with what is known of the task at its right, or under it where there is no room for both. */
function taskHead(task: TaskLine, isHere: boolean, pen: Pen, width: number): readonly Row[] {
  const facts = [task.kind, ...(task.takes === null ? [] : [task.takes]), ...(task.isBegun ? ['begun'] : [])];
  const title: Row = [pointerCell(isHere, pen), pen.say(task.title, isHere ? 'focus' : 'strong')];
  const known: Row = [pen.say(facts.join(', '), task.isBegun ? 'news' : 'muted')];
  return besideOrUnder(title, known, { width, indent: pointerWidth, more: pen.signs.more });
}

/** The first rows of a text; where more follow, the last of them says so. */
function firstRows(rows: readonly Row[], count: number, pen: Pen, width: number): readonly Row[] {
  if (count >= rows.length) return rows;
  const last = rows[count - 1];
  if (last === undefined) return [];
  const more = say(` ${pen.signs.more} more`, 'muted');
  const isRoom = rowWidth(last) + rowWidth([more]) <= width;
  // Cut, the row has the sign already.
  const cut: Row = isRoom
    ? [...last, more]
    : [...pen.fit(last, Math.min(rowWidth(last) - 1, width - ' more'.length)), say(' more', 'muted')];
  return [...rows.slice(0, count - 1), cut];
}

/** What the last act brought: the time that passed, tasks that closed. */
function happenedRows(state: ScreenState, pen: Pen, width: number): readonly Row[] {
  const { happened } = state;
  if (happened === null) return [];
  const lines = [...(happened.time === null ? [] : [happened.time]), ...happened.notices];
  const rows = lines.flatMap((line) => pen.wrap(line, width - 1, 'news').map((row) => [say(' '), ...row]));
  return rows.length === 0 ? [] : [...rows, blankRow];
}

function olderRows(desk: DeskView, pen: Pen): readonly Row[] {
  if (desk.olderMessages === 0) return [];
  return [
    [say('   '), pen.say(`${counted(desk.olderMessages, 'older message')} in the inbox (press 2)`, 'muted')],
    blankRow,
  ];
}

function tasksHeading(desk: DeskView, pen: Pen, width: number): readonly Row[] {
  if (desk.tasks.length > 0)
    return [[say(' '), pen.say(desk.tasks.length === 1 ? 'Open task' : 'Open tasks', 'muted')]];
  return pen.wrap(nothingToDo(desk.waiting), width - 1).map((row) => [say(' '), ...row]);
}

function waitRows(desk: DeskView, pen: Pen): readonly Row[] {
  if (!desk.waiting.isOffered || desk.tasks.length === 0) return [];
  return [blankRow, [say(' '), pen.say('w lets story time pass instead.', 'muted')]];
}
