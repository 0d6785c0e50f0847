import type { Sitting } from '../engine/sitting.ts';
import { openTasks } from '../engine/step.ts';
import type { Act, Seat } from '../log/recorder.ts';
import type { Answer } from '../scenario/kinds/kind.ts';
import type { Arrangements } from '../view/arrangements.ts';
import type { Place } from '../view/commands.ts';
import type { DebriefView } from '../view/debrief.ts';
import { draftToSave } from '../view/drafts.ts';
import type { FindView } from '../view/find.ts';
import { type HappenedView, happenedView } from '../view/happened.ts';
import type { TabId } from '../view/header.ts';
import { meantNote } from '../view/read-back.ts';
import type { Settings } from '../view/settings.ts';
import type { Work } from '../view/work.ts';
import type { Scroll } from './draw/picture.ts';
import { type Edit, editOf, type Snapshot } from './text/text-edit.ts';
import type { Spot } from './widgets/widget.ts';

/** The window, in cells. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The smallest window in which a sitting is sat full screen. */
export const leastSize: Size = { columns: 60, rows: 20 };

/** Something said once, under the page, until the next key. */
export interface Notice {
  readonly lines: readonly string[];
  readonly tone: 'news' | 'warning';
}

/** An answer being made: kept for each task while the task is open. */
export interface Making {
  readonly task: string;
  readonly work: Work;
  readonly reason: string;
  readonly spot: Spot;
  /** Where typing stopped in the texts that were left, and where the pointer stood in the lists. */
  readonly cursors: Readonly<Record<string, number>>;
  readonly pointers: Readonly<Record<string, number>>;
  /** What undoing goes back to in each text. */
  readonly pasts: Readonly<Record<string, readonly Snapshot[]>>;
}

/** A document being read. */
export interface Reading {
  readonly id: string;
  /** Line or row under the pointer, from 0. */
  readonly line: number;
  readonly pan: number;
  /** Whether the row is shown by itself, as label and value. */
  readonly isRow: boolean;
}

/** What stands beside a task, chosen by the candidate. In a list the pointer stands on an item by its key (see `itemKeys`). */
export type Beside =
  | { readonly kind: 'document'; readonly reading: Reading }
  | { readonly kind: 'messages' | 'notebook'; readonly selected: string | null };

/** What fills the middle of the screen. Something found leads back to what else was found. */
export type Page =
  | { readonly at: 'tabs' }
  | {
      readonly at: 'message';
      readonly id: string;
      readonly selected: number;
      readonly top: number;
      readonly found?: FoundFrom;
    }
  | { readonly at: 'document'; readonly reading: Reading; readonly found?: FoundFrom }
  /** `isBeside`: keys go to what stands beside the answer. */
  | { readonly at: 'task'; readonly task: string; readonly isBeside: boolean; readonly beside: Beside | null }
  | { readonly at: 'end'; readonly top: number }
  | { readonly at: 'debrief'; readonly view: DebriefView; readonly top: number };

/** A search, and the page over which it was made. */
export interface FoundFrom {
  readonly page: Page;
  readonly search: Extract<Overlay, { over: 'find' }>;
}

/** What was read back and waits for a `y`. */
export interface ReadBackOverlay {
  readonly over: 'read-back';
  readonly task: string;
  readonly title: string;
  readonly answer: Answer;
  readonly reason: string | null;
  readonly lines: readonly string[];
  readonly takes: string | null;
  readonly note: string;
  readonly top: number;
}

/** What lies over the page and takes all keys. The last of a list lies on top. */
export type Overlay =
  | { readonly over: 'help'; readonly place: Place; readonly top: number }
  | { readonly over: 'settings'; readonly selected: number }
  | {
      readonly over: 'calculator';
      readonly edit: Edit;
      readonly done: readonly { readonly sum: string; readonly result: string }[];
      readonly problem: string | null;
    }
  | { readonly over: 'note'; readonly edit: Edit }
  | {
      readonly over: 'find';
      readonly edit: Edit;
      readonly sought: string;
      readonly found: FindView | null;
      readonly selected: number;
    }
  | { readonly over: 'wait'; readonly selected: number }
  /** Choosing what stands beside the task. */
  | { readonly over: 'beside'; readonly task: string; readonly selected: number }
  /** A wait that is warned of, over the list of waits. */
  | { readonly over: 'wait-anyway'; readonly minutes: number | 'next' }
  | ReadBackOverlay
  /** Between an answer and its consequences. */
  | { readonly over: 'meant'; readonly task: string; readonly edit: Edit }
  | { readonly over: 'paused' }
  | { readonly over: 'leave' }
  | { readonly over: 'withdraw' };

