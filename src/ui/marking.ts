import type { MarkAsk, MarkingDesk, MarkSaid } from '../mark/desk.ts';
import { commentCharsMax } from '../mark/ledger-record.ts';
import { type MarkingCommandId, type MarkingPlace, markingKey } from '../mark/marking-commands.ts';
import { closingWords, levelChoices, type MarkingView, markingView } from '../mark/marking-view.ts';
import { commandForKey, type Key } from '../view/commands.ts';
import type { MadeView } from '../view/made.ts';
import { keyOf, type Stroke } from './strokes.ts';
import { type Edit, editOf } from './text/text-edit.ts';
import { editedBy, typedInto } from './typing.ts';

/** What a marker's screen shows besides the desk itself. */
export interface MarkingScreen {
  readonly page: MarkingScreenPage;
  /** Which side keys move in: the records, or the criterion. */
  readonly side: 'records' | 'criterion';
  /** The record under the pointer, by its number; null: the first. */
  readonly selected: number | null;
  /** Whether every decision and note is listed, or those that bear on the criterion. */
  readonly isAll: boolean;
  /** The row of each side that stands first; null: as the pointer wants it. */
  readonly top: number;
  readonly leftTop: number | null;
  /** What was said before the last stroke, which is shown no more. */
  readonly heard: MarkSaid | null;
}

/** What fills the middle of the screen. */
export type MarkingScreenPage =
  | { readonly at: 'page' }
  | { readonly at: 'record'; readonly top: number }
  | { readonly at: 'list' | 'others'; readonly selected: number }
  | { readonly at: 'help' | 'close'; readonly top: number }
  | { readonly at: 'hidden'; readonly selected: number }
  | { readonly at: 'comment'; readonly edit: Edit; readonly problem: string | null };

/** The screen at first, and at every page that is gone to. */
export const firstMarkingScreen: MarkingScreen = {
  page: { at: 'page' },
  side: 'records',
  selected: null,
  isAll: false,
  top: 0,
  leftTop: null,
  heard: null,
};

/** What the drawing knows and keys need: whether both sides are in sight, how far each can be scrolled, where the records' side began, how wide a comment is. */
export interface MarkingDrawn {
  readonly isWide: boolean;
  readonly lastTop: number;
  readonly leftTop: number;
  readonly leftLastTop: number;
  readonly commentWidth: number;
}

/** What came of a stroke. */
export interface MarkingPressed {
  readonly screen: MarkingScreen;
  readonly ask: MarkAsk | null;
  readonly isOver: boolean;
}

/** How many rows a page key moves by. */
const pageStep = 10;

/** Where keys are, for the table. */
export function markingPlace({ page }: MarkingScreen, desk: MarkingDesk): MarkingPlace {
  if (desk.mustDeclare) return 'declare';
  if (desk.told !== null) return 'told';
  if (page.at === 'close') return closingWords(desk).canClose ? 'close' : 'text';
  return page.at === 'help' ? 'text' : page.at;
}

/** The records that are listed. */
export function listedRecords({ isAll }: MarkingScreen, view: MarkingView): readonly MadeView[] {
  return isAll ? view.all : view.bearing;
}

/** The record under the pointer; null where none is listed. */
export function recordHere(screen: MarkingScreen, view: MarkingView): MadeView | null {
  const listed = listedRecords(screen, view);
  return listed.find(({ seq }) => seq === screen.selected) ?? listed[0] ?? null;
}

/** What a stroke does at a marker's desk; what was said before it goes with it. Pure. */
export function pressInMarking(
  screen: MarkingScreen,
  desk: MarkingDesk,
  stroke: Stroke,
  drawn: MarkingDrawn,
): MarkingPressed {
  const pressed = pressAt(screen, desk, stroke, drawn);
  return { ...pressed, screen: { ...pressed.screen, heard: desk.said } };
}

function pressAt(screen: MarkingScreen, desk: MarkingDesk, stroke: Stroke, drawn: MarkingDrawn): MarkingPressed {
  const place = markingPlace(screen, desk);
  if (place === 'comment' && screen.page.at === 'comment') return pressInComment(screen, screen.page, stroke, drawn);
  if (stroke.kind === 'paste') return stay(screen);
  if (stroke.kind === 'key') return pressKey(screen, desk, stroke.key, drawn);
  return pressLetters(screen, desk, stroke, drawn);
}

/**
 * Letters that came at once, until one of them asks something: what came after it was typed without seeing that. None of several
 * marks or confirms anything.
 */
