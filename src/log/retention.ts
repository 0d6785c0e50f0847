import { beganOf } from './book.ts';
import { readLog } from './read-log.ts';
import { daysBetween } from './wall.ts';

/** How many days ahead something counts as due soon. */
export const soonDays = 90;

/** What the first record of a log says of whom and what it is, and until when it is kept. */
export interface Keeping {
  /** The last day (YYYY-MM-DD) on which it is kept: it is due from the day after. */
  readonly keepUntil: string;
  readonly candidate: string;
  readonly scenario: string;
}

/** That, or a few words on why the first record can't be read, to go after the log's name. */
export type ReadKeeping =
  | { readonly ok: true; readonly keeping: Keeping }
  | { readonly ok: false; readonly because: string };

/** Reads the first record of a log and nothing behind it: whether the rest is whole is for `verify` to tell. Pure. */
export function readKeeping(bytes: Uint8Array): ReadKeeping {
  const lineEnd = bytes.indexOf(0x0a);
  const read = readLog(lineEnd < 0 ? bytes : bytes.subarray(0, lineEnd + 1));
  if (!read.ok) return { ok: false, because: read.because };
  const began = beganOf(read.log.records);
  if (began === null) return { ok: false, because: `is damaged in its first record: ${read.log.damage?.because}` };
  const { keepUntil, candidate, scenario } = began;
  return { ok: true, keeping: { keepUntil, candidate, scenario: scenario.id } };
}

/** A log with every file that belongs to it, itself first. */
export interface LogFiles {
  readonly log: string;
  readonly files: readonly string[];
}

/** A log of which it is known how long it is kept. */
export interface KeptLog extends LogFiles, Keeping {}

/** Logs by when they are due, each group in the order of its dates, logs of one date in the order of their names. */
export interface Retention {
  readonly due: readonly KeptLog[];
  /** Due within {@link soonDays} days. */
  readonly soon: readonly KeptLog[];
  readonly later: readonly KeptLog[];
}

/** What is due to be deleted on a day (YYYY-MM-DD), what is soon, and what is to be kept longer. Deletes nothing. Pure. */
export function retentionOn(on: string, logs: readonly KeptLog[]): Retention {
  const inOrder = logs.toSorted((a, b) => compare(a.keepUntil, b.keepUntil) || compare(a.log, b.log));
  const left = ({ keepUntil }: KeptLog): number => daysBetween(on, keepUntil);
  return {
    due: inOrder.filter((log) => left(log) < 0),
    soon: inOrder.filter((log) => left(log) >= 0 && left(log) < soonDays),
    later: inOrder.filter((log) => left(log) >= soonDays),
  };
}

/** How a log's name ends where nobody has named it otherwise. */
const logEnding = '.jsonl';

/** Whether a file is a log by its name. */
export function isLogName(path: string): boolean {
  return path.endsWith(logEnding);
}

/**
 * Every log with its files: those in its folder whose names begin with its own (`.sig`, `.torn-1`, `.lock`, copies and whatever
 * else). A file that several names begin belongs to the longest of them; a log belongs to no other. `others` belong to none.
 */
export function filesOfLogs(
  logs: readonly string[],
  files: readonly string[],
): { readonly logs: readonly LogFiles[]; readonly others: readonly string[] } {
  const isLog = new Set(logs);
  const beside = files.filter((file) => !isLog.has(file) && !isLogName(file)).toSorted(compare);
  const byLength = logs.toSorted((a, b) => b.length - a.length);
  const ownerOf = new Map(beside.map((file) => [file, byLength.find((log) => file.startsWith(log)) ?? null]));
  return {
    logs: logs.map((log) => ({ log, files: [log, ...beside.filter((file) => ownerOf.get(file) === log)] })),
    others: beside.filter((file) => ownerOf.get(file) === null),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
