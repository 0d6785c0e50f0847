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
  /** Its closed rounds; null where they can't be read. */
  readonly rounds: RoundsOfLog | null;
  /** The sample of the folder, by the hashes of heads; null where none was drawn. */
  readonly sample: ReadonlyMap<string, Sampled> | null;
  readonly hash: string;
}

/**
 * The criteria that a round asks for: an adjudication those on which the first and the second mark give other levels, a moderation
 * those that were drawn, and those that are apart and that nobody has adjudicated. Every one in any other round, where marks can't be
 * read to be compared, and in a moderation for which no sample was drawn. Pure.
 */
export function askedFor(round: Round, { criteria, rounds, sample, hash }: BeforeRound): readonly string[] {
  if (round === 'adjudication') return rounds === null ? criteria : apartIn(rounds, criteria);
  if (round !== 'moderation' || sample === null) return criteria;
  const apart = rounds === null ? [] : apartIn(rounds, criteria).filter((one) => !isAdjudicated(rounds, one));
  return criteria.filter((one) => isToModerate(sample.get(hash), one) || apart.includes(one));
}

/** Where only one is surer of the level than the other, both say the same level, and it stands. */
function apartIn(rounds: RoundsOfLog, criteria: readonly string[]): readonly string[] {
  const { disagreements } = compareRounds(rounds, criteria, twoMarks);
  const apart = new Set(disagreements.flatMap((one) => (one.apart.levels > 0 ? [one.criterion] : [])));
  return criteria.filter((one) => apart.has(one));
}

function isAdjudicated(rounds: RoundsOfLog, criterion: string): boolean {
  return closedOf(rounds, 'adjudication').some(({ marks }) => marks.has(criterion));
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
