import { type MessageView, senderWords } from '../../view/inbox.ts';
import { counted } from '../../view/words.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, rowWidth, say, spread } from '../text/row.ts';
import { pointerCell, pointerWidth } from '../widgets/pieces.ts';

/** How a message is marked in a list. */
export interface MessageLook {
  readonly isHere: boolean;
  /** Neither opened nor shown whole yet. */
  readonly isNew: boolean;
  /** The number by which a search names it, where that is shown. */
  readonly number?: string;
}

/** A message whole, with a blank row under it. */
export function messageBlock(message: MessageView, look: MessageLook, pen: Pen, width: number): readonly Row[] {
  return [messageHead(message, look, pen, width), ...messageBody(message, pen, width), blankRow];
}

/** Messages whole, one under the other, where nothing is chosen among them. */
export function messageBlocks(messages: readonly MessageView[], pen: Pen, width: number): readonly Row[] {
  return messages.flatMap((message) => messageBlock(message, { isHere: false, isNew: false }, pen, width));
}

/** "› Tom Ellery, first assistant director      NEW   16:41  by text"; without the role where there isn't room for it whole. */
export function messageHead(message: MessageView, look: MessageLook, pen: Pen, width: number): Row {
  const right = whenRow(message, look, pen);
  const number = look.number === undefined ? '' : `${look.number}  `;
  const room = width - pointerWidth - number.length - rowWidth(right);
  const sender = pen.width(senderWords(message)) <= room ? senderWords(message) : message.from;
  return spread(senderRow(`${number}${sender}`, look, pen), right, width, pen.signs.more);
}

/** A message in one row, sender and beginning: "› Dele Akande  Radio check, nothing…   16:05  on the radio". `isWhole`: nothing of it is cut away. */
export function messageRow(
  message: MessageView,
  look: MessageLook,
  pen: Pen,
  width: number,
): { readonly row: Row; readonly isWhole: boolean } {
  const right = whenRow(message, look, pen);
  const text = message.lines.filter((line) => line.trim() !== '').join(' ');
  const words = message.subject === null ? text : `${message.subject}: ${text}`;
  const count = message.attached.length;
  const clip: Row = count === 0 ? [] : [pen.say(` (${counted(count, 'document')})`, 'muted')];
  const left: Row = [...senderRow(message.from, look, pen), say('  '), pen.say(words)];
  const end: Row = [...clip, ...right];
  return { row: spread(left, end, width, pen.signs.more), isWhole: rowWidth(left) + rowWidth(end) <= width };
}

function senderRow(sender: string, look: MessageLook, pen: Pen): Row {
  return [pointerCell(look.isHere, pen), pen.say(sender, look.isHere ? 'focus' : 'strong')];
}

function whenRow(message: MessageView, look: MessageLook, pen: Pen): Row {
  const news = look.isNew ? [pen.say('NEW  ', 'news')] : [];
  return [say('  '), ...news, pen.say(`${message.at}  ${message.by} `, 'muted')];
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