function pressLetters(
  screen: MarkingScreen,
  desk: MarkingDesk,
  { text, isAlone }: Extract<Stroke, { readonly kind: 'text' }>,
  drawn: MarkingDrawn,
): MarkingPressed {
  let pressed = stay(screen);
  for (const letter of text) {
    const isDeciding = /^[0-9y]$/.test(letter);
    if (pressed.ask !== null || pressed.isOver || pressed.screen.page.at === 'comment') break;
    if (isAlone || !isDeciding) pressed = pressKey(pressed.screen, desk, keyOf(letter), drawn);
  }
  return pressed;
}

function pressKey(screen: MarkingScreen, desk: MarkingDesk, key: Key, drawn: MarkingDrawn): MarkingPressed {
  const place = markingPlace(screen, desk);
  const command = markingKey(place, key);
  if (command === null) return stay(screen);
  if (command === 'quit') return { screen, ask: null, isOver: true };
  if (command === 'back') return stay(atPage(screen));
  if (place === 'declare') return stay(screen, command === 'confirm' ? { kind: 'declare' } : null);
  if (place === 'told' && command === 'go-on') return stay(screen, { kind: 'go-on' });
  if (place === 'told') return stay({ ...screen, top: moved(screen.top, command, drawn.lastTop) });
  return onPage(screen, desk, command, drawn);
}

function stay(screen: MarkingScreen, ask: MarkAsk | null = null): MarkingPressed {
  return { screen, ask, isOver: false };
}

function atPage(screen: MarkingScreen): MarkingScreen {
  return { ...screen, page: { at: 'page' } };
}

/** While a comment is typed, letters go into it; a pasted line end keeps nothing by itself. */
function pressInComment(
  screen: MarkingScreen,
  page: Extract<MarkingScreenPage, { readonly at: 'comment' }>,
  stroke: Stroke,
  { commentWidth }: MarkingDrawn,
): MarkingPressed {
  if (stroke.kind !== 'key') {
    const typed = typedInto(page.edit, stroke.text, { isMultiline: false, most: commentCharsMax });
    return stay({ ...screen, page: { ...page, ...typed } }, { kind: 'typing', text: typed.edit.text });
  }
  const command = markingKey('comment', stroke.key);
  if (command === 'keep') return stay(atPage(screen), { kind: 'comment', text: page.edit.text });
  if (command === 'back') return stay(atPage(screen));
  if (command === 'leave-typing') return { screen, ask: null, isOver: true };
  const edited = editedBy(page.edit, editingOf(stroke.key), commentWidth);
  if (edited === null) return stay(screen);
  const ask: MarkAsk | null = edited.text === page.edit.text ? null : { kind: 'typing', text: edited.text };
  return stay({ ...screen, page: { ...page, edit: edited, problem: null } }, ask);
}

/** Editing keys are those of every text that is typed. */
function editingOf(key: Key): NonNullable<ReturnType<typeof commandForKey>> {
  return commandForKey('note', key, true) ?? 'help';
}

function onPage(
  screen: MarkingScreen,
  desk: MarkingDesk,
  command: MarkingCommandId,
  drawn: MarkingDrawn,
): MarkingPressed {
  const { page } = screen;
  switch (page.at) {
    case 'list':
      if (command === 'go') return stay(firstMarkingScreen, { kind: 'go', to: page.selected });
      return stay({ ...screen, page: { ...page, selected: moved(page.selected, command, desk.pages.length - 1) } });
    case 'others':
      return onOthers(screen, desk, page.selected, command);
    case 'hidden':
      return onHidden(screen, desk, page.selected, command);
    case 'help':
      return stay({ ...screen, page: { ...page, top: moved(page.top, command, drawn.lastTop) } });
    case 'close':
      if (command === 'confirm') {
        const { canClose } = closingWords(desk);
        return stay(atPage(screen), canClose ? { kind: 'close' } : null);
      }
      return stay({ ...screen, page: { ...page, top: moved(page.top, command, drawn.lastTop) } });
    default:
      return onMarking(screen, desk, command, drawn);
  }
}

function onOthers(
  screen: MarkingScreen,
  desk: MarkingDesk,
  selected: number,
  command: MarkingCommandId,
): MarkingPressed {
  const { notAsked } = markingView(desk);
  const criterion = notAsked[selected]?.id;
  if (command === 'also' && criterion !== undefined) return stay(firstMarkingScreen, { kind: 'also', criterion });
  return stay({ ...screen, page: { at: 'others', selected: moved(selected, command, notAsked.length - 1) } });
}

function onHidden(
  screen: MarkingScreen,
  desk: MarkingDesk,
  selected: number,
  command: MarkingCommandId,
): MarkingPressed {
  const { hidden } = markingView(desk);
  const what = hidden[selected]?.what;
  if (command === 'choose' && what !== undefined) return stay(screen, { kind: 'look', what });
  return stay({ ...screen, page: { at: 'hidden', selected: moved(selected, command, hidden.length - 1) } });
}

