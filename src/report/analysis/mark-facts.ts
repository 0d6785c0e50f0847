import { type Level, stepOf } from '../../mark/levels.ts';
import type { RoundsOfLog } from '../../mark/rounds-of-log.ts';
import { type Awaited, oneMark, type Settled, settledMark } from '../../mark/settled.ts';

/** What stands for one criterion in a sitting, by its closed rounds. */
export interface CriterionFacts {
  readonly criterion: string;
  readonly level: Level | 'not-seen';
  /** 0 (below) to 5 (secure distinction), as {@link stepOf} has it, and the mean of those who agree in the level alone; null where nothing was seen. */
  readonly step: number | null;
}

/** The marks of one sitting under one scheme. */
export interface MarkFacts {
  readonly scheme: { readonly id: string; readonly digest: string };
  readonly criteria: readonly CriterionFacts[];
}

/**
 * The marks that stand in the closed rounds of one sitting, by scheme. What isn't settled, since those who marked differ or it was
 * drawn for moderation and isn't moderated, is no fact yet: one mark is enough where nobody marks a second time. Pure.
 */
export function markFacts(
  { closed }: RoundsOfLog,
  { isInSample }: Pick<Awaited, 'isInSample'> = oneMark,
): readonly MarkFacts[] {
  const byScheme = Map.groupBy(closed, ({ opened }) => opened.scheme.digest);
  return [...byScheme].flatMap(([digest, its]) => {
    const [first] = its;
    if (first === undefined) return [];
    const marked = new Set(its.flatMap(({ marks }) => [...marks.keys()]));
    const criteria = [...marked].flatMap((criterion) => {
      // Rounds that aren't closed are left out here, and said to be.
      const standing = settledMark(criterion, { closed: its, open: [] }, { ...oneMark, isInSample });
      return standing.isSettled ? [{ criterion, level: standing.level, step: meanStep(standing.marks) }] : [];
    });
    return [{ scheme: { id: first.opened.scheme.id, digest }, criteria }];
  });
}

function meanStep(marks: Extract<Settled, { isSettled: true }>['marks']): number | null {
  const steps = marks.flatMap(({ mark }) => stepOf(mark) ?? []);
  return steps.length === 0 ? null : steps.reduce((sum, step) => sum + step, 0) / steps.length;
}
