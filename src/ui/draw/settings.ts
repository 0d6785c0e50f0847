import { type SampleView, type SettingRow, settingsView } from '../../view/settings.ts';
import type { BeingSet } from '../on-settings.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, say, spread } from '../text/row.ts';
import { chipRows, inParts, labelled, pointerCell, pointerWidth, still, together } from '../widgets/pieces.ts';
import type { Drawn } from '../widgets/widget.ts';

/** The page of settings: each with what it may be, and a little of everything as it then looks. */
export function settingsRows({ settings, selected }: BeingSet, pen: Pen, width: number): Drawn {
  const view = settingsView(settings, pen.hasColour);
  const label = Math.max(...view.rows.map((row) => pen.width(row.label)));
  const rows = view.rows.map((row, index) => settingRows(row, { isHere: index === selected, label, width }, pen));
  const about = pen.wrap(view.about, width - 1, 'muted').map((row): Row => [say(' '), ...row]);
  return together(
    [
      still([say(' '), pen.say(view.title, 'strong')], ...about, blankRow),
      inParts(rows, selected, pen),
      still(blankRow, ...sampleRows(view.sample, pen, width)),
    ],
    1,
  );
}

/** What it may be, side by side; under the one that keys work on, what is worth knowing. */
function settingRows(
  row: SettingRow,
  { isHere, label, width }: { readonly isHere: boolean; readonly label: number; readonly width: number },
  pen: Pen,
): Drawn {
  const indent = pointerWidth + label + 2;
  const head: Row = [pointerCell(isHere, pen), ...pen.cell(row.label, label, isHere ? 'focus' : 'plain'), say('  ')];
  const chips = row.choices.map((choice) => ({
    isHere: isHere && choice.isChosen,
    mark: choice.isChosen ? '(x)' : '( )',
    label: choice.label,
  }));
  // Beside the sign of a choice, where its mark begins.
  const about = pen.wrap(row.about, Math.max(8, width - indent - 1), 'muted').map((line): Row => [say(' '), ...line]);
  const choices = chipRows(chips, width - indent, pen);
  const { rows } = labelled(head, indent, still(...choices.rows, ...(isHere || chips.length === 0 ? about : [])));
  return { rows, focus: rows.length - 1, cursor: null };
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
