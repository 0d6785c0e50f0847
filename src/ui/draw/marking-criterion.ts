import type { Labelled } from '../../mark/border-answers.ts';
import type { MarkingView } from '../../mark/marking-view.ts';
import { expectationClosedWords } from '../../mark/marking-view.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, say, type Tone } from '../text/row.ts';

/** The criterion at the side of the records: what was opened of the author's expectation, what shows a pass and a distinction, the borders, the descriptors. */
export function criterionRows(view: MarkingView, pen: Pen, width: number): readonly Row[] {
  const room = Math.max(12, width - 2);
  const wrap = (text: string, tone: Tone = 'plain'): readonly Row[] =>
    pen.wrap(text, room, tone).map((row): Row => [say(' '), ...row]);
  const part = ({ label, text }: Labelled, tone: Tone): readonly Row[] => [
    ...wrap(label, tone),
    ...wrap(text),
    blankRow,
  ];
  const opened = view.hidden.filter(({ text }) => text !== null);
  return [
    ...(view.notice === null ? [] : [...wrap(view.notice, 'warning'), blankRow]),
    ...opened.flatMap(({ label, text }) => wrap(`${label}: ${text ?? ''}`, 'warning')),
    ...(opened.length === 0 ? [] : [blankRow]),
    ...expectedRows(view, wrap),
    ...view.shows.flatMap((one) => part(one, 'strong')),
    ...(view.descriptors.length === 0 ? [] : [...wrap('The plan’s descriptors, for reference', 'strong'), blankRow]),
    ...view.descriptors.flatMap((one) => part(one, 'muted')),
    ...(view.expected === null ? wrap(expectationClosedWords, 'muted') : []),
  ];
}

function expectedRows({ expected }: MarkingView, wrap: (text: string, tone?: Tone) => readonly Row[]): readonly Row[] {
  if (expected === null) return [];
  const none = expected.length === 0 ? wrap('Nothing that bears on this came up.') : [];
  return [
    ...wrap('What the author expected: no mark', 'strong'),
    ...none,
    ...expected.flatMap(({ title, where, lines }) => [
      ...wrap(`${title} (${where})`, 'focus'),
      ...lines.flatMap((line) => wrap(`  ${line}`)),
    ]),
    blankRow,
  ];
}
