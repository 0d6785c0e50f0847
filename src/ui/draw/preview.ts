import type { BenchView, Playing } from '../../view/bench.ts';
import { type DocumentView, documentView, rowLine } from '../../view/documents.ts';
import { senderWords } from '../../view/inbox.ts';
import type { OutcomeLine } from '../../view/outcome.ts';
import { type ChoicePart, type ChoiceView, exampleOf, foresee, type PreviewView } from '../../view/preview.ts';
import { type PreviewPlace, previewFooter, previewHelp } from '../../view/preview-commands.ts';
import { sittingOf } from '../../view/way.ts';
import { besideColumns } from '../layout.ts';
import { choicesOf, type PreviewPage, type PreviewScreen, shownPage, statesWith } from '../preview.ts';
import type { Size } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { besides, blankRow, type Row, say, spread, type Tone } from '../text/row.ts';
import { layoutTable } from '../text/table.ts';
import { optionRows, pointerCell, pointerWidth, stacked } from '../widgets/pieces.ts';
import { keysRow, rule } from './frame.ts';
import { keyRows } from './overlays.ts';
import { fitted, fromTop, type Picture, under } from './picture.ts';

/** A preview in a window, and the row from which the text that scrolls in it is seen to its end. */
export interface PreviewPicture {
  readonly picture: Picture;
  readonly lastTop: number;
}

/** Draws a preview in a window. Pure. */
export function drawPreview(
  screen: PreviewScreen,
  bench: BenchView,
  { columns, rows }: Size,
  pen: Pen,
): PreviewPicture {
  const page = shownPage(screen, bench);
  const head: readonly Row[] = [...headRows(bench, pen, columns), rule(columns, pen)];
  const foot: readonly Row[] = [
    ...saidRows(bench, page, pen, columns),
    rule(columns, pen),
    keysRow(previewFooter(placeOf(page), pen.isAscii), pen, columns),
  ];
  const height = Math.max(1, rows - head.length - foot.length);
  const { picture, lastTop } = drawPage(screen, bench, page, { columns, rows: height }, pen);
  return { picture: under({ rows: head, cursor: null }, under(picture, { rows: foot, cursor: null })), lastTop };
}

function placeOf({ at }: PreviewPage): PreviewPlace {
  return at === 'story' || at === 'states' ? at : 'page';
}

function headRows({ name, playing }: BenchView, pen: Pen, columns: number): readonly Row[] {
  if (playing === null) return [[pen.say(' CALLSHEET  ', 'muted'), pen.say(`Preview of ${name}`, 'strong')]];
  const { title, badge, clock, steps, variant, seed } = playing.view;
  const title1: Row = [pen.say(' CALLSHEET  ', 'muted'), pen.say('Preview  ', 'muted'), pen.say(title, 'strong')];
  const left: Row = badge === null ? title1 : [...title1, pen.say(`  ${badge}`, 'muted')];
  const drawn = variant === null ? `seed ${seed}` : `${variant}, seed ${seed}`;
  const inner = playing.view.where.map((path) => path.split(' / ').at(-1) ?? path).join(' + ');
  return [
    spread(left, [pen.say(`  ${clock} `, 'strong')], columns, pen.signs.more),
    spread([pen.say(` ${inner}`, 'focus')], [pen.say(`  ${steps}   ${drawn} `, 'muted')], columns, pen.signs.more),
  ];
}

/** Rows that what there is to say may take. */
const saidRowsMax = 5;

function saidRows(
  { said, mistakes, looking }: BenchView,
  page: PreviewPage,
  pen: Pen,
  columns: number,
): readonly Row[] {
  const wrap = (text: string, tone: Tone): readonly Row[] =>
    pen.wrap(text, columns - 2, tone).map((row): Row => [say(' '), ...row]);
  const broken = 'This is the story as before; m shows what is wrong.';
  const wrong =
    mistakes === null || page.at === 'mistakes'
      ? []
      : wrap(
          mistakes.isBroken
            ? `! ${mistakes.counted} in the files. ${broken}`
            : `${mistakes.counted} in the files; m shows what.`,
          mistakes.isBroken ? 'warning' : 'muted',
        );
  const rows = [
    ...wrong,
    ...said.flatMap(({ text, isWarning }) => wrap(isWarning ? `! ${text}` : text, isWarning ? 'warning' : 'news')),
    ...(looking === null ? [] : wrap(`${looking} Esc stops.`, 'news')),
  ];
  return rows.slice(0, saidRowsMax);
}

