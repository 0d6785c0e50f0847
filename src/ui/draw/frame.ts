import type { Seat } from '../../log/recorder.ts';
import { commands, type Place } from '../../view/commands.ts';
import { documentView } from '../../view/documents.ts';
import { headerView, type SavedState, tabsView } from '../../view/header.ts';
import { inboxView } from '../../view/inbox.ts';
import { type FooterItem, footerView, keyName } from '../../view/keys.ts';
import { boundAt } from '../on-task.ts';
import { isTyping } from '../press.ts';
import { placeOf, type ScreenState, shownId, topOf, unsaved } from '../screen-state.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, type Segment, say, spread, type Tone } from '../text/row.ts';
import type { Hint } from '../widgets/widget.ts';

/** What is typed is called saved when it is on the disk, and not before. */
function savedState(state: ScreenState): SavedState {
  if (state.isLost) return 'lost';
  return unsaved(state).length > 0 ? 'saving' : 'saved';
}

/** The top line: what is sat, the story's time, the time left, and whether the log is saved. */
export function titleRow(state: ScreenState, pen: Pen): Row {
  const view = headerView(toldSeat(state), state.leftMs, state.settings.time === 'hidden', savedState(state));
  const width = state.size.columns;
  const badge = view.badge === null ? [] : [pen.say(`  ${view.badge}`, 'muted')];
  const left: Row = [pen.say(' CALLSHEET  ', 'muted'), pen.say(view.title, 'strong'), ...badge];
  const gap = width < 80 ? '  ' : '    ';
  const time: readonly Segment[] =
    view.timeLeft === null
      ? []
      : [say(gap), pen.say(view.timeLeft.text, view.timeLeft.level === 'quiet' ? 'plain' : 'warning')];
  const saved: Tone = view.saved.state === 'lost' ? 'danger' : 'muted';
  const right: Row = [
    say(gap),
    pen.say(view.clock, 'strong'),
    ...time,
    say(gap),
    pen.say(`${view.saved.text} `, saved),
  ];
  return spread(left, right, width, pen.signs.more);
}

/** The seat as far as the candidate has been told: consequences wait until after the note on what was meant. */
function toldSeat({ seat, untold, overlays }: ScreenState): Seat {
  const isWaiting = untold !== null && overlays.some(({ over }) => over === 'meant');
  return isWaiting ? { ...seat, sitting: untold } : seat;
}

/** The five tabs, the one that is shown in brackets; none where the sitting is over. */
export function tabRow(state: ScreenState, pen: Pen): Row {
  if (state.page.at === 'end' || state.page.at === 'debrief') return blankRow;
  const isHere = (id: string) => state.page.at === 'tabs' && state.tab === id;
  const tabs = tabsView(toldSeat(state), state.seen).map(({ id, key, label }) =>
    isHere(id) ? pen.say(`[${key} ${label}]`, 'focus') : pen.say(` ${key} ${label} `),
  );
  const width = tabs.reduce((sum, tab) => sum + pen.width(tab.text), 0);
  const help = `${helpKey(state, pen)} help `;
  const right = width + help.length + 1 <= state.size.columns ? [pen.say(help, 'muted')] : [];
  return spread(tabs, right, state.size.columns, pen.signs.more);
}

/** While a text is typed, a question mark belongs to it. */
function helpKey(state: ScreenState, pen: Pen): string {
  const command = commands.find((one) => one.id === 'help');
  const key = (isTyping(state) ? command?.typingKeys : command?.keys)?.[0] ?? '?';
  return keyName(key, pen.isAscii);
}

/** A rule over the whole width. */
export function rule(columns: number, pen: Pen): Row {
  return [say(pen.signs.rule.repeat(columns), 'muted')];
}

/** The keys worth naming here, as many as fit. */
export function footerRow(state: ScreenState, pen: Pen): Row {
  return keysRow(footerItems(state, pen), pen, state.size.columns);
}

/** Between two keys of the footer; in wide spacing, where all of them have room so far apart. */
const keysGap = '   ';
const wideKeysGap = '      ';

