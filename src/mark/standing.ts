import { apartOf, type BareMark, bareMark } from './apart.ts';
import type { Ledger } from './ledger.ts';
import { closedAt, nameOfLedger, roundsOfLog } from './rounds-of-log.ts';

/** A sitting whose marks people have agreed: laid among the others to see whether an assessor still marks as agreed. */
export interface Control {
  readonly id: string;
  /** The hash of its log's head. */
  readonly log: string;
  /** Whether it is to be come near to before anything else is marked. */
  readonly isStandardisation: boolean;
  /** The agreed mark of each criterion. */
  readonly marks: ReadonlyMap<string, BareMark>;
}

/** Controls, and how far off an assessor may be. */
export interface Controls {
  readonly controls: readonly Control[];
  /** On how many criteria of one control a mark may be a level off. None may be two off. */
  readonly offByALevelMost: number;
}

/** A criterion on which an assessor was off. `given` is null where it wasn't marked, which counts as two levels. */
export interface Off {
  readonly criterion: string;
  readonly agreed: BareMark;
  readonly given: BareMark | null;
  readonly levels: number;
}

/** A control that somebody marked and closed. */
export interface ControlMarked {
  readonly control: Control;
  readonly ledger: Ledger;
  readonly closedAt: string;
  readonly off: readonly Off[];
  readonly isWithin: boolean;
}

/** Where an assessor stands by their controls. */
export interface Standing {
  readonly assessor: string;
  /** In the order in which they were closed. */
  readonly marked: readonly ControlMarked[];
  /** Ids of the standardisation sittings that they haven't come near to yet. */
  readonly standardisationLeft: readonly string[];
  /** Whether the last control was off, and none within tolerance has come since. */
  readonly isStopped: boolean;
  /** Closed ledgers that are to be opened again. */
  readonly reopen: readonly Ledger[];
}

/** How far a closed ledger of a control is off, criterion by criterion. Firmness isn't held against anybody. Pure. */
export function offOf({ marks }: Control, ledger: Ledger): readonly Off[] {
  return [...marks].flatMap(([criterion, agreed]): readonly Off[] => {
    const mark = ledger.marks.get(criterion);
    if (mark === undefined) return [{ criterion, agreed, given: null, levels: 2 }];
    const given = bareMark(mark);
    const { levels } = apartOf(agreed, given);
    return levels === 0 ? [] : [{ criterion, agreed, given, levels }];
  });
}

/** Whether that is within tolerance: none two levels off, and no more than so many off by one. Pure. */
export function isWithinTolerance(off: readonly Off[], offByALevelMost: number): boolean {
  return off.length <= offByALevelMost && off.every(({ levels }) => levels < 2);
}

/**
 * Where an assessor stands. A control outside tolerance stops them until one is within it; what they closed between the last agreed
 * control before and the next one after is to be opened again, and what they closed before they had come near to every
 * standardisation sitting. `ledgers` are all of the folder's, of every log and attempt; adjudication and what comes after it isn't
 * judged by controls. Times are those that the ledgers say. Pure.
 */
export function standingOf(assessor: string, terms: Controls, ledgers: readonly Ledger[]): Standing {
  const { controls } = terms;
  const own = ledgers.filter(({ opened: { round, ...by } }) => by.assessor === assessor && isJudged(round));
  const marked = controlsMarked(own, terms);
  const spans = doubtfulSpans(marked);
  const { since, left } = standardised(controls, marked);
  const isDoubtful = (closed: string): boolean =>
    left.length > 0 || closed < since || spans.some(({ from, to }) => closed >= from && (to === null || closed <= to));
  const isControl = (ledger: Ledger): boolean => controls.some(({ log }) => log === ledger.opened.log.hash);
  const reopen = latestOf(own).filter((ledger) => {
    const closed = closedAt(ledger);
    return closed !== null && !isControl(ledger) && isDoubtful(closed);
  });
  return { assessor, marked, standardisationLeft: left, isStopped: spans.at(-1)?.to === null, reopen };
}

/** The controls that somebody closed, every attempt, in the order in which they did. */
function controlsMarked(own: readonly Ledger[], { controls, offByALevelMost }: Controls): readonly ControlMarked[] {
  const marked = own.flatMap((ledger) => {
    const control = controls.find(({ log }) => log === ledger.opened.log.hash);
    const closed = closedAt(ledger);
    if (control === undefined || closed === null) return [];
    const off = offOf(control, ledger);
    return [{ control, ledger, closedAt: closed, off, isWithin: isWithinTolerance(off, offByALevelMost) }];
  });
  return marked.toSorted((a, b) => compare(a.closedAt, b.closedAt) || compare(a.ledger.head.hash, b.ledger.head.hash));
}

function isJudged(round: Ledger['opened']['round']): boolean {
  return round === 'first' || round === 'second';
}

/** Of each log and round the latest attempt; one that is open stands for those before it. */
function latestOf(own: readonly Ledger[]): readonly Ledger[] {
  const byLog = Map.groupBy(own, ({ opened }) => opened.log.hash);
  return [...byLog.values()].flatMap((ledgers) => roundsOfLog(ledgers).closed);
}

/** From one control within tolerance to the next, wherever one that wasn't lies between; `to` is null where no next one has come. */
function doubtfulSpans(
  marked: readonly ControlMarked[],
): readonly { readonly from: string; readonly to: string | null }[] {
  const spans: { readonly from: string; readonly to: string | null }[] = [];
  let from = '';
  let isDoubtful = false;
  for (const { isWithin, control, closedAt: at } of marked) {
    // Not to come near to a standardisation sitting yet is what it is for.
    if (!isWithin && control.isStandardisation) continue;
    if (isWithin && isDoubtful) spans.push({ from, to: at });
    if (isWithin) from = at;
    isDoubtful = !isWithin;
  }
  return isDoubtful ? [...spans, { from, to: null }] : spans;
}

/** Since when somebody has come near to every standardisation sitting (empty where there is none), and which are left. */
function standardised(
  controls: readonly Control[],
  marked: readonly ControlMarked[],
): { readonly since: string; readonly left: readonly string[] } {
  const first = controls
    .filter(({ isStandardisation }) => isStandardisation)
    .map(({ id }) => ({ id, at: marked.find((one) => one.isWithin && one.control.id === id)?.closedAt ?? null }));
  return {
    since: first.reduce((latest, { at }) => (at !== null && at > latest ? at : latest), ''),
    left: first.filter(({ at }) => at === null).map(({ id }) => id),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Everybody who has a first or a second mark in these ledgers, in order. Pure. */
export function assessorsOf(ledgers: readonly Ledger[]): readonly string[] {
  const names = ledgers.map(nameOfLedger).filter(({ round }) => isJudged(round));
  return [...new Set(names.map(({ assessor }) => assessor))].sort();
}
