import { counted } from '../view/words.ts';
import type { Opening } from './acts.ts';
import type { Ledger } from './ledger.ts';

/** Why a ledger isn't the one that is marked in, to go after its name; null where it is. Pure. */
export function notBound({ opened }: Ledger, wanted: Opening): string | null {
  const { log, scheme } = wanted;
  if (opened.log.hash !== log.hash || opened.log.count !== log.count) {
    const isSame = opened.log.candidate === log.candidate && opened.log.scenario.digest === log.scenario.digest;
    return isSame
      ? `is of this log as it was with ${counted(opened.log.count, 'record')}, and it has ${log.count} now or others: it was changed since the marking began`
      : 'is of another log';
  }
  if (opened.scheme.digest !== scheme.digest)
    return `is by another scheme (${opened.scheme.id}, digest ${opened.scheme.digest.slice(0, 12)}), and the one given is ${scheme.id}, ${scheme.digest.slice(0, 12)}: give the file that the marking began with`;
  if (opened.round !== wanted.round || opened.assessor !== wanted.assessor || opened.attempt !== wanted.attempt)
    return 'isn’t what its name says: of another round, assessor or attempt';
  return opened.for === wanted.for ? null : `is marked for the ${opened.for}: begin with --for ${opened.for}`;
}
