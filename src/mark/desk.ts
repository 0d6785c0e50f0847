import type { Head } from '../log/chain.ts';
import type { Replayed } from '../log/replay.ts';
import type { Plan } from '../scenario/plan.ts';
import type { Criterion, MarkingScheme } from '../scenario/scheme-file.ts';
import type { MadeView } from '../view/made.ts';
import type { MarkAct } from './acts.ts';
import type { Ledger } from './ledger.ts';
import type { HiddenThing, MarkedFor, Round } from './ledger-record.ts';
import type { Firmness, Level, Mark } from './levels.ts';
import type { MarkingPage } from './queue.ts';
import { cleanComment, inCiteOrder } from './rules.ts';

/** Who marks, for whom, by what. */
export interface MarkingTerms {
  readonly assessor: string;
  readonly round: Round;
  readonly for: MarkedFor;
  readonly scheme: MarkingScheme;
  readonly plan: Plan;
  /** Whether a round can be closed here: that needs the assessor's key, to sign with. */
  readonly canSign: boolean;
}

/** A sitting in the queue, as far as it is known before its page is opened. */
export interface QueuedSitting {
  readonly head: Head;
  readonly criteria: readonly Criterion[];
}

/** The sitting on the page. */
export interface SittingHere {
  readonly replayed: Replayed;
  readonly made: readonly MadeView[];
}

/** What is gathered for a mark that isn't set yet: in memory until then. */
export interface Gathered {
  readonly cites: readonly number[];
  readonly comment: string;
}

/** Something that there is to say. */
export interface MarkSaid {
  readonly text: string;
  readonly isWarning: boolean;
}

/** A marker's desk as it stands. */
export interface MarkingDesk {
  readonly terms: MarkingTerms;
  readonly sittings: readonly QueuedSitting[];
  readonly pages: readonly MarkingPage[];
  /** Which page is open, from 0. */
  readonly at: number;
  /** Whether no conflict of interest has been declared yet, and has to be before anything is marked. */
  readonly mustDeclare: boolean;
  readonly here: SittingHere;
  /** Why nothing can be put into the ledger of the sitting on the page, as a sentence; null where it can. */
  readonly trouble: string | null;
  /** The ledger of each sitting, by its place in the queue; none where it isn't opened yet. */
  readonly ledgers: ReadonlyMap<number, Ledger>;
  /** What is gathered, by the place of its page. */
  readonly gathered: ReadonlyMap<number, Gathered>;
  readonly said: MarkSaid | null;
  /** Whether the round was closed from here, and there is nothing more to do. */
  readonly isFinished: boolean;
}

/** What a marker asks of the desk. */
export type MarkAsk =
  | { readonly kind: 'declare' }
  /** To a page, from 0. */
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'next-unmarked' }
  /** Cites a record, or no longer. */
  | { readonly kind: 'cite'; readonly seq: number }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'level'; readonly level: Level; readonly firmness: Firmness }
  | { readonly kind: 'not-seen' }
  | { readonly kind: 'take-back' }
  | { readonly kind: 'look'; readonly what: HiddenThing }
  | { readonly kind: 'close' };

