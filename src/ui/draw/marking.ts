import { type MarkingDesk, unmarkedPages } from '../../mark/desk.ts';
import { markingCommands, markingFooter } from '../../mark/marking-commands.ts';
import {
  allAskedWords,
  closingWords,
  declarationWords,
  hiddenHelp,
  isChosen,
  levelChoices,
  type MarkingView,
  madeHeading,
  markingView,
  notAskedWords,
  pageParts,
} from '../../mark/marking-view.ts';
import { helpOf } from '../../view/key-table.ts';
import { counted } from '../../view/words.ts';
import { besideColumns, textColumnsMax } from '../layout.ts';
import { listedRecords, type MarkingDrawn, type MarkingScreen, markingPlace, recordHere } from '../marking.ts';
import type { Size } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { besides, blankRow, type Row, rowWidth, say, spread, type Tone } from '../text/row.ts';
import { exactly } from '../text/scroll.ts';
import { optionRows, pointerCell, stacked, textRows, textWidth } from '../widgets/pieces.ts';
import { keysRow, rule } from './frame.ts';
import { criterionRows } from './marking-criterion.ts';
import { recordRows, wholeRows } from './marking-record.ts';
import { keyRows } from './overlays.ts';
import { fitted, fromTop, type Picture, under } from './picture.ts';

/** A marker's screen, and what keys need to know of how it was drawn. */
export interface MarkingPicture extends MarkingDrawn {
  readonly picture: Picture;
}

/** Draws a marker's desk in a window. Pure. */
export function drawMarking(screen: MarkingScreen, desk: MarkingDesk, size: Size, pen: Pen): MarkingPicture {
  const view = markingView(desk);
  const { columns, rows } = size;
  const head = headRows(view, pen, columns);
  const foot = footRows(screen, desk, view, pen, columns);
  const room = { columns, rows: Math.max(1, rows - head.length - foot.picture.rows.length) };
  const middle = drawMiddle(screen, desk, view, room, pen);
  const picture = under({ rows: head, cursor: null }, under(middle.picture, foot.picture));
  return { ...middle, picture, commentWidth: textWidth(columns - 1, 1) };
}

function headRows(view: MarkingView, pen: Pen, columns: number): readonly Row[] {
  const place: Row = [
    pen.say(columns < besideColumns ? ' ' : ' CALLSHEET  Marking  ', 'muted'),
    pen.say(`${view.criterion}, ${view.sitting}`, 'strong'),
    pen.say(`   ${view.progress}${view.isAllMarked && !view.isClosed ? ' (f closes it)' : ''}`, 'muted'),
  ];
  const round: Row = [pen.say(`  ${view.round}${view.isClosed ? ', CLOSED' : ''} `, 'muted')];
  const others = view.notAsked.length === 0 ? '' : `   ${counted(view.notAsked.length, 'other')} not asked for (o)`;
  // What the notice says stands beside the criterion, which a narrow window may not show.
  const unfinished = view.notice === null ? '' : '   unfinished';
  const traces = `   ${view.traces}${unfinished}${view.isExtra ? '   not asked for' : ''}${others}`;
  const title: Row = [pen.say(` ${view.title}`, 'strong'), pen.say(traces, 'muted')];
  const standing: Row = [pen.say(`  ${view.standing} `, 'muted')];
  const second =
    rowWidth(title) + rowWidth(standing) <= columns
      ? [spread(title, standing, columns, pen.signs.more)]
      : [title, standing].map((row) => pen.fit(row, columns));
  return [spread(place, round, columns, pen.signs.more), ...second, rule(columns, pen)];
}

/** What is said, the mark with its comment, and the keys. */
function footRows(
  screen: MarkingScreen,
  desk: MarkingDesk,
  view: MarkingView,
  pen: Pen,
  columns: number,
): { readonly picture: Picture } {
  const place = markingPlace(screen, desk);
  const isMarking = place === 'page' || place === 'record' || place === 'comment';
  const said = saidRows(screen, desk, pen, columns);
  const upper: readonly Row[] = isMarking ? [rule(columns, pen), ...levelRows(view, pen, columns)] : [];
  const comment = isMarking ? commentRows(screen, view, pen, columns) : { rows: [], cursor: null };
  const lower: readonly Row[] = [...said, rule(columns, pen), keysRow(markingFooter(place, pen.isAscii), pen, columns)];
  return { picture: under({ rows: upper, cursor: null }, under(comment, { rows: lower, cursor: null })) };
}

