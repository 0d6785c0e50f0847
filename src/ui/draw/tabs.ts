import { contactsView } from '../../view/contacts.ts';
import { type DeskView, deskView, nothingToDo, type TaskLine } from '../../view/desk.ts';
import { documentList } from '../../view/documents.ts';
import { inboxView, type MessageView, senderWords } from '../../view/inbox.ts';
import { emptyNotebook, notebookView } from '../../view/notebook.ts';
import { counted } from '../../view/words.ts';
import { selectedIn } from '../on-tabs.ts';
import { deskMessages, type ScreenState } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, rowWidth, say, spread } from '../text/row.ts';
import { pointerCell, pointerWidth, stacked, still, together } from '../widgets/pieces.ts';
import type { Drawn } from '../widgets/widget.ts';
import { fitted, type Picture } from './picture.ts';

/** The tab that is shown, in so many columns and rows. */
export function drawTab(state: ScreenState, pen: Pen, width: number, height: number): Picture {
  return state.tab === 'desk' ? drawDesk(state, pen, width, height) : fitted(listOf(state, pen, width), height, pen);
}

function listOf(state: ScreenState, pen: Pen, width: number): Drawn {
  switch (state.tab) {
    case 'inbox':
      return inboxRows(state, pen, width);
    case 'documents':
      return documentRows(state, pen, width);
    case 'contacts':
      return contactRows(state, pen, width);
    default:
      return notebookRows(state, pen, width);
  }
}

/** The newest messages and the open tasks: as many messages whole as there is room for, the others in one row each. */
function drawDesk(state: ScreenState, pen: Pen, width: number, height: number): Picture {
  const desk = deskView(state.seat, deskMessages);
  let drawn = deskRows(state, desk, { wholeMessages: desk.messages.length, isTight: false }, pen, width);
  for (let wholeMessages = desk.messages.length; wholeMessages >= 0 && drawn.rows.length > height; wholeMessages -= 1)
    drawn = deskRows(state, desk, { wholeMessages, isTight: true }, pen, width);
  return fitted(drawn, height, pen);
}

/** How much of the desk is shown. `isTight`: without what only makes it easier on the eye. */
interface DeskRoom {
  readonly wholeMessages: number;
  readonly isTight: boolean;
}

function deskRows(
  state: ScreenState,
  desk: DeskView,
  { wholeMessages, isTight }: DeskRoom,
  pen: Pen,
  width: number,
): Drawn {
  const at = selectedIn(state);
  const isCut = wholeMessages < desk.messages.length;
  const isNew = new Set(state.happened?.messages.map((message) => message.id));
  const messages = desk.messages.map((message, index) =>
    messageBlock(
      message,
      { isHere: at === index, isNew: isNew.has(message.id), isWhole: index < wholeMessages },
      pen,
      width,
    ),
  );
  const tasks = desk.tasks.map((task, index) => [
    ...taskBlock(task, at === desk.messages.length + index, pen, width),
    ...(index < desk.tasks.length - 1 && !isTight ? [blankRow] : []),
  ]);
  const isTask = at >= desk.messages.length && tasks.length > 0;
  const parts: readonly Drawn[] = [
    still(...happenedRows(state, pen, width)),
    stacked(messages, at),
    still(...(isCut ? [blankRow] : []), ...olderRows(desk, pen), ...tasksHeading(desk, pen, width)),
    stacked(tasks, at - desk.messages.length),
    still(...(isTight ? [] : waitRows(desk, pen))),
  ];
  return together(parts, isTask ? 3 : 1);
}

/** What the last act brought: the time that passed, tasks that closed. */
function happenedRows(state: ScreenState, pen: Pen, width: number): readonly Row[] {
  const { happened } = state;
  if (happened === null) return [];
  const lines = [...(happened.time === null ? [] : [happened.time]), ...happened.notices];
  const rows = lines.flatMap((line) => pen.wrap(line, width - 1, 'news').map((row) => [say(' '), ...row]));
  return rows.length === 0 ? [] : [...rows, blankRow];
}

