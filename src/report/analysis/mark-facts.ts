import type { Opened } from '../../mark/ledger-record.ts';
import { rounds } from '../../mark/ledger-record.ts';
import type { Level, Mark } from '../../mark/levels.ts';
import { stepOf } from '../../mark/levels.ts';

/** What people have said of one criterion in a sitting: of the latest round that is closed. */
export interface CriterionFacts {
  readonly criterion: string;
  readonly level: Level | 'not-seen';
  /** 0 (below) to 5 (secure distinction), as {@link stepOf} has it; null where nothing was seen. */
  readonly step: number | null;
}

/** The marks of one sitting under one scheme. */
export interface MarkFacts {
  readonly scheme: { readonly id: string; readonly digest: string };
  readonly criteria: readonly CriterionFacts[];
}

/** A closed ledger, as far as it is needed here. */
export interface ClosedLedger {
  readonly opened: Pick<Opened, 'round' | 'attempt' | 'scheme'>;
  readonly marks: ReadonlyMap<string, Mark>;
}

/**
 * The marks that stand in closed ledgers of one sitting, by scheme: for each criterion that of the latest round, and in a round that
 * was opened again that of its latest attempt; of several markers in one round that of the last given. Pure.
 */
export function markFacts(ledgers: readonly ClosedLedger[]): readonly MarkFacts[] {
  const inOrder = [...ledgers].sort(
    ({ opened: a }, { opened: b }) => rounds.indexOf(a.round) - rounds.indexOf(b.round) || a.attempt - b.attempt,
  );
  const byScheme = Map.groupBy(inOrder, ({ opened }) => opened.scheme.digest);
  return [...byScheme].flatMap(([digest, its]) => {
    const [first] = its;
    if (first === undefined) return [];
    const marks = new Map(its.flatMap((ledger) => [...ledger.marks]));
    const criteria = [...marks].map(([criterion, mark]) => ({ criterion, level: mark.level, step: stepOf(mark) }));
    return [{ scheme: { id: first.opened.scheme.id, digest }, criteria }];
  });
}
