import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysBetween, millisecondsBetween, wallAfter } from '../../src/log/wall.ts';

it('the time between two wall times is what a calendar says', () => {
  const moments = fc.date({
    min: new Date('1970-01-01T00:00:00Z'),
    max: new Date('2200-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, moments, (from, to) => {
      return millisecondsBetween(from.toISOString(), to.toISOString()) === to.getTime() - from.getTime();
    }),
    { seed: 41, numRuns: 2000 },
  );
});

it('a leap day counts', () => {
  expect(millisecondsBetween('2028-02-28T23:59:59.999Z', '2028-03-01T00:00:00.000Z')).toBe(86_400_001);
  expect(millisecondsBetween('2027-02-28T23:59:59.999Z', '2027-03-01T00:00:00.000Z')).toBe(1);
});

it('the days between two dates are whole, and fewer than none backwards', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2032-09-01', '2032-08-31')).toBe(-1);
});

it('a wall time so much later is what a calendar says', () => {
  const moments = fc.date({
    min: new Date('1970-01-01T00:00:00Z'),
    max: new Date('2200-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 40 * 365 * 86_400_000 }), (from, ms) => {
      return wallAfter(from.toISOString(), ms) === new Date(from.getTime() + ms).toISOString();
    }),
    { seed: 43, numRuns: 5000 },
  );
});

it('every day of four hundred years has its own date', () => {
  for (let day = 0; day < 146_097; day += 1)
    expect(wallAfter('1970-01-01T00:00:00.000Z', day * 86_400_000)).toBe(new Date(day * 86_400_000).toISOString());
});
