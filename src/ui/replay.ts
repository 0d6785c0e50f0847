import type { SittingEvent } from '../engine/sitting.ts';
import type { Telling } from '../log/story.ts';
import type { Key } from '../view/commands.ts';
import { decisionFrom, momentOf, type Replay, recordAt, speeds } from '../view/replay.ts';
import { type ReplayCommandId, type ReplayPlace, replayKey } from '../view/replay-commands.ts';
import { findFrom } from '../view/replay-told.ts';
import type { WhatIfChoice } from '../view/what-if.ts';
import { keyOf, type Stroke } from './strokes.ts';

/** What a replay's screen shows. Plain data, changed by the reducer alone. */
export interface ReplayScreen {
  /** The moment that is shown, by its place. */
  readonly at: number;
  readonly page: ReplayPage;
  /** In a narrow window: the candidate's screen, or what was done. */
  readonly side: 'screen' | 'done';
  readonly telling: Telling;
  readonly isPlaying: boolean;
  readonly speed: (typeof speeds)[number];
  /** The word that was looked for last. */
  readonly sought: string;
  /** Said once, until the next key. */
  readonly notice: string | null;
  readonly isOver: boolean;
}

/** What fills the window. What can be scrolled has the row that stands first. */
export type ReplayPage =
  | { readonly at: 'screen' | 'state' | 'help'; readonly top: number }
  | { readonly at: 'decisions' | 'what-if'; readonly selected: number }
  /** `from` is the choice that it was followed from. */
  | { readonly at: 'led'; readonly event: SittingEvent; readonly from: number; readonly top: number }
  | TypingPage;

/** Something being typed: a number, a word to find, another answer. */
export interface TypingPage {
  readonly at: 'typing';
  readonly what: 'go-to' | 'find' | 'step';
  readonly text: string;
}

/** What the screen needs to know of the sitting and of what could have been done in it. */
export interface ReplayWorld {
  readonly replay: Replay;
  /** What else could have been done at a record; null while that is still being worked out. */
  readonly choices: (seq: number) => readonly WhatIfChoice[] | null;
  /** A line of an answers file as something to be done at a record, or a sentence about what is wrong with it. */
  readonly readStep: (seq: number, text: string) => SittingEvent | { readonly because: string };
  /** The row from which the text that scrolls is seen to its end. */
  readonly lastTop: number;
}

/** The screen at first: with everything hidden that could sway whoever marks. */
export function firstReplayScreen(at: number): ReplayScreen {
  return {
    at,
    page: { at: 'screen', top: 0 },
    side: 'screen',
    telling: { expectations: false, circumstances: false },
    isPlaying: false,
    speed: 1,
    sought: '',
    notice: null,
    isOver: false,
  };
}

/** Where the assessor is, as the table of keys names it. */
export function replayPlaceOf({ at }: ReplayPage): ReplayPlace {
  return at === 'state' || at === 'help' || at === 'led' ? 'page' : at;
}

/** The next moment of a sitting that plays; at its end it stops. Pure. */
export function played(screen: ReplayScreen, { replay }: Pick<ReplayWorld, 'replay'>): ReplayScreen {
  const last = replay.moments.length - 1;
  const at = Math.min(screen.at + 1, last);
  return { ...anew(screen, at), isPlaying: at < last };
}

/** What a stroke does. Letters that come together are keys one after the other, as fast hands type them. Pure. */
export function pressInReplay(screen: ReplayScreen, world: ReplayWorld, stroke: Stroke): ReplayScreen {
  const quiet: ReplayScreen = { ...screen, notice: null };
  if (stroke.kind === 'key') return pressed(quiet, world, stroke.key);
  if (stroke.kind === 'paste') return quiet.page.at === 'typing' ? typed(quiet, quiet.page, stroke.text) : quiet;
  return [...stroke.text].reduce((now, letter) => pressed(now, world, keyOf(letter)), quiet);
}

function pressed(screen: ReplayScreen, world: ReplayWorld, key: Key): ReplayScreen {
  const { page } = screen;
  const letter = key === 'space' ? ' ' : key;
  if (page.at === 'typing' && [...letter].length === 1) return typed(screen, page, letter);
  const command = replayKey(replayPlaceOf(page), key);
  return command === null ? screen : obeyed(screen, world, command);
}

/** The most characters that are typed in one line. */
const typedMax = 2_000;

