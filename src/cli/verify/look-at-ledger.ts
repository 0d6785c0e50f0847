import { isThere } from '../../host/is-there.ts';
import { readLogFile } from '../../host/log-file.ts';
import { toldPath } from '../../host/paths.ts';
import { beganOf } from '../../log/book.ts';
import { embeddedProblem, isSealed } from '../../log/embed.ts';
import { readLog } from '../../log/read-log.ts';
import type { LogRecord } from '../../log/record.ts';
import type { Finding } from '../../log/verify.ts';
import { type CheckedLedger, faultOf, type LedgerFindings, type MaybeLog } from '../../mark/check-ledger.ts';
import type { Ledger } from '../../mark/ledger.ts';
import { logOfLedger } from '../../mark/ledger-name.ts';
import { type BesideAttempt, withPapers } from '../../mark/reopened.ts';
import { nameOfLedger } from '../../mark/rounds-of-log.ts';
import type { Plan } from '../../scenario/plan.ts';
import type { SittingOpener } from '../open/each-sitting.ts';
import { type LedgerOpener, ledgerThere, openLedger, readLedgerFile } from '../open/open-ledgers.ts';
import { openPapers } from '../open/open-papers.ts';
import { openedBytes } from '../open/unseal.ts';
import { shown, shownWhole } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import { findingLine } from './tell-verified.ts';

/** What was found about one ledger, each thing by itself, as of a log. */
export interface LedgerVerification extends LedgerFindings {
  readonly chain: Finding;
  readonly records: number;
  /** What it is of: null where it is damaged. */
  readonly of: { readonly assessor: string; readonly scenario: string; readonly candidate: string } | null;
  /** Nothing that is present is wrong. */
  readonly holds: boolean;
}

/** A ledger verified, or why it can't be read, to go after its name. */
export type VerifiedLedger =
  | { readonly ok: true; readonly verification: LedgerVerification }
  | { readonly ok: false; readonly because: string };

/** One ledger looked at; `path` is as it is told. */
export interface LookedLedger {
  readonly path: string;
  readonly verified: VerifiedLedger;
}

/** What ledgers are looked at with: each scenario and each scheme is opened once. */
export interface LedgerLook extends LedgerOpener, SittingOpener {}

/** Looks at one ledger, sealed or not, and at the log that it lies beside. Its chain is checked, and the log's; nothing is replayed. */
export async function lookAtLedger(path: string, look: LedgerLook, { cwd }: Surroundings): Promise<LookedLedger> {
  const log = await logBeside(path, look);
  const { checked } = await openLedger(readLedgerFile(path), log, look);
  const logPath = logOfLedger(path.replaceAll('\\', '/'));
  const beside = logPath === null || !checked.ok ? null : await besideAttempt(logPath, checked.ledger, log, look);
  return { path: toldPath(cwd, path), verified: verificationOf(checked, beside) };
}

/** What the attempt is held to: the papers beside it, and the ledger of the attempt before it. */
async function besideAttempt(logPath: string, ledger: Ledger, log: MaybeLog, look: LedgerLook): Promise<BesideAttempt> {
  const name = nameOfLedger(ledger);
  const before = { ...name, attempt: name.attempt - 1 };
  const path = ledgerThere(logPath, before);
  const opened = path === null ? null : await openLedger(readLedgerFile(path), log, look);
  const ledgers = opened?.checked.ok === true && faultOf(opened.checked) === null ? [opened.checked.ledger] : [];
  const { reopened: papers } = openPapers(logPath, [...ledgers, ledger], look.cards, '');
  return { papers, ledgers, shut: opened?.isShut === true ? [before] : [] };
}

function verificationOf(checked: CheckedLedger, beside: BesideAttempt | null): VerifiedLedger {
  if (!checked.ok && checked.isDamaged !== true) return checked;
  if (!checked.ok) {
    const chain: Finding = { standing: 'wrong', says: checked.because };
    const unknown: Finding = { standing: 'unknown', says: 'not looked at, for the damage' };
    const findings = { chain, signature: unknown, log: unknown, scheme: unknown, round: unknown };
    return { ok: true, verification: { ...findings, records: 0, of: null, holds: false } };
  }
  const { opened, head } = checked.ledger;
  const chain: Finding = { standing: 'good', says: `unbroken from record 0 to ${head.count - 1}` };
  const { round } = checked.findings;
  const attempt = beside === null ? round : withPapers(round, checked.ledger, beside);
  const findings = { chain, ...checked.findings, round: { ...attempt, says: shownWhole(attempt.says) } };
  const { assessor, log } = opened;
  const of = { assessor, scenario: log.scenario.id, candidate: log.candidate };
  const holds = Object.values(findings).every(({ standing }) => standing !== 'wrong');
  return { ok: true, verification: { ...findings, records: head.count, of, holds } };
}

async function logBeside(ledger: string, look: SittingOpener): Promise<MaybeLog> {
  const log = logOfLedger(ledger.replaceAll('\\', '/'));
  const path = [log, `${log}.age`].find((one) => log !== null && one !== null && isThere(one)) ?? null;
  if (path === null) return { ok: false, isAbsent: true, because: 'the log that it is of doesn’t lie beside it' };
  const file = readLogFile(path);
  if (!file.ok) return { ok: false, isAbsent: false, because: file.because };
  const opened = await openedBytes(file.value.bytes, look.identity);
  const read = 'because' in opened ? { ok: false as const, ...opened } : readLog(opened.bytes);
  if (!read.ok) return { ok: false, isAbsent: false, because: `the log ${read.because}` };
  const { records, head } = read.log;
  return { ok: true, head, began: beganOf(records), plan: await planOf(records, look) };
}

/** The plan of a log's scenario; null where that is sealed and isn't opened, or was changed: then that is for the log's own findings. */
async function planOf(records: readonly LogRecord[], { unsealer, compile }: SittingOpener): Promise<Plan | null> {
  const scenario = beganOf(records)?.scenario;
  if (scenario === undefined) return null;
  if (isSealed(scenario)) return (await unsealer(scenario))?.whole.plan ?? null;
  return embeddedProblem(scenario) === null ? (compile(scenario)?.scenario?.plan ?? null) : null;
}

/** What is told of one: a line, what it is of, and its findings with the same words as a log's. */
export function tellLedger({ path, verified }: LookedLedger): readonly string[] {
  if (!verified.ok) return [`${shown(path)}  can't be read`, `  ${verified.because}`];
  const { verification } = verified;
  const { of } = verification;
  const what =
    of === null ? [] : [`  ${'of'.padEnd(9)}  marks by ${of.assessor}, of ${of.scenario}, sat by ${of.candidate}`];
  return [
    `${shown(path)}  ${verification.holds ? 'holds' : 'DOES NOT HOLD'}`,
    ...what,
    ...subjects.map((subject) => findingLine(subject, verification[subject])),
  ];
}

/** The findings in the order in which they are told. */
const subjects = ['chain', 'signature', 'log', 'scheme', 'round'] as const;
