import type { BenchView, Playing } from '../../view/bench.ts';
import { senderWords } from '../../view/inbox.ts';
import type { OutcomeLine } from '../../view/outcome.ts';
import { type ChoicePart, type ChoiceView, exampleOf, foresee, type PreviewView } from '../../view/preview.ts';
import { besideColumns } from '../layout.ts';
import { choicesOf, type PreviewScreen } from '../preview.ts';
import type { Size } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { besides, blankRow, type Row, say, type Tone } from '../text/row.ts';
import { pointerCell, pointerWidth } from '../widgets/pieces.ts';
import { fitted, fromTop, type Picture } from './picture.ts';

/** A part of a preview's window, and the row from which the text that scrolls in it is seen to its end. */
export interface PreviewPicture {
  readonly picture: Picture;
  readonly lastTop: number;
}

/** A text that is scrolled by its first row. */
export function scrolled(rows: readonly Row[], top: number, height: number, pen: Pen): PreviewPicture {
  return { picture: fromTop(rows, top, height, pen), lastTop: Math.max(0, rows.length - height) };
}

/** What can be done at the left and where the story is at the right; in a narrow window one of them. */
export function drawStory(
  screen: PreviewScreen,
  bench: BenchView,
  playing: Playing,
  size: Size,
  pen: Pen,
): PreviewPicture {
  const isWide = size.columns >= besideColumns;
  const leftWidth = isWide ? Math.floor((size.columns - 3) * 0.55) : size.columns - 1;
  const rightWidth = isWide ? size.columns - leftWidth - 3 : size.columns - 1;
  const left = choiceRows(screen, bench, playing, isWide, leftWidth, pen);
  const right = storyRows(playing.view, rightWidth, pen);
  const choices = fitted({ ...left, cursor: null }, size.rows, pen);
  const story = scrolled(right, screen.top, size.rows, pen);
  if (!isWide) return screen.side === 'choices' ? { ...story, picture: choices } : story;
  const bar = pen.say(` ${pen.signs.bar} `, screen.side === 'story' ? 'focus' : 'muted');
  const rows = besides(choices.rows, story.picture.rows, { leftWidth, between: bar, more: pen.signs.more });
  return { picture: { rows, cursor: null }, lastTop: story.lastTop };
}

function choiceRows(
  screen: PreviewScreen,
  bench: BenchView,
  playing: Playing,
  isWide: boolean,
  width: number,
  pen: Pen,
): { readonly rows: readonly Row[]; readonly focus: number } {
  const count = choicesOf(bench).length;
  const here = 1 + Math.min(screen.selected, count - 1);
  const rows: Row[] = [
    ...endingRows(playing.view, pen, width),
    ...(isWide ? [] : latestRows(playing.view, pen, width)),
  ];
  let focus = 0;
  for (const part of playing.view.parts) {
    rows.push(...partRows(part, pen, width));
    const labels = Math.min(labelsMax, Math.max(0, ...part.choices.map(({ label }) => pen.width(label))));
    for (const choice of part.choices) {
      const isHere = choice.number === here;
      if (isHere) focus = rows.length;
      rows.push(choiceRow(choice, isHere, labels, pen, width));
      if (isHere) rows.push(...foreseenRows(playing, choice, pen, width));
    }
    rows.push(blankRow);
  }
  return { rows, focus };
}

function endingRows({ ending }: PreviewView, pen: Pen, width: number): readonly Row[] {
  if (ending === null) return [];
  const text = pen.wrap(ending.text, width - 1).map((row): Row => [say(' '), ...row]);
  return [[say(' '), pen.say(`The story has ended: ${ending.title}`, 'strong')], ...text, blankRow];
}

function partRows({ title, about }: ChoicePart, pen: Pen, width: number): readonly Row[] {
  const lines = about.flatMap((line) => pen.wrap(line, width - 1, 'muted'));
  return [[say(' '), pen.say(title, 'strong')], ...lines.map((row): Row => [say(' '), ...row])];
}

/** Cells for labels that stand over one another; a longer one pushes what follows it on. */
const labelsMax = 18;

