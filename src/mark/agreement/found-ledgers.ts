import type { MarkingScheme } from '../../scenario/scheme-file.ts';
import type { Ledger } from '../ledger.ts';

/** A ledger that counts for the log that it lies beside. */
export interface FoundLedger {
  /** As it is told to a person. */
  readonly path: string;
  readonly ledger: Ledger;
  /** What it is marked by; null where the log wasn't opened so far that its plan is known. */
  readonly scheme: MarkingScheme | null;
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
