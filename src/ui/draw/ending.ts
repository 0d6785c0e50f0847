import type { DebriefDecision, DebriefView } from '../../view/debrief.ts';
import { endView } from '../../view/end.ts';
import type { ScreenState } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, say } from '../text/row.ts';
import { fromTop, type Picture } from './picture.ts';

/** The last screen: how it ended, and the receipt. */
export function drawEnd(state: ScreenState, top: number, pen: Pen, width: number, height: number): Picture {
  const view = endView(state.seat, state.arrangements);
  const room = Math.min(width - 2, 84);
  const text = (line: string, tone: Parameters<Pen['wrap']>[2] = 'plain') => indented(line, pen, room, 1, tone);
  if (view === null) return fromTop([], 0, height, pen);
  const rows: readonly Row[] = [
    ...text(view.title, 'strong'),
    blankRow,
    ...view.lines.flatMap((line) => text(line)),
    blankRow,
    ...text('Receipt', 'muted'),
    ...indented(view.receipt, pen, room, 3, 'strong'),
    ...text(view.receiptNote),
    blankRow,
    ...text(`The log is ${view.logPath}`),
    ...[...view.next, ...(view.debrief === null ? [] : [view.debrief])].flatMap((line) => text(line)),
  ];
  return fromTop(rows, top, height, pen);
}

/** After practice: each decision with what it was expected to show, and why. */
export function drawDebrief(view: DebriefView, top: number, pen: Pen, width: number, height: number): Picture {
  const room = Math.min(width - 2, 92);
  const rows: readonly Row[] = [
    ...indented(view.title, pen, room, 1, 'strong'),
    ...view.lines.flatMap((line) => indented(line, pen, room, 1, 'muted')),
    blankRow,
    ...view.decisions.flatMap((decision) => [...decisionRows(decision, pen, room), blankRow]),
  ];
  return fromTop(rows, top, height, pen);
}

function decisionRows(decision: DebriefDecision, pen: Pen, width: number): readonly Row[] {
  const { number, at, title, answer, reason, meant, shows, nothing } = decision;
  return [
    ...indented(`${number}  ${title}  (${at})`, pen, width, 1, 'strong'),
    ...answer.flatMap((line) => line.split('\n').flatMap((part) => indented(part, pen, width, 4))),
    ...(reason === null ? [] : indented(`Your reason: ${reason}`, pen, width, 4, 'muted')),
    ...meant.flatMap((text) => indented(`You meant: ${text}`, pen, width, 4, 'muted')),
    ...shows.flatMap((one) => [
      ...indented(
        `${one.code}, ${one.toward}: ${one.because}`,
        pen,
        width,
        4,
        one.toward === 'against' ? 'warning' : 'news',
      ),
      ...indented(one.text, pen, width, 7, 'muted'),
    ]),
    ...(nothing === null ? [] : indented(nothing, pen, width, 4, 'muted')),
  ];
}

function indented(
  line: string,
  pen: Pen,
  width: number,
  indent: number,
  tone: Parameters<Pen['wrap']>[2] = 'plain',
): readonly Row[] {
  return line
    .split('\n')
    .flatMap((part) => pen.wrap(part, Math.max(8, width - indent), tone))
    .map((row) => [say(' '.repeat(indent)), ...row]);
}
