import { describe, expect, it } from 'vitest';
import { patternsOf } from '../../src/mark/agreement/patterns.ts';
import { agreed, madeUpCohort } from './agree.ts';

describe('the made-up cohort', () => {
  const size = { sittings: 500, criteria: 4, rounds: 100 };

  it('is marked by chance: every level about as often, one mark of ten missing, and no more agreement than that', () => {
    const { marks } = madeUpCohort(size).ratings;
    const counts = [-1, 0, 1, 2, 3, 4, 5].map((level) => marks.filter((mark) => mark === level).length / marks.length);
    expect(counts[0]).toBeCloseTo(0.1, 1);
    for (const part of counts.slice(1)) expect(part).toBeCloseTo(0.15, 1);
    const [all] = agreed(madeUpCohort(size), size.rounds);
    expect(all?.figures?.measures.alphaOrdinal).toMatchObject({ ok: true, value: expect.closeTo(0, 1) });
  });

  it('has as many patterns of marks however many sittings there are, which is why a round costs no more than counting them', () => {
    const patterns = (sittings: number): number => patternsOf(madeUpCohort({ ...size, sittings })).patterns.length;
    // Three marks of seven kinds, all missing apart, on four criteria.
    expect([patterns(8_000), patterns(16_000)].every((count) => count <= 4 * (7 ** 3 - 1))).toBe(true);
  });
});
