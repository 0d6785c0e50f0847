import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/mark/agreement/estimate.ts';
import { gwetAgreement } from '../../../src/mark/agreement/gwet.ts';
import { kappa } from '../../../src/mark/agreement/kappa.ts';
import { krippendorffAlpha } from '../../../src/mark/agreement/krippendorff.ts';
import { measures } from '../../../src/mark/agreement/measures.ts';
import { percentAgreement } from '../../../src/mark/agreement/percent-agreement.ts';
import { ratingsFrom } from '../../../src/mark/agreement/ratings.ts';
import { addTally, emptyTally, type Tally, tallyOf, tallyOfTable } from '../../../src/mark/agreement/tally.ts';
import { weightsFrom, weightsOf } from '../../../src/mark/agreement/weights.ts';
import { abstractors, cohensTable, fourObservers, fourObserversOfFive, twoObservers } from './worked-examples.ts';

type Rows = readonly (readonly (number | null)[])[];

const identity = (levels: number) => weightsOf('identity', levels);
const quadratic = (levels: number) => weightsOf('quadratic', levels);

/** The value to so many places, as the source prints it; why there is none otherwise. */
const told = (estimate: Estimate, places: number): string =>
  estimate.ok ? estimate.value.toFixed(places) : estimate.because;

describe('Cohen’s kappa', () => {
  it('is .492 for the two judges of Cohen 1960', () => {
    // Observed .70; expected .5 × .6 + .3 × .3 + .2 × .1 = .41; .29 / .59.
    expect(told(kappa(tallyOfTable(3, cohensTable), identity(3)), 3)).toBe('0.492');
  });

  it('weighed by steps is what the sums by hand come to', () => {
    const tally = tallyOfTable(3, cohensTable);
    // Disagreement in steps: observed (10 + 14 + 6 + 10 + 2 × (2 + 18)) / 200 = .40; expected of the margins
    // (.5, .3, .2) and (.6, .3, .1): .15 + .18 + .03 + .06 + 2 × (.05 + .12) = .76. In squares: .60 and 1.10.
    expect(kappa(tally, weightsOf('linear', 3))).toEqual({ ok: true, value: expect.closeTo(1 - 0.4 / 0.76, 12) });
    expect(kappa(tally, quadratic(3))).toEqual({ ok: true, value: expect.closeTo(1 - 0.6 / 1.1, 12) });
  });

  it('is what Gwet’s irrCAC prints of two abstractors, plain and with quadratic weights', () => {
    const tally = tallyOfTable(3, abstractors);
    expect(told(kappa(tally, identity(3)), 7)).toBe('0.7964094');
    expect(told(kappa(tally, quadratic(3)), 7)).toBe('0.8921569');
  });

  it('of more than two, with marks missing, is what irrCAC prints of Conger’s', () => {
    const tally = tallyOf(fourObserversOfFive);
    expect(told(kappa(tally, identity(5)), 5)).toBe('0.76282');
    expect(told(kappa(tally, quadratic(5)), 5)).toBe('0.85771');
  });

  it('is low where nearly all marks are alike, though nearly all agree: the paradox of Feinstein and Cicchetti 1990', () => {
    const even = tallyOfTable(2, [40, 9, 6, 45]);
    const lopsided = tallyOfTable(2, [80, 10, 5, 5]);
    for (const tally of [even, lopsided]) expect(told(percentAgreement(tally), 2)).toBe('0.85');
    expect([told(kappa(even, identity(2)), 2), told(kappa(lopsided, identity(2)), 2)]).toEqual(['0.70', '0.32']);
    // 1 − (.15 / (1 − 2 × .875 × .125)): the level given by most makes chance agreement small here, not large.
    expect(told(gwetAgreement(lopsided, identity(2)), 2)).toBe('0.81');
  });

  it('is undefined, and says why, where everybody gives one level, one person marks, or nobody marks the same', () => {
    const of = (rows: Rows): string => told(kappa(tallyOf(ratingsFrom(3, rows)), identity(3)), 2);
    expect(
      of([
        [1, 1],
        [1, 1],
      ]),
    ).toBe('everybody gave one level');
    expect(
      of([
        [1, null],
        [null, 1],
      ]),
    ).toBe('nothing was marked by two');
    expect(
      of([
        [1, null],
        [2, null],
      ]),
    ).toBe('nothing was marked by two');
  });
});

