import { type Agreement, agreementOf } from '../../src/mark/agreement/agreement.ts';
import type { Cohort } from '../../src/mark/agreement/cohort.ts';
import { unmarked } from '../../src/mark/agreement/ratings.ts';
import { inTurn, type Measured, mediansOf, workedOnce } from './measure.ts';

/** How much is compared. */
export interface Size {
  readonly sittings: number;
  readonly criteria: number;
  readonly rounds: number;
}

/** What is promised for: three assessors on six steps. */
const whole: Size = { sittings: 10_000, criteria: 12, rounds: 1_000 };

/** How many times smaller the peer is. */
const parts = 4;

/** Milliseconds of `agree` on the whole, and so many times those of a part of its sittings, criteria or rounds: alike where it is linear. */
export async function measureAgree(smaller: keyof Size): Promise<Measured> {
  const peer = { ...whole, [smaller]: whole[smaller] / parts };
  const [ours, theirs] = [madeUpCohort(whole), madeUpCohort(peer)];
  const once =
    (cohort: Cohort, { rounds }: Size) =>
    (): number =>
      workedOnce(() => void agreed(cohort, rounds));
  const times = await inTurn({ warmUp: 1, counted: 5 }, once(ours, whole), once(theirs, peer));
  const measured = mediansOf(times);
  return { ours: measured.ours, peer: measured.peer * parts };
}

/** The agreement of a cohort, all of it. */
export function agreed(cohort: Cohort, rounds: number): readonly Agreement[] {
  const work = agreementOf(cohort, { seed: 'bench', rounds });
  for (let next = work.next(false); ; next = work.next(false)) if (next.done === true) return next.value.agreement;
}

/** Marks that agree now and then, one of ten missing, the same each time; every step and every pattern of them comes up. */
export function madeUpCohort({ sittings, criteria }: Size): Cohort {
  const raters = 3;
  let state = 1;
  const draw = (below: number): number => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) + 0x9e37_79b9;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  const marks = Int8Array.from({ length: sittings * criteria * raters }, () => (draw(10) === 0 ? unmarked : draw(6)));
  return {
    criteria: Array.from({ length: criteria }, (_, at) => ({ id: `criterion-${at}`, outcome: `outcome-${at % 4}` })),
    assessors: ['A', 'B', 'C'],
    sittings,
    ratings: { levels: 6, raters, marks },
  };
}
