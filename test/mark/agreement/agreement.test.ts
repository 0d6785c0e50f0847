import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agreement, agreementOf, sittingsMin } from '../../../src/mark/agreement/agreement.ts';
import type { Cohort } from '../../../src/mark/agreement/cohort.ts';
import { percentileInterval } from '../../../src/mark/agreement/interval.ts';
import { measures } from '../../../src/mark/agreement/measures.ts';
import { notSeen, type Ratings, ratingsFrom, unmarked } from '../../../src/mark/agreement/ratings.ts';
import { tallyOf } from '../../../src/mark/agreement/tally.ts';

describe('the agreement of a cohort', () => {
  it('is told of all, each outcome, criterion, assessor and pair that marked the same', () => {
    const found = agreement(cohortOf(12, (sitting, criterion) => [sitting % 3, (sitting + criterion) % 3, unmarked]));
    expect(found.map(({ of, ids }) => [of, ...ids].join(' '))).toEqual([
      'all',
      'outcome AO1',
      'outcome AO2',
      'criterion money',
      'criterion safety',
      'criterion papers',
      'assessor A',
      'assessor B',
      'assessor C',
      'pair A B',
    ]);
    expect(find(found, 'outcome AO1')).toMatchObject({ sittings: 12, units: 24 });
    expect(find(found, 'criterion safety')).toMatchObject({ sittings: 12, units: 12 });
    expect(find(found, 'assessor C')).toMatchObject({ sittings: 0, units: 0, figures: null });
  });

  it('holds figures back that rest on fewer sittings than are needed, and says on how many', () => {
    const found = agreement(cohortOf(12, (sitting) => [1, sitting < 9 ? 1 : unmarked, sitting < 10 ? 0 : unmarked]));
    expect(sittingsMin).toBe(10);
    expect(find(found, 'pair A B')).toMatchObject({ sittings: 9, units: 27, figures: null });
    expect(find(found, 'pair A C')).toMatchObject({
      sittings: 10,
      figures: {
        table: [
          [0, 0, 0],
          [30, 0, 0],
          [0, 0, 0],
        ],
      },
    });
  });

  it('says how often one saw no evidence where another gave a level', () => {
    const found = agreement(
      cohortOf(12, (sitting) => [notSeen, sitting < 5 ? 2 : notSeen, sitting < 3 ? 2 : unmarked]),
    );
    expect(find(found, 'criterion money').seenByOne).toBe(5);
    expect(find(found, 'assessor A').seenByOne).toBe(15);
    expect(find(found, 'pair B C').seenByOne).toBe(0);
  });

  it('says in steps how far each assessor is above the others on the same units', () => {
    const { figures } = find(
      agreement(cohortOf(20, (sitting) => [0, 1, sitting % 2 === 0 ? 2 : unmarked])),
      'assessor A',
    );
    // In half the sittings the others are at 1 and 2, in the other half at 1: (1.5 + 1) / 2 below.
    expect(figures?.severity).toMatchObject({ ok: true, value: -1.25 });
    const interval = figures?.severity?.ok === true ? figures.severity.interval : null;
    expect(interval).toMatchObject({ ok: true, low: expect.toSatisfy((low) => low < -1.25 && low > -1.5) });
  });

  it('counts a pair’s table with the one’s level in the row, an assessor’s as theirs against the others’', () => {
    const found = agreement(cohortOf(10, () => [2, 0, 1]));
    expect(find(found, 'pair A B').figures?.table).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [30, 0, 0],
    ]);
    expect(find(found, 'assessor A').figures?.table).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [15, 15, 0],
    ]);
    expect(find(found, 'all').figures?.table).toEqual([
      [0, 30, 30],
      [0, 0, 30],
      [0, 0, 0],
    ]);
  });

  it('has the same figures as the measures have of the units by themselves', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const found = agreement(cohort, { rounds: 2 });
        for (const [at, { id }] of cohort.criteria.entries())
          expectMeasured(find(found, `criterion ${id}`), only(cohort, at));
        expectMeasured(find(found, 'all'), cohort.ratings);
        for (const one of found.filter(({ of }) => of === 'pair')) expectMeasured(one, bothOf(cohort, one.ids));
      }),
      { numRuns: 40 },
    );
  });

  it('has intervals that come out the same for the same seed, and others for another', () => {
    const cohort = cohortOf(30, (sitting, criterion) => [sitting % 3, (sitting * 7 + criterion) % 3, sitting % 2]);
    expect(agreement(cohort)).toEqual(agreement(cohort));
    expect(agreement(cohort)).not.toEqual(agreement(cohort, { seed: 'another' }));
  });

  it('has intervals that hold the figure, and are narrower with more sittings', () => {
    const width = (sittings: number): number => {
      const cohort = cohortOf(sittings, (sitting, criterion) => [
        sitting % 3,
        (sitting * 7 + criterion * sitting) % 3,
        1,
      ]);
      const figure = find(agreement(cohort), 'all').figures?.measures.alphaNominal;
      if (figure?.ok !== true || !figure.interval.ok) throw new Error('no interval');
      expect(figure.interval.low).toBeLessThanOrEqual(figure.value);
      expect(figure.interval.high).toBeGreaterThanOrEqual(figure.value);
      return figure.interval.high - figure.interval.low;
    };
    expect(width(400)).toBeLessThan(width(40) / 2);
  });

  it('draws sittings whole: criteria that go together make an interval no narrower', () => {
    // Each sitting is marked alike on its three criteria: three times as many units, and not a bit more known.
    const cohort = cohortOf(40, (sitting) => [sitting % 2, (sitting % 5) % 2, unmarked]);
    const found = agreement(cohort);
    const [all, one] = [find(found, 'all'), find(found, 'criterion money')].map(
      ({ figures }) => figures?.measures.percent,
    );
    expect(all).toEqual(one);
  });

  it('is worked out from the rounds so far where it is told to stop', () => {
    const cohort = cohortOf(12, (sitting) => [sitting % 3, 1, 2]);
    const work = agreementOf(cohort, { seed: '1', rounds: 1_000 });
    let next = work.next(false);
    for (let round = 0; round < 200; round += 1) next = work.next(false);
    next = work.next(true);
    if (next.done !== true) throw new Error('it went on');
    expect(next.value).toEqual({ agreement: agreement(cohort, { rounds: 200 }), rounds: 200 });
  });
});