describe('Gwet’s AC1 and AC2', () => {
  it('are what irrCAC prints of two abstractors', () => {
    const tally = tallyOfTable(3, abstractors);
    expect(told(gwetAgreement(tally, identity(3)), 7)).toBe('0.8493305');
    expect(told(gwetAgreement(tally, quadratic(3)), 7)).toBe('0.9402369');
  });

  it('are what irrCAC prints of four raters with marks missing, one unit marked once', () => {
    const tally = tallyOf(fourObserversOfFive);
    expect(told(gwetAgreement(tally, identity(5)), 5)).toBe('0.77544');
    expect(told(gwetAgreement(tally, quadratic(5)), 3)).toBe('0.914');
    expect(told(percentAgreement(tally), 7)).toBe('0.8181818');
    expect(told(percentAgreement(tally, quadratic(5)), 7)).toBe('0.9753788');
  });
});

describe('Krippendorff’s alpha', () => {
  it('is what Krippendorff 2011 works out: .095 of two values, .743 nominal and .815 ordinal of five', () => {
    expect(told(krippendorffAlpha(tallyOf(twoObservers), 'nominal'), 3)).toBe('0.095');
    const tally = tallyOf(fourObserversOfFive);
    expect(told(krippendorffAlpha(tally, 'nominal'), 3)).toBe('0.743');
    expect(told(krippendorffAlpha(tally, 'ordinal'), 3)).toBe('0.815');
  });

  it('doesn’t change with levels that nobody gives', () => {
    for (const metric of ['nominal', 'ordinal'] as const)
      expect(krippendorffAlpha(tallyOf(ratingsFrom(6, fourObservers)), metric)).toEqual(
        krippendorffAlpha(tallyOf(fourObserversOfFive), metric),
      );
  });

  it('is undefined, and says why, where all marks are of one level', () => {
    const tally = tallyOf(
      ratingsFrom(3, [
        [1, 1],
        [1, 1],
        [2, null],
      ]),
    );
    expect(told(krippendorffAlpha(tally, 'ordinal'), 2)).toBe('all marks are of one level');
  });
});

describe('every measure', () => {
  const rows = fc
    .record({ levels: fc.integer({ min: 2, max: 6 }), raters: fc.integer({ min: 2, max: 5 }) })
    .chain(({ levels, raters }) =>
      fc.record({
        levels: fc.constant(levels),
        rows: fc.array(
          fc.array(fc.option(fc.integer({ min: 0, max: levels - 1 })), { minLength: raters, maxLength: raters }),
          { minLength: 1, maxLength: 30 },
        ),
      }),
    );

  it('is a number up to 1, or says why not: never NaN, never infinite', () => {
    fc.assert(
      fc.property(rows, ({ levels, rows }) => {
        const tally = tallyOf(ratingsFrom(levels, rows));
        for (const { of } of measures) {
          const estimate = of(tally);
          if (estimate.ok) expect(estimate.value).toSatisfy((value) => Number.isFinite(value) && value <= 1 + 1e-9);
          else expect(estimate.because).not.toBe('');
        }
      }),
    );
  });

  it('doesn’t mind in which order raters and units come, and but for kappa who gave which mark', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 29 }), ({ levels, rows }, turn) => {
        const turned = [...rows.slice(turn), ...rows.slice(0, turn)].map((row) => row.toReversed());
        const mixed = rows.map((row, at) => [...row.slice(at % row.length), ...row.slice(0, at % row.length)]);
        for (const { id, of } of measures) {
          const there = of(tallyOf(ratingsFrom(levels, rows)));
          expectAlike(of(tallyOf(ratingsFrom(levels, turned))), there);
          if (!id.startsWith('kappa')) expectAlike(of(tallyOf(ratingsFrom(levels, mixed))), there);
        }
      }),
    );
  });

  it('of two who marked everything is the same from their table', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 9, maxLength: 9 }), (table) => {
        const rows = table.flatMap((count, at) => Array<number[]>(count).fill([Math.floor(at / 3), at % 3]));
        const ofRows = tallyOf(ratingsFrom(3, rows));
        for (const { of } of measures) expectAlike(of(tallyOfTable(3, table)), of(ofRows));
      }),
    );
  });

  it('comes to the same when the counts of two halves are added', () => {
    fc.assert(
      fc.property(rows, ({ levels, rows }) => {
        const raters = rows[0]?.length ?? 0;
        const half = Math.floor(rows.length / 2);
        const sum = emptyTally(levels, raters);
        for (const part of [rows.slice(0, half), rows.slice(half)])
          if (part.length > 0) addTally(sum, tallyOf(ratingsFrom(levels, part)));
        for (const { of } of measures) expectAlike(of(sum), of(tallyOf(ratingsFrom(levels, rows))));
      }),
    );
  });

  it('is its definition, gone through pair by pair', () => {
    fc.assert(
      fc.property(rows, ({ levels, rows }) => {
        const tally = tallyOf(ratingsFrom(levels, rows));
        for (const metric of ['nominal', 'ordinal'] as const)
          expectAlike(krippendorffAlpha(tally, metric), alphaByPairs(rows, metric));
        for (const power of [1, 2]) {
          const weight = (one: number, other: number): number => 1 - (Math.abs(one - other) / (levels - 1)) ** power;
          const weights = weightsFrom(levels, (distance) => weight(0, distance));
          expectAlike(kappa(tally, weights), kappaByPairs(rows, weight, tally));
          expectAlike(gwetAgreement(tally, weights), gwetByPairs(rows, weight, levels));
        }
      }),
    );
  });
});