function saidRows({ heard }: MarkingScreen, desk: MarkingDesk, pen: Pen, columns: number): readonly Row[] {
  const { trouble } = desk;
  const said = desk.said === heard ? null : desk.said;
  const wrap = (text: string, tone: 'warning' | 'news'): readonly Row[] =>
    pen.wrap(text, columns - 2, tone).map((row): Row => [say(' '), ...row]);
  const held = trouble === null || said?.text === trouble ? [] : wrap(`! ${trouble}.`, 'warning');
  const told =
    said === null ? [] : wrap(said.isWarning ? `! ${said.text}` : said.text, said.isWarning ? 'warning' : 'news');
  return [...held, ...told].slice(0, 4);
}

/** The seven choices; the one that stands is in brackets. */
function levelRows(view: MarkingView, pen: Pen, columns: number): readonly Row[] {
  const rows: Row[] = [];
  let row: Row = [pen.say(' Mark ', 'strong')];
  for (const choice of levelChoices) {
    const isSet = isChosen(choice, view.mark);
    const text = isSet ? `[${choice.key} ${choice.label}]` : ` ${choice.key} ${choice.label} `;
    const chip = pen.say(` ${text}`, isSet ? 'focus' : 'plain');
    if (rowWidth(row) + rowWidth([chip]) > columns) {
      rows.push(row);
      row = [say('      ')];
    }
    row = [...row, chip];
  }
  return [...rows, row];
}

/** Rows that a comment takes on the page at most; all of it is seen where it is typed. */
const commentRowsMax = 2;

function commentRows(screen: MarkingScreen, view: MarkingView, pen: Pen, columns: number): Picture {
  if (screen.page.at === 'comment') {
    const { edit, problem } = screen.page;
    const options = { isHere: true, cursor: edit.cursor, width: columns - 1, indent: 1, leastRows: 2 };
    const drawn = textRows(edit.text, options, pen);
    const shown = fitted(drawn, Math.min(6, drawn.rows.length), pen);
    const warning = problem === null ? [] : pen.wrap(problem, columns - 2, 'warning');
    return under(shown, { rows: warning.map((row): Row => [say(' '), ...row]), cursor: null });
  }
  const text = view.comment === '' ? 'none; c types one' : view.comment;
  const kept = textUnder(' Comment', text, view.comment === '' ? 'muted' : 'plain', columns, pen);
  if (view.typed === null) return { rows: kept, cursor: null };
  const typed = textUnder(' Typed', `(not kept: c goes on, x lets it go) ${view.typed}`, 'warning', columns, pen);
  return { rows: [...(view.comment === '' ? [] : kept), ...typed], cursor: null };
}

/** A text beside its name, as far as there is room for it on the page: its beginning. */
function textUnder(name: string, text: string, tone: Tone, columns: number, pen: Pen): readonly Row[] {
  const room = columns - 11;
  const wrapped = pen.wrap(text.replaceAll('\n', ' '), room, tone);
  return wrapped.slice(0, commentRowsMax).map((row, index): Row => {
    const label = pen.cell(index === 0 ? name : '', 10, 'strong');
    const isCut = index === commentRowsMax - 1 && wrapped.length > commentRowsMax;
    return [...label, ...(isCut ? [...pen.fit(row, room - 1), say(pen.signs.more, 'muted')] : row)];
  });
}

type Middle = Omit<MarkingPicture, 'commentWidth'>;

