import type { Ledger } from './ledger.ts';
import type { LedgerRecord } from './ledger-record.ts';

/** What stands of a round for one criterion, with the record that says it. */
export type StandingMark = Extract<LedgerRecord, { readonly kind: 'marked' }>;

/** The marks that stand in a ledger, each with its record, in the order in which they were made. Pure. */
export function standingMarks({ marks, records }: Ledger): readonly StandingMark[] {
  const last = new Map<string, StandingMark>();
  for (const record of records) if (record.kind === 'marked') last.set(record.criterion, record);
  return [...last.values()].filter(({ criterion }) => marks.has(criterion)).toSorted((a, b) => a.seq - b.seq);
}