function choiceRow(choice: ChoiceView, isHere: boolean, labels: number, pen: Pen, width: number): Row {
  const { number, label, detail } = choice;
  const gap = ' '.repeat(2 + Math.max(0, labels - pen.width(label)));
  const row: Row = [
    pointerCell(isHere, pen),
    pen.say(`${String(number).padStart(2)} `, 'muted'),
    pen.say(label, isHere ? 'focus' : 'plain'),
    ...(detail === '' ? [] : [pen.say(gap + detail, 'muted')]),
  ];
  return pen.fit(row, width);
}

/** Under the choice that is chosen: an example of it, and what it brings. */
function foreseenRows({ way }: Playing, choice: ChoiceView, pen: Pen, width: number): readonly Row[] {
  const example = exampleOf(way, choice).map((text): OutcomeLine => ({ label: 'example', text }));
  const brings = foresee(way, choice).filter(({ label }) => label !== 'result');
  return outcomeRows([...example, ...brings], pointerWidth + 3, pen, width);
}

/** Cells for the longest label. */
const labelWidth = 11;

function outcomeRows(lines: readonly OutcomeLine[], indent: number, pen: Pen, width: number): readonly Row[] {
  const room = Math.max(12, width - indent - labelWidth);
  return lines.flatMap(({ label, text }, line) => {
    const isSame = lines[line - 1]?.label === label;
    const tone: Tone = label === 'fault' ? 'warning' : 'plain';
    return pen
      .wrap(text, room, tone)
      .map(
        (row, index): Row => [
          say(' '.repeat(indent)),
          ...pen.cell(index === 0 && !isSame ? label : '', labelWidth, 'muted'),
          ...row,
        ],
      );
  });
}

function latestRows({ latest }: PreviewView, pen: Pen, width: number): readonly Row[] {
  if (latest === null) return [];
  return [[say(' '), pen.say(`You ${latest.did}`, 'strong')], ...outcomeRows(latest.outcome, 1, pen, width), blankRow];
}

/** Where the story is: what was done last, states, what is pending, facts, draws and the messages. */
function storyRows(view: PreviewView, width: number, pen: Pen): readonly Row[] {
  const section = (title: string, rows: readonly Row[]): readonly Row[] =>
    rows.length === 0 ? [] : [[say(' '), pen.say(title, 'strong')], ...rows, blankRow];
  const wrap = (text: string, tone: Tone = 'plain'): readonly Row[] =>
    pen.wrap(text, width - 2, tone).map((row): Row => [say('  '), ...row]);
  const names = Math.max(0, ...[...view.facts, ...view.draws].map(({ id }) => pen.width(id)));
  const pair = (id: string, text: string, tone: Tone): readonly Row[] =>
    pen
      .wrap(text, Math.max(8, width - names - 4), tone)
      .map((row, index): Row => [say('  '), ...pen.cell(index === 0 ? id : '', names, 'muted'), say('  '), ...row]);
  return [
    ...latestRows(view, pen, width),
    ...section(
      'In',
      view.where.flatMap((path) => wrap(path)),
    ),
    ...section(
      'Pending',
      view.pending.flatMap((one) => wrap(one)),
    ),
    ...section(
      'Facts',
      view.facts.flatMap(({ id, value, was }) =>
        was === null ? pair(id, value, 'plain') : pair(id, `* ${value}   (was ${was})`, 'news'),
      ),
    ),
    ...section(
      'Draws',
      view.draws.flatMap(({ id, value }) => pair(id, value, 'plain')),
    ),
    ...section(
      'Messages, the newest first',
      view.messages.flatMap((one) => messageRows(one, wrap)),
    ),
  ];
}

function messageRows(
  message: PreviewView['messages'][number],
  wrap: (text: string, tone?: Tone) => readonly Row[],
): readonly Row[] {
  const { id, at, by, subject, lines, attached } = message;
  const with_ = attached.length === 0 ? [] : [`With ${attached.map(({ title }) => title).join(', ')}`];
  return [
    ...wrap(`${at}  ${senderWords(message)}, ${by} (${id})`, 'focus'),
    ...(subject === null ? [] : wrap(subject, 'strong')),
    ...lines.flatMap((line) => wrap(line)),
    ...with_.flatMap((line) => wrap(line, 'muted')),
  ];
}
