import { type SampleView, type SettingRow, settingsView } from '../../view/settings.ts';
import type { BeingSet } from '../on-settings.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, say, spread } from '../text/row.ts';
import { chipRows, inParts, labelled, pointerCell, pointerWidth, still, together } from '../widgets/pieces.ts';
import type { Drawn } from '../widgets/widget.ts';

/** The page of settings: each with what it may be, the way into plain mode, and a little of everything as it then looks. */
export function settingsRows({ settings, selected }: BeingSet, pen: Pen, width: number): Drawn {
  const view = settingsView(settings, pen.hasColour);
  const label = Math.max(...[...view.rows, view.plain].map((row) => pen.width(row.label)));
  const at = (index: number): Place => ({ isHere: index === selected, label, width });
  const rows = view.rows.map((row, index) => settingRows(row, at(index), pen));
  const plain = labelledRow(view.plain.label, at(rows.length), still(...aboutRows(view.plain.about, at(0), pen)), pen);
  const about = pen.wrap(view.about, width - 1, 'muted').map((row): Row => [say(' '), ...row]);
  return together(
    [
      still([say(' '), pen.say(view.title, 'strong')], ...about, blankRow),
      inParts([...rows, plain], selected, pen),
      still(blankRow, ...sampleRows(view.sample, pen, width)),
    ],
    1,
  );
}

/** A row of the page: whether keys work on it, and the widths of all labels and of the page. */
interface Place {
  readonly isHere: boolean;
  readonly label: number;
  readonly width: number;
}

/** What it may be, side by side; under the one that keys work on, what is worth knowing. */
function settingRows(row: SettingRow, place: Place, pen: Pen): Drawn {
  const chips = row.choices.map(({ label, isChosen }) => ({
    isHere: place.isHere && isChosen,
    mark: isChosen ? '(x)' : '( )',
    label,
  }));
  const choices = chipRows(chips, place.width - indentOf(place), pen);
  const about = place.isHere ? aboutRows(row.about, place, pen) : [];
  return labelledRow(row.label, place, still(...choices.rows, ...about), pen);
}

/** Begins where the marks of the choices do, after the sign of the one that keys work on. */
function aboutRows(about: string, place: Place, pen: Pen): readonly Row[] {
  const room = Math.max(8, place.width - indentOf(place) - 1);
  return pen.wrap(about, room, 'muted').map((row): Row => [say(' '), ...row]);
}

function labelledRow(label: string, place: Place, drawn: Drawn, pen: Pen): Drawn {
  const { isHere } = place;
  const head: Row = [pointerCell(isHere, pen), ...pen.cell(label, place.label, isHere ? 'focus' : 'plain'), say('  ')];
  const { rows } = labelled(head, indentOf(place), drawn);
  return { rows, focus: rows.length - 1, cursor: null };
}

function indentOf(place: Place): number {
  return pointerWidth + place.label + 2;
}

function sampleRows(sample: SampleView, pen: Pen, width: number): readonly Row[] {
  const room = Math.min(width, 60);
  const time: Row = sample.timeLeft === null ? [] : [say('    '), pen.say(sample.timeLeft)];
  const item = (text: string, isHere: boolean, end: Row): Row =>
    spread([pointerCell(isHere, pen), pen.say(text, isHere ? 'focus' : 'plain')], end, room, pen.signs.more);
  const items = [
    still(item(sample.chosen, true, [pen.say(sample.news, 'news')])),
    still(item(sample.other, false, [pen.say(sample.muted, 'muted')])),
    still([say(' '), pen.say(sample.warning, 'warning')]),
  ];
  return [
    spread(
      [say(' '), pen.say(sample.title, 'strong')],
      [pen.say(sample.clock, 'strong'), ...time],
      room,
      pen.signs.more,
    ),
    ...inParts(items, 0, pen).rows,
  ];
}
