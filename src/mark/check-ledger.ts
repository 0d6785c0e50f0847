import type { Began } from '../log/book.ts';
import type { Head } from '../log/chain.ts';
import type { Replayed } from '../log/replay.ts';
import type { Finding } from '../log/verify.ts';
import type { Plan } from '../scenario/plan.ts';
import type { MarkingScheme } from '../scenario/scheme-file.ts';
import type { Card } from '../seal/keys.ts';
import { readStart } from '../seal/start-file.ts';
import { counted } from '../view/words.ts';
import { askedAndUnmarked } from './asked.ts';
import { hasItsScheme, misnamed, ofOtherLog } from './bound.ts';
import { type Ledger, type NoLedger, readLedger } from './ledger.ts';
import { readLedgerName } from './ledger-name.ts';
import type { SchemeReader } from './scheme-reader.ts';
import { signatureFinding } from './sign-ledger.ts';

/** The log that a ledger lies beside, as far as it was opened. */
export interface LogBeside {
  readonly head: Head;
  /** Its first record; null where that wasn't looked at. */
  readonly began: Began | null;
  /** The plan of its scenario; null where that wasn't opened. */
  readonly plan: Plan | null;
}

/** The same, or why it can't be told, and whether that is because it isn't there. */
export type MaybeLog =
  | ({ readonly ok: true } & LogBeside)
  | { readonly ok: false; readonly isAbsent: boolean; readonly because: string };

/** What a ledger is held to. */
export interface LedgerGiven {
  /** What its file is called, sealed or not. */
  readonly file: string;
  /** What its `.sig` says; null where there is none. */
  readonly sig: string | null;
  /** Cards of those who sign; none: signatures are compared with nobody's. */
  readonly cards: readonly Card[];
  readonly log: MaybeLog;
  readonly schemes: SchemeReader;
}

/** What was found about a ledger, each thing by itself. What is wrong is said in words that go after its name. */
export type LedgerFindings = Readonly<Record<'signature' | 'log' | 'scheme' | 'round', Finding>>;

/** A ledger whose chain is whole, and what was found about it; or why it is none, to go after its name. */
export type CheckedLedger =
  | {
      readonly ok: true;
      readonly ledger: Ledger;
      /** What it is marked by; null where it can't be read, or the plan isn't known. */
      readonly scheme: MarkingScheme | null;
      readonly findings: LedgerFindings;
    }
  | NoLedger;

/** A replayed log as ledgers are held to it. Pure. */
export function besideReplayed({ records }: Replayed, head: Head): { readonly ok: true } & LogBeside {
  const first = records[0]?.after;
  return { ok: true, head, began: first?.began ?? null, plan: first?.sitting.scenario.plan ?? null };
}

/**
 * Checks a mark ledger: its chain; its signature; that the log is the one that was marked, to the last record, and that the marks cite
 * records of it; that its scheme is the one it names, for the plan of the log's scenario, and that the marks are of that scheme's
 * criteria; that its file is called what it is. Whatever isn't known of the log isn't looked at. Pure.
 */
export function checkLedger(text: string, given: LedgerGiven): CheckedLedger {
  const read = readLedger(text);
  if (!read.ok) return read;
  const { ledger, torn } = read;
  const { log, cards, sig } = given;
  const { scheme, finding } = schemeOf(ledger, log.ok ? log.plan : null, given.schemes);
  const findings = {
    signature: signatureFinding(ledger, sig, cards),
    log: logFinding(ledger, log),
    scheme: finding,
    round: roundFinding(ledger, given.file, torn),
  };
  return { ok: true, ledger, scheme, findings };
}

/** What is wrong with a ledger, its signature aside, to go after its name; null where nothing is. Pure. */
export function faultOf(checked: CheckedLedger): string | null {
  if (!checked.ok) return checked.because;
  const { round, log, scheme } = checked.findings;
  return [round, log, scheme].find(({ standing }) => standing === 'wrong')?.says ?? null;
}

/** A ledger with the scheme that its marks are told by; null where anything but its signature is wrong with it. Pure. */
export function tellable(checked: CheckedLedger): { readonly ledger: Ledger; readonly scheme: MarkingScheme } | null {
  if (!checked.ok || checked.scheme === null || faultOf(checked) !== null) return null;
  return { ledger: checked.ledger, scheme: checked.scheme };
}

/** Why a ledger doesn't count for the log that it lies beside, to go after its name; null where it does. Pure. */
export function whyNotCounted(checked: CheckedLedger, mustBeSigned: boolean): string | null {
  const fault = faultOf(checked);
  if (fault !== null || !checked.ok) return fault;
  const { ledger, findings } = checked;
  if (findings.log.standing !== 'good') return `can’t be set against its log: ${findings.log.says}`;
  const { standing, says } = findings.signature;
  const isUnsigned = standing === 'wrong' || (standing === 'absent' && ledger.isClosed);
  return mustBeSigned && isUnsigned ? says : null;
}

