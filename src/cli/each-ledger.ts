import { readLogFile } from '../host/log-file.ts';
import { toldPath } from '../host/paths.ts';
import { filesIn, readText } from '../host/read-text.ts';
import { logName } from '../host/sittings.ts';
import type { Head } from '../log/chain.ts';
import { hasItsScheme, isNamed, isOfHead } from '../mark/bound.ts';
import { isModerationPaperOf } from '../mark/commitment.ts';
import { type Ledger, readLedger } from '../mark/ledger.ts';
import { type LedgerName, marksFolder, readLedgerName } from '../mark/ledger-name.ts';
import { readReopened, reopenedEnding } from '../mark/reopened.ts';
import { marksSignature } from '../mark/sign-ledger.ts';
import type { Card } from '../seal/keys.ts';
import type { Surroundings } from './surroundings.ts';
import { openedBytes } from './unseal.ts';

/** The ledgers of one log: those that can be trusted, and a sentence on each file that can't. */
export interface LedgersOfLog {
  readonly ledgers: readonly Ledger[];
  /** Rounds that a moderator opened again, with the attempt that is to come. */
  readonly reopened: readonly LedgerName[];
  readonly wrong: readonly string[];
}

/** What ledgers are opened and held against. */
export interface LedgerOpener {
  readonly identity: string | null;
  /** Cards of those who sign; a closed ledger isn't compared with anybody's where there are none. */
  readonly cards: readonly Card[];
}

/** The most bytes of a signature's file. */
const paperBytesMax = 10_000;

/** Whether anybody has begun to mark a log. */
export function hasLedgers(logPath: string): boolean {
  return filesIn(marksFolder(logPath), '').some((path) => readLedgerName(logName(path)) !== null);
}

/** Reads every ledger of a log, of any round: chain, name, log, scheme and signature. What is wrong is named, and the rest goes on. */
export async function openLedgers(
  logPath: string,
  head: Head,
  opener: LedgerOpener,
  surroundings: Surroundings,
): Promise<LedgersOfLog> {
  const files = filesIn(marksFolder(logPath), '');
  const ledgers: Ledger[] = [];
  const wrong: string[] = [];
  const isPlainThere = (path: string): boolean => files.includes(path.replace(/\.age$/, ''));
  for (const path of files.filter((one) => /\.ledger(\.age)?$/.test(one))) {
    if (path.endsWith('.age') && isPlainThere(path)) continue;
    const read = await openLedger(path, head, opener);
    if (typeof read === 'string') wrong.push(`${toldPath(surroundings.cwd, path)} ${read}`);
    else ledgers.push(read);
  }
  const reopened = files
    .filter((path) => path.endsWith(reopenedEnding))
    .map((path) => ({ path, read: openReopened(path, opener) }));
  for (const { path, read } of reopened)
    if (typeof read === 'string') wrong.push(`${toldPath(surroundings.cwd, path)} ${read}`);
  return { ledgers, reopened: reopened.flatMap(({ read }) => (typeof read === 'string' ? [] : [read])), wrong };
}

async function openLedger(path: string, head: Head, { identity, cards }: LedgerOpener): Promise<Ledger | string> {
  const name = readLedgerName(logName(path));
  if (name === null) return 'isn’t named as a ledger is: ROUND-ASSESSOR-ATTEMPT.ledger, with an id for the assessor';
  const file = readLogFile(path);
  if (!file.ok) return `can’t be read: ${file.because}`;
  const opened = await openedBytes(file.value.bytes, identity);
  if ('because' in opened)
    return identity === null
      ? 'is sealed: give the key of a moderator (--key)'
      : 'doesn’t open with this key, or isn’t whole';
  const read = readLedger(new TextDecoder().decode(opened.bytes));
  if (!read.ok) return read.because;
  const { ledger, torn } = read;
  if (ledger.isClosed && torn > 0) return 'is closed, and something stands behind its end';
  return notAsItSays(ledger, name, head) ?? (ledger.isClosed ? notSigned(path, ledger, cards) : null) ?? ledger;
}

/** Why a ledger isn't the one that its name and place say, or null. */
function notAsItSays({ opened }: Ledger, name: LedgerName, head: Head): string | null {
  if (!isNamed(opened, name))
    return `isn’t what its name says: it is the ${opened.round} round of ${opened.assessor}, attempt ${opened.attempt}`;
  if (!isOfHead(opened, head))
    return `is of another log: of one with ${opened.log.count} records, and this one has ${head.count}`;
  return hasItsScheme(opened) ? null : 'holds another scheme than the one it names';
}

/** Why a closed ledger's signature doesn't do, or null. */
function notSigned(path: string, ledger: Ledger, cards: readonly Card[]): string | null {
  const { assessor } = ledger.opened;
  const file = readText(`${path.replace(/\.age$/, '')}.sig`, paperBytesMax);
  if (!file.ok) return `is closed, and its signature (.sig) ${file.because}`;
  const markers = cards.filter(({ role }) => role === 'assessor');
  switch (marksSignature(ledger, file.text, markers).is) {
    case 'good':
      return null;
    case 'no-card':
      return cards.length === 0 ? null : `is signed by ${assessor}, whose card wasn’t given (--card)`;
    case 'other-key':
      return `isn’t signed with the key of ${assessor}’s card`;
    default:
      return 'is closed, and its signature (.sig) isn’t of its last record';
  }
}

function openReopened(path: string, { cards }: LedgerOpener): LedgerName | string {
  const file = readText(path, paperBytesMax);
  if (!file.ok) return file.because;
  const paper = readReopened(file.text);
  if (paper === null) return 'is no paper that opens a round again, or was changed';
  const { round, assessor, attempt, moderator } = paper;
  if (logName(path) !== `${round}-${assessor}-${attempt}${reopenedEnding}`) return 'isn’t what its name says';
  const card = cards.find(({ role, id }) => role === 'moderator' && id === moderator);
  if (card !== undefined && !isModerationPaperOf(file.text, card.sign))
    return `isn’t signed with the key of ${moderator}’s card`;
  return { round, assessor, attempt };
}