/** Keys and what they do, in one row. What doesn't fit is left out whole, the way back last of all: help has them all. */
export function keysRow(items: readonly FooterItem[], pen: Pen, columns: number): Row {
  const words = items.reduce((sum, { keys, label }) => sum + pen.width(`${keys} ${label}`), 0);
  const isRoom = words + wideKeysGap.length * (items.length - 1) < columns;
  const gap = pen.isWide && isRoom ? wideKeysGap : keysGap;
  const widthOf = ({ keys, label }: FooterItem) => gap.length + pen.width(`${keys} ${label}`);
  const isBack = (item: FooterItem) => item.keys === keyName('escape', pen.isAscii);
  const back = items.filter(isBack).reduce((sum, item) => sum + widthOf(item), 0);
  let room = columns - 1 + gap.length - back;
  const kept = items.filter((item) => {
    if (isBack(item)) return true;
    room -= widthOf(item);
    return room >= 0;
  });
  return [
    say(' '),
    ...kept.flatMap(({ keys, label }, index): readonly Segment[] => [
      say(index === 0 ? '' : gap),
      pen.say(keys, 'focus'),
      pen.say(` ${label}`),
    ]),
  ];
}

function footerItems(state: ScreenState, pen: Pen): readonly FooterItem[] {
  const canEdit = state.hasEditor && state.arrangements.purpose === 'practice';
  const editor = keyName('ctrl-e', pen.isAscii);
  return allItems(state, pen).filter((item) => canEdit || item.keys !== editor);
}

function allItems(state: ScreenState, pen: Pen): readonly FooterItem[] {
  const place = placeOf(state);
  const typing = isTyping(state);
  const general = footerView(place, typing, pen.isAscii);
  if (topOf(state) === null && state.page.at === 'task' && place !== 'task') return besideItems(state, place, pen);
  if (place === 'document' || place === 'message')
    return [...itemsOf(readingHints(state), typing, pen.isAscii), ...general];
  const bound = place === 'task' && topOf(state) === null ? boundAt(state) : null;
  if (bound === null) return general;
  const hints: readonly Hint[] = bound.making.spot.part === 'done' ? ['answer', 'last-field'] : bound.widget.hints;
  const own = itemsOf(hints, typing, pen.isAscii);
  const keys = new Set(own.map((item) => item.keys));
  const isReason = bound.making.spot.part === 'reason';
  const reason = isReason ? itemsOf(['next-field', 'answer', 'editor'], typing, pen.isAscii) : [];
  return [
    ...own,
    ...reason,
    ...general.filter((item) => !keys.has(item.keys) && item.label !== 'mark' && item.label !== 'answer'),
  ];
}

/** The keys of what stands beside a task, while it has them. */
function besideItems(state: ScreenState, place: Place, pen: Pen): readonly FooterItem[] {
  const reading: readonly Hint[] = [
    ...(place === 'document' ? rowHint(state) : []),
    ...(place === 'notebook' ? [] : ['copy' as const]),
  ];
  const hints: readonly Hint[] = [['close', 'back to the answer'], ['document', 'another'], ...reading, 'note'];
  return [{ keys: pen.isAscii ? 'Up/Down' : '↑↓', label: 'move' }, ...itemsOf(hints, false, pen.isAscii)];
}

/** What only some documents and messages have: something attached, rows, a task for which they are read. */
function readingHints(state: ScreenState): readonly Hint[] {
  const { lastTask, makings, page, seat } = state;
  const message = page.at === 'message' ? inboxView(seat.sitting).find(({ id }) => id === page.id) : undefined;
  const attached: readonly Hint[] = (message?.attached.length ?? 0) > 0 ? ['open'] : [];
  const isBegun = lastTask !== null && makings[lastTask] !== undefined;
  return [...attached, ...(isBegun ? [['document', 'beside the task'] as const] : []), ...rowHint(state)];
}

/** Only a table has rows to be read by themselves. */
function rowHint(state: ScreenState): readonly Hint[] {
  const id = shownId(state);
  return id !== null && documentView(state.seat.sitting, id)?.body.kind === 'table' ? ['row'] : [];
}

function itemsOf(hints: readonly Hint[], typing: boolean, isAscii: boolean): readonly FooterItem[] {
  return hints.flatMap((hint) => itemOf(hint, typing, isAscii));
}

function itemOf(hint: Hint, typing: boolean, isAscii: boolean): readonly FooterItem[] {
  const [id, own] = typeof hint === 'string' ? [hint, null] : hint;
  const command = commands.find((one) => one.id === id);
  const key = (typing ? command?.typingKeys : command?.keys)?.[0];
  return command === undefined || key === undefined
    ? []
    : [{ keys: keyName(key, isAscii), label: own ?? command.label }];
}
