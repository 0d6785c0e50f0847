import { type Apart, apartOf, bareMark } from './apart.ts';
import type { RoundsOfLog } from './rounds-of-log.ts';
import { type Awaited, type MarkBy, marksIn, type Settled, settledMark } from './settled.ts';

/** A first and a second mark of one criterion that don't say the same. */
export interface Disagreement {
  readonly criterion: string;
  readonly first: MarkBy;
  readonly second: MarkBy;
  readonly apart: Apart;
  readonly settled: Settled;
}

/** How pairs of marks compare: each pair is counted once. */
export interface Agreement {
  readonly pairs: number;
  /** Level and firmness, or both saw no evidence. */
  readonly same: number;
  /** The same level, just and secure. */
  readonly firmness: number;
  readonly oneLevel: number;
  readonly more: number;
}

/** What comparing the first and the second marks of one log gives. */
export interface Compared {
  readonly agreement: Agreement;
  readonly disagreements: readonly Disagreement[];
}

/** Nothing compared yet. */
export const noAgreement: Agreement = { pairs: 0, same: 0, firmness: 0, oneLevel: 0, more: 0 };

/** Compares closed first and second marks, criterion by criterion. What is open, or marked once, isn't there to compare. Pure. */
export function compareRounds(log: RoundsOfLog, criteria: readonly string[], awaited: Awaited): Compared {
  const pairs = criteria.flatMap((criterion) =>
    marksIn(log, 'first', criterion).flatMap((first) =>
      marksIn(log, 'second', criterion).map((second) => {
        const apart = apartOf(bareMark(first.mark), bareMark(second.mark));
        return { criterion, first, second, apart, settled: settledMark(criterion, log, awaited) };
      }),
    ),
  );
  return {
    agreement: countAgreement(pairs.map(({ apart }) => apart)),
    disagreements: pairs.filter(({ apart }) => !isSame(apart)).toSorted(bySize),
  };
}

/** The larger difference first. */
export function bySize(a: { readonly apart: Apart }, b: { readonly apart: Apart }): number {
  return b.apart.levels - a.apart.levels;
}

/** Two counts together. Pure. */
export function addAgreement(a: Agreement, b: Agreement): Agreement {
  return {
    pairs: a.pairs + b.pairs,
    same: a.same + b.same,
    firmness: a.firmness + b.firmness,
    oneLevel: a.oneLevel + b.oneLevel,
    more: a.more + b.more,
  };
}

function countAgreement(all: readonly Apart[]): Agreement {
  return {
    pairs: all.length,
    same: all.filter(isSame).length,
    firmness: all.filter(({ isFirmnessOnly }) => isFirmnessOnly).length,
    oneLevel: all.filter(({ levels }) => levels === 1).length,
    more: all.filter(({ levels }) => levels > 1).length,
  };
}

function isSame({ levels, isFirmnessOnly }: Apart): boolean {
  return levels === 0 && !isFirmnessOnly;
}
