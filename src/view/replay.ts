import { type DecisionTold, decisionsTold } from '../log/decisions-told.ts';
import type { Replayed, ReplayedRecord } from '../log/replay.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { statusBadge } from './labels.ts';

/** A moment of a sitting to be looked at: a record; of a decision first the answer as it was given, then what came of it. */
export interface Moment {
  readonly seq: number;
  readonly phase: 'answer' | 'after';
  /** Milliseconds on the sitting clock. */
  readonly at: number;
}

/** A sitting to be looked at, moment by moment. There is at least one. */
export interface Replay {
  readonly replayed: Replayed;
  readonly scenario: Scenario;
  readonly moments: readonly Moment[];
  readonly decisions: readonly DecisionTold[];
  /** Why the records go no further, where the log is damaged, torn or differs from its replay; else null. */
  readonly stops: string | null;
  /** Whether this is all that there is; else more is still being read. */
  readonly isWhole: boolean;
}

/** A sitting to be looked at; null where not one record could be replayed. Pure. */
export function replayOf(replayed: Replayed, stops: string | null): Replay | null {
  const [first] = replayed.records;
  if (first === undefined) return null;
  const moments = replayed.records.flatMap(({ record: { kind, seq, at } }): readonly Moment[] => [
    ...(kind === 'decided' ? [{ seq, phase: 'answer' as const, at }] : []),
    { seq, phase: 'after', at },
  ]);
  const { scenario } = first.after.sitting;
  return { replayed, scenario, moments, decisions: decisionsTold(replayed), stops, isWhole: true };
}

/** The record of a moment; the last one's where there is no such moment. */
export function recordAt({ replayed, moments }: Replay, at: number): ReplayedRecord {
  const moment = moments[Math.max(0, Math.min(at, moments.length - 1))];
  const one = replayed.records[moment?.seq ?? 0];
  if (one === undefined) throw new RangeError('A replay has a record');
  return one;
}

/** The first moment of a record; the last of all where there is no such record. Pure. */
export function momentOf({ moments }: Replay, seq: number): number {
  const found = moments.findIndex((moment) => moment.seq >= seq);
  return found < 0 ? moments.length - 1 : found;
}

/** The moment of the next decision after `at`, or with -1 of the one before; `at` itself where there is none. Pure. */
export function decisionFrom({ moments }: Replay, at: number, by: 1 | -1): number {
  const isDecision = (moment: Moment): boolean => moment.phase === 'answer';
  const found =
    by === 1
      ? moments.findIndex((moment, index) => index > at && isDecision(moment))
      : moments.findLastIndex((moment, index) => index < at && isDecision(moment));
  return found < 0 ? at : found;
}

/** How fast a sitting can be played. */
export const speeds = [1, 2, 5, 10, 30, 60] as const;

/** What took longer is played as if it had taken so long, in milliseconds. */
export const idleMs = 5_000;

/** The least for which a moment is shown, in milliseconds; an answer as it was given is there to be read. */
const leastMs: Readonly<Record<Moment['phase'], number>> = { answer: 2_000, after: 400 };

/** Milliseconds for which a moment is shown before the next one, at a speed: idle gaps are cut. Pure. */
export function shownForMs({ moments }: Replay, at: number, speed: number): number {
  const gap = (moments[at + 1]?.at ?? 0) - (moments[at]?.at ?? 0);
  const least = leastMs[moments[at]?.phase ?? 'after'];
  return Math.max(1, Math.round(Math.min(idleMs, Math.max(least, gap)) / speed));
}

/** Where in the sitting a moment is: "record 16 of 52". */
export function placeWords({ replayed, moments, isWhole }: Replay, at: number): string {
  const seq = moments[at]?.seq ?? 0;
  return isWhole ? `record ${seq} of ${replayed.records.length - 1}` : `record ${seq}`;
}

/** What is sat, and its badge. */
export function titleOf({ scenario }: Replay): { readonly title: string; readonly badge: string | null } {
  return { title: scenario.title, badge: statusBadge(scenario.status) };
}
