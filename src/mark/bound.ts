import { sha256Hex } from '../log/canonical.ts';
import type { Head } from '../log/chain.ts';
import { counted } from '../view/words.ts';
import type { Opening } from './acts.ts';
import type { Ledger } from './ledger.ts';
import { isSameName, type LedgerName } from './ledger-name.ts';
import type { Opened } from './ledger-record.ts';

/** What is said of a file whose name no ledger has. */
export const misnamedWords = 'isn’t named as a ledger is: ROUND-ASSESSOR-ATTEMPT.ledger, with an id for the assessor';

/** What a ledger is called by, and whether it is practice, which no name of a ledger that counts ever says. */
type Named = LedgerName & Pick<Opened, 'practice'>;

/** Why a ledger isn't the one that is named (null: the name is none of a ledger), to go after that name; null where it is. Pure. */
export function misnamed(opened: Named, name: Named | null): string | null {
  if (name === null) return misnamedWords;
  const { round, assessor, attempt, practice } = opened;
  if (isSameName(opened, name) && practice === name.practice) return null;
  const what = practice === undefined ? `the ${round} round` : 'practice';
  return `isn’t what its name says: it is ${what} of ${assessor}, attempt ${attempt}`;
}

/** Why a ledger doesn't mark the log with this head, to its last record, to go after its name; null where it does. Pure. */
export function ofOtherLog({ log }: Pick<Opened, 'log'>, { count, hash }: Head): string | null {
  return log.hash === hash && log.count === count
    ? null
    : `is of another log, or this one was changed since the marking began, when it had ${counted(log.count, 'record')}`;
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
export function notBound({ opened }: Ledger, wanted: Opening): NotBound | null {
  const other = misnamed(opened, wanted) ?? ofOtherLog(opened, wanted.log);
  if (other !== null) return { because: other, isAskedWrong: false };
  const asked = otherTerms(opened, wanted);
  return asked === null ? null : { because: asked, isAskedWrong: true };
}

/** Why marks in a ledger can't stand beside marks by the scheme that is given, to go after its name; null where they can. Pure. */
export function ofOtherScheme(opened: Pick<Opened, 'scheme'>, { scheme }: Pick<Opening, 'scheme'>): string | null {
  return opened.scheme.digest === scheme.digest
    ? null
    : `is by another scheme (${opened.scheme.id}, digest ${opened.scheme.digest.slice(0, 12)}), and the one given is ${scheme.id}, ${scheme.digest.slice(0, 12)}: give the file that the marking began with`;
}

function otherTerms(opened: Opened, wanted: Opening): string | null {
  const other = ofOtherScheme(opened, wanted);
  if (other !== null) return other;
  const { for: forWhom } = wanted;
  return opened.for === forWhom ? null : `is marked for the ${opened.for}: begin with --for ${opened.for}`;
}
