import type { Head } from '../../log/chain.ts';
import { hasItsScheme, isNamed, isOfHead } from '../bound.ts';
import type { Ledger } from '../ledger.ts';
import type { LedgerName } from '../ledger-name.ts';

/** A ledger that could be read, where it was found, and the log that it lies beside. */
export interface FoundLedger {
  /** As it is told to a person. */
  readonly path: string;
  readonly name: LedgerName;
  readonly ledger: Ledger;
  /** The head that the log says it has. */
  readonly log: Head;
}

/** Something that was left out, and why, to go after its name. */
export interface LeftOut {
  readonly path: string;
  readonly because: string;
}

/** A scheme as ledgers hold it. */
export interface HeldScheme {
  readonly id: string;
  readonly digest: string;
  readonly text: string;
}

/** Why a ledger can't be counted whatever it is compared with; null where it can. Pure. */
export function faultOf({ name, ledger: { opened }, log }: FoundLedger): string | null {
  if (!isNamed(opened, name))
    return `isn’t what its name says: it is ${opened.assessor}’s ${opened.round} round, attempt ${opened.attempt}`;
  if (!isOfHead(opened, log))
    return `is of another log, ${opened.log.candidate}’s with ${opened.log.count} records, or this one was changed since`;
  return hasItsScheme(opened) ? null : 'holds a scheme that isn’t the one its digest is of';
}

/**
 * The scheme by which most of these ledgers are, each with how many; more than one where they are as many. Pure.
 */
export function commonSchemes(
  found: readonly FoundLedger[],
): readonly { readonly scheme: HeldScheme; readonly ledgers: number }[] {
  const counts = new Map<string, { readonly scheme: HeldScheme; ledgers: number }>();
  for (const { ledger } of found) {
    const { scheme } = ledger.opened;
    const known = counts.get(scheme.digest) ?? { scheme, ledgers: 0 };
    known.ledgers += 1;
    counts.set(scheme.digest, known);
  }
  const most = Math.max(0, ...[...counts.values()].map(({ ledgers }) => ledgers));
  return [...counts.values()].filter(({ ledgers }) => ledgers === most);
}

/** Parts those that hold from those that are left out. Pure. */
export function partLedgers(
  found: readonly FoundLedger[],
  whyNot: (one: FoundLedger) => string | null,
): { readonly kept: readonly FoundLedger[]; readonly leftOut: readonly LeftOut[] } {
  const kept: FoundLedger[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of found) {
    const because = whyNot(one);
    if (because === null) kept.push(one);
    else leftOut.push({ path: one.path, because });
  }
  return { kept, leftOut };
}
