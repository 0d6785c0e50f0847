import { deadlineOf, keepUntil } from '../log/began.ts';
import { type Began, beganOf, endOf } from '../log/book.ts';
import type { Head } from '../log/chain.ts';
import { isSealed } from '../log/embed.ts';
import type { LogReading } from '../log/read-log.ts';
import type { LogRecord } from '../log/record.ts';
import type { Finding } from '../log/verify.ts';
import { attestedIn, isAttested } from './attest.ts';
import { headSigned } from './head-paper.ts';
import type { Card } from './keys.ts';
import { finishMsOf, readStart, type Start } from './start-file.ts';

/** What signatures are compared with. */
export interface SignedWith {
  /** What `<log>.sig` says; null where there is none. */
  readonly sig: string | null;
  /** Cards of the centres whose sittings these may be; empty where none was given. */
  readonly cards: readonly Card[];
}

/**
 * Whether what is signed in a log and beside it is signed by whom it should be: the start file by the centre, what was attested by
 * centre or invigilator, the head by the key of the sitting. With a card given, nothing unsigned passes for signed. Pure.
 */
export function signatureFinding({ records, head }: LogReading, { sig, cards }: SignedWith): Finding {
  const began = beganOf(records);
  if (began === null) return { standing: 'unknown', says: 'nothing to look at' };
  if (began.start === undefined) return unsignedFinding(sig !== null, cards.length > 0);
  const read = readStart(began.start);
  if (!read.ok) return wrong(`the start file in it ${read.because}`);
  const { start } = read;
  const signed = sig === null ? null : headSigned(sig, start.id, start.sitting.key);
  const problem =
    foreign(start, cards) ??
    notOfStart(began, start) ??
    unattested(records, start) ??
    (sig === null ? null : wrongHead(signed, records));
  if (problem !== null) return wrong(problem);
  const signer = `${start.centre.id}’s start file`;
  const isKnown = cards.length > 0;
  if (signed === null)
    return {
      standing: isKnown ? 'wrong' : 'absent',
      says: `the head isn’t signed, only ${signer}: the .sig file is missing`,
    };
  const after = head.count - signed.count;
  const range = `records 0 to ${signed.count - 1} signed with the key of ${signer}`;
  const rest = after === 0 ? '' : `; the ${after} after them aren’t`;
  const whose = isKnown ? '' : ', which no card was given to compare with (--card)';
  return { standing: isKnown ? standingAfter(records, signed.count) : 'unknown', says: `${range}${rest}${whose}` };
}

/**
 * What is to be made of the records after those signed. What was attested has a signature of its own; a machine that stops between
 * a record and its signature leaves a log that can be gone on with; one that has ended is signed to its end.
 */
function standingAfter(records: readonly LogRecord[], signed: number): Finding['standing'] {
  const isUnsigned = records.slice(signed).some((record) => attestedIn(record) === null);
  if (!isUnsigned) return 'good';
  return endOf(records) === undefined ? 'unknown' : 'wrong';
}

function wrong(says: string): Finding {
  return { standing: 'wrong', says };
}

function unsignedFinding(hasSig: boolean, hasCards: boolean): Finding {
  if (hasCards) return wrong('a card was given, and this is a practice sitting, which nobody signed');
  return hasSig
    ? wrong('there is a .sig file, and the log is of a practice sitting, which nobody signs')
    : { standing: 'absent', says: 'none: whoever holds the log could have made it anew' };
}

function foreign({ centre }: Start, cards: readonly Card[]): string | null {
  if (cards.length === 0 || cards.some(({ sign }) => sign === centre.sign)) return null;
  return `the start file is signed with a key that is none of the cards given (it says ${centre.id})`;
}

/** Where a log isn't of the sitting that its start file is for. */
function notOfStart(began: Began, start: Start): string | null {
  const { scenario, time } = began;
  const pairs = [
    ['scenario', scenario.digest, start.scenario.digest],
    ['scenario', isSealed(scenario) ? scenario.candidate.digest : '', start.scenario.candidate],
    ['candidate', began.candidate, start.candidate],
    ['seed', began.seed, start.seed],
    ['purpose', began.purpose, 'assessed'],
    ['time', time.baseMs, start.minutes * 60_000],
    ['extra time', time.percent, start.percent],
    ['deadline', time.deadlineMs, deadlineOf(start.minutes * 60_000, start.percent)],
    ['rest breaks', time.restBreaks, start.restBreaks],
    ['time to finish', time.finishMs, finishMsOf(start)],
    ['day until which it is kept', began.keepUntil, keepUntil(began.wall, start.keepYears)],
  ] as const;
  const differing = pairs.find(([, mine, theirs]) => mine !== theirs);
  if (differing !== undefined) return `the log’s ${differing[0]} isn’t that of the start file`;
  const isInTime = began.wall >= start.from && began.wall <= start.until;
  return isInTime ? null : `it was begun at ${began.wall}, which isn’t within the start file’s window`;
}

/** Records that only an invigilator or the centre may make, and didn't. */
function unattested(records: readonly LogRecord[], start: Start): string | null {
  const seen = new Set<string>();
  for (const record of records) {
    const body = attestedIn(record);
    if (body !== null && seen.has(body.attested.id))
      return `record ${record.seq} (${record.kind}) is a copy of one before it`;
    if (body !== null) seen.add(body.attested.id);
    if (body !== null && !isAttested(body, start))
      return `record ${record.seq} (${record.kind}) isn’t signed by whom it says`;
    if (body === null && needsSigning(record)) return `record ${record.seq} (${record.kind}) isn’t signed, and must be`;
  }
  return null;
}

function needsSigning(record: LogRecord): boolean {
  return (
    record.kind === 'granted' ||
    (record.kind === 'viewed' && record.act === 'supplied') ||
    (record.kind === 'incident' && record.what === 'malpractice')
  );
}

function wrongHead(signed: Head | null, records: readonly LogRecord[]): string | null {
  if (signed === null) return 'the .sig file isn’t signed with the key of this sitting';
  const last = records[signed.count - 1];
  if (last === undefined)
    return `the .sig file is of ${signed.count} records, and there are fewer: the log was cut short`;
  return last.hash === signed.hash ? null : 'the .sig file is of other records than these';
}