/** At a criterion of a sitting, the record under the pointer read whole or not. */
function onMarking(
  screen: MarkingScreen,
  desk: MarkingDesk,
  command: MarkingCommandId,
  drawn: MarkingDrawn,
): MarkingPressed {
  const view = markingView(desk);
  const here = recordHere(screen, view);
  const choice = levelChoices.find((one) => one.command === command);
  if (choice !== undefined) {
    const [level, firmness] = choice.level ?? [];
    const isLevel = level !== undefined && firmness !== undefined;
    return stay(screen, isLevel ? { kind: 'level', level, firmness } : { kind: 'not-seen' });
  }
  switch (command) {
    case 'cite':
      return stay(screen, here === null ? null : { kind: 'cite', seq: here.seq });
    case 'comment':
      if (view.isClosed) return stay(screen, { kind: 'comment', text: view.comment });
      return stay({ ...screen, page: { at: 'comment', edit: editOf(view.typed ?? view.comment), problem: null } });
    case 'let-go':
      return stay(screen, view.typed === null ? null : { kind: 'typing', text: null });
    case 'take-back':
      return stay(screen, { kind: 'take-back' });
    case 'expectation':
      return stay(toExpectation(screen, view, drawn), { kind: 'look', what: 'expectation' });
    case 'next-unmarked':
      return stay(firstMarkingScreen, { kind: 'next-unmarked' });
    case 'previous-page':
    case 'next-page':
      return toPage(screen, desk, command === 'next-page' ? 1 : -1);
    default:
      return inSight(screen, desk, command, drawn);
  }
}

/** It stands above the criterion, which a narrow window shows by itself. */
function toExpectation(screen: MarkingScreen, view: MarkingView, { isWide }: MarkingDrawn): MarkingScreen {
  if (isWide || view.mark === null) return { ...screen, top: 0 };
  return { ...atPage(screen), top: 0, side: 'criterion' };
}

function toPage(screen: MarkingScreen, desk: MarkingDesk, step: number): MarkingPressed {
  const to = desk.at + step;
  return desk.pages[to] === undefined ? stay(screen) : stay(firstMarkingScreen, { kind: 'go', to });
}

/** What only changes what is in sight. */
function inSight(
  screen: MarkingScreen,
  desk: MarkingDesk,
  command: MarkingCommandId,
  drawn: MarkingDrawn,
): MarkingPressed {
  const { page, side } = screen;
  switch (command) {
    case 'help':
      return stay({ ...screen, page: { at: 'help', top: 0 } });
    case 'hidden':
      return stay({ ...screen, page: { at: 'hidden', selected: 0 } });
    case 'others':
      return stay({ ...screen, page: { at: 'others', selected: 0 } });
    case 'close':
      return stay({ ...screen, page: { at: 'close', top: 0 } });
    case 'list':
      return stay({ ...screen, page: { at: 'list', selected: desk.at } });
    case 'side':
      return stay({ ...screen, side: side === 'records' ? 'criterion' : 'records' });
    case 'all':
      return stay({ ...screen, isAll: !screen.isAll, leftTop: null, side: 'records' });
    case 'open':
      return stay(
        recordHere(screen, markingView(desk)) === null ? screen : { ...screen, page: { at: 'record', top: 0 } },
      );
    default:
      break;
  }
  if (page.at === 'record')
    return stay({ ...screen, page: { at: 'record', top: moved(page.top, command, drawn.lastTop) } });
  if (side === 'criterion') return stay({ ...screen, top: moved(screen.top, command, drawn.lastTop) });
  return stay(amongRecords(screen, markingView(desk), command, drawn));
}

/** Arrows go from record to record; a page key scrolls within a long one. */
function amongRecords(
  screen: MarkingScreen,
  view: MarkingView,
  command: MarkingCommandId,
  { leftTop, leftLastTop }: MarkingDrawn,
): MarkingScreen {
  if (command === 'page-up' || command === 'page-down')
    return { ...screen, leftTop: moved(leftTop, command, leftLastTop) };
  const listed = listedRecords(screen, view);
  const here = recordHere(screen, view);
  const index = here === null ? 0 : listed.indexOf(here);
  const next = listed[moved(index, command, listed.length - 1)];
  return { ...screen, selected: next?.seq ?? null, leftTop: null };
}

function moved(from: number, command: MarkingCommandId, most: number): number {
  const to = {
    up: from - 1,
    down: from + 1,
    'page-up': from - pageStep,
    'page-down': from + pageStep,
    first: 0,
    last: most,
  };
  return Math.max(0, Math.min(most, Object.hasOwn(to, command) ? to[command as keyof typeof to] : from));
}