describe('a percentile interval', () => {
  it('isn’t given where every round came to the same: no width would look like certainty', () => {
    const figure = find(agreement(cohortOf(12, () => [1, 1, 1])), 'all').figures?.measures.percent;
    expect(figure).toEqual({ ok: true, value: 1, interval: { ok: false, because: 'every round came to the same' } });
  });

  it('is from the 25th smallest to the 25th largest of 1,000', () => {
    const values = Float64Array.from({ length: 1_000 }, (_, at) => ((at * 7) % 1_000) + 1);
    expect(percentileInterval(values, 1_000)).toEqual({ ok: true, low: 25, high: 976 });
  });

  it('isn’t given where the measure was undefined in more than one round of twenty, nor from a few rounds', () => {
    expect(percentileInterval(new Float64Array(949), 1_000)).toEqual({
      ok: false,
      because: 'undefined in 51 of 1000 rounds',
    });
    expect(
      percentileInterval(
        Float64Array.from({ length: 950 }, (_, at) => at),
        1_000,
      ),
    ).toMatchObject({ ok: true });
    expect(percentileInterval(new Float64Array(38), 38)).toEqual({ ok: false, because: 'too few rounds' });
  });
});

// Helpers

const criteria = [
  { id: 'money', outcome: 'AO1' },
  { id: 'safety', outcome: 'AO2' },
  { id: 'papers', outcome: 'AO1' },
];

/** Sittings with three criteria of two outcomes, marked by A, B and C on three levels. */
function cohortOf(sittings: number, marksOf: (sitting: number, criterion: number) => readonly number[]): Cohort {
  const units = [...Array(sittings * criteria.length).keys()];
  const marks = units.flatMap((unit) => marksOf(Math.floor(unit / criteria.length), unit % criteria.length));
  return {
    criteria,
    assessors: ['A', 'B', 'C'],
    sittings,
    ratings: { levels: 3, raters: 3, marks: Int8Array.from(marks) },
  };
}

const cohorts = fc
  .array(fc.integer({ min: notSeen, max: 2 }), { minLength: 12 * 9, maxLength: 30 * 9 })
  .map((marks) => cohortOf(Math.floor(marks.length / 9), (s, c) => marks.slice((s * 3 + c) * 3, (s * 3 + c) * 3 + 3)));

function agreement(
  cohort: Cohort,
  how: { readonly seed?: string; readonly rounds?: number } = {},
): readonly Agreement[] {
  const work = agreementOf(cohort, { seed: how.seed ?? '1', rounds: how.rounds ?? 200 });
  for (let next = work.next(false); ; next = work.next(false)) if (next.done === true) return next.value.agreement;
}

function find(found: readonly Agreement[], name: string): Agreement {
  const one = found.find(({ of, ids }) => [of, ...ids].join(' ') === name);
  if (one === undefined) throw new Error(`There is no ${name}`);
  return one;
}

/** The rows of ratings that are asked for, and of these the columns. */
function rows({ marks, raters, levels }: Ratings, is: (unit: number) => boolean, columns: readonly number[]): Ratings {
  const units = [...Array(marks.length / raters).keys()].filter(is);
  return ratingsFrom(
    levels,
    units.map((unit) => columns.map((column) => Math.max(unmarked, marks[unit * raters + column] ?? unmarked))),
  );
}

const only = ({ ratings }: Cohort, criterion: number): Ratings =>
  rows(ratings, (unit) => unit % 3 === criterion, [0, 1, 2]);

/** The units that both have given a level: what one of them alone has marked says nothing of the two. */
function bothOf({ assessors, ratings }: Cohort, ids: readonly string[]): Ratings {
  const columns = ids.map((id) => assessors.indexOf(id));
  return rows(
    ratings,
    (unit) => columns.every((column) => (ratings.marks[unit * 3 + column] ?? unmarked) >= 0),
    columns,
  );
}

function expectMeasured({ figures }: Agreement, ratings: Ratings): void {
  if (figures === null) return;
  for (const { id, of } of measures) {
    const there = of(tallyOf(ratings));
    const figure = figures.measures[id];
    expect(figure.ok).toBe(there.ok);
    if (figure.ok && there.ok) expect(figure.value).toBeCloseTo(there.value, 9);
  }
}