/** A message in a list: its head, and whole the text under it. */
export function messageBlock(
  message: MessageView,
  look: { readonly isHere: boolean; readonly isNew: boolean; readonly isWhole: boolean },
  pen: Pen,
  width: number,
): readonly Row[] {
  const head = messageHead(message, look, pen, width);
  if (!look.isWhole) return [head];
  return [head, ...messageBody(message, pen, width), blankRow];
}

/** Messages whole, one under the other, where nothing is chosen among them. */
export function messageBlocks(messages: readonly MessageView[], pen: Pen, width: number): readonly Row[] {
  const look = { isHere: false, isNew: false, isWhole: true };
  return messages.flatMap((message) => messageBlock(message, look, pen, width));
}

/** "› Tom Ellery, first assistant director      NEW   16:41  by text"; without the role where there isn't room for it whole. */
function messageHead(
  message: MessageView,
  look: { readonly isHere: boolean; readonly isNew: boolean; readonly isNumbered?: boolean },
  pen: Pen,
  width: number,
): Row {
  const number = look.isNumbered === true ? `${message.number}  ` : '';
  const news = look.isNew ? [pen.say('NEW  ', 'news')] : [];
  const right: Row = [say('  '), ...news, pen.say(`${message.at}  ${message.by} `, 'muted')];
  const room = width - pointerWidth - number.length - rowWidth(right);
  const sender = pen.width(senderWords(message)) <= room ? senderWords(message) : message.from;
  const left: Row = [pointerCell(look.isHere, pen), pen.say(`${number}${sender}`, look.isHere ? 'focus' : 'strong')];
  return spread(left, right, width, pen.signs.more);
}

/** Subject, text and what is attached, indented under the sender. */
export function messageBody(
  message: MessageView,
  pen: Pen,
  width: number,
  selected: number | null = null,
): readonly Row[] {
  const room = Math.max(8, Math.min(width - pointerWidth - 1, 92));
  const indent = say(' '.repeat(pointerWidth));
  const subject = message.subject === null ? [] : pen.wrap(message.subject, room, 'strong');
  const text = message.lines.flatMap((line) => pen.wrap(line, room));
  const attached = message.attached.flatMap((one, index) =>
    pen
      .wrap(`Attached: ${one.title} (document ${one.number})`, room, selected === index ? 'focus' : 'muted')
      .map((row, line) => [line === 0 ? pointerCell(selected === index, pen) : indent, ...row]),
  );
  return [...[...subject, ...text].map((row) => [indent, ...row]), ...attached];
}

function olderRows(desk: DeskView, pen: Pen): readonly Row[] {
  if (desk.olderMessages === 0) return [];
  return [[say('   '), pen.say(`${counted(desk.olderMessages, 'older message')} in the inbox (2)`, 'muted')], blankRow];
}

function tasksHeading(desk: DeskView, pen: Pen, width: number): readonly Row[] {
  if (desk.tasks.length > 0)
    return [[say(' '), pen.say(desk.tasks.length === 1 ? 'Open task' : 'Open tasks', 'muted')]];
  return pen.wrap(nothingToDo(desk.waiting), width - 1).map((row) => [say(' '), ...row]);
}

function taskBlock(task: TaskLine, isHere: boolean, pen: Pen, width: number): readonly Row[] {
  const facts = [task.kind, ...(task.takes === null ? [] : [task.takes]), ...(task.isBegun ? ['begun'] : [])].join(
    ', ',
  );
  const head = spread(
    [pointerCell(isHere, pen), pen.say(task.title, isHere ? 'focus' : 'strong')],
    [say('  '), pen.say(`${facts} `, task.isBegun ? 'news' : 'muted')],
    width,
    pen.signs.more,
  );
  const room = Math.max(8, Math.min(width - pointerWidth - 1, 92));
  const asks = isHere ? pen.wrap(task.asks, room) : pen.wrap(task.asks, room).slice(0, 1);
  return [head, ...asks.map((row) => [say(' '.repeat(pointerWidth)), ...row])];
}

