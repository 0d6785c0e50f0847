import { type Replay, recordAt } from '../../view/replay.ts';
import { decisionLines, decisionRows, decisionsAbout, type ReplayLine } from '../../view/replay-told.ts';
import { notTheRecord, type WhatIfChoice } from '../../view/what-if.ts';
import type { ReplayPage, ReplayScreen, ReplayWorld, TypingPage } from '../replay.ts';
import type { Size } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, say, type Tone } from '../text/row.ts';
import { exactly } from '../text/scroll.ts';
import { optionRows, pointerCell, stacked } from '../widgets/pieces.ts';
import { fitted, type Picture, under } from './picture.ts';

const tones: Readonly<Record<ReplayLine['as'], Tone>> = {
  title: 'strong',
  plain: 'plain',
  muted: 'muted',
  warning: 'warning',
};

/** Lines broken into rows; what a line is set in by, its further rows are too. */
export function lineRows(lines: readonly ReplayLine[], pen: Pen, width: number): readonly Row[] {
  return lines.flatMap(({ text, as }): readonly Row[] => {
    if (text === '') return [blankRow];
    const indent = ' '.repeat(text.length - text.trimStart().length + 1);
    return pen
      .wrap(text.trimStart(), Math.max(8, width - indent.length), tones[as])
      .map((row): Row => [say(indent), ...row]);
  });
}

/** The decisions as a list; the one that is chosen unfolded. */
export function drawDecisions(replay: Replay, selected: number, size: Size, pen: Pen): Picture {
  const head = [...lineRows(decisionsAbout(replay), pen, size.columns - 1), blankRow].slice(
    0,
    Math.ceil(size.rows / 3),
  );
  const titles = Math.max(0, ...decisionRows(replay).map(({ title }) => pen.width(title)));
  const blocks = decisionRows(replay).map(({ seq, took, clock, title, read }, index) => {
    const isHere = index === selected;
    const row: Row = [
      pointerCell(isHere, pen),
      pen.say(`${String(seq).padStart(4)}  ${took.padStart(6)}  ${clock}  `, 'muted'),
      ...pen.cell(title, Math.min(titles, 40), isHere ? 'focus' : 'plain'),
      pen.say(`  ${read}`, 'muted'),
    ];
    const more = isHere ? lineRows(decisionLines(replay, index).slice(1), pen, size.columns - 8) : [];
    return [pen.fit(row, size.columns), ...more.map((one): Row => [say('       '), ...one])];
  });
  const list = fitted(stacked(blocks, selected, pen), Math.max(1, size.rows - head.length), pen);
  return under({ rows: head, cursor: null }, list);
}

/** What else could have been done, as a list. */
export function drawChoices(
  screen: ReplayScreen,
  { replay, choices }: ReplayWorld,
  page: Extract<ReplayPage, { readonly at: 'decisions' | 'what-if' }>,
  size: Size,
  pen: Pen,
): Picture {
  const { seq } = recordAt(replay, screen.at).record;
  const offered = choices(seq);
  const said =
    offered === null
      ? 'Working out what else could have been done.'
      : offered.length === 0
        ? 'Nothing could be done here.'
        : `What else could have been done at record ${seq}:`;
  const head: readonly Row[] = [
    [say(' '), pen.say(notTheRecord, 'warning')],
    [say(' '), pen.say(said, 'muted')],
    blankRow,
  ];
  const blocks = (offered ?? []).map((choice, index) => choiceRows(screen, choice, index === page.selected, size, pen));
  const list = fitted(stacked(blocks, page.selected, pen), Math.max(1, size.rows - head.length), pen);
  return under({ rows: head, cursor: null }, list);
}

/** The most rows that an answer takes in the list. */
const choiceRowsMax = 4;

function choiceRows(
  { telling }: ReplayScreen,
  { title, words, result }: WhatIfChoice,
  isHere: boolean,
  { columns }: Size,
  pen: Pen,
): readonly Row[] {
  const note = telling.expectations && result !== null ? `comes to ${result}` : null;
  const label = `${title}: ${words.flatMap((one) => one.split('\n')).join('; ')}`;
  const rows = optionRows({ isHere, mark: '', label, note }, Math.min(columns - 1, 110), pen);
  return rows.slice(0, choiceRowsMax);
}

const questions: Readonly<Record<TypingPage['what'], string>> = {
  'go-to': 'Go to the record with which number?',
  find: 'Find which word, in what was asked, answered, written and received?',
  step: 'What if? An answer to the task of this record, or a line of an answers file: what-breaks: [line-1], wait: 15m',
};

/** A line to be typed, and what is wrong with it. */
export function drawTyping(
  { notice }: ReplayScreen,
  { what, text }: TypingPage,
  { columns, rows }: Size,
  pen: Pen,
): Picture {
  const room = columns - 3;
  const said = notice === null ? [] : [blankRow, ...lineRows([{ text: notice, as: 'warning' }], pen, room)];
  const all = [
    ...lineRows([{ text: questions[what], as: 'title' }], pen, room),
    ...pen.wrap(`${text}_`, room, 'focus').map((row): Row => [say(' '), ...row]),
    ...said,
  ];
  return { rows: exactly(all, rows), cursor: null };
}
