import { settledText } from '../../scenario/typed-notation.ts';
import { countWords } from '../../scenario/words.ts';
import { type FieldState, formStateOf } from '../../view/boards.ts';
import type { CommandId } from '../../view/commands.ts';
import type { Choice, FieldView } from '../../view/task.ts';
import { frameOf } from '../../view/words.ts';
import { textLengthMax } from '../../view/work.ts';
import type { Pen } from '../text/pen.ts';
import { type Row, say } from '../text/row.ts';
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
import { type At, type Change, type Drawn, type Hint, lineLengthMax, type Widget } from './widget.ts';

/** A longer label stands over its field, whole. */
const labelWidthMax = 26;
const labelWidthMin = 8;
const boxWidthMax = 30;

/** Typed fields. What is worked out adds up as the others are typed; each field is checked as what it is. */
export const formWidget: Widget<'form'> = {
  parts: (view) => view.fields.filter((field) => !field.isComputed).map((field) => field.id),
  count: (at) => choicesOf(fieldAt(at))?.length ?? 0,
  text: (at) => {
    const field = fieldAt(at);
    if (field === null || choicesOf(field) !== null) return null;
    const isMultiline = field.type === 'words';
    const text = at.work.fields[field.id] ?? '';
    const width = textWidth(at.width, pointerWidth);
    return { text, isMultiline, most: isMultiline ? textLengthMax : lineLengthMax, width };
  },
  withText: ({ work, spot }, text) => withField(work, spot.part, text),
  press,
  hints: (at) => (fieldAt(at) !== null && choicesOf(fieldAt(at)) !== null ? choiceHints : ['next-field', 'answer']),
  settle: ({ view, work, sitting }) => ({
    kind: 'form',
    fields: Object.fromEntries(
      Object.entries(work.fields).map(([id, text]) => {
        const field = view.fields.find((one) => one.id === id);
        return [id, field === undefined ? text : settledText(field.type, text, frameOf(sitting.scenario))];
      }),
    ),
  }),
  draw,
};

const choiceHints: readonly Hint[] = [['mark', 'choose'], 'next-field', 'answer'];

const yesOrNo: readonly Choice[] = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];

function fieldAt({ view, spot }: At<'form'>): FieldView | null {
  return view.fields.find((field) => field.id === spot.part) ?? null;
}

function choicesOf(field: FieldView | null): readonly Choice[] | null {
  return field?.type === 'yes-no' ? yesOrNo : (field?.choices ?? null);
}

function withField(work: At<'form'>['work'], id: string, text: string): At<'form'>['work'] {
  return { kind: 'form', fields: { ...work.fields, [id]: text } };
}

/** The arrows go through the choices, and Space takes one; where the field may stay empty, Space takes it back too. */
function press(at: At<'form'>, command: CommandId): Change<'form'> | null {
  const field = fieldAt(at);
  const choices = choicesOf(field);
  const { work, spot } = at;
  const choice = choices?.[spot.pointer];
  if (field === null || choices === null || choice === undefined) return null;
  if (command === 'less') return { spot: { pointer: Math.max(0, spot.pointer - 1) } };
  if (command === 'more') return { spot: { pointer: Math.min(choices.length - 1, spot.pointer + 1) } };
  if (command !== 'mark') return null;
  const isTakenBack = !field.isRequired && work.fields[field.id] === choice.id;
  return { work: withField(work, field.id, isTakenBack ? '' : choice.id) };
}

function draw(at: At<'form'>, pen: Pen): Drawn {
  const { view, work, spot, sitting } = at;
  const states = formStateOf(sitting, view.id, work);
  const widths = view.fields.map((field) => pen.width(labelOf(field)));
  const label = Math.max(...widths.filter((width) => width <= labelWidthMax), labelWidthMin);
  const rows = view.fields.map((field, index) => fieldRows(at, field, states[index], label, pen));
  return inParts(
    rows,
    view.fields.findIndex((field) => field.id === spot.part),
    pen,
  );
}

function labelOf(field: FieldView): string {
  return field.isRequired || field.isComputed ? field.label : `${field.label} *`;
}

