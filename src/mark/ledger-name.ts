import { candidatePattern } from '../log/record.ts';
import { type Round, rounds } from './ledger-record.ts';

/** Who marks what, as the name of a ledger's file says it. */
export interface LedgerName {
  readonly round: Round;
  readonly assessor: string;
  readonly attempt: number;
}

/** Whether two are of the same round by the same person, whichever attempt. Pure. */
export function isSameRound(one: LedgerName, other: LedgerName): boolean {
  return one.round === other.round && one.assessor === other.assessor;
}

/** Whether two are one: the same round, assessor and attempt. Pure. */
export function isSameName(one: LedgerName, other: LedgerName): boolean {
  return isSameRound(one, other) && one.attempt === other.attempt;
}

/** What follows the path of a log in that of the folder of its ledgers. */
const folderEnding = '.marks';

/** The folder of a log's ledgers, beside it: a log that was sealed to be sent shares it with the log that is in it. Pure. */
export function marksFolder(logPath: string): string {
  return `${logPath.replace(/\.age$/, '')}${folderEnding}`;
}

/** The path of a ledger. `assessor` has been looked at: it is an id, and has no path in it. Pure. */
export function ledgerPath(logPath: string, { round, assessor, attempt }: LedgerName): string {
  return `${marksFolder(logPath)}/${round}-${assessor}-${attempt}.ledger`;
}

/** The folder of what assessors marked of a log for practice: apart from the ledgers, so that nothing that reads marks comes upon it. Pure. */
export function practiceFolder(logPath: string): string {
  return `${logPath.replace(/\.age$/, '')}.practice`;
}

/** The path of an attempt at practice. Pure. */
export function practicePath(logPath: string, assessor: string, attempt: number): string {
  return `${practiceFolder(logPath)}/${assessor}-${attempt}.ledger`;
}

/** The path of the file that keeps what is typed for a ledger and isn't in it. Pure. */
export function typedPath(path: string): string {
  return path.replace(/\.ledger$/, '.typed');
}

/** What the name of a ledger's file says, sealed or not; null where it is none. Pure. */
export function readLedgerName(file: string): LedgerName | null {
  const [, name = ''] = /^(.*)\.ledger(\.age)?$/.exec(file) ?? [];
  const round = rounds.find((one) => name.startsWith(`${one}-`));
  if (round === undefined) return null;
  const [, assessor = '', attempt = ''] = /^(.+)-([1-9]\d?)$/.exec(name.slice(round.length + 1)) ?? [];
  return candidatePattern.test(assessor) ? { round, assessor, attempt: Number(attempt) } : null;
}

/** The path of the log whose ledger has this path; null where it lies in no such folder. Pure. */
export function logOfLedger(path: string): string | null {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return folder.endsWith(folderEnding) ? folder.slice(0, -folderEnding.length) : null;
}

/** The latest attempt of a round by somebody among the files of a folder, by their names; 1 where there is none yet. Pure. */
export function latestAttempt(files: readonly string[], round: Round, assessor: string): number {
  const names = files.flatMap((file) => readLedgerName(file) ?? []);
  const own = names.filter((name) => name.round === round && name.assessor === assessor);
  return Math.max(1, ...own.map(({ attempt }) => attempt));
}