function typed(screen: ReplayScreen, page: TypingPage, text: string): ReplayScreen {
  return { ...screen, page: { ...page, text: (page.text + text.replace(/\s+/g, ' ')).slice(0, typedMax) } };
}

function obeyed(screen: ReplayScreen, world: ReplayWorld, command: ReplayCommandId): ReplayScreen {
  const { page } = screen;
  return (
    moved(screen, world, command) ??
    shown(screen, world, command) ??
    (page.at === 'typing' ? onTyping(screen, page, world, command) : onPage(screen, world, command))
  );
}

/** What goes to another moment, or plays; null when it is none of that. */
function moved(screen: ReplayScreen, { replay }: ReplayWorld, command: ReplayCommandId): ReplayScreen | null {
  const last = replay.moments.length - 1;
  const to = (at: number): ReplayScreen => anew({ ...screen, isPlaying: false }, Math.max(0, Math.min(at, last)));
  switch (command) {
    case 'next':
      return to(screen.at + 1);
    case 'back':
      return to(screen.at - 1);
    case 'next-decision':
      return to(decisionFrom(replay, screen.at, 1));
    case 'last-decision':
      return to(decisionFrom(replay, screen.at, -1));
    case 'first':
      return to(0);
    case 'end':
      return to(last);
    case 'again':
      return found(screen, replay, screen.sought);
    case 'play':
      return screen.at === last ? { ...to(0), isPlaying: last > 0 } : { ...screen, isPlaying: !screen.isPlaying };
    case 'faster':
    case 'slower':
      return { ...screen, speed: speedFrom(screen.speed, command === 'faster' ? 1 : -1) };
    default:
      return null;
  }
}

function speedFrom(speed: ReplayScreen['speed'], by: 1 | -1): ReplayScreen['speed'] {
  const at = Math.max(0, Math.min(speeds.indexOf(speed) + by, speeds.length - 1));
  return speeds[at] ?? speed;
}

/** Another moment, seen from its beginning; what could have been done elsewhere isn't left standing there. */
function anew(screen: ReplayScreen, at: number): ReplayScreen {
  if (at === screen.at) return screen;
  const { page } = screen;
  if (page.at === 'screen' || page.at === 'state') return { ...screen, at, page: { ...page, top: 0 } };
  if (page.at === 'what-if') return { ...screen, at, page: { ...page, selected: 0 } };
  return { ...screen, at, page: page.at === 'decisions' ? page : { at: 'screen', top: 0 } };
}

/** What shows something else of the same moment; null when it is none of that. */
function shown(screen: ReplayScreen, { replay }: ReplayWorld, command: ReplayCommandId): ReplayScreen | null {
  const { telling } = screen;
  const stopped: ReplayScreen = { ...screen, isPlaying: false };
  switch (command) {
    case 'screen':
      return { ...screen, page: { at: 'screen', top: 0 } };
    case 'state':
      return { ...screen, page: { at: 'state', top: 0 } };
    case 'help':
      return { ...stopped, page: { at: 'help', top: 0 } };
    case 'decisions':
      return { ...stopped, page: { at: 'decisions', selected: decisionHere(replay, screen.at) } };
    case 'what-if':
      return { ...stopped, page: { at: 'what-if', selected: 0 } };
    case 'side':
      return { ...screen, side: screen.side === 'screen' ? 'done' : 'screen', page: { at: 'screen', top: 0 } };
    case 'expectations':
      return { ...screen, telling: { ...telling, expectations: !telling.expectations } };
    case 'circumstances':
      return { ...screen, telling: { ...telling, circumstances: !telling.circumstances } };
    case 'go-to':
    case 'find':
      return { ...stopped, page: { at: 'typing', what: command, text: '' } };
    case 'type-step':
      return { ...stopped, page: { at: 'typing', what: 'step', text: '' } };
    case 'quit':
    case 'leave':
      return { ...stopped, isOver: true };
    default:
      return null;
  }
}

/** The decision that is shown, or the last one before. */
function decisionHere(replay: Replay, at: number): number {
  const { seq } = recordAt(replay, at).record;
  return Math.max(
    0,
    replay.decisions.findLastIndex((one) => one.seq <= seq),
  );
}

/** How many rows a page key moves by. */
const pageStep = 10;

