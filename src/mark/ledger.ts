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
  /** What is gathered for each criterion that has no mark, where something is. */
  readonly drafts: ReadonlyMap<string, MarkDraft>;
  /** What was opened: "expectation tells-people", "identity". */
  readonly looked: ReadonlySet<string>;
  readonly isClosed: boolean;
}

/** What is gathered for a mark that isn't set: what it would cite, and say. */
export interface MarkDraft {
  readonly cites: readonly number[];
  readonly comment: string;
}

/** A ledger as read, or why it isn't one, to go after its name. `record` is where, counted from 0. */
export type ReadLedger = { readonly ok: true; readonly ledger: Ledger; readonly torn: number } | NoLedger;

/** Why a text is no whole ledger, to go after its name; `isDamaged` where it was one. */
export interface NoLedger {
  readonly ok: false;
  readonly because: string;
  readonly isDamaged?: true;
}

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
    const empty = { marks: new Map(), drafts: new Map(), looked: new Set<string>(), isClosed: false };
    return { opened: record, records: [record], head, ...empty };
  }
  if (ledger.isClosed) return 'nothing comes after `closed`';
  const next = { ...ledger, records: [...ledger.records, record], head };
  switch (record.kind) {
    case 'opened':
      return 'a ledger is opened once';
    case 'marked':
      return {
        ...next,
        marks: new Map(ledger.marks).set(record.criterion, record.mark),
        drafts: without(ledger.drafts, record.criterion),
      };
    case 'drafted': {
      const { criterion, cites, comment } = record;
      if (ledger.marks.has(criterion)) return `${criterion} is marked, and has no draft`;
      return { ...next, drafts: new Map(ledger.drafts).set(criterion, { cites, comment }) };
    }
    case 'taken-back': {
      if (!ledger.marks.has(record.criterion)) return `${record.criterion} has no mark to be taken back`;
      return { ...next, marks: without(ledger.marks, record.criterion) };
    }
    case 'looked':
      return { ...next, looked: new Set(ledger.looked).add(lookedName(record.what, record.criterion)) };
    case 'closed':
      return { ...next, isClosed: true };
    default:
      return record satisfies never;
  }
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
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
      return isOther
        ? { ok: false, because: 'is no mark ledger of callsheet' }
        : { ok: false, because: `is damaged at record ${seq}: ${entered}`, isDamaged: true };
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
