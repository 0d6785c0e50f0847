import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countInto, spreadOf } from '../../../src/report/analysis/spread.ts';

function counted(numbers: readonly number[]): Map<number, number> {
  const histogram = new Map<number, number>();
  for (const number of numbers) countInto(histogram, number);
  return histogram;
}

describe('a spread', () => {
  it('has the quartiles that R’s quantile() gives by default', () => {
    // quantile(c(15, 20, 35, 40, 50, 7)): 16.25, 27.5, 38.75, by h = (n − 1)p + 1.
    const spread = spreadOf(counted([15, 20, 35, 40, 50, 7]), 1);
    expect(spread).toEqual({ n: 6, quarter: 16.25, median: 27.5, threeQuarters: 38.75 });
  });

  it('of fewer than asked for says how many there are and nothing else', () => {
    expect(spreadOf(counted([60, 60]), 3)).toEqual({ n: 2, quarter: null, median: null, threeQuarters: null });
    expect(spreadOf(new Map(), 0)).toMatchObject({ n: 0, median: null });
  });

  it('is the same in whatever order the numbers came, and lies among them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 200 }), (numbers) => {
        const { n, quarter, median, threeQuarters } = spreadOf(counted(numbers), 1);
        expect(spreadOf(counted([...numbers].reverse()), 1)).toEqual({ n, quarter, median, threeQuarters });
        const inOrder = [Math.min(...numbers), quarter, median, threeQuarters, Math.max(...numbers)].map(Number);
        expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder);
      }),
    );
  });
});