function onPage(screen: ReplayScreen, world: ReplayWorld, command: ReplayCommandId): ReplayScreen {
  const { page } = screen;
  switch (page.at) {
    case 'decisions': {
      const most = world.replay.decisions.length - 1;
      if (command !== 'take') return selected(screen, page, command, most);
      return toDecision(screen, world.replay, page.selected);
    }
    case 'what-if':
      return onWhatIf(screen, page, world, command);
    case 'led':
      if (command === 'close') return { ...screen, page: { at: 'what-if', selected: page.from } };
      return { ...screen, page: { ...page, top: stepped(page.top, command, world.lastTop) } };
    case 'screen':
    case 'state':
    case 'help':
      if (command === 'close') return { ...screen, page: { at: 'screen', top: 0 } };
      return { ...screen, page: { ...page, top: stepped(page.top, command, world.lastTop) } };
    default:
      return screen;
  }
}

function toDecision(screen: ReplayScreen, replay: Replay, index: number): ReplayScreen {
  const decision = replay.decisions[index];
  if (decision === undefined) return screen;
  return { ...screen, at: momentOf(replay, decision.seq), page: { at: 'screen', top: 0 } };
}

function onWhatIf(
  screen: ReplayScreen,
  page: Extract<ReplayPage, { readonly at: 'decisions' | 'what-if' }>,
  { replay, choices }: ReplayWorld,
  command: ReplayCommandId,
): ReplayScreen {
  const offered = choices(recordAt(replay, screen.at).record.seq) ?? [];
  if (command !== 'take') return selected(screen, page, command, offered.length - 1);
  const choice = offered[page.selected];
  return choice === undefined
    ? screen
    : { ...screen, page: { at: 'led', event: choice.event, from: page.selected, top: 0 } };
}

function selected(
  screen: ReplayScreen,
  page: Extract<ReplayPage, { readonly at: 'decisions' | 'what-if' }>,
  command: ReplayCommandId,
  most: number,
): ReplayScreen {
  if (command === 'close') return { ...screen, page: { at: 'screen', top: 0 } };
  return { ...screen, page: { ...page, selected: stepped(page.selected, command, Math.max(0, most)) } };
}

function stepped(from: number, command: ReplayCommandId, most: number): number {
  const by = { up: -1, down: 1, 'page-up': -pageStep, 'page-down': pageStep };
  const to = Object.hasOwn(by, command) ? from + by[command as keyof typeof by] : from;
  return Math.max(0, Math.min(most, to));
}

function onTyping(screen: ReplayScreen, page: TypingPage, world: ReplayWorld, command: ReplayCommandId): ReplayScreen {
  const { what, text } = page;
  if (command === 'erase') return { ...screen, page: { ...page, text: text.slice(0, -1).toWellFormed() } };
  const back: ReplayScreen = {
    ...screen,
    page: what === 'step' ? { at: 'what-if', selected: 0 } : { at: 'screen', top: 0 },
  };
  if (command === 'close' || text.trim() === '') return back;
  switch (what) {
    case 'find':
      return found(back, world.replay, text);
    case 'go-to':
      return wentTo(back, world.replay, text.trim());
    case 'step':
      return stepTyped(screen, world, text);
    default:
      return what satisfies never;
  }
}

function found(screen: ReplayScreen, replay: Replay, sought: string): ReplayScreen {
  if (sought === '') return { ...screen, notice: 'Nothing was looked for yet: / finds a word.' };
  const at = findFrom(replay, screen.at, sought, screen.telling);
  if (at === null)
    return { ...screen, sought, notice: `“${sought.trim()}” stands nowhere in what is shown of this sitting.` };
  return { ...anew({ ...screen, isPlaying: false }, at), sought, notice: `Found “${sought.trim()}”. f goes on.` };
}

function wentTo(screen: ReplayScreen, replay: Replay, text: string): ReplayScreen {
  const last = replay.replayed.records.length - 1;
  const isThere = /^\d{1,9}$/.test(text) && Number(text) <= last;
  if (!isThere) return { ...screen, notice: `Records have the numbers 0 to ${last}.` };
  return anew(screen, momentOf(replay, Number(text)));
}

function stepTyped(screen: ReplayScreen, { replay, readStep }: ReplayWorld, text: string): ReplayScreen {
  const read = readStep(recordAt(replay, screen.at).record.seq, text);
  return 'because' in read
    ? { ...screen, notice: read.because }
    : { ...screen, page: { at: 'led', event: read, from: 0, top: 0 } };
}
