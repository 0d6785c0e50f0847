import { type BareMark, commonMark } from './apart.ts';
import type { Ledger } from './ledger.ts';
import { decidingRounds, type Round } from './ledger-record.ts';
import type { Mark } from './levels.ts';
import { mayAdjudicate, tellRound } from './may-mark.ts';
import { closedOf, namesIn, type RoundsOfLog } from './rounds-of-log.ts';

/** Somebody's mark in a round. */
export interface MarkBy {
  readonly round: Round;
  readonly assessor: string;
  readonly mark: Mark;
}

/**
 * The mark of a criterion that counts in the end, and by what; or why there is none yet, as words after "not settled: ". `firmness` is
 * null where those who agree on the level differ in it.
 */
export type Settled =
  | (BareMark & {
      readonly isSettled: true;
      /** `first` where one mark is enough, `agreement` where the first and the second say the same level. */
      readonly by: 'first' | 'agreement' | 'adjudication' | 'moderation' | 'appeal';
      readonly marks: readonly MarkBy[];
    })
  | { readonly isSettled: false; readonly because: string };

/** How many marks a sitting needs: two, or one where it isn't second-marked at all. */
export type Marking = 'double' | 'single';

/** What a mark waits for before it counts. */
export interface Awaited {
  readonly marking: Marking;
  /** Whether a criterion of this sitting was drawn for moderation: then it isn't settled before that, or an appeal, is closed. */
  readonly isInSample: (criterion: string) => boolean;
}

/** Two marks, and no sample that was drawn. */
export const twoMarks: Awaited = { marking: 'double', isInSample: () => false };

/** One mark is enough where there is no second, and no sample was drawn. */
export const oneMark: Awaited = { ...twoMarks, marking: 'single' };

/** The marks of a criterion in the closed ledgers of a round. Pure. */
export function marksIn(log: RoundsOfLog, round: Round, criterion: string): readonly MarkBy[] {
  return closedOf(log, round).flatMap((ledger) => markBy(ledger, criterion) ?? []);
}

function markBy({ opened: { round, assessor }, marks }: Ledger, criterion: string): MarkBy | null {
  const mark = marks.get(criterion);
  return mark === undefined ? null : { round, assessor, mark };
}

/**
 * The mark of a criterion that counts: that of the last closed round which has it. An appeal stands over a moderation, that over an
 * adjudication, that over the agreement of the first and the second mark; where these two differ and nobody has adjudicated there is
 * none, nor where it was drawn for moderation and isn't moderated. Never the higher mark, never a mean. Pure.
 */
export function settledMark(criterion: string, log: RoundsOfLog, awaited: Awaited = twoMarks): Settled {
  for (const round of decidingRounds) {
    const waiting = log.open.find((one) => one.round === round);
    if (waiting !== undefined) return not(`${tellRound(round)} by ${waiting.assessor} isn’t closed`);
    const marks = marksIn(log, round, criterion);
    if (marks.length > 0) return settledBy(round, marks, log);
    if (round === 'moderation' && awaited.isInSample(criterion)) return not('it is in the sample, and isn’t moderated');
  }
  return settledByTwo(criterion, log, awaited.marking);
}

function settledBy(round: (typeof decidingRounds)[number], marks: readonly MarkBy[], log: RoundsOfLog): Settled {
  const own =
    round === 'adjudication' ? marks.find(({ assessor }) => !mayAdjudicate(assessor, namesIn(log))) : undefined;
  if (own !== undefined) return not(`${own.assessor} adjudicated, and gave one of the two marks`);
  return agreed(round, marks) ?? not(`several people closed ${tellRound(round)}, and differ`);
}

function settledByTwo(criterion: string, log: RoundsOfLog, marking: Marking): Settled {
  const waiting = log.open.find(({ round }) => round === 'first' || round === 'second');
  if (waiting !== undefined) return not(`${tellRound(waiting.round)} by ${waiting.assessor} isn’t closed`);
  const [first, second] = [marksIn(log, 'first', criterion), marksIn(log, 'second', criterion)];
  if (first.length === 0) return not('there is no first mark');
  if (second.length === 0 && marking === 'double') return not('there is no second mark');
  const who = new Set([...first, ...second].map(({ assessor }) => assessor));
  if (who.size < first.length + second.length) return not('the first and the second mark are by the same person');
  const all = [...first, ...second];
  return (
    agreed(second.length === 0 ? 'first' : 'agreement', all) ??
    not(
      `${second.length === 0 ? 'the first marks' : 'the first and the second mark'} differ, and nobody has adjudicated`,
    )
  );
}

/**
 * Why the marks of a log are no result yet, in words to go after its name; null once every round is closed and settled. What a closed
 * round leaves unmarked isn't asked of that sitting: it can't be closed otherwise. Pure.
 */
export function whyProvisional(log: RoundsOfLog, awaited: Awaited = oneMark): string | null {
  if (!namesIn(log).some(({ round }) => round === 'first')) return 'hasn’t been marked: it has no first round';
  const [open] = log.open;
  if (open !== undefined) return `isn’t marked to its end: ${tellRound(open.round)} by ${open.assessor} isn’t closed`;
  const criteria = new Set(log.closed.flatMap(({ marks }) => [...marks.keys()]));
  if (criteria.size === 0) return 'hasn’t been marked: its rounds are closed with no mark in them';
  for (const criterion of criteria) {
    const settled = settledMark(criterion, log, awaited);
    if (!settled.isSettled) return `isn’t settled: of ${criterion}, ${settled.because}`;
  }
  return null;
}

/** One level by all; null where they differ. */
function agreed(by: Extract<Settled, { isSettled: true }>['by'], marks: readonly MarkBy[]): Settled | null {
  const common = commonMark(marks.map(({ mark }) => mark));
  return common === null ? null : { isSettled: true, by, ...common, marks };
}

function not(because: string): Settled {
  return { isSettled: false, because };
}
