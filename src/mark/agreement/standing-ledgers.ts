import type { FoundLedger, LeftOut } from './found-ledgers.ts';

/** The rounds that agreement is worked out from: those in which people mark by themselves. */
const counted: readonly string[] = ['first', 'second'];

/** Which ledgers count, and what became of the others. */
export interface Standing {
  readonly standing: readonly FoundLedger[];
  /** Rounds that are still open, and don't count. */
  readonly waiting: number;
  /** Ledgers of other rounds, and attempts that a later one has taken the place of. */
  readonly passedOver: number;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Of each first and second round the latest attempt: an earlier one doesn't count, be the later open or not. Closed ones, and with
 * `isProvisional` open ones. The same ledger found twice counts once, and of somebody who marked a sitting in both rounds the first;
 * both are left out by name. Pure.
 */
export function standingLedgers(found: readonly FoundLedger[], isProvisional: boolean): Standing {
  const leftOut: LeftOut[] = [];
  const latest = new Map<string, FoundLedger>();
  const ofRounds = found.filter(({ ledger }) => counted.includes(ledger.opened.round));
  for (const one of ofRounds.toSorted(inOrder)) {
    const { round, assessor, attempt, log } = one.ledger.opened;
    const key = `${log.hash} ${round} ${assessor}`;
    const before = latest.get(key);
    if (before?.ledger.opened.attempt === attempt)
      leftOut.push({ path: one.path, because: `is another copy of ${before.path}, which counts once` });
    else latest.set(key, one);
  }
  const open = [...latest.values()].filter(({ ledger }) => !ledger.isClosed && !isProvisional);
  const standing: FoundLedger[] = [];
  const marked = new Map<string, FoundLedger>();
  for (const one of latest.values()) {
    if (open.includes(one)) continue;
    const key = `${one.ledger.opened.log.hash} ${one.ledger.opened.assessor}`;
    const before = marked.get(key);
    if (before === undefined) standing.push(one);
    else leftOut.push({ path: one.path, because: `is by whom ${before.path} is: nobody is compared with themselves` });
    marked.set(key, before ?? one);
  }
  const waiting = open.length;
  return { standing, waiting, passedOver: found.length - standing.length - waiting - leftOut.length, leftOut };
}

/** By sitting, round, assessor and attempt, so that it doesn't matter where the files lie; then by where. */
function inOrder(one: FoundLedger, other: FoundLedger): number {
  return compare(keyOf(one), keyOf(other));
}

function keyOf({ path, ledger: { opened } }: FoundLedger): string {
  const attempt = String(opened.attempt).padStart(2, '0');
  return [opened.log.candidate, opened.log.hash, opened.round, opened.assessor, attempt, path].join('\n');
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
