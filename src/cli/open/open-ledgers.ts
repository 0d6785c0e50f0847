import { isThere } from '../../host/is-there.ts';
import { toldPath } from '../../host/paths.ts';
import { filesIn, type ReadBytes, readBytes, readText } from '../../host/read-text.ts';
import { isLedgerName, logName } from '../../host/sittings.ts';
import type { FoundLedger, LeftOut } from '../../mark/agreement/found-ledgers.ts';
import { misnamedWords } from '../../mark/bound.ts';
import { type CheckedLedger, checkLedger, type MaybeLog, whyNotCounted } from '../../mark/check-ledger.ts';
import { readLedger } from '../../mark/ledger.ts';
import { type LedgerName, ledgerPath, marksFolder, readLedgerName } from '../../mark/ledger-name.ts';
import { rounds } from '../../mark/ledger-record.ts';
import { type Reopened, reopenedPath, whyNotOpened } from '../../mark/reopened.ts';
import { nameOfLedger, type RoundsOfLog, roundsOfLog } from '../../mark/rounds-of-log.ts';
import type { SchemeReader } from '../../mark/scheme-reader.ts';
import type { Card } from '../../seal/keys.ts';
import type { Surroundings } from '../surroundings.ts';
import { openPaper, openPapers, paperBytesMax } from './open-papers.ts';
import { openedBytes, shutLedger } from './unseal.ts';

/** The most bytes of a ledger that is read. */
const ledgerBytesMax = 64 * 1024 * 1024;

/** The file of a ledger, sealed or not, with its signature. */
export interface LedgerOnDisk {
  readonly path: string;
  /** What it is called in its folder. */
  readonly file: string;
  readonly read: ReadBytes;
  /** What its `.sig` says, and what that is called; null where there is none. A sealed ledger has that of the ledger in it. */
  readonly sig: string | null;
  readonly sigFile: string;
}

/** Reads the file of one ledger, with its signature. */
export function readLedgerFile(path: string): LedgerOnDisk {
  const sig = `${path.replace(/\.age$/, '')}.sig`;
  // The signature first: beside a ledger that is just being closed it is never ahead of what is read after it.
  const paper = readText(sig, paperBytesMax);
  const text = paper.ok ? paper.text : isThere(sig) ? '' : null;
  return { path, file: logName(path), read: readBytes(path, ledgerBytesMax), sig: text, sigFile: logName(sig) };
}

/**
 * The files of a log's ledgers, each ledger once: one that lies there open and sealed is the open one. An empty file is none: it was
 * begun, and nothing was saved in it.
 */
export function ledgerFiles(logPath: string): readonly LedgerOnDisk[] {
  const files = filesIn(marksFolder(logPath), '').filter(isLedgerName).map(readLedgerFile);
  const begun = files.filter(({ read, file }) => !read.ok || read.bytes.length > 0 || readLedgerName(file) === null);
  return begun.filter(({ path }) => !begun.some((other) => `${other.path}.age` === path));
}

/** Whether anybody has begun to mark a log. */
export function hasLedgers(logPath: string): boolean {
  return filesIn(marksFolder(logPath), '').some((path) => readLedgerName(logName(path)) !== null);
}

/** The file of a ledger, sealed or not; null where there is none. */
export function ledgerThere(logPath: string, name: LedgerName): string | null {
  const path = ledgerPath(logPath, name);
  return [path, `${path}.age`].find(isThere) ?? null;
}

/** What ledgers are opened with and held to. */
export interface LedgerOpener {
  readonly identity: string | null;
  /** Cards of those who sign; none: signatures are compared with nobody's. */
  readonly cards: readonly Card[];
  readonly schemes: SchemeReader;
}

/** A ledger checked. `isShut`: it is sealed, and what was given doesn't open it. */
export interface OpenedLedger {
  readonly checked: CheckedLedger;
  readonly isShut: boolean;
}

/** Opens one ledger, and checks it against the log that it lies beside. */
export async function openLedger(
  { file, read, sig }: LedgerOnDisk,
  log: MaybeLog,
  { identity, cards, schemes }: LedgerOpener,
): Promise<OpenedLedger> {
  if (!read.ok) return { checked: read, isShut: false };
  const opened = await openedBytes(read.bytes, identity, shutLedger);
  if ('because' in opened) return { checked: { ok: false, ...opened }, isShut: true };
  const text = utf8(opened.bytes);
  const checked = text === null ? notText : checkLedger(text, { file, sig, cards, log, schemes });
  return { checked, isShut: false };
}

