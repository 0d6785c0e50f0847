import { type CommandId, commandForKey } from '../view/commands.ts';
import type { HomeChoice, HomeItem, HomeView } from '../view/home.ts';
import { footerView } from '../view/keys.ts';
import { keysRow, rule } from './draw/frame.ts';
import { helpRows } from './draw/overlays.ts';
import { fitted, fromTop, type Picture, type Scroll, under } from './draw/picture.ts';
import { scrolledTop } from './on-reading.ts';
import type { Size } from './screen-state.ts';
import type { Stroke } from './strokes.ts';
import type { Pen } from './text/pen.ts';
import { besideOrUnder, blankRow, type Row, say, type Tone } from './text/row.ts';
import { pointerCell, pointerWidth, stacked, still, together } from './widgets/pieces.ts';
import type { Drawn } from './widgets/widget.ts';

/** The home screen: which line is chosen. */
export interface Home {
  readonly view: HomeView;
  readonly selected: number;
  readonly notice: string | null;
  /** How far the help that lies over it is scrolled, or null where none does. */
  readonly helpTop: number | null;
}

/** What came of a key at home: where it is now, and the choice when there is one; `quit` to leave. */
export interface HomePressed {
  readonly home: Home;
  readonly end: HomeChoice | 'quit' | null;
}

function itemsOf(view: HomeView): readonly HomeItem[] {
  return view.parts.flatMap((part) => part.items);
}

/** What a stroke does at home. Pure. */
export function pressAtHome(home: Home, stroke: Stroke, scroll: Scroll | null): HomePressed {
  const key = stroke.kind === 'key' ? stroke.key : stroke.kind === 'text' && stroke.isAlone ? stroke.text : null;
  const command = key === null ? null : commandForKey(home.helpTop === null ? 'home' : 'help', key);
  const items = itemsOf(home.view);
  const at = (selected: number): HomePressed => ({
    home: { ...home, selected: Math.max(0, Math.min(selected, items.length - 1)), notice: null },
    end: null,
  });
  if (home.helpTop !== null)
    return { home: { ...home, helpTop: helpTopAfter(home.helpTop, command, scroll) }, end: null };
  switch (command) {
    case 'up':
      return at(home.selected - 1);
    case 'down':
      return at(home.selected + 1);
    case 'first':
    case 'page-up':
      return at(0);
    case 'last':
    case 'page-down':
      return at(items.length - 1);
    case 'help':
      return { home: { ...home, helpTop: 0 }, end: null };
    case 'quit':
    case 'leave':
    case 'close':
      return { home, end: 'quit' };
    case 'choose':
      return chosen(home, items[home.selected]);
    default:
      return { home, end: null };
  }
}

function helpTopAfter(top: number, command: CommandId | null, scroll: Scroll | null): number | null {
  if (command === 'close' || command === 'leave') return null;
  return command === null ? top : (scrolledTop(top, command, scroll) ?? top);
}

function chosen(home: Home, item: HomeItem | undefined): HomePressed {
  if (item === undefined) return { home, end: null };
  if (item.choice !== null) return { home, end: item.choice };
  return { home: { ...home, notice: `${item.label}: ${item.detail}.` }, end: null };
}

/** The home screen in a window. Pure. */
export function drawHome(home: Home, { columns, rows }: Size, pen: Pen): Picture {
  const head: readonly Row[] = [
    [pen.say(' CALLSHEET  ', 'strong'), pen.say(home.view.line, 'muted')],
    rule(columns, pen),
    blankRow,
  ];
  const notice: readonly Row[] = home.notice === null ? [] : pen.wrap(` ! ${home.notice}`, columns - 1, 'warning');
  const footer = keysRow(footerView(home.helpTop === null ? 'home' : 'help', false, pen.isAscii), pen, columns);
  const foot: readonly Row[] = [...notice, rule(columns, pen), footer];
  const height = Math.max(1, rows - head.length - foot.length);
  const drawn = homeRows(home, pen, columns);
  // What else there is to do stands under the last choice, and can't be chosen itself: from there the page is shown to its end.
  const isLast = home.selected === itemsOf(home.view).length - 1;
  const middle =
    home.helpTop === null
      ? isLast
        ? fromTop(drawn.rows, drawn.rows.length, height, pen)
        : fitted(drawn, height, pen)
      : fromTop(helpRows('home', pen, columns), home.helpTop, height, pen);
  return under({ rows: head, cursor: null }, under(middle, { rows: foot, cursor: null }));
}

function homeRows(home: Home, pen: Pen, columns: number): Drawn {
  const width = Math.min(columns, 100);
  let place = 0;
  const blocks = home.view.parts.flatMap(({ title, items, whenEmpty }) => {
    const empty: readonly Row[] =
      items.length > 0 || whenEmpty === null ? [] : [[say(' '.repeat(pointerWidth)), pen.say(whenEmpty, 'muted')]];
    const first = place;
    place += items.length;
    const listed = items.map((item, index) => itemRows(item, first + index === home.selected, pen, width));
    return [[[say(' '), pen.say(title, 'strong')], ...empty], ...listed, [blankRow]];
  });
  const here = blocks.findIndex((block) => block.some((row) => row[0]?.tone === 'focus'));
  return together([stacked(blocks, here, pen), still(...alsoRows(home.view, pen, width))], 0);
}

function itemRows(item: HomeItem, isHere: boolean, pen: Pen, width: number): readonly Row[] {
  const label: Row = [pointerCell(isHere, pen), pen.say(item.label, isHere ? 'focus' : 'plain')];
  const layout = { width, indent: pointerWidth, more: pen.signs.more };
  const head = besideOrUnder(label, [pen.say(item.detail, 'muted')], layout);
  if (!isHere) return head;
  const command = pen.wrap(item.command, Math.max(8, width - pointerWidth - 1), 'muted');
  return [...head, ...command.map((row): Row => [say(' '.repeat(pointerWidth)), ...row])];
}

/** Commands, and what each does under it: a page with one scenario on it still says what there is to do. */
function alsoRows({ also }: HomeView, pen: Pen, width: number): readonly Row[] {
  const room = Math.max(8, width - pointerWidth - 1);
  const indented = (text: string, tone: Tone, by: number) =>
    pen.wrap(text, room - by, tone).map((row): Row => [say(' '.repeat(pointerWidth + by)), ...row]);
  return [
    [say(' '), pen.say(also.title, 'strong')],
    ...also.commands.flatMap(({ command, says }) => [...indented(command, 'plain', 0), ...indented(says, 'muted', 2)]),
  ];
}