/** The whole state of the full screen in a sitting: plain data, changed by the reducer alone. */
export interface ScreenState {
  readonly seat: Seat;
  readonly arrangements: Arrangements;
  readonly size: Size;
  /** Time left on the sitting clock, in milliseconds. */
  readonly leftMs: number;
  readonly settings: Settings;
  /** Whether `$VISUAL` or `$EDITOR` names an editor of the candidate's own. */
  readonly hasEditor: boolean;
  /** Whether the log can't be written any more. */
  readonly isLost: boolean;
  readonly tab: TabId;
  /** What the pointer stands on in each tab, by its key (see `itemKeys`): it stays there whatever comes in above. Null: nothing was chosen. */
  readonly selected: Readonly<Record<TabId, string | null>>;
  readonly page: Page;
  readonly overlays: readonly Overlay[];
  readonly makings: Readonly<Record<string, Making>>;
  readonly notice: Notice | null;
  /** The sitting before consequences that haven't been shown yet, or null. */
  readonly untold: Sitting | null;
  readonly happened: HappenedView | null;
  /** Numbers of the messages that the desk has shown whole: read, though nobody opened them. Nothing is logged of it. */
  readonly seen: readonly number[];
  /** Where the text on the screen really begins, as it was drawn when the key came; null where nothing was drawn since the last. */
  readonly scroll: Scroll | null;
  /** The document read last, and the task worked on last: what `d` brings together. */
  readonly lastDocument: string | null;
  readonly lastTask: string | null;
  /** What was last put beside each task, and beside any. */
  readonly besides: Readonly<Record<string, Beside>>;
  readonly lastBeside: Beside | null;
  /** A note that was begun and left, and the sums that were made: there again when they are next asked for. */
  readonly noteBegun: Edit | null;
  readonly sums: Extract<Overlay, { over: 'calculator' }> | null;
}

/** What the screen wants from whoever runs it, after its acts are done. */
export type Wish = 'leave' | 'finish' | 'debrief' | 'editor' | 'invigilate' | 'plain';

/** What came of a key: the state when every act has been done, the acts in order, and a wish. */
export interface Stepped {
  readonly state: ScreenState;
  readonly acts: readonly Act[];
  readonly wish: Wish | null;
}

/** A step without acts. */
export function stay(state: ScreenState): Stepped {
  return { state, acts: [], wish: null };
}

/** A step with acts. */
export function act(state: ScreenState, ...acts: readonly Act[]): Stepped {
  return { state, acts, wish: null };
}

/** The screen at the beginning of a sitting, or where it goes on. */
export function beginScreen(
  seat: Seat,
  arrangements: Arrangements,
  size: Size,
  leftMs: number,
  settings: Settings,
): ScreenState {
  const state: ScreenState = {
    seat,
    arrangements,
    size,
    leftMs,
    settings,
    hasEditor: false,
    isLost: false,
    tab: 'desk',
    selected: { desk: null, inbox: null, documents: null, contacts: null, notebook: null },
    page: { at: 'tabs' },
    overlays: [],
    makings: {},
    notice: null,
    untold: null,
    happened: null,
    seen: [],
    scroll: null,
    lastDocument: null,
    lastTask: null,
    besides: {},
    lastBeside: null,
    noteBegun: seat.jotting === '' ? null : editOf(seat.jotting),
    sums: null,
  };
  if (seat.sitting.ended !== null) return { ...state, page: { at: 'end', top: 0 } };
  const begun = openTasks(seat.sitting).find((task) => seat.drafts[task.id] !== undefined);
  return begun === undefined ? state : { ...state, selected: { ...state.selected, desk: begun.id } };
}

/** The overlay on top, or null. */
export function topOf(state: ScreenState): Overlay | null {
  return state.overlays.at(-1) ?? null;
}

/** The state with the top overlay replaced; with null, taken away. */
export function withTop(state: ScreenState, overlay: Overlay | null): ScreenState {
  const under = state.overlays.slice(0, -1);
  return { ...state, overlays: overlay === null ? under : [...under, overlay] };
}

/** The state with one more overlay on top. */
export function under(state: ScreenState, overlay: Overlay): ScreenState {
  return { ...state, overlays: [...state.overlays, overlay] };
}

/** Where the candidate is, as the table of keys names it. */
export function placeOf(state: ScreenState): Place {
  const top = topOf(state);
  if (top !== null) return top.over === 'withdraw' ? 'leave' : top.over;
  const { page } = state;
  switch (page.at) {
    case 'tabs':
      return state.tab;
    case 'task':
      return page.isBeside && page.beside !== null ? besidePlaces[page.beside.kind] : 'task';
    case 'message':
    case 'document':
    case 'end':
    case 'debrief':
      return page.at;
    default:
      return page satisfies never;
  }
}

const besidePlaces: Readonly<Record<Beside['kind'], Place>> = {
  document: 'document',
  messages: 'message',
  notebook: 'notebook',
};

/** A warning under the page. */
export function warn(state: ScreenState, ...lines: readonly string[]): ScreenState {
  return { ...state, notice: { lines, tone: 'warning' } };
}