function drawMiddle(screen: MarkingScreen, desk: MarkingDesk, view: MarkingView, size: Size, pen: Pen): Middle {
  if (desk.mustDeclare) return scrolled(textPage(declarationWords, pen, size.columns), 0, size.rows, pen);
  if (desk.told !== null) return scrolled(textPage(desk.told, pen, size.columns), screen.top, size.rows, pen);
  const { page } = screen;
  switch (page.at) {
    case 'help':
      return scrolled(keyRows(helpOf(markingCommands, pen.isAscii), pen, size.columns), page.top, size.rows, pen);
    case 'close':
      return scrolled(closingRows(desk, pen, size.columns), page.top, size.rows, pen);
    case 'list':
      return unscrolled(drawList(desk, page.selected, size, pen));
    case 'others':
      return unscrolled(drawOthers(view, page.selected, size, pen));
    case 'hidden':
      return unscrolled(drawHidden(view, page.selected, size, pen));
    case 'record':
      return drawRecord(screen, view, page.top, size, pen);
    default:
      return drawPage(screen, view, size, pen);
  }
}

function scrolled(rows: readonly Row[], top: number, height: number, pen: Pen): Middle {
  const lastTop = Math.max(0, rows.length - height);
  return { picture: fromTop(rows, top, height, pen), lastTop, leftTop: 0, leftLastTop: 0, isWide: false };
}

function unscrolled(picture: Picture): Middle {
  return { picture, lastTop: 0, leftTop: 0, leftLastTop: 0, isWide: false };
}

/** A title and sentences under it. */
function textPage([title = '', ...lines]: readonly string[], pen: Pen, columns: number): readonly Row[] {
  const room = Math.min(columns - 2, textColumnsMax);
  const wrap = (text: string): readonly Row[] => pen.wrap(text, room).map((row): Row => [say(' '), ...row]);
  return [[say(' '), pen.say(title, 'strong')], blankRow, ...lines.flatMap((line) => [...wrap(line), blankRow])];
}

function closingRows(desk: MarkingDesk, pen: Pen, columns: number): readonly Row[] {
  const { canClose, lines } = closingWords(desk);
  const [first = '', ...rest] = lines;
  const wrap = (text: string): readonly Row[] =>
    pen.wrap(text, Math.min(columns - 2, textColumnsMax)).map((row): Row => [say(' '), ...row]);
  const ask = canClose ? [blankRow, ...wrap('y: yes, close it.   Esc: no, go back.')] : [];
  return [
    ...pen.wrap(first, columns - 2, 'strong').map((row): Row => [say(' '), ...row]),
    blankRow,
    ...rest.flatMap(wrap),
    ...ask,
  ];
}

/** Cells for the longest of the seven levels, and a gap. */
const levelWidth = 20;

/** The pages around the one under the pointer, a row each: there may be tens of thousands. */
function drawList(desk: MarkingDesk, selected: number, size: Size, pen: Pen): Picture {
  const { pages } = desk;
  const left = unmarkedPages(desk).length;
  const heading: Row = [say(' '), pen.say(`Page ${selected + 1} of ${pages.length}, ${left} unmarked`, 'strong')];
  const room = Math.max(1, size.rows - 2);
  const first = Math.max(0, Math.min(pages.length - room, selected - Math.floor(room / 2)));
  const rows = pages.slice(first, first + room).map((_, offset): Row => {
    const index = first + offset;
    const isHere = index === selected;
    const number = pen.say(`${String(index + 1).padStart(String(pages.length).length)}  `, 'muted');
    const { title, sitting, level } = pageParts(desk, index);
    const mark = pen.cell(level, levelWidth, level === 'unmarked' ? 'warning' : 'plain');
    const words = pen.say(`${sitting}  ${title}`, isHere ? 'focus' : 'plain');
    return pen.fit([pointerCell(isHere, pen), number, ...mark, words], size.columns);
  });
  return { rows: exactly([heading, blankRow, ...rows], size.rows), cursor: null };
}

function drawHidden(view: MarkingView, selected: number, size: Size, pen: Pen): Picture {
  const labels = view.hidden.map(({ label, text }) => `${label}: ${text ?? 'hidden'}`);
  return drawChoices(hiddenHelp, labels, selected, size, pen);
}

function drawOthers({ notAsked }: MarkingView, selected: number, size: Size, pen: Pen): Picture {
  const help = notAsked.length === 0 ? allAskedWords : notAskedWords;
  const labels = notAsked.map(({ title, outcome }) => `${title} (${outcome})`);
  return drawChoices(help, labels, selected, size, pen);
}

