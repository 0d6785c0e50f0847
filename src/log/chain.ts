import { canonicalForm, sha256Hex } from './canonical.ts';
import type { LogRecord, RecordBody, RecordFrame } from './record.ts';

/** `prev` of the first record. */
export const genesisHash = '0'.repeat(64);

/** How many records a log has and the hash of the last: what a receipt is made of. */
export interface Head {
  readonly count: number;
  readonly hash: string;
}

/** The head of a log with no record yet. */
export const emptyHead: Head = { count: 0, hash: genesisHash };

/** A record before it is linked into the chain. */
export type Unlinked = RecordBody & Pick<RecordFrame, 'at' | 'clock' | 'state'>;

/** Both canonical forms of a record: whole (its line, without LF) and without `hash` (what is hashed). Throws as {@link canonicalForm} does. */
export function formsOf(record: object): { readonly whole: string; readonly hashed: string } {
  // The fields' forms are made once and joined twice: hashing is the dearest part of reading a long log.
  const fields = Object.entries(record)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({ key, form: `${JSON.stringify(key)}:${canonicalForm(value)}` }));
  const join = (some: typeof fields): string => `{${some.map((field) => field.form).join(',')}}`;
  return { whole: join(fields), hashed: join(fields.filter((field) => field.key !== 'hash')) };
}

/** Links a record after the head: gives it `seq`, `prev` and `hash`, and the line that goes into the log. */
export function linkRecord(head: Head, body: Unlinked): { readonly record: LogRecord; readonly line: string } {
  const open = { ...body, seq: head.count, prev: head.hash };
  const record = { ...open, hash: sha256Hex(canonicalForm(open)) };
  return { record, line: `${formsOf(record).whole}\n` };
}

/** The head after a record. */
export function headAfter(record: RecordFrame): Head {
  return { count: record.seq + 1, hash: record.hash };
}