// Helpers

function expectAlike(one: Estimate, other: Estimate): void {
  expect(one.ok).toBe(other.ok);
  if (one.ok && other.ok) expect(one.value).toBeCloseTo(other.value, 9);
  if (!one.ok && !other.ok) expect(one.because).toBe(other.because);
}

const given = (row: readonly (number | null)[]): number[] => row.filter((mark) => mark !== null);

/** 1 less the mean difference of two marks within a unit, each mark counting alike, over that of any two marks. */
function alphaByPairs(rows: Rows, metric: 'nominal' | 'ordinal'): Estimate {
  const units = rows.map(given).filter((marks) => marks.length > 1);
  const all = units.flat();
  const difference = (one: number, other: number): number => {
    if (metric === 'nominal') return one === other ? 0 : 1;
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    const ends = all.filter((mark) => mark === low).length + all.filter((mark) => mark === high).length;
    return low === high ? 0 : (all.filter((mark) => mark >= low && mark <= high).length - ends / 2) ** 2;
  };
  const sum = (marks: readonly number[]): number =>
    marks
      .flatMap((one, at) => marks.filter((_, there) => there !== at).map((other) => difference(one, other)))
      .reduce((total, each) => total + each, 0);
  const within = units.reduce((total, marks) => total + sum(marks) / (marks.length - 1), 0) / all.length;
  const between = sum(all) / (all.length * (all.length - 1));
  if (units.length === 0) return { ok: false, because: 'nothing was marked by two' };
  if (between === 0) return { ok: false, because: 'all marks are of one level' };
  return { ok: true, value: 1 - within / between };
}

/** Observed less expected agreement, as a part of what is left; each rater's marks paired with each other rater's, whatever they mark. */
function kappaByPairs(rows: Rows, weight: (one: number, other: number) => number, { raters }: Tally): Estimate {
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const cross = (ones: readonly number[], others: readonly number[]): number[] =>
    ones.flatMap((one) => others.map((other) => weight(one, other)));
  const units = rows.map(given).filter((marks) => marks.length > 1);
  if (units.length === 0) return { ok: false, because: 'nothing was marked by two' };
  const observed = mean(
    units.map((marks) =>
      mean(marks.flatMap((one, at) => marks.flatMap((other, there) => (at === there ? [] : [weight(one, other)])))),
    ),
  );
  const byRater = [...Array(raters).keys()]
    .map((rater) => given(rows.map((row) => row[rater] ?? null)))
    .filter((marks) => marks.length > 0);
  const expected = mean(
    byRater.flatMap((ones, at) =>
      byRater.flatMap((others, there) => (at === there ? [] : [mean(cross(ones, others))])),
    ),
  );
  if (1 - expected < 1e-9) return { ok: false, because: 'everybody gave one level' };
  return { ok: true, value: (observed - expected) / (1 - expected) };
}

/** Two random raters: of the units marked, one level's mean share times what the others have, times the mean weight per pair of levels. */
function gwetByPairs(rows: Rows, weight: (one: number, other: number) => number, levels: number): Estimate {
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const marked = rows.map(given).filter((marks) => marks.length > 0);
  const twice = marked.filter((marks) => marks.length > 1);
  if (twice.length === 0) return { ok: false, because: 'nothing was marked by two' };
  const observed = mean(
    twice.map((marks) =>
      mean(marks.flatMap((one, at) => marks.filter((_, there) => there !== at).map((other) => weight(one, other)))),
    ),
  );
  const all = [...Array(levels).keys()];
  const shares = all.map((level) =>
    mean(marked.map((marks) => marks.filter((mark) => mark === level).length / marks.length)),
  );
  const weights = all.flatMap((one) => all.map((other) => weight(one, other))).reduce((sum, one) => sum + one, 0);
  const expected =
    (weights / (levels * (levels - 1))) * shares.map((share) => share * (1 - share)).reduce((sum, one) => sum + one, 0);
  return { ok: true, value: (observed - expected) / (1 - expected) };
}
