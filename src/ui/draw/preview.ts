import type { BenchView } from '../../view/bench.ts';
import { type DocumentView, documentView, rowLine } from '../../view/documents.ts';
import { footerOf, helpOf } from '../../view/key-table.ts';
import { type PreviewPlace, previewCommands } from '../../view/preview-commands.ts';
import { sittingOf } from '../../view/way.ts';
import { type PreviewPage, type PreviewScreen, shownPage, statesWith } from '../preview.ts';
import type { Size } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, say, spread, type Tone } from '../text/row.ts';
import { layoutTable } from '../text/table.ts';
import { optionRows, stacked } from '../widgets/pieces.ts';
import { keysRow, rule } from './frame.ts';
import { keyRows } from './overlays.ts';
import { fitted, type Picture, under } from './picture.ts';
import { drawStory, type PreviewPicture, scrolled } from './preview-story.ts';

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
    keysRow(footerOf(previewCommands, placeOf(page), pen.isAscii), pen, columns),
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
      return scrolled(keyRows(helpOf(previewCommands, pen.isAscii), pen, size.columns), page.top, size.rows, pen);
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
  const list = states.length === 0 ? { rows: none, focus: 0, cursor: null } : stacked(blocks, page.selected, pen);
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
  const rows = [...table.heading, ...cells.flatMap((row) => table.row(row, 'plain'))];
  return rows.map((row): Row => [say(' '), ...row]);
}