/** A ledger in a line, where nothing is wrong with it. Pure. */
export function tellMarked({ opened, isClosed, marks }: Ledger, scheme: MarkingScheme): string {
  const { round, assessor, attempt } = opened;
  const again = attempt === 1 ? '' : `, attempt ${attempt}`;
  const state = isClosed ? 'closed' : 'not closed';
  const { asked } = opened;
  const of = asked === undefined ? `${scheme.criteria.length} criteria` : `${asked.length} criteria asked for`;
  const told = `${marks.size} of ${of} marked`;
  return `${round} round${again}, by ${assessor}: unbroken, ${state}, ${told}, of this log and by ${scheme.id}`;
}

function good(says: string): Finding {
  return { standing: 'good', says };
}

function wrong(says: string): Finding {
  return { standing: 'wrong', says };
}

/** The log is the one that was marked, to the last record. */
function logFinding(ledger: Ledger, log: MaybeLog): Finding {
  if (!log.ok) return { standing: log.isAbsent ? 'absent' : 'unknown', says: log.because };
  const { opened, records } = ledger;
  const { count } = opened.log;
  const other = ofOtherLog(opened, log.head) ?? (log.began === null ? null : ofOtherSitting(ledger, log.began));
  if (other !== null) return wrong(other);
  for (const { seq, ...record } of records) {
    const cites = record.kind === 'marked' && record.mark.level !== 'not-seen' ? record.mark.cites : [];
    const beyond = cites.find((cited) => cited >= count);
    if (beyond !== undefined) return wrong(`cites record ${beyond} at its record ${seq}, and the log has ${count}`);
  }
  return good(`the log beside it, with its ${counted(count, 'record')}`);
}

/** Why what a ledger says of the sitting isn't what its log says, or null. */
function ofOtherSitting({ opened: { log } }: Ledger, { candidate, scenario, start }: Began): string | null {
  if (log.candidate !== candidate) return `marks ${log.candidate}, and the log is of ${candidate}`;
  if (log.scenario.id !== scenario.id || log.scenario.digest !== scenario.digest)
    return 'marks a sitting of another scenario, or of another version of it';
  const read = start === undefined ? null : readStart(start);
  return log.start === (read?.ok === true ? read.start.id : null) ? null : 'marks a sitting from another start file';
}

function schemeOf(
  { opened, records }: Ledger,
  its: Plan | null,
  schemes: SchemeReader,
): { readonly scheme: MarkingScheme | null; readonly finding: Finding } {
  const bad = (says: string) => ({ scheme: null, finding: wrong(says) });
  const { scheme, plan } = opened;
  const { id, digest, text } = scheme;
  const draft = plan.status === 'draft' ? ', DRAFT plan' : '';
  const finding = good(`${id}, verbatim in it, digest ${digest.slice(0, 12)}…${draft}`);
  if (!hasItsScheme(opened)) return bad('holds another scheme than the one it names');
  if (its === null) return { scheme: null, finding };
  if (plan.id !== its.id) return bad(`marks by the plan ${plan.id}, and the scenario is of ${its.id}`);
  const read = schemes({ path: `${id}.yaml`, text }, its);
  if (!read.ok) return bad(`holds a scheme (${id}) that can’t be read`);
  const stray = strayMark({ opened, records }, read.value.criteria);
  return stray === null ? { scheme: read.value, finding } : bad(stray);
}

/** Why a ledger doesn't mark by these criteria, to go after its name; null where it does. Pure. */
export function strayMark(
  { opened, records }: Pick<Ledger, 'opened' | 'records'>,
  criteria: readonly { readonly id: string }[],
): string | null {
  const known = new Set(criteria.map(({ id }) => id));
  const other = opened.asked?.find((one) => !known.has(one));
  if (other !== undefined) return `asks for ${other}, which is no criterion of its scheme`;
  for (const record of records)
    if (record.kind === 'marked' && !known.has(record.criterion))
      return `marks ${record.criterion} at record ${record.seq}, which is no criterion of its scheme`;
  return null;
}

function roundFinding({ opened, marks, isClosed }: Ledger, file: string, torn: number): Finding {
  const { round, attempt } = opened;
  const other = misnamed(opened, readLedgerName(file));
  if (other !== null) return wrong(other);
  if (torn > 0) return wrong(`ends in ${counted(torn, 'byte')} of an unfinished record: open it again with \`mark\``);
  const [unmarked] = askedAndUnmarked({ opened, marks, isClosed });
  if (unmarked !== undefined) return wrong(`is closed, and ${unmarked}, for which it asks, isn’t marked`);
  const asked = opened.asked === undefined ? '' : `, ${opened.asked.length} asked for`;
  const what = `${round}, for the ${opened.for}, attempt ${attempt}: ${counted(marks.size, 'criterion', 'criteria')} marked${asked}`;
  return isClosed ? good(`${what}, closed`) : { standing: 'absent', says: `${what}, open still` };
}
