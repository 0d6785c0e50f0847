import type { Head } from '../log/chain.ts';
import type { Replayed } from '../log/replay.ts';
import type { Plan } from '../scenario/plan.ts';
import type { Criterion, MarkingScheme } from '../scenario/scheme-file.ts';
import type { MadeView } from '../view/made.ts';
import type { MarkAct } from './acts.ts';
import type { Ledger, MarkDraft } from './ledger.ts';
import type { HiddenThing, MarkedFor, Round } from './ledger-record.ts';
import type { Firmness, Level, Mark } from './levels.ts';
import type { MarkingPage } from './queue.ts';
import { cleanComment, inCiteOrder } from './rules.ts';
import { type Typed, withTyped } from './typed.ts';

/** Who marks, for whom, by what. */
export interface MarkingTerms {
  readonly assessor: string;
  readonly round: Round;
  readonly for: MarkedFor;
  readonly scheme: MarkingScheme;
  readonly plan: Plan;
  /** Whether a round can be closed here: that needs the assessor's key, to sign with. */
  readonly canSign: boolean;
  /** Whether this is practice, on a sitting with agreed marks: it is closed without a signature, and never counts. */
  readonly isPractice: boolean;
}

/** A sitting in the queue, as far as it is known before its page is opened. */
export interface QueuedSitting {
  readonly head: Head;
  readonly criteria: readonly Criterion[];
  /** The ids of those that the round asks for: nothing more is needed to close it. */
  readonly asked: readonly string[];
}

/** The sitting on the page. */
export interface SittingHere {
  readonly replayed: Replayed;
  readonly made: readonly MadeView[];
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
  /** The comments of each sitting that are typed and not kept; none where there are none. */
  readonly typed: ReadonlyMap<number, Typed>;
  /** How many sittings have been left out since, for logs that don't verify. */
  readonly leftOut: number;
  readonly said: MarkSaid | null;
  /** What is told once a practice sitting is closed: the agreed marks. Null until then. */
  readonly told: readonly string[] | null;
  /** Whether the round was closed from here, and there is nothing more to do. */
  readonly isFinished: boolean;
}

/** What a marker asks of the desk. */
export type MarkAsk =
  | { readonly kind: 'declare' }
  /** To a page, from 0. */
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'next-unmarked' }
  /** To a criterion of the sitting on the page that the round doesn't ask for. */
  | { readonly kind: 'also'; readonly criterion: string }
  /** Cites a record, or no longer. */
  | { readonly kind: 'cite'; readonly seq: number }
  | { readonly kind: 'comment'; readonly text: string }
  /** A comment as far as it is typed; null lets go of it. */
  | { readonly kind: 'typing'; readonly text: string | null }
  | { readonly kind: 'level'; readonly level: Level; readonly firmness: Firmness }
  | { readonly kind: 'not-seen' }
  | { readonly kind: 'take-back' }
  | { readonly kind: 'look'; readonly what: HiddenThing }
  | { readonly kind: 'close' }
  /** On from what was told. */
  | { readonly kind: 'go-on' };

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
export function gatheredHere(desk: MarkingDesk): MarkDraft {
  const { criterion } = pageOf(desk);
  const mark = markOn(desk, pageOf(desk));
  if (mark === null) return ledgerHere(desk)?.drafts.get(criterion) ?? { cites: [], comment: '' };
  return { cites: mark.level === 'not-seen' ? [] : mark.cites, comment: mark.comment };
}

/** What is typed for the open page and not kept; null where nothing is. */
export function typedHere(desk: MarkingDesk): string | null {
  const { sitting, criterion } = pageOf(desk);
  return desk.typed.get(sitting)?.get(criterion) ?? null;
}

/** Places of the pages on which something is typed and not kept, in order. */
export function typedPages({ pages, typed }: Pick<MarkingDesk, 'pages' | 'typed'>): readonly number[] {
  return pages.flatMap(({ sitting, criterion }, index) => (typed.get(sitting)?.has(criterion) === true ? [index] : []));
}

/** What is typed for the sitting on the page after more is: what says the same as the comment that stands isn't kept twice. Pure. */
export function typedAfter(desk: MarkingDesk, text: string | null): Typed {
  const { sitting, criterion } = pageOf(desk);
  const isSame = text !== null && cleanComment(text) === gatheredHere(desk).comment;
  return withTyped(desk.typed.get(sitting) ?? new Map(), criterion, isSame ? null : text);
}

/** The desk with other typed comments for the sitting on the page. Pure. */
export function withTypedHere(desk: MarkingDesk, here: Typed): MarkingDesk {
  const typed = new Map(desk.typed);
  if (here.size === 0) typed.delete(pageOf(desk).sitting);
  else typed.set(pageOf(desk).sitting, here);
  return { ...desk, typed };
}