/** What it is about, and a list to choose from under it. */
function drawChoices(about: string, labels: readonly string[], selected: number, size: Size, pen: Pen): Picture {
  const help = pen.wrap(about, Math.min(size.columns - 2, textColumnsMax)).map((row): Row => [say(' '), ...row]);
  const blocks = labels.map((label, index) =>
    optionRows({ isHere: index === selected, mark: '', label }, size.columns, pen),
  );
  const list = stacked(blocks, selected, pen);
  return under(
    { rows: [...help, blankRow], cursor: null },
    fitted(list, Math.max(1, size.rows - help.length - 1), pen),
  );
}

/** One record over the whole window. */
function drawRecord(screen: MarkingScreen, view: MarkingView, top: number, size: Size, pen: Pen): Middle {
  const made = recordHere(screen, view);
  if (made === null) return unscrolled(fitted({ rows: [], focus: 0, cursor: null }, size.rows, pen));
  const isCited = view.cites.includes(made.seq);
  const heading: Row = [
    pen.say(isCited ? ' [x] ' : ' [ ] ', isCited ? 'news' : 'muted'),
    pen.say(`${made.seq}  ${made.clock}  `, 'muted'),
    pen.say(madeHeading(made), 'strong'),
  ];
  const rows = wholeRows(made, pen, Math.min(size.columns - 3, textColumnsMax));
  const body = scrolled(
    rows.map((row): Row => [say('  '), ...row]),
    top,
    Math.max(1, size.rows - 2),
    pen,
  );
  return { ...body, picture: under({ rows: [pen.fit(heading, size.columns), blankRow], cursor: null }, body.picture) };
}

/** The records at the left, the criterion at the right; in a narrow window one of them. */
function drawPage(screen: MarkingScreen, view: MarkingView, size: Size, pen: Pen): Middle {
  const isWide = size.columns >= besideColumns;
  const leftWidth = isWide ? Math.floor((size.columns - 3) * 0.55) : size.columns - 1;
  const rightWidth = isWide ? size.columns - leftWidth - 3 : size.columns - 1;
  const left = drawRecords(screen, view, { columns: leftWidth, rows: size.rows }, pen);
  const criterion = criterionRows(view, pen, rightWidth);
  const lastTop = Math.max(0, criterion.length - size.rows);
  const right = fromTop(criterion, screen.top, size.rows, pen);
  const drawn = { lastTop, leftTop: left.top, leftLastTop: left.lastTop, isWide };
  if (!isWide) return { ...drawn, picture: screen.side === 'records' ? left.picture : right };
  const bar = pen.say(` ${pen.signs.bar} `, screen.side === 'criterion' ? 'focus' : 'muted');
  const rows = besides(left.picture.rows, right.rows, { leftWidth, between: bar, more: pen.signs.more });
  return { ...drawn, picture: { rows, cursor: null } };
}

interface DrawnRecords {
  readonly picture: Picture;
  readonly top: number;
  readonly lastTop: number;
}

function drawRecords(
  screen: MarkingScreen,
  view: MarkingView,
  { columns, rows: height }: Size,
  pen: Pen,
): DrawnRecords {
  const listed = listedRecords(screen, view);
  const here = recordHere(screen, view);
  const title = screen.isAll ? 'Every decision and note' : 'What bears on it';
  const heading: Row = [say(' '), pen.say(title, 'strong'), pen.say(`   ${view.cites.length} cited`, 'muted')];
  const none = pen.wrap('Nothing that bears on this came up. a lists everything else.', columns - 2, 'muted');
  const rows: Row[] = listed.length === 0 ? none.map((row): Row => [say(' '), ...row]) : [];
  let pointed = 0;
  for (const made of listed) {
    if (made === here) pointed = rows.length;
    rows.push(
      ...recordRows(made, { isHere: made === here, isCited: view.cites.includes(made.seq), width: columns }, pen),
    );
  }
  const room = Math.max(1, height - 1);
  const lastTop = Math.max(0, rows.length - room);
  // What is under the pointer stands near the top, so that as much of it as there is room for can be read.
  const top = Math.min(lastTop, screen.leftTop ?? Math.max(0, pointed - 1));
  return { picture: under({ rows: [heading], cursor: null }, fromTop(rows, top, room, pen)), top, lastTop };
}
