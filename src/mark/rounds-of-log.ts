import type { Ledger } from './ledger.ts';
import type { LedgerName } from './ledger-name.ts';
import type { Round } from './ledger-record.ts';

/** The rounds of one log as they stand: of everybody's round the latest attempt alone. */
export interface RoundsOfLog {
  readonly closed: readonly Ledger[];
  /** Begun, or opened again, and not closed. */
  readonly open: readonly LedgerName[];
}

/** What a ledger is called by. Pure. */
export function nameOfLedger({ opened: { round, assessor, attempt } }: Ledger): LedgerName {
  return { round, assessor, attempt };
}

/** When a ledger was closed, RFC 3339 in UTC; null where it isn't. Pure. */
export function closedAt({ records }: Ledger): string | null {
  const last = records.at(-1);
  return last?.kind === 'closed' ? last.wall : null;
}

/**
 * Of everybody's round the latest attempt, in the order in which the rounds come; of two of the same attempt the last. An earlier one
 * was opened again, and counts no longer. Pure.
 */
export function latestBy<One>(some: readonly One[], nameOf: (one: One) => LedgerName): readonly One[] {
  const latest = new Map<string, One>();
  for (const one of some) {
    const { round, assessor, attempt } = nameOf(one);
    const key = `${round} ${assessor}`;
    const before = latest.get(key);
    if (before === undefined || attempt >= nameOf(before).attempt) latest.set(key, one);
  }
  return [...latest.values()];
}

/** The same of ledgers. Pure. */
export function latestAttempts(ledgers: readonly Ledger[]): readonly Ledger[] {
  return latestBy(ledgers, nameOfLedger);
}

/**
 * The rounds of a log from all of its ledgers that count, in any order. `waiting` are attempts that are to come, as a moderator opened
 * the round again, or that were left out: what was closed before them counts no longer. Pure.
 */
export function roundsOfLog(ledgers: readonly Ledger[], waiting: readonly LedgerName[] = []): RoundsOfLog {
  const known = [
    ...waiting.map((name) => ({ name, ledger: null })),
    ...ledgers.map((ledger) => ({ name: nameOfLedger(ledger), ledger })),
  ];
  const standing = latestBy(known, ({ name }) => name);
  return {
    closed: standing.flatMap(({ ledger }) => (ledger?.isClosed === true ? [ledger] : [])),
    open: standing.flatMap(({ name, ledger }) => (ledger?.isClosed === true ? [] : [name])),
  };
}

/** The closed ledgers of a round. Pure. */
export function closedOf({ closed }: RoundsOfLog, round: Round): readonly Ledger[] {
  return closed.filter(({ opened }) => opened.round === round);
}

/** Whose rounds there are, closed or not. Pure. */
export function namesIn({ closed, open }: RoundsOfLog): readonly LedgerName[] {
  return [...closed.map(nameOfLedger), ...open];
}