/** Places of the pages that the round asks for and that are unmarked, in order. */
export function unmarkedPages(desk: Pick<MarkingDesk, 'pages' | 'ledgers'>): readonly number[] {
  return desk.pages.flatMap((page, index) => (page.isExtra !== true && markOn(desk, page) === null ? [index] : []));
}

/** The desk without the pages of a sitting that can't be marked: the open page stays. Pure. */
export function withoutSitting(desk: MarkingDesk, sitting: number): MarkingDesk {
  const pages = desk.pages.filter((page) => page.sitting !== sitting);
  const at = pages.indexOf(pageOf(desk));
  if (at < 0 || pages.length === desk.pages.length) return desk;
  return { ...desk, pages, at, leftOut: desk.leftOut + 1 };
}

/** The criteria of the sitting on the page that the round doesn't ask for and that have no page: what stands of them stands. Practice has none. */
export function notAskedHere(desk: MarkingDesk): readonly Criterion[] {
  if (desk.terms.isPractice) return [];
  const { sitting } = pageOf(desk);
  const own = desk.pages.filter((page) => page.sitting === sitting).map(({ criterion }) => criterion);
  return (desk.sittings[sitting]?.criteria ?? []).filter(({ id }) => !own.includes(id));
}

/** The desk with a page for a criterion that the round doesn't ask for, after the open one, and gone to. Pure. */
export function withExtraPage(desk: MarkingDesk, criterion: string): MarkingDesk {
  if (!notAskedHere(desk).some(({ id }) => id === criterion)) return desk;
  const page: MarkingPage = { sitting: pageOf(desk).sitting, criterion, isExtra: true };
  return { ...desk, pages: desk.pages.toSpliced(desk.at + 1, 0, page), at: desk.at + 1, said: null };
}

/** The next unmarked page after the open one, round to the beginning; null where everything is marked. */
export function nextUnmarked(desk: MarkingDesk): number | null {
  const unmarked = unmarkedPages(desk).filter((index) => index !== desk.at);
  return unmarked.find((index) => index > desk.at) ?? unmarked[0] ?? null;
}

/** An ask about the open page alone. */
export type PageAsk = Exclude<
  MarkAsk,
  { readonly kind: 'declare' | 'go' | 'next-unmarked' | 'also' | 'close' | 'go-on' | 'typing' }
>;

/**
 * An ask about the open page as an act, or a sentence on why it is none. What is cited or said changes the mark that stands, as a further
 * one; without a mark it is gathered. Pure.
 */
export function actOf(desk: MarkingDesk, ask: PageAsk): MarkAct | string {
  const { criterion } = pageOf(desk);
  const mark = markOn(desk, pageOf(desk));
  const { cites, comment } = gatheredHere(desk);
  switch (ask.kind) {
    case 'cite': {
      if (mark?.level === 'not-seen') return notSeenStands;
      const others = cites.filter((seq) => seq !== ask.seq);
      const now = others.length < cites.length ? others : inCiteOrder([...cites, ask.seq]);
      if (mark === null) return { kind: 'draft', criterion, draft: { cites: now, comment } };
      return { kind: 'mark', criterion, mark: { ...mark, cites: now } };
    }
    case 'comment': {
      const clean = cleanComment(ask.text);
      if (mark === null) return { kind: 'draft', criterion, draft: { cites, comment: clean } };
      return { kind: 'mark', criterion, mark: { ...mark, comment: clean } };
    }
    case 'level':
      return { kind: 'mark', criterion, mark: { level: ask.level, firmness: ask.firmness, cites, comment } };
    case 'not-seen':
      return cites.length > 0 ? citedAndNotSeen : { kind: 'mark', criterion, mark: { level: 'not-seen', comment } };
    case 'take-back':
      return { kind: 'take-back', criterion };
    case 'look':
      return { kind: 'look', what: ask.what, criterion: ask.what === 'expectation' ? criterion : null };
    default:
      return ask satisfies never;
  }
}

const citedAndNotSeen =
  '“No evidence seen” cites nothing, and records are cited here: take them out first, or choose a level.';

const notSeenStands = '“No evidence seen” stands here, and cites nothing: take it back first.';

/** The desk after an act was saved. Pure. */
export function afterSaved(desk: MarkingDesk, ledger: Ledger | null, said: MarkSaid | null): MarkingDesk {
  const ledgers = new Map(desk.ledgers);
  if (ledger !== null) ledgers.set(pageOf(desk).sitting, ledger);
  return { ...desk, ledgers, said };
}

/** Why an act on the open page is refused before any record is made; null where it isn't. */
export function refusalHere(desk: MarkingDesk): string | null {
  if (desk.mustDeclare) return 'Declare first that you have no conflict of interest: nothing is marked before.';
  return desk.trouble;
}