function fieldRows(at: At<'form'>, field: FieldView, state: FieldState | undefined, label: number, pen: Pen): Drawn {
  const isHere = at.spot.part === field.id;
  const tone = isHere ? 'focus' : 'plain';
  const text = labelOf(field);
  // Among choices the sign stands before the one that keys work on.
  const pointer = pointerCell(isHere && choicesOf(field) === null, pen);
  if (pen.width(text) <= label)
    return valueRows(at, field, state, label, [pointer, ...pen.cell(text, label, tone), say('  ')], pen);
  const over = pen
    .wrap(text, Math.max(8, at.width - pointerWidth), tone)
    .map((row, index): Row => [index === 0 ? pointer : say(' '.repeat(pointerWidth)), ...row]);
  const under = valueRows(at, field, state, label, [say(' '.repeat(pointerWidth + label + 2))], pen);
  return together([still(...over), under], 1);
}

function valueRows(
  at: At<'form'>,
  field: FieldView,
  state: FieldState | undefined,
  label: number,
  head: Row,
  pen: Pen,
): Drawn {
  const isHere = at.spot.part === field.id;
  const indent = pointerWidth + label + 2;
  const below = belowRows(field, state, isHere, indent, at.width, pen);
  const choices = choicesOf(field);
  if (field.isComputed)
    return still([...head, pen.say(state?.text || '-', 'strong'), pen.say('  worked out', 'muted')]);
  if (field.type === 'words') return wordsRows(at, field, head, pen);
  if (choices !== null) return choiceRows(at, field, choices, head, indent, below, pen);
  const room = Math.min(boxWidthMax, Math.max(10, at.width - indent));
  const box = lineBox(at.work.fields[field.id] ?? '', { isHere, cursor: at.spot.cursor, width: room }, pen);
  return {
    rows: [[...head, ...box.row], ...below],
    focus: isHere ? below.length : 0,
    cursor: isHere ? { row: 0, cell: indent + box.cell } : null,
  };
}

function choiceRows(
  at: At<'form'>,
  field: FieldView,
  choices: readonly Choice[],
  head: Row,
  indent: number,
  below: readonly Row[],
  pen: Pen,
): Drawn {
  const chosen = at.work.fields[field.id];
  const chips = choices.map((choice, index) => ({
    isHere: at.spot.part === field.id && at.spot.pointer === index,
    mark: choice.id === chosen ? '(x)' : '( )',
    label: choice.label,
  }));
  const drawn = labelled(head, indent, chipRows(chips, at.width - indent, pen));
  return { ...drawn, rows: [...drawn.rows, ...below] };
}

function wordsRows(at: At<'form'>, field: FieldView, head: Row, pen: Pen): Drawn {
  const isHere = at.spot.part === field.id;
  const text = at.work.fields[field.id] ?? '';
  const about = field.words === null ? '' : ` of about ${field.words}`;
  const count = pen.say(`${countWords(text)} words${about}`, 'muted');
  const options = { isHere, cursor: at.spot.cursor, width: at.width, indent: pointerWidth, leastRows: isHere ? 3 : 1 };
  const drawn = together([still([...head, count]), textRows(text, options, pen)], 1);
  return { ...drawn, aside: { row: 0, say: [count] } };
}

/** What is wrong with a field; under the one that is being filled in, how it is written. */
function belowRows(
  field: FieldView,
  state: FieldState | undefined,
  isHere: boolean,
  indent: number,
  width: number,
  pen: Pen,
): readonly Row[] {
  const lead = say(' '.repeat(indent));
  const room = Math.max(10, width - indent);
  const problem = state?.problem ?? null;
  if (problem !== null) return pen.wrap(`! ${problem}`, room, 'warning').map((row) => [lead, ...row]);
  if (!isHere || choicesOf(field) !== null) return [];
  const limits = field.limits === null ? '' : `, ${field.limits}`;
  const optional = field.isRequired ? '' : ' (* may stay empty)';
  return pen.wrap(`${field.how}${limits}${optional}`, room, 'muted').map((row) => [lead, ...row]);
}
