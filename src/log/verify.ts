import { beganOf, endOf } from './book.ts';
import { sha256Hex } from './canonical.ts';
import { type Difference, titleOf } from './compare.ts';
import { type CompileEmbedded, sealedScenarioOf } from './embed.ts';
import { foldLog, type LogState } from './fold.ts';
import { type LogReading, readLog } from './read-log.ts';
import { isReceiptOf, type Receipt, receiptOf } from './receipt.ts';
import type { EmbeddedScenario, SealedScenario } from './record.ts';
import { replaySealed, type Unsealed } from './unseal.ts';

/** One of the things that are looked at, each by itself. `wrong` is present and wrong; `absent` is never taken for good. */
export interface Finding {
  readonly standing: 'good' | 'absent' | 'wrong' | 'unknown';
  /** A sentence without its subject: "unbroken from record 0 to 41". */
  readonly says: string;
}

/** What was found about one log. */
export interface Verification {
  readonly chain: Finding;
  readonly replay: Finding;
  readonly signature: Finding;
  readonly receipt: Finding;
  readonly end: Finding;
  /** The records that the replay proved, both included; null when none. */
  readonly proved: { readonly from: number; readonly to: number } | null;
  readonly records: number;
  /** The receipt that this log would give now; null where it is damaged, since what is left of it is no log. */
  readonly itsReceipt: string | null;
  readonly scenario: { readonly id: string; readonly title: string; readonly digest: string } | null;
  readonly candidate: string | null;
  /** Hex SHA-256 of the start file in it: two sittings with the same one are one too many. Null in practice. */
  readonly start: string | null;
  /** Nothing that is present is wrong, every given receipt matches, and the tail isn't torn. */
  readonly holds: boolean;
}

/** A log verified, or why it can't be read, as a sentence that goes after its name. */
export type Verified =
  | { readonly ok: true; readonly verification: Verification }
  | { readonly ok: false; readonly problem: string; readonly because: string };

/** What is given besides the log. */
export interface VerifyWith {
  readonly receipts: readonly Receipt[];
  /** What is to be said of its signatures; that there are none, where nothing is given. */
  readonly signature?: Finding;
  readonly compile?: CompileEmbedded;
  /** Its scenario opened, where it is sealed; null where nothing here opens it. */
  readonly unsealed?: Unsealed | null;
}

/** Verifies a log: chain, replay, signature, receipt and end, each by itself. Pure. */
export function verifyLog(bytes: Uint8Array, given: VerifyWith): Verified {
  const read = readLog(bytes);
  return read.ok ? { ok: true, verification: verifyReading(read.log, given) } : read;
}

/** The same of a log that was read. Pure. */
export function verifyReading(log: LogReading, given: VerifyWith): Verification {
  const replayed = replay(log, given);
  const findings = {
    chain: chainFinding(log),
    replay: replayed.finding,
    signature: given.signature ?? unsigned,
    receipt: receiptFinding(log, given.receipts),
    end: endFinding(log, replayed.state),
  };
  const began = beganOf(log.records);
  return {
    ...findings,
    proved: replayed.proved === 0 ? null : { from: 0, to: replayed.proved - 1 },
    records: log.head.count,
    itsReceipt: log.damage === null ? receiptOf(log.head) : null,
    scenario: began === null ? null : shortScenario(began.scenario),
    candidate: began?.candidate ?? null,
    start: began?.start === undefined ? null : sha256Hex(began.start),
    holds: Object.values(findings).every((finding) => finding.standing !== 'wrong'),
  };
}

function shortScenario(scenario: EmbeddedScenario | SealedScenario): NonNullable<Verification['scenario']> {
  return { id: scenario.id, title: scenario.title, digest: scenario.digest };
}

/** The findings in the order in which they are told, each with its subject. */
export function findingsOf(verification: Verification): readonly (Finding & { readonly of: string })[] {
  const subjects = ['chain', 'replay', 'signature', 'receipt', 'end'] as const;
  return subjects.map((of) => ({ of, ...verification[of] }));
}

function chainFinding(log: LogReading): Finding {
  if (log.damage !== null) {
    const { record, because } = log.damage;
    const good = record === 0 ? 'nothing before it' : `good from record 0 to ${record - 1}`;
    return { standing: 'wrong', says: `damaged at record ${record} (line ${record + 1}): ${because}; ${good}` };
  }
  return { standing: 'good', says: `unbroken from record 0 to ${log.head.count - 1}` };
}

interface Replayed {
  readonly finding: Finding;
  readonly state: LogState | null;
  /** How many records the replay agreed with. */
  readonly proved: number;
}

