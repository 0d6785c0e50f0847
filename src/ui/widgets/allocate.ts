import { formatValue } from '../../scenario/notation.ts';
import { readTyped, settledText } from '../../scenario/typed-notation.ts';
import { type SharesView, sharesOf } from '../../view/boards.ts';
import { frameOf } from '../../view/words.ts';
import type { Pen } from '../text/pen.ts';
import { type Row, say } from '../text/row.ts';
import { inParts, lineBox, pointerCell, pointerWidth, still } from './pieces.ts';
import { type At, type Drawn, lineLengthMax, type Widget } from './widget.ts';

const boxWidth = 14;
const labelWidthMax = 36;

/** A total shared out among lines: each is typed, or moved by a step with left and right. What is left is always shown. */
export const allocateWidget: Widget<'allocate'> = {
  parts: (view) => view.lines.map((line) => line.id),
  count: () => 0,
  text: ({ work, spot, width }) => ({
    text: work.amounts[spot.part] ?? '',
    isMultiline: false,
    most: lineLengthMax,
    width,
  }),
  withText: ({ work, spot }, text) => ({ kind: 'allocate', amounts: { ...work.amounts, [spot.part]: text } }),
  press: (at, command) => {
    if (command === 'less') return stepped(at, -at.view.step);
    return command === 'more' ? stepped(at, at.view.step) : null;
  },
  hints: () => ['less', 'more', 'next-field', 'answer'],
  settle: ({ view, work, sitting }) => ({
    kind: 'allocate',
    amounts: Object.fromEntries(
      Object.entries(work.amounts).map(([id, text]) => [id, settledText(view.unit, text, frameOf(sitting.scenario))]),
    ),
  }),
  draw,
};

/** The line's amount a step more or less, within its own limits. */
function stepped(at: At<'allocate'>, by: number): ReturnType<Widget<'allocate'>['press']> {
  const { view, work, spot, sitting } = at;
  const line = view.lines.find((one) => one.id === spot.part);
  if (line === undefined) return null;
  const frame = frameOf(sitting.scenario);
  const now = readTyped(view.unit, work.amounts[spot.part] ?? '', frame);
  const wanted = (typeof now === 'number' ? now : 0) + by;
  const amount = Math.min(Math.max(wanted, line.atLeast), Math.min(line.atMost, view.total));
  const text = formatValue(view.unit, amount, frame);
  return {
    work: { kind: 'allocate', amounts: { ...work.amounts, [spot.part]: text } },
    spot: { cursor: text.length },
  };
}

function draw(at: At<'allocate'>, pen: Pen): Drawn {
  const { view, work, spot, sitting, width } = at;
  const shares = sharesOf(view, work, sitting);
  const widest = Math.max(...view.lines.map((line) => pen.width(line.label)));
  const labelWidth = Math.min(widest, labelWidthMax, Math.max(8, width - pointerWidth - boxWidth - 2));
  const lines = view.lines.map((line, index): Drawn => {
    const isHere = spot.part === line.id;
    const box = lineBox(work.amounts[line.id] ?? '', { isHere, cursor: spot.cursor, width: boxWidth }, pen);
    const head = [pointerCell(isHere, pen), ...pen.cell(line.label, labelWidth, isHere ? 'focus' : 'plain'), say('  ')];
    const note = noteOf(shares, index, line.limits, pen);
    const row: Row = [...head, ...box.row, say('  '), ...note];
    const below = width - pointerWidth - labelWidth - 2 - boxWidth - 2;
    const fits = note.reduce((sum, segment) => sum + pen.width(segment.text), 0) <= below;
    const indent = say(' '.repeat(pointerWidth + labelWidth + 2));
    return {
      rows: fits
        ? [row]
        : [
            [...head, ...box.row],
            [indent, ...note],
          ],
      focus: 0,
      cursor: isHere ? { row: 0, cell: pointerWidth + labelWidth + 2 + box.cell } : null,
    };
  });
  const indent = ' '.repeat(pointerWidth + labelWidth + 2);
  const tone = shares.left < 0 ? 'warning' : shares.left === 0 ? 'news' : 'strong';
  const left = still([say(indent), pen.say(shares.leftText, tone), pen.say(` of ${view.totalText}`, 'muted')]);
  const here = view.lines.findIndex((line) => line.id === spot.part);
  return inParts([...lines, left], here, pen);
}

function noteOf(shares: SharesView, index: number, limits: string | null, pen: Pen): Row {
  const problem = shares.lines[index]?.problem ?? null;
  if (problem !== null) return [pen.say(`! ${problem}`, 'warning')];
  return limits === null ? [] : [pen.say(limits, 'muted')];
}