function waitRows(desk: DeskView, pen: Pen): readonly Row[] {
  if (!desk.waiting.isOffered || desk.tasks.length === 0) return [];
  return [blankRow, [say(' '), pen.say('w lets story time pass instead.', 'muted')]];
}

function inboxRows(state: ScreenState, pen: Pen, width: number): Drawn {
  const messages = inboxView(state.seat.sitting);
  if (messages.length === 0) return still([say(' '), pen.say('No message has come yet.', 'muted')]);
  const at = selectedIn(state);
  const blocks = messages.map((message, index): readonly Row[] => {
    const look = { isHere: at === index, isNew: !message.isOpened, isNumbered: true };
    const head = messageHead(message, look, pen, width);
    const first = [message.subject, ...message.lines].filter((line) => line !== null && line !== '')[0] ?? '';
    const clip =
      message.attached.length === 0 ? [] : [pen.say(`  ${counted(message.attached.length, 'document')}`, 'muted')];
    const line = spread([say(' '.repeat(pointerWidth)), pen.say(first, 'muted')], clip, width, pen.signs.more);
    return [head, line];
  });
  return stacked(blocks, at);
}

function documentRows(state: ScreenState, pen: Pen, width: number): Drawn {
  const at = selectedIn(state);
  const digits = String(documentList(state.seat.sitting).length).length;
  const blocks = documentList(state.seat.sitting).map((item, index): readonly Row[] => {
    const isHere = at === index;
    const left: Row = [
      pointerCell(isHere, pen),
      pen.say(`${String(item.number).padStart(digits)}  ${item.title}`, isHere ? 'focus' : 'plain'),
    ];
    const facts = [item.size, ...(item.hasArrived ? ['came later'] : []), ...(item.isOpened ? ['opened'] : [])];
    return [spread(left, [say('  '), pen.say(`${facts.join(', ')} `, 'muted')], Math.min(width, 80), pen.signs.more)];
  });
  return stacked(blocks, at);
}

function contactRows(state: ScreenState, pen: Pen, width: number): Drawn {
  const at = selectedIn(state);
  const blocks = contactsView(state.seat.sitting.scenario).map((person, index): readonly Row[] => {
    const isHere = at === index;
    const name: Row = [
      pointerCell(isHere, pen),
      pen.say(person.name, isHere ? 'focus' : 'strong'),
      pen.say(`  ${person.role}`),
    ];
    const details = person.details.map(({ label, value }) => (label === 'About' ? value : `${label} ${value}`));
    const room = Math.max(8, width - pointerWidth - 1);
    const rows = pen.wrap(details.join('   '), room, 'muted').map((row) => [say(' '.repeat(pointerWidth)), ...row]);
    return [name, ...(details.length === 0 ? [] : rows)];
  });
  return stacked(blocks, at);
}

function notebookRows(state: ScreenState, pen: Pen, width: number): Drawn {
  const notes = notebookView(state.seat);
  if (notes.length === 0)
    return still(
      [say(' '), pen.say(emptyNotebook, 'muted')],
      [say(' '), pen.say('n writes a note; y copies a line of a document.', 'muted')],
    );
  return noteBlocks(state, selectedIn(state), pen, width);
}

/** Every note, whole; keys work on the one at `at`. */
export function noteBlocks(state: ScreenState, at: number, pen: Pen, width: number): Drawn {
  const blocks = notebookView(state.seat).map((note, index): readonly Row[] => {
    const isHere = at === index;
    const about = note.about === null ? '' : `  about ${note.about}`;
    const head: Row = [pointerCell(isHere, pen), pen.say(`${note.at}${about}`, 'muted')];
    const room = Math.max(8, width - pointerWidth - 1);
    const text = pen
      .wrap(note.text, room, isHere ? 'focus' : 'plain')
      .map((row) => [say(' '.repeat(pointerWidth)), ...row]);
    return [head, ...text];
  });
  return stacked(blocks, at);
}
