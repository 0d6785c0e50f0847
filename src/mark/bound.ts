import { sha256Hex } from '../log/canonical.ts';
import type { Head } from '../log/chain.ts';
import { counted } from '../view/words.ts';
import type { Opening } from './acts.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerName } from './ledger-name.ts';
import type { Opened } from './ledger-record.ts';

/** What a ledger is called by, and whether it is practice, which no name of a ledger that counts ever says. */
type Named = LedgerName & Pick<Opened, 'practice'>;

/** Whether a ledger is the one of that name: of the same round, assessor and attempt. Practice is none of any round's. Pure. */
export function isNamed(opened: Named, { round, assessor, attempt, practice }: Named): boolean {
  if (opened.practice !== practice) return false;
  return opened.round === round && opened.assessor === assessor && opened.attempt === attempt;
}

/** Whether a ledger marks the log with this head, to its last record. Pure. */
export function isOfHead({ log }: Pick<Opened, 'log'>, { count, hash }: Head): boolean {
  return log.hash === hash && log.count === count;
}

/** Whether the scheme in a ledger is the one whose digest stands beside it. Pure. */
export function hasItsScheme({ scheme }: Pick<Opened, 'scheme'>): boolean {
  return sha256Hex(scheme.text) === scheme.digest;
}

/** Why a ledger isn't the one that is marked in, to go after its name. */
export interface NotBound {
  readonly because: string;
  /** Whether what was asked for is wrong, and not this one ledger: another scheme, another round of marking. */
  readonly isAskedWrong: boolean;
}

/** Why a ledger isn't the one that is marked in; null where it is. Pure. */
export function notBound(ledger: Ledger, wanted: Opening): NotBound | null {
  const other = otherLog(ledger, wanted);
  if (other !== null) return { because: other, isAskedWrong: false };
  const asked = otherTerms(ledger, wanted);
  return asked === null ? null : { because: asked, isAskedWrong: true };
}

function otherLog({ opened }: Ledger, wanted: Opening): string | null {
  if (!isNamed(opened, wanted)) return 'isn’t what its name says: of another round, assessor or attempt';
  const { log } = wanted;
  if (isOfHead(opened, log)) return null;
  const isSame = opened.log.candidate === log.candidate && opened.log.scenario.digest === log.scenario.digest;
  return isSame
    ? `is of this log as it was with ${counted(opened.log.count, 'record')}, and it has ${log.count} now or others: it was changed since the marking began`
    : 'is of another log';
}

function otherTerms({ opened }: Ledger, { scheme, for: forWhom }: Opening): string | null {
  if (opened.scheme.digest !== scheme.digest)
    return `is by another scheme (${opened.scheme.id}, digest ${opened.scheme.digest.slice(0, 12)}), and the one given is ${scheme.id}, ${scheme.digest.slice(0, 12)}: give the file that the marking began with`;
  return opened.for === forWhom ? null : `is marked for the ${opened.for}: begin with --for ${opened.for}`;
}
