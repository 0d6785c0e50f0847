import { canonicalForm, sha256Hex } from '../log/canonical.ts';
import { emptyHead, formsOf, type Head } from '../log/chain.ts';
import { decodeLedgerRecord, type LedgerBody, type LedgerRecord, ledgerVersion, type Opened } from './ledger-record.ts';
import type { Mark } from './levels.ts';

/** The most records of a ledger: a marker's every change of mind, many times over. */
export const ledgerRecordsMax = 20_000;

/** Where a ledger stands: a fold of its records. */
export interface Ledger {
  readonly opened: Opened;
  readonly records: readonly LedgerRecord[];
  readonly head: Head;
  /** The mark that stands for each criterion; none where it is unmarked. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** What was opened: "expectation tells-people", "identity". */
  readonly looked: ReadonlySet<string>;
  readonly isClosed: boolean;
}

/** A ledger as read, or why it isn't one, to go after its name. `record` is where, counted from 0. */
export type ReadLedger =
  | { readonly ok: true; readonly ledger: Ledger; readonly torn: number }
  | { readonly ok: false; readonly because: string };

/** Links a record after the head: its line, and what is after it. Pure. */
export function linkLedgerRecord(
  head: Head,
  body: LedgerBody,
): { readonly record: LedgerRecord; readonly line: string } {
  const open = { ...body, seq: head.count, prev: head.hash };
  const record = { ...open, hash: sha256Hex(canonicalForm(open)) };
  return { record: record as LedgerRecord, line: `${formsOf(record).whole}\n` };
}

/** How what was opened is called in {@link Ledger.looked}. */
export function lookedName(what: string, criterion: string | null): string {
  return criterion === null ? what : `${what} ${criterion}`;
}

/** The ledger after a record; or why the record can't stand there. Pure. */
export function enterLedgerRecord(ledger: Ledger | null, record: LedgerRecord): Ledger | string {
  const head = { count: record.seq + 1, hash: record.hash };
  if (ledger === null) {
    if (record.kind !== 'opened') return 'a ledger begins with `opened`';
    return { opened: record, records: [record], head, marks: new Map(), looked: new Set(), isClosed: false };
  }
  if (ledger.isClosed) return 'nothing comes after `closed`';
  const next = { ...ledger, records: [...ledger.records, record], head };
  switch (record.kind) {
    case 'opened':
      return 'a ledger is opened once';
    case 'marked':
      return { ...next, marks: new Map(ledger.marks).set(record.criterion, record.mark) };
    case 'taken-back': {
      if (!ledger.marks.has(record.criterion)) return `${record.criterion} has no mark to be taken back`;
      const marks = new Map(ledger.marks);
      marks.delete(record.criterion);
      return { ...next, marks };
    }
    case 'looked':
      return { ...next, looked: new Set(ledger.looked).add(lookedName(record.what, record.criterion)) };
    case 'closed':
      return { ...next, isClosed: true };
    default:
      return record satisfies never;
  }
}

/**
 * Reads a ledger: every line's spelling, number, link and hash, and that each record can stand where it does. Bytes after the last
 * line end were never said to be saved (`torn`). Pure.
 */
export function readLedger(text: string): ReadLedger {
  const lines = text.split('\n');
  const torn = lines.pop() ?? '';
  if (lines.length === 0) return { ok: false, because: 'is no mark ledger of callsheet' };
  if (lines.length > ledgerRecordsMax)
    return { ok: false, because: `has more than ${ledgerRecordsMax} records (ledgerRecordsMax)` };
  let ledger: Ledger | null = null;
  for (const [seq, line] of lines.entries()) {
    const entered = enterLine(ledger, line, seq);
    if (typeof entered === 'string') {
      const isOther = ledger === null && !line.includes('"callsheet":"marks"');
      return {
        ok: false,
        because: isOther ? 'is no mark ledger of callsheet' : `is damaged at record ${seq}: ${entered}`,
      };
    }
    ledger = entered;
  }
  return ledger === null
    ? { ok: false, because: 'is no mark ledger of callsheet' }
    : { ok: true, ledger, torn: torn.length };
}

function enterLine(ledger: Ledger | null, line: string, seq: number): Ledger | string {
  const value = parsed(line);
  if (value === null) return 'it isn’t in the canonical form';
  const version: unknown = Reflect.get(value, 'version');
  if (seq === 0 && typeof version === 'number' && version > ledgerVersion)
    return `it is of version ${version}, and this callsheet knows ${ledgerVersion}: use a newer callsheet`;
  if (Reflect.get(value, 'hash') !== sha256Hex(formsOf(value).hashed)) return 'its content and its hash don’t agree';
  const record = decodeLedgerRecord(value);
  if (record === null) return 'it isn’t a record of this version';
  const head = ledger?.head ?? emptyHead;
  if (record.seq !== head.count || record.prev !== head.hash) return 'it doesn’t follow the record before it';
  return enterLedgerRecord(ledger, record);
}

function parsed(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && formsOf(value).whole === line ? value : null;
  } catch {
    return null;
  }
}
