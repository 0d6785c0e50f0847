import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSmall } from '../../../src/report/analysis/hide-small.ts';

const groupsOf = (...sizes: readonly number[]) => sizes.map((sittings, index) => ({ group: `g${index}`, sittings }));

describe('small groups', () => {
  it('are hidden, and with a single one the smallest of the others, from which it could be had', () => {
    const found = hideSmall(groupsOf(95, 4, 30), 10);
    expect(found.shown.map(({ group }) => group)).toEqual(['g0']);
    expect(found.hidden).toEqual({ groups: 2, sittings: 34 });
  });

  it('leave the others alone where they hide each other', () => {
    const found = hideSmall(groupsOf(6, 95, 7), 10);
    expect(found.shown.map(({ group }) => group)).toEqual(['g1']);
    expect(found.hidden).toEqual({ groups: 2, sittings: 13 });
  });

  it('are none where all are large enough', () => {
    expect(hideSmall(groupsOf(10, 11), 10)).toEqual({ shown: groupsOf(10, 11), hidden: { groups: 0, sittings: 0 } });
  });

  it('never show, nor let be had by subtraction, fewer than the minimum, and keep the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }),
        fc.integer({ min: 2, max: 20 }),
        (sizes, least) => {
          const all = groupsOf(...sizes);
          const { shown, hidden } = hideSmall(all, least);
          expect(shown.every(({ sittings }) => sittings >= least)).toBe(true);
          expect(all.filter((group) => shown.includes(group))).toEqual(shown);
          const total = sizes.reduce((sum, size) => sum + size, 0);
          expect(hidden.sittings).toBe(total - shown.reduce((sum, { sittings }) => sum + sittings, 0));
          if (hidden.groups > 0 && shown.length > 0) expect(hidden.sittings).toBeGreaterThanOrEqual(least);
        },
      ),
    );
  });
});
