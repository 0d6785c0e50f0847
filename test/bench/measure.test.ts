import { describe, expect, it } from 'vitest';
import { figureOf, inTurn, mediansOf, percentile, percentilesOf } from './measure.ts';
import { tableOf } from './table.ts';

describe('a figure', () => {
  it('is a ratio that holds up to its bound', () => {
    expect(figureOf('start', { ours: 30, peer: 20 }, { times: 1.5 })).toEqual({
      name: 'start',
      figure: 1.5,
      unit: '×',
      bound: 1.5,
      side: 'at most',
      holds: true,
    });
    expect(figureOf('start', { ours: 30.2, peer: 20 }, { times: 1.5 })).toMatchObject({ figure: 1.51, holds: false });
  });

  it('holds as it is printed, to three places', () => {
    expect(figureOf('start', { ours: 1.5004, peer: 1 }, { times: 1.5 })).toMatchObject({ figure: 1.5, holds: true });
    expect(figureOf('start', { ours: 1.5006, peer: 1 }, { times: 1.5 })).toMatchObject({ figure: 1.501, holds: false });
  });

  it('is in milliseconds where they allow more than the ratio does', () => {
    expect(figureOf('key', { ours: 15.25, peer: 5 }, { times: 2, orMs: 16 })).toEqual({
      name: 'key',
      figure: 15.25,
      unit: 'ms',
      bound: 16,
      side: 'at most',
      holds: true,
    });
    expect(figureOf('key', { ours: 16.5, peer: 5 }, { times: 2, orMs: 16 })).toMatchObject({
      unit: 'ms',
      holds: false,
    });
  });

  it('is a ratio again where the peer is so slow that the ratio allows more', () => {
    expect(figureOf('key', { ours: 19, peer: 10 }, { times: 2, orMs: 16 })).toMatchObject({
      figure: 1.9,
      unit: '×',
      bound: 2,
      holds: true,
    });
  });

  it('holds from its bound on where it must be so many times the peer at least', () => {
    expect(figureOf('states', { ours: 1000, peer: 10 }, { atLeastTimes: 100 })).toEqual({
      name: 'states',
      figure: 100,
      unit: '×',
      bound: 100,
      side: 'at least',
      holds: true,
    });
    expect(figureOf('states', { ours: 999, peer: 10 }, { atLeastTimes: 100 })).toMatchObject({ holds: false });
  });

  it.each([0, -1, Number.NaN])('is refused against a peer that took %d', (peer) => {
    expect(() => figureOf('start', { ours: 1, peer }, { times: 2 })).toThrow('nothing can be set against it');
  });
});

describe('a percentile', () => {
  it('is the least number that so many per cent don’t exceed, in whatever order they came', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 99)).toBe(99);
    expect(percentile(hundred, 50)).toBe(50);
    expect(percentile(hundred, 100)).toBe(100);
    expect(percentile([30, 10, 20], 50)).toBe(20);
    expect(percentile([7], 99)).toBe(7);
  });

  it('of nothing is refused', () => {
    expect(() => percentile([], 50)).toThrow('Nothing was measured');
  });

  it('is taken of both sides alike', () => {
    const samples = { ours: [3, 1, 2], peer: [30, 10, 20] };
    expect(mediansOf(samples)).toEqual({ ours: 2, peer: 20 });
    expect(percentilesOf(samples, 99)).toEqual({ ours: 3, peer: 30 });
  });
});

describe('measuring in turn', () => {
  it('lets the peer go first in every round and leaves the first rounds out', async () => {
    const order: string[] = [];
    let count = 0;
    const run = (who: string) => (): number => {
      order.push(who);
      count += 1;
      return count;
    };
    const samples = await inTurn({ warmUp: 1, counted: 2 }, run('ours'), run('peer'));
    expect(order).toEqual(['peer', 'ours', 'peer', 'ours', 'peer', 'ours']);
    expect(samples).toEqual({ ours: [4, 6], peer: [3, 5] });
  });
});

describe('the table', () => {
  it('has a line for each figure, in columns', () => {
    const figures = [
      figureOf('start', { ours: 3, peer: 2 }, { times: 2 }),
      figureOf('a key', { ours: 17.5, peer: 2 }, { times: 2, orMs: 16 }),
      figureOf('states', { ours: 4, peer: 2 }, { atLeastTimes: 3 }),
    ];
    expect(tableOf(figures)).toBe(
      [
        'name    figure  unit  bound  holds',
        'start    1.500  ×       ≤ 2  yes',
        'a key   17.500  ms     ≤ 16  NO',
        'states   2.000  ×       ≥ 3  NO',
      ].join('\n'),
    );
  });
});