const notText = { ok: false, because: 'is not UTF-8 text' } as const;

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A file that was left out, and why. */
export interface LeftLedger extends LeftOut {
  /** The ledger that it is by its name; null where it is none, as a paper beside ledgers. */
  readonly name: LedgerName | null;
  readonly isShut: boolean;
}

/** What lies in the folder of a log's ledgers: what counts, in the order of the rounds, and what was left out. */
export interface LedgersOfLog {
  readonly found: readonly FoundLedger[];
  /** Rounds that a moderator opened again, with the attempt that is to come. */
  readonly reopened: readonly Reopened[];
  readonly leftOut: readonly LeftLedger[];
}

/**
 * Opens every ledger of a log, of any round, and the papers that open rounds again. What is wrong is left out, and so is a next attempt
 * that no paper opened; the rest goes on.
 * `mustBeSigned`: a closed ledger without its signature is wrong.
 */
export async function openLedgers(
  logPath: string,
  log: MaybeLog,
  opener: LedgerOpener & { readonly mustBeSigned: boolean },
  { cwd }: Pick<Surroundings, 'cwd'>,
): Promise<LedgersOfLog> {
  const whole: FoundLedger[] = [];
  const leftOut: LeftLedger[] = [];
  for (const one of ledgerFiles(logPath)) {
    const path = toldPath(cwd, one.path);
    const name = readLedgerName(one.file);
    const { checked, isShut } = await openLedger(one, log, opener);
    const because = name === null ? misnamedWords : whyNotCounted(checked, opener.mustBeSigned);
    if (because !== null) leftOut.push({ path, name, because, isShut });
    else if (checked.ok) whole.push({ path, ...checked });
  }
  const ledgers = whole.map(({ ledger }) => ledger);
  const papers = openPapers(logPath, ledgers, opener.cards, cwd);
  const shut = leftOut.flatMap(({ name, isShut }) => (isShut && name !== null ? [name] : []));
  const beside = { papers: papers.reopened, ledgers, shut };
  const unopened = whole.flatMap(({ path, ledger }): readonly LeftLedger[] => {
    const because = whyNotOpened(ledger.opened, beside);
    return because === null ? [] : [{ path, name: nameOfLedger(ledger), because, isShut: false }];
  });
  const found = whole.filter(({ path }) => unopened.every((one) => one.path !== path));
  return {
    found: found.toSorted((a, b) => inOrder(a.ledger.opened, b.ledger.opened)),
    reopened: papers.reopened,
    leftOut: [...leftOut, ...unopened, ...papers.leftOut],
  };
}

/**
 * Why somebody may not go on with an attempt by the paper that opens their round again for it, to go after that paper's name; null where
 * they may, or where it is the first. The attempt before may be sealed to others by then: it is compared where it can be read.
 */
export function reopenedProblem(logPath: string, name: LedgerName, cards: readonly Card[]): string | null {
  const { attempt } = name;
  if (attempt === 1) return null;
  const path = reopenedPath(logPath, name);
  if (!isThere(path))
    return `isn’t there, and attempt ${attempt} counts only with it: ask the moderator for it, or take that attempt away`;
  const { read } = readLedgerFile(ledgerPath(logPath, { ...name, attempt: attempt - 1 }));
  const before = read.ok ? readLedger(new TextDecoder().decode(read.bytes)) : null;
  const paper = openPaper(path, cards, before?.ok === true ? [before.ledger] : []);
  return typeof paper === 'string' ? paper : null;
}

/** The rounds as they stand. One whose ledger was left out isn't closed, nor does an earlier attempt at it count. Pure. */
export function roundsFound(ledgers: LedgersOfLog): RoundsOfLog {
  return roundsOfLog(
    ledgers.found.map(({ ledger }) => ledger),
    waitingIn(ledgers),
  );
}

/** The attempts in whose place no earlier one counts: those that are to come, and those that were left out. Pure. */
export function waitingIn({ reopened, leftOut }: LedgersOfLog): readonly LedgerName[] {
  return [...reopened, ...leftOut.flatMap(({ name }) => name ?? [])];
}

function inOrder(one: LedgerName, other: LedgerName): number {
  return (
    rounds.indexOf(one.round) - rounds.indexOf(other.round) ||
    (one.assessor < other.assessor ? -1 : Number(one.assessor > other.assessor)) ||
    one.attempt - other.attempt
  );
}