function drawPage(screen: PreviewScreen, bench: BenchView, page: PreviewPage, size: Size, pen: Pen): PreviewPicture {
  const width = Math.max(20, size.columns - 2);
  switch (page.at) {
    case 'mistakes':
      return scrolled(mistakeRows(bench, pen, width), page.top, size.rows, pen);
    case 'help':
      return scrolled(keyRows(previewHelp(pen.isAscii), pen, size.columns), page.top, size.rows, pen);
    case 'states':
      return { picture: drawStates(bench, page, size, pen), lastTop: 0 };
    case 'document':
      return scrolled(documentRows(bench, page.id, pen, width), page.top, size.rows, pen);
    default:
      return bench.playing === null
        ? scrolled([], 0, size.rows, pen)
        : drawStory(screen, bench, bench.playing, size, pen);
  }
}

function scrolled(rows: readonly Row[], top: number, height: number, pen: Pen): PreviewPicture {
  return { picture: fromTop(rows, top, height, pen), lastTop: Math.max(0, rows.length - height) };
}

function mistakeRows({ mistakes }: BenchView, pen: Pen, width: number): readonly Row[] {
  if (mistakes === null) return [];
  const heading: Row = [
    say(' '),
    pen.say(`In the files: ${mistakes.counted}`, mistakes.isBroken ? 'warning' : 'strong'),
  ];
  const lines = mistakes.lines.flatMap((line) => pen.wrap(line, width));
  return [heading, blankRow, ...lines.map((row): Row => [say(' '), ...row])];
}

function drawStates(
  bench: BenchView,
  page: Extract<PreviewPage, { readonly at: 'states' }>,
  size: Size,
  pen: Pen,
): Picture {
  const head: readonly Row[] = [
    [say(' '), pen.say('Go to which state? The shortest way there is taken.', 'strong')],
    [say(' '), pen.say('Type a part of its name: ', 'muted'), pen.say(`${page.part}_`, 'focus')],
    blankRow,
  ];
  const states = statesWith(bench, page.part);
  const blocks = states.map((label, index) =>
    optionRows({ isHere: index === page.selected, mark: '', label }, size.columns, pen),
  );
  const none: readonly Row[] = [[say('   '), pen.say('No state has that in its name.', 'muted')]];
  const list = states.length === 0 ? { rows: none, focus: 0, cursor: null } : stacked(blocks, page.selected);
  return under({ rows: head, cursor: null }, fitted(list, Math.max(1, size.rows - head.length), pen));
}

function documentRows({ playing }: BenchView, id: string, pen: Pen, width: number): readonly Row[] {
  const view = playing === null ? null : documentView(sittingOf(playing.way), id);
  if (view === null) return [];
  return [[say(' '), pen.say(view.title, 'strong')], blankRow, ...bodyRows(view, pen, width)];
}

/** A table as one where it fits, else each row as one line of labels and values. */
function bodyRows({ body }: DocumentView, pen: Pen, width: number): readonly Row[] {
  const wrap = (text: string): readonly Row[] => pen.wrap(text, width).map((row): Row => [say(' '), ...row]);
  if (body.kind === 'text') return body.lines.flatMap(({ text }) => wrap(text));
  const cells = body.rows.map((row) => row.cells);
  const table = layoutTable(body.columns, cells, { width, pan: 0 }, pen);
  if (table.hiddenRight > 0) return body.rows.flatMap((row) => wrap(rowLine(body.columns, row)));
  return [[say(' '), ...table.heading], ...cells.map((row): Row => [say(' '), ...table.row(row, 'plain')])];
}

/** What can be done at the left and where the story is at the right; in a narrow window one of them. */
function drawStory(screen: PreviewScreen, bench: BenchView, playing: Playing, size: Size, pen: Pen): PreviewPicture {
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
