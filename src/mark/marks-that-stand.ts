import { type BareMark, commonMark } from './apart.ts';
import type { Ledger } from './ledger.ts';
import { decidingRounds } from './ledger-record.ts';
import { latestAttempts } from './rounds-of-log.ts';

/** What stands for one criterion when every ledger of a log is held together. */
export type Standing =
  | { readonly is: 'unmarked' }
  /** Those who marked it in the round that decides differ in the level, and nobody has settled it. */
  | { readonly is: 'apart' }
  | (BareMark & {
      readonly is: 'settled';
      /** Whose mark it is: the first of those who agree. */
      readonly ledger: Ledger;
    });

/**
 * What stands for a criterion: the mark of the latest round that marked it. The first and the second are one round here, since
 * neither counts more than the other: where they differ in the level a third person settles it, and never the higher mark
 * (design, section 7). Pure.
 */
export function standingMark(ledgers: readonly Ledger[], criterion: string): Standing {
  const marked = latestAttempts(ledgers).filter(({ marks }) => marks.has(criterion));
  const deciding = decidingRounds.map((round) => marked.filter(({ opened }) => opened.round === round));
  const given = [...deciding, marked].find((some) => some.length > 0) ?? [];
  const [ledger] = given;
  if (ledger === undefined) return { is: 'unmarked' };
  const common = commonMark(given.flatMap(({ marks }) => marks.get(criterion) ?? []));
  return common === null ? { is: 'apart' } : { is: 'settled', ...common, ledger };
}

/**
 * Why the marks of a log are no result yet, in words to go after its name; null once every round is closed and settled. What a closed
 * round leaves unmarked isn't asked of that sitting: it can't be closed otherwise. Pure.
 */
export function whyProvisional(ledgers: readonly Ledger[]): string | null {
  const counted = latestAttempts(ledgers);
  if (!counted.some(({ opened }) => opened.round === 'first')) return 'hasn’t been marked: it has no first round';
  const open = counted.find(({ isClosed }) => !isClosed);
  if (open !== undefined)
    return `isn’t marked to its end: the ${open.opened.round} round of ${open.opened.assessor} isn’t closed`;
  const criteria = new Set(counted.flatMap(({ marks }) => [...marks.keys()]));
  if (criteria.size === 0) return 'hasn’t been marked: its rounds are closed with no mark in them';
  for (const criterion of criteria)
    if (standingMark(counted, criterion).is === 'apart')
      return `isn’t settled: those who marked ${criterion} differ, and nobody has adjudicated`;
  return null;
}