/** A desk that can be looked at and asked. An ask never fails: whatever came of it is said. */
export interface DeskPort {
  readonly look: () => MarkingDesk;
  readonly ask: (ask: MarkAsk) => Promise<void>;
  /** Calls the listener after every change, until the function it gives is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The page that is open. */
export function pageOf(desk: MarkingDesk): MarkingPage {
  return desk.pages[desk.at] ?? { sitting: 0, criterion: '' };
}

/** The ledger of the sitting on the page; null where it isn't opened yet. */
export function ledgerHere(desk: MarkingDesk): Ledger | null {
  return desk.ledgers.get(pageOf(desk).sitting) ?? null;
}

/** The mark that stands on a page; null where it is unmarked. */
export function markOn(desk: Pick<MarkingDesk, 'ledgers'>, page: MarkingPage): Mark | null {
  return desk.ledgers.get(page.sitting)?.marks.get(page.criterion) ?? null;
}

/** What is cited and said on the open page: as it was marked, or as gathered so far. */
export function gatheredHere(desk: MarkingDesk): Gathered {
  const gathered = desk.gathered.get(desk.at);
  if (gathered !== undefined) return gathered;
  const mark = markOn(desk, pageOf(desk));
  if (mark === null) return { cites: [], comment: '' };
  return { cites: mark.level === 'not-seen' ? [] : mark.cites, comment: mark.comment };
}

/** Places of the pages that are unmarked, in order. */
export function unmarkedPages(desk: MarkingDesk): readonly number[] {
  return desk.pages.flatMap((page, index) => (markOn(desk, page) === null ? [index] : []));
}

/** The next unmarked page after the open one, round to the beginning; null where everything is marked. */
export function nextUnmarked(desk: MarkingDesk): number | null {
  const unmarked = unmarkedPages(desk).filter((index) => index !== desk.at);
  return unmarked.find((index) => index > desk.at) ?? unmarked[0] ?? null;
}

/** What an ask comes to: an act for the ledger, other things gathered, or a sentence. Going and closing are for who holds the files. */
export type Asked =
  | { readonly kind: 'act'; readonly act: MarkAct; readonly gathered: Gathered | null }
  | { readonly kind: 'gather'; readonly gathered: Gathered }
  | { readonly kind: 'said'; readonly said: MarkSaid };

/** An ask about the open page as an act. A change to what is cited or said of a mark that stands is a further mark, saved at once. Pure. */
export function askedOf(
  desk: MarkingDesk,
  ask: Exclude<MarkAsk, { readonly kind: 'declare' | 'go' | 'next-unmarked' | 'close' }>,
): Asked {
  const { criterion } = pageOf(desk);
  const mark = markOn(desk, pageOf(desk));
  const { cites, comment } = gatheredHere(desk);
  const act = (next: Mark): Asked => ({ kind: 'act', act: { kind: 'mark', criterion, mark: next }, gathered: null });
  switch (ask.kind) {
    case 'cite': {
      const others = cites.filter((seq) => seq !== ask.seq);
      const now = others.length < cites.length ? others : inCiteOrder([...cites, ask.seq]);
      if (mark === null || mark.level === 'not-seen') return { kind: 'gather', gathered: { cites: now, comment } };
      return act({ ...mark, cites: now });
    }
    case 'comment': {
      const clean = cleanComment(ask.text);
      return mark === null ? { kind: 'gather', gathered: { cites, comment: clean } } : act({ ...mark, comment: clean });
    }
    case 'level':
      return act({ level: ask.level, firmness: ask.firmness, cites, comment });
    case 'not-seen':
      if (cites.length === 0) return act({ level: 'not-seen', comment });
      return { kind: 'said', said: { text: citedAndNotSeen, isWarning: true } };
    case 'take-back':
      return { kind: 'act', act: { kind: 'take-back', criterion }, gathered: { cites, comment } };
    case 'look': {
      const { what } = ask;
      return {
        kind: 'act',
        act: { kind: 'look', what, criterion: what === 'expectation' ? criterion : null },
        gathered: null,
      };
    }
    default:
      return ask satisfies never;
  }
}

const citedAndNotSeen =
  '“No evidence seen” cites nothing, and records are cited here: take them out first, or choose a level.';

/** The desk after an act was saved: what was gathered for the page has become its mark, or stands for itself again. Pure. */
export function afterSaved(
  desk: MarkingDesk,
  ledger: Ledger | null,
  gathered: Gathered | null,
  said: MarkSaid | null,
): MarkingDesk {
  const ledgers = new Map(desk.ledgers);
  if (ledger !== null) ledgers.set(pageOf(desk).sitting, ledger);
  return { ...desk, ledgers, gathered: withGathered(desk, gathered), said };
}

/** What is gathered on the pages, the open one's replaced; with null it is that of its mark. Pure. */
export function withGathered(desk: MarkingDesk, gathered: Gathered | null): MarkingDesk['gathered'] {
  const all = new Map(desk.gathered);
  if (gathered === null) all.delete(desk.at);
  else all.set(desk.at, gathered);
  return all;
}

/** Why an act on the open page is refused before any record is made; null where it isn't. */
export function refusalHere(desk: MarkingDesk): string | null {
  if (desk.mustDeclare) return 'Declare first that you have no conflict of interest: nothing is marked before.';
  return desk.trouble;
}