function replay(log: LogReading, { compile, unsealed }: VerifyWith): Replayed {
  if (log.records.length === 0) return unreplayed('nothing to replay');
  if (sealedScenarioOf(log.records) !== null) return replayUnsealed(log, unsealed ?? null);
  let proved = 0;
  const folded = foldLog(log.records, compile, () => {
    proved += 1;
  });
  if (folded.ok) return replayedWhole(log, folded.state, proved);
  return differing(folded.difference, folded.before, proved);
}

/** What only an assessor's key opens is replayed as it was sat, and as it was written. */
function replayUnsealed(log: LogReading, unsealed: Unsealed | null): Replayed {
  if (unsealed === null)
    return unreplayed('not done: the scenario is sealed, and replay needs an assessor’s key (--key)');
  const { records, difference } = replaySealed(log.records, unsealed);
  const state = records.at(-1)?.after ?? null;
  return difference === null ? replayedWhole(log, state, records.length) : differing(difference, state, records.length);
}

function unreplayed(says: string): Replayed {
  return { finding: { standing: 'unknown', says }, state: null, proved: 0 };
}

function replayedWhole(log: LogReading, state: LogState | null, proved: number): Replayed {
  const after = log.damage === null ? '' : '; nothing after the damage';
  const says = `records 0 to ${proved - 1} replayed, every state the same${after}`;
  return { finding: { standing: 'good', says }, state, proved };
}

function differing({ seq, kind, what }: Difference, state: LogState | null, proved: number): Replayed {
  const before = proved === 0 ? 'nothing before it is proved' : `records 0 to ${proved - 1} agree`;
  return {
    finding: { standing: 'wrong', says: `differs at record ${seq} (${kind}): ${what}; ${before}` },
    state,
    proved,
  };
}

/** What is said of a log that nobody signed. */
const unsigned: Finding = { standing: 'absent', says: 'none: whoever holds the log could have made it anew' };

function receiptFinding(log: LogReading, receipts: readonly Receipt[]): Finding {
  if (receipts.length === 0) return { standing: 'absent', says: 'none given: a log cut short can’t be told by itself' };
  const told = receipts.map((receipt) => tellReceipt(log, receipt));
  const standing = told.some((finding) => finding.standing === 'wrong') ? 'wrong' : 'good';
  return { standing, says: told.map((finding) => finding.says).join('; ') };
}

/** A receipt given earlier (at the start, at a pause) is one of the log as it was then: it speaks for those records only. */
function tellReceipt(log: LogReading, receipt: Receipt): Finding {
  const named = `the receipt of ${receipt.count} record${receipt.count === 1 ? '' : 's'}`;
  if (receipt.count > log.head.count) {
    const why =
      log.damage === null ? `the log has only ${log.head.count}, it was cut short` : 'the damage comes before';
    return { standing: 'wrong', says: `${named} doesn’t match: ${why}` };
  }
  const last = log.records[receipt.count - 1];
  if (last === undefined || !isReceiptOf(receipt, { count: receipt.count, hash: last.hash })) {
    return { standing: 'wrong', says: `${named} doesn’t match: these aren’t the records it was made from` };
  }
  const later = log.head.count - receipt.count;
  const rest = later === 0 ? '' : `, and says nothing about the ${later} after them`;
  return { standing: 'good', says: `${named} matches${rest}` };
}

function endFinding(log: LogReading, state: LogState | null): Finding {
  if (log.torn !== null) {
    return { standing: 'wrong', says: `torn: ${log.torn.bytes} bytes of an unfinished record stand after the last` };
  }
  if (log.damage !== null) return { standing: 'unknown', says: 'not reached, for the damage before it' };
  const end = endOf(log.records);
  if (end !== undefined) return { standing: 'good', says: endedSays(end.how, end.ending) };
  const due = state?.due[0];
  if (state !== null && due !== undefined) {
    const what = due.kind === 'lapsed' ? `lapsed: ${titleOf(state.sitting.scenario, due.task)}` : 'the end';
    return { standing: 'absent', says: `unfinished: cut off before a record that follows by itself (${what})` };
  }
  return { standing: 'absent', says: 'unfinished: the sitting could still go on' };
}

function endedSays(how: 'finished' | 'out-of-time' | 'withdrawn', ending: string | null): string {
  if (how === 'finished') return ending === null ? 'finished' : `finished (${ending})`;
  return how === 'out-of-time' ? 'out of time' : 'withdrawn by the candidate';
}
