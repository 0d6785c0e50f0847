import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPair,
  addSittingPairs,
  itemRestOf,
  noPairs,
  type Pairs,
  restTasksLeast,
} from '../../../src/report/analysis/item-rest.ts';

function pairsOf(all: readonly (readonly [number, number])[]): Pairs {
  const pairs = noPairs();
  for (const [x, y] of all) addPair(pairs, x, y);
  return pairs;
}

/** The formula as it stands in textbooks, with everything kept. */
function pearson(all: readonly (readonly [number, number])[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
  const [x, y] = [all.map(([one]) => one), all.map(([, one]) => one)];
  const [mx, my] = [mean(x), mean(y)];
  const xy = all.reduce((sum, [a, b]) => sum + (a - mx) * (b - my), 0);
  const xx = x.reduce((sum, a) => sum + (a - mx) ** 2, 0);
  const yy = y.reduce((sum, b) => sum + (b - my) ** 2, 0);
  return xy / Math.sqrt(xx * yy);
}

describe('the item–rest correlation', () => {
  it('is what it comes to by hand, with Fisher’s interval', () => {
    // x 1 2 3 4 5, y 2 1 4 3 5: Σ(x−3)(y−3) = 8, Σ(x−3)² = Σ(y−3)² = 10, r = 0.8; artanh 0.8 = 1.098612,
    // half of the interval 1.959964 / √2 = 1.385904; tanh of −0.287292 and 2.484516.
    const found = itemRestOf(
      pairsOf([
        [1, 2],
        [2, 1],
        [3, 4],
        [4, 3],
        [5, 5],
      ]),
      5,
    );
    expect(found.r).toBeCloseTo(0.8, 12);
    expect(found.interval?.[0]).toBeCloseTo(-0.27964, 4);
    expect(found.interval?.[1]).toBeCloseTo(0.98619, 4);
    expect(found.says).toBe('open');
  });

  it('is the textbook’s formula, whatever the numbers', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 2, noNaN: true }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 4, maxLength: 100 }), (all) => {
        const { r } = itemRestOf(pairsOf(all), 4);
        if (r !== null) expect(r).toBeCloseTo(pearson(all), 6);
      }),
    );
  });

  it('leaves the item itself out of what it is set against', () => {
    const all = new Map<string, Pairs>();
    const sitting = (...scores: readonly number[]): void =>
      addSittingPairs(
        all,
        scores.map((score, index) => ({ id: `t${index}`, score })),
      );
    sitting(2, 0, 1, 2);
    expect(all.get('t0')).toMatchObject({ n: 1, meanX: 2, meanY: 1 });
    expect(all.get('t1')).toMatchObject({ n: 1, meanX: 0, meanY: 5 / 3 });
  });

  it('takes no sitting whose rest is too little to compare with', () => {
    const all = new Map<string, Pairs>();
    addSittingPairs(
      all,
      Array.from({ length: restTasksLeast }, (_, index) => ({ id: `t${index}`, score: 1 })),
    );
    expect(all.size).toBe(0);
  });

  it('is not told of too few, nor where everybody came to the same', () => {
    expect(itemRestOf(undefined)).toEqual({ n: 0, r: null, interval: null, says: 'too-few' });
    const few = Array.from({ length: 29 }, (_, index) => [index % 3, index % 3] as const);
    expect(itemRestOf(pairsOf(few))).toMatchObject({ n: 29, r: null, says: 'too-few' });
    const alike = Array.from({ length: 30 }, (_, index) => [1, index % 3] as const);
    expect(itemRestOf(pairsOf(alike))).toMatchObject({ n: 30, r: null, says: 'all-alike' });
  });

  it('says yes or no only where the whole interval lies on one side', () => {
    const with100 = (y: (index: number) => number) =>
      itemRestOf(pairsOf(Array.from({ length: 100 }, (_, index) => [index % 3, y(index)] as const))).says;
    expect(with100((index) => (index % 3) + (index % 2) / 10)).toBe('tells');
    expect(with100((index) => -(index % 3) - (index % 2) / 10)).toBe('doesnt-tell');
    expect(with100((index) => (index % 3) * 0.1 + (index % 7) / 7)).toBe('open');
  });
});
