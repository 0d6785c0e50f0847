import { compareRounds } from './disagreements.ts';
import type { Ledger } from './ledger.ts';
import type { Opened, Round } from './ledger-record.ts';
import { closedOf, type RoundsOfLog } from './rounds-of-log.ts';
import { isToModerate, type Sampled } from './sample.ts';
import { twoMarks } from './settled.ts';

/** What is known of a sitting when a round of it begins. */
export interface BeforeRound {
  /** The ids of the criteria by which it is marked, in order. */
  readonly criteria: readonly string[];
  /** Those on which the first and the second mark give other levels; null where that can't be told. */
  readonly apart: readonly string[] | null;
  /** Those that somebody has adjudicated. */
  readonly adjudicated: readonly string[];
  /** The sample of the folder, by the hashes of heads; null where none was drawn. */
  readonly sample: ReadonlyMap<string, Sampled> | null;
  readonly hash: string;
}

/**
 * The criteria that a round asks for: an adjudication those on which the first and the second mark give other levels, a moderation
 * those that were drawn, and those that are apart and that nobody has adjudicated. Every one in any other round, where it can't be told
 * what is apart, and in a moderation for which no sample was drawn. Pure.
 */
export function askedFor(round: Round, { criteria, apart, adjudicated, sample, hash }: BeforeRound): readonly string[] {
  if ((round !== 'adjudication' && round !== 'moderation') || apart === null) return criteria;
  if (round === 'adjudication') return criteria.filter((one) => apart.includes(one));
  if (sample === null) return criteria;
  const isLeft = (one: string): boolean => apart.includes(one) && !adjudicated.includes(one);
  return criteria.filter((one) => isToModerate(sample.get(hash), one) || isLeft(one));
}

/** The criteria on which closed first and second marks give other levels. Where only one is surer of it, both say the same level, and it stands. Pure. */
export function apartIn(rounds: RoundsOfLog, criteria: readonly string[]): readonly string[] {
  const { disagreements } = compareRounds(rounds, criteria, twoMarks);
  const apart = new Set(disagreements.flatMap((one) => (one.apart.levels > 0 ? [one.criterion] : [])));
  return criteria.filter((one) => apart.has(one));
}

/** The criteria that closed adjudications have marked. Pure. */
export function adjudicatedIn(rounds: RoundsOfLog): readonly string[] {
  return closedOf(rounds, 'adjudication').flatMap(({ marks }) => [...marks.keys()]);
}

/** Whether a ledger's round asks for a criterion. Pure. */
export function isAskedIn({ asked }: Pick<Opened, 'asked'>, criterion: string): boolean {
  return asked === undefined || asked.includes(criterion);
}

/** The criteria that a round asks for once its ledger is begun: what it asked for at first stays. Pure. */
export function askedSince(
  ledger: Ledger | null,
  asked: readonly string[],
  criteria: readonly string[],
): readonly string[] {
  if (ledger === null) return asked;
  return criteria.filter((one) => asked.includes(one) || isAskedIn(ledger.opened, one));
}

/** The criteria that a closed ledger's round asked for and that aren't marked in it. Pure. */
export function askedAndUnmarked({
  opened,
  marks,
  isClosed,
}: Pick<Ledger, 'opened' | 'marks' | 'isClosed'>): readonly string[] {
  return isClosed ? (opened.asked ?? []).filter((one) => !marks.has(one)) : [];
}
