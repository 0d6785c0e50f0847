import { lengthOf } from '../../view/boards.ts';
import type { CommandId } from '../../view/commands.ts';
import { textLengthMax } from '../../view/work.ts';
import type { Pen } from '../text/pen.ts';
import { type Row, say } from '../text/row.ts';
import { toggled } from './lists.ts';
import {
  chipRows,
  inParts,
  labelled,
  lineBox,
  pointerCell,
  pointerWidth,
  still,
  textRows,
  textWidth,
  together,
} from './pieces.ts';
import { type At, type Change, type Drawn, lineLengthMax, type Widget } from './widget.ts';

type View = At<'write'>['view'];

const labelWidth = 9;

/** An e-mail, a note, a handover: whom to, what attached, the subject and the text, in an editor of its own. */
export const writeWidget: Widget<'write'> = {
  parts: (view, work) => [...(view.mayNotSend ? ['send'] : []), ...(work.isSent ? partsOf(view) : [])],
  count: ({ view, spot }) => listOf(view, spot.part)?.length ?? (spot.part === 'send' ? 2 : 0),
  text: ({ work, spot, width }) => {
    if (spot.part === 'subject') return { text: work.subject, isMultiline: false, most: lineLengthMax, width };
    if (spot.part !== 'text') return null;
    return { text: work.text, isMultiline: true, most: textLengthMax, width: textWidth(width, pointerWidth) };
  },
  withText: ({ work, spot }, text) => (spot.part === 'subject' ? { ...work, subject: text } : { ...work, text }),
  press,
  hints: ({ spot }) => (spot.part === 'text' ? ['next-field', 'answer', 'editor'] : ['mark', 'next-field', 'answer']),
  settle: ({ work }) => work,
  draw,
};

function partsOf(view: View): readonly string[] {
  return [
    ...(view.to.length === 0 ? [] : ['to']),
    ...(view.attach.length === 0 ? [] : ['attach']),
    ...(view.hasSubject ? ['subject'] : []),
    'text',
  ];
}

function listOf(view: View, part: string): readonly { readonly id: string; readonly label: string }[] | null {
  if (part === 'to') return view.to;
  return part === 'attach' ? view.attach : null;
}

/** Left and right go along a list as well: its names stand side by side. */
function press(at: At<'write'>, command: CommandId): Change<'write'> | null {
  const { view, work, spot } = at;
  if (spot.part === 'send') return pressSend(at, command);
  const list = listOf(view, spot.part);
  if (list === null) return null;
  if (command === 'less') return { spot: { pointer: Math.max(0, spot.pointer - 1) } };
  if (command === 'more') return { spot: { pointer: Math.min(list.length - 1, spot.pointer + 1) } };
  const one = list[spot.pointer];
  if (command !== 'mark' || one === undefined) return null;
  if (spot.part === 'to') return { work: { ...work, to: toggled(work.to, one.id, list) } };
  return { work: { ...work, attach: toggled(work.attach, one.id, list) } };
}

function pressSend({ work, spot }: At<'write'>, command: CommandId): Change<'write'> | null {
  if (command === 'mark') return { work: { ...work, isSent: spot.pointer === 0 } };
  if (command === 'less') return { spot: { pointer: 0 } };
  return command === 'more' ? { spot: { pointer: 1 } } : null;
}

function draw(at: At<'write'>, pen: Pen): Drawn {
  const { view, work, spot } = at;
  const blocks: readonly (readonly [string, Drawn])[] = [
    ...(view.mayNotSend ? ([['send', sendRows(at, pen)]] as const) : []),
    ...(work.isSent ? partsOf(view).map((part) => [part, partRows(at, part, pen)] as const) : []),
  ];
  return inParts(
    blocks.map(([, drawn]) => drawn),
    blocks.findIndex(([part]) => part === spot.part),
    pen,
  );
}

function partRows(at: At<'write'>, part: string, pen: Pen): Drawn {
  switch (part) {
    case 'to':
      return pickRows(at, 'to', 'To', at.view.to, at.work.to, pen);
    case 'attach':
      return pickRows(at, 'attach', 'Attach', at.view.attach, at.work.attach, pen);
    case 'subject':
      return subjectRows(at, pen);
    default:
      return bodyRows(at, pen);
  }
}

function head(part: string, label: string, at: At<'write'>, pen: Pen): Row {
  const isHere = at.spot.part === part;
  return [pointerCell(isHere, pen), ...pen.cell(label, labelWidth, isHere ? 'focus' : 'plain')];
}

function sendRows(at: At<'write'>, pen: Pen): Drawn {
  const isHere = (index: number) => at.spot.part === 'send' && at.spot.pointer === index;
  const chips = [
    { isHere: isHere(0), mark: at.work.isSent ? '(x)' : '( )', label: 'Send it' },
    { isHere: isHere(1), mark: at.work.isSent ? '( )' : '(x)', label: "Don't send anything" },
  ];
  return picks('send', 'Send', at, chips, pen);
}

function pickRows(
  at: At<'write'>,
  part: string,
  label: string,
  among: readonly { readonly id: string; readonly label: string }[],
  picked: readonly string[],
  pen: Pen,
): Drawn {
  const chips = among.map((one, index) => ({
    isHere: at.spot.part === part && at.spot.pointer === index,
    mark: picked.includes(one.id) ? '[x]' : '[ ]',
    label: one.label,
  }));
  return picks(part, label, at, chips, pen);
}

/** A list under its label. The sign stands before the name that keys work on, and nowhere else. */
function picks(part: string, label: string, at: At<'write'>, chips: Parameters<typeof chipRows>[0], pen: Pen): Drawn {
  const indent = pointerWidth + labelWidth;
  const head: Row = [
    pointerCell(false, pen),
    ...pen.cell(label, labelWidth, at.spot.part === part ? 'focus' : 'plain'),
  ];
  return labelled(head, indent, chipRows(chips, at.width - indent, pen));
}

function subjectRows(at: At<'write'>, pen: Pen): Drawn {
  const isHere = at.spot.part === 'subject';
  const indent = pointerWidth + labelWidth + 1;
  const width = Math.max(12, at.width - indent);
  const box = lineBox(at.work.subject, { isHere, cursor: at.spot.cursor, width }, pen);
  return {
    rows: [[...head('subject', 'Subject', at, pen), say(' '), ...box.row]],
    focus: 0,
    cursor: isHere ? { row: 0, cell: indent + box.cell } : null,
  };
}

function bodyRows(at: At<'write'>, pen: Pen): Drawn {
  const isHere = at.spot.part === 'text';
  const length = lengthOf(at.view, at.work.text);
  const count = pen.say(length.isTooLong ? `! ${length.text}` : length.text, length.isTooLong ? 'warning' : 'muted');
  const options = { isHere, cursor: at.spot.cursor, width: at.width, indent: pointerWidth, leastRows: 5 };
  const body = textRows(at.work.text, options, pen);
  const drawn = together([still([...head('text', 'Text', at, pen), say(' '), count]), body], 1);
  return { ...drawn, aside: { row: 0, say: [count] } };
}
