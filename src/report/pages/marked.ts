import type { Head } from '../../log/chain.ts';
import type { LogState } from '../../log/fold.ts';
import { isUnfinished, type Replayed } from '../../log/replay.ts';
import type { Ledger } from '../../mark/ledger.ts';
import { isSameName } from '../../mark/ledger-name.ts';
import type { Firmness, Level } from '../../mark/levels.ts';
import { namesIn, type RoundsOfLog } from '../../mark/rounds-of-log.ts';
import { isToModerate, type Sampled } from '../../mark/sample.ts';
import { type Awaited, oneMark, type Settled, settledMark, whyProvisional } from '../../mark/settled.ts';
import type { MarkingScheme } from '../../scenario/scheme-file.ts';

/** A sitting with what people have made of it so far. */
export interface Marked {
  /** The log, as its path is told. */
  readonly log: string;
  readonly replayed: Replayed;
  readonly head: Head;
  /** What it is marked by; null while no ledger and nobody else names one. */
  readonly scheme: MarkingScheme | null;
  /** Every ledger of this log and of that scheme, in the order of the rounds. */
  readonly ledgers: readonly Ledger[];
  /** The rounds as they stand by these; one whose ledger doesn't count isn't closed. */
  readonly rounds: RoundsOfLog;
  /** What of it was drawn for moderation; undefined where nothing was. */
  readonly sampled: Sampled | undefined;
  /** Ledgers that lie beside the log and don't count, each in a sentence. */
  readonly notCounted: readonly string[];
}

/** The first state of a sitting, where its scenario and terms are. */
export function openingOf({ replayed }: Pick<Marked, 'replayed'>): LogState {
  const [first] = replayed.records;
  if (first === undefined) throw new RangeError('A log without records isn’t reported on');
  return first.after;
}

/** Why nothing said of the marks is a result yet; null when all rounds are closed and settled. Pure. */
export function whyNoResult(marked: Pick<Marked, 'rounds' | 'sampled'>): string | null {
  return whyProvisional(marked.rounds, awaitedOf(marked));
}

/** What stands for a criterion: one mark is enough where nobody marks a second time, unless it was drawn for moderation. Pure. */
export function standingOf(marked: Pick<Marked, 'rounds' | 'sampled'>, criterion: string): Settled {
  return settledMark(criterion, marked.rounds, awaitedOf(marked));
}

function awaitedOf({ sampled }: Pick<Marked, 'sampled'>): Awaited {
  return { ...oneMark, isInSample: (criterion) => isToModerate(sampled, criterion) };
}

/** The ledgers that no later attempt has taken the place of, closed or not. Pure. */
export function ledgersThatStand({ ledgers, rounds }: Pick<Marked, 'ledgers' | 'rounds'>): readonly Ledger[] {
  const names = namesIn(rounds);
  return ledgers.filter(({ opened }) => names.some((name) => isSameName(name, opened)));
}

/** What must not be overlooked on any page about sittings of this plan and scheme. Pure. */
export function noticesOf(marked: Pick<Marked, 'replayed' | 'scheme' | 'rounds' | 'sampled'>): readonly string[] {
  const { scenario } = openingOf(marked).sitting;
  return [
    ...(whyNoResult(marked) === null ? [] : [provisional]),
    ...(isUnfinished(marked.replayed) ? [unfinished] : []),
    ...(scenario.plan.status === 'draft' ? [draftPlan(scenario.plan.title, scenario.plan.version)] : []),
    ...(marked.scheme?.status === 'draft' ? [draftScheme] : []),
    ...(scenario.status === 'live' ? [] : [practiceOnly(scenario.status)]),
  ];
}

/** Said of a sitting whose end isn't on the record. */
export const unfinished = 'The sitting is unfinished: its log stops before an end, and the marks are of what is there.';
/** Said of marks whose rounds aren't all closed. */
export const provisional = 'Provisional: marks, not results.';
/** Said where a scheme that marks were made by is a draft. */
export const draftScheme = 'The marking scheme is a draft: it is for practice and for trying it out.';

/** Said where the plan is a draft. */
export function draftPlan(title: string, version: string): string {
  return `DRAFT plan: ${title}, ${version}. The final one may say otherwise.`;
}

function practiceOnly(status: string): string {
  return `The scenario is a ${status}: for practice, not for a result.`;
}

const named = {
  below: { unsaid: 'below a pass', just: 'just below a pass', secure: 'well below a pass' },
  pass: { unsaid: 'a pass', just: 'just a pass', secure: 'a secure pass' },
  distinction: { unsaid: 'a distinction', just: 'just a distinction', secure: 'a secure distinction' },
} as const;

/** A level in words, with how sure it is where that is known. */
export function levelWords(level: Level | 'not-seen', firmness: Firmness | null): string {
  if (level === 'not-seen') return 'no evidence seen';
  return named[level][firmness ?? 'unsaid'];
}

/** What stands for a criterion, in words. Pure. */
export function standingWords(marked: Marked, criterion: string): string {
  const standing = standingOf(marked, criterion);
  if (standing.isSettled) return levelWords(standing.level, standing.firmness);
  return isMarked(marked, criterion) ? 'not settled' : 'not marked';
}

/** Whether a ledger that stands has a mark of a criterion. Pure. */
export function isMarked(marked: Marked, criterion: string): boolean {
  return ledgersThatStand(marked).some(({ marks }) => marks.has(criterion));
}
