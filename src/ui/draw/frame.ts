import type { Seat } from '../../log/recorder.ts';
import { commands } from '../../view/commands.ts';
import { headerView, type SavedState, tabsView } from '../../view/header.ts';
import { type FooterItem, footerView, keyName } from '../../view/keys.ts';
import { boundAt } from '../on-task.ts';
import { isTyping } from '../press.ts';
import { placeOf, type ScreenState, topOf, unsaved } from '../screen-state.ts';
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
  const view = headerView(toldSeat(state), state.leftMs, state.isTimeHidden, savedState(state));
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
  const help = width + 8 <= state.size.columns ? [pen.say('? help ', 'muted')] : [];
  return spread(tabs, help, state.size.columns, pen.signs.more);
}

/** A rule over the whole width. */
export function rule(columns: number, pen: Pen): Row {
  return [say(pen.signs.rule.repeat(columns), 'muted')];
}

/** The keys worth naming here, as many as fit. */
export function footerRow(state: ScreenState, pen: Pen): Row {
  return keysRow(footerItems(state, pen), pen, state.size.columns);
}

/** Keys and what they do, in one row. What doesn't fit is left out whole: help has them all. */
export function keysRow(items: readonly FooterItem[], pen: Pen, columns: number): Row {
  const row: Segment[] = [say(' ')];
  let used = 1;
  for (const { keys, label } of items) {
    const width = pen.width(keys) + 1 + pen.width(label) + 3;
    if (used + width - 3 > columns) break;
    row.push(say(used === 1 ? '' : '   '), pen.say(keys, 'focus'), pen.say(` ${label}`));
    used += width;
  }
  return row;
}

function footerItems(state: ScreenState, pen: Pen): readonly FooterItem[] {
  const place = placeOf(state);
  const typing = isTyping(state);
  const general = footerView(place, typing, pen.isAscii);
  if (place === 'document') return [...itemsOf(documentHints(state), typing, pen.isAscii), ...general];
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

/** The way from a document to the task it is read for. */
function documentHints({ page, lastTask, makings }: ScreenState): readonly Hint[] {
  if (page.at === 'task') return [['document', 'back to the answer']];
  return lastTask === null || makings[lastTask] === undefined ? [] : [['document', 'beside the task']];
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