/** Good news under the page. */
export function tell(state: ScreenState, ...lines: readonly string[]): ScreenState {
  return { ...state, notice: { lines, tone: 'news' } };
}

/** The document or message on the page, whatever lies over it: what the log is to say is open. */
export function shownId(state: ScreenState): string | null {
  const { page } = state;
  if (page.at === 'message') return page.id;
  if (page.at === 'document') return page.reading.id;
  if (page.at !== 'task') return null;
  return page.beside?.kind === 'document' ? page.beside.reading.id : markedDocument(state, page.task);
}

/** A step to a page: what it shows is then on the record as opened. */
export function showing(state: ScreenState): Stepped {
  const id = shownId(state);
  return id === null || id === state.seat.open ? stay(state) : act(state, { kind: 'open', id });
}

/** The document whose lines a task marks: on the page as long as the task is. */
export function markedDocument(state: ScreenState, task: string): string | null {
  const spec = state.seat.sitting.scenario.tasks.get(task)?.spec;
  return spec?.kind === 'flag' ? spec.document : null;
}

/**
 * The state in which messages that were on the desk whole, by number, count as read: once the candidate has gone on to
 * something else, so that NEW stays as long as one looks at it.
 */
export function withSeen(state: ScreenState, whole: readonly number[]): ScreenState {
  const isAtDesk = state.page.at === 'tabs' && state.tab === 'desk' && topOf(state) === null;
  if (isAtDesk || whole.every((number) => state.seen.includes(number))) return state;
  return { ...state, seen: [...new Set([...state.seen, ...whole])] };
}

/** The answer being made on the page, if one is. */
export function makingAt(state: ScreenState): Making | null {
  return state.page.at === 'task' ? (state.makings[state.page.task] ?? null) : null;
}

/** What has been typed and isn't on the record yet, as acts. */
export function unsaved(state: ScreenState): readonly Act[] {
  const drafts = Object.values(state.makings).flatMap((making) => {
    const draft = draftToSave(state.seat, making.task, making.work, making.reason);
    return draft === null ? [] : [draft];
  });
  const { jotting, sitting } = state.seat;
  const text = beingNoted(state);
  return text === jotting || sitting.ended !== null ? drafts : [...drafts, { kind: 'jot', text }];
}

/** What is typed in a note, or in an "I meant…", and isn't anywhere yet: cut off, it is there again as a note that was begun. */
function beingNoted({ overlays, noteBegun }: ScreenState): string {
  const typed = overlays.findLast((one) => one.over === 'note')?.edit.text ?? noteBegun?.text ?? '';
  const meant = overlays.findLast((one) => one.over === 'meant')?.edit.text ?? '';
  return [typed, meant].filter((text) => text.trim() !== '').join(' ');
}

/** What is typed, as acts, where the candidate goes: an "I meant…" then is with its answer, since it can't be offered again. */
export function lastWords(state: ScreenState): readonly Act[] {
  const overlays = state.overlays.filter((one) => one.over !== 'meant');
  const notes = state.overlays.flatMap((one): readonly Act[] => {
    const text = one.over === 'meant' ? one.edit.text.trim() : '';
    return one.over !== 'meant' || text === '' ? [] : [meantNote(state.seat, one.task, text)];
  });
  return [...notes, ...unsaved({ ...state, overlays })];
}

/** How many messages the desk shows. */
export const deskMessages = 3;

/**
 * The state with the seat that an act led to. What the act brought is shown, unless the candidate may still say what was
 * meant; a task that closed under the candidate's hands leads back to the desk. Pure.
 */
export function seated(state: ScreenState, seat: Seat): ScreenState {
  const next: ScreenState = { ...state, seat };
  if (seat.sitting.ended !== null && topOf(state)?.over !== 'meant') return ended(next);
  if (next.untold === null || topOf(next)?.over === 'meant') return next;
  // A task that was answered or lapsed, and opened again at once, is begun anew.
  const over = new Set(seat.sitting.happened.flatMap((what) => ('task' in what ? [what.task] : [])));
  const tasks = openTasks(seat.sitting).map(({ id }) => id);
  const open = new Set(tasks.filter((id) => !over.has(id)));
  const makings = Object.fromEntries(Object.entries(next.makings).filter(([id]) => open.has(id)));
  const told: ScreenState = { ...next, makings, untold: null, happened: happenedView(next.untold, seat) };
  const isGone = told.page.at === 'task' && !open.has(told.page.task);
  if (!isGone) return told;
  const overlays = told.overlays.filter((one) => one.over !== 'read-back');
  return { ...told, page: { at: 'tabs' }, tab: 'desk', overlays, selected: { ...told.selected, desk: null } };
}

function ended(state: ScreenState): ScreenState {
  if (state.page.at === 'end' || state.page.at === 'debrief') return state;
  return { ...state, page: { at: 'end', top: 0 }, overlays: [], makings: {}, untold: null, notice: null };
}
