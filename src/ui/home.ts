import { commandForKey } from '../view/commands.ts';
import type { HomeChoice, HomeItem, HomeView } from '../view/home.ts';
import { footerView } from '../view/keys.ts';
import { keysRow, rule } from './draw/frame.ts';
import { fitted, type Picture, under } from './draw/picture.ts';
import type { Size } from './screen-state.ts';
import type { Stroke } from './strokes.ts';
import type { Pen } from './text/pen.ts';
import { blankRow, type Row, say, spread } from './text/row.ts';
import { pointerCell, pointerWidth } from './widgets/pieces.ts';

/** The home screen: which line is chosen. */
export interface Home {
  readonly view: HomeView;
  readonly selected: number;
  readonly notice: string | null;
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
export function pressAtHome(home: Home, stroke: Stroke): HomePressed {
  const key = stroke.kind === 'key' ? stroke.key : stroke.kind === 'text' && stroke.isAlone ? stroke.text : null;
  const command = key === null ? null : commandForKey('home', key);
  const items = itemsOf(home.view);
  const at = (selected: number): HomePressed => ({
    home: { ...home, selected: Math.max(0, Math.min(selected, items.length - 1)), notice: null },
    end: null,
  });
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
  const footer = keysRow(footerView('home', false, pen.isAscii), pen, columns);
  const foot: readonly Row[] = [...notice, rule(columns, pen), footer];
  const { blocks, focus } = partRows(home, pen, columns);
  const middle = fitted({ rows: blocks, focus, cursor: null }, Math.max(1, rows - head.length - foot.length), pen);
  return under({ rows: head, cursor: null }, under(middle, { rows: foot, cursor: null }));
}

function partRows(home: Home, pen: Pen, columns: number): { readonly blocks: readonly Row[]; readonly focus: number } {
  const blocks: Row[] = [];
  let focus = 0;
  let index = 0;
  for (const { title, items, whenEmpty } of home.view.parts) {
    blocks.push([say(' '), pen.say(title, 'strong')]);
    if (items.length === 0 && whenEmpty !== null) blocks.push([say('   '), pen.say(whenEmpty, 'muted')]);
    for (const item of items) {
      const isHere = index === home.selected;
      if (isHere) focus = blocks.length;
      blocks.push(...itemRows(item, isHere, pen, columns));
      index += 1;
    }
    blocks.push(blankRow);
  }
  return { blocks, focus };
}

function itemRows(item: HomeItem, isHere: boolean, pen: Pen, columns: number): readonly Row[] {
  const width = Math.min(columns, 100);
  const label: Row = [pointerCell(isHere, pen), pen.say(item.label, isHere ? 'focus' : 'plain')];
  const head = spread(label, [say('  '), pen.say(`${item.detail} `, 'muted')], width, pen.signs.more);
  if (!isHere) return [head];
  const command = pen.wrap(item.command, Math.max(8, width - pointerWidth - 1), 'muted');
  return [head, ...command.map((row): Row => [say(' '.repeat(pointerWidth)), ...row])];
}
