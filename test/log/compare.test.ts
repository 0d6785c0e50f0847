import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '../../src/log/canonical.ts';
import { saysTheSame } from '../../src/log/compare.ts';

/** JSON that is soon alike or nearly so: few keys, few values. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, 1, '', '0', 'a'),
    fc.array(tie('json'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('0', '1', 'a', 'b'), tie('json'), { maxKeys: 3 }),
  ),
}));

describe('whether two values say the same', () => {
  it('is so just when their canonical forms are the same', () => {
    const check = (a: unknown, b: unknown): void => {
      expect(saysTheSame(a, b)).toBe(canonicalForm(a) === canonicalForm(b));
    };
    fc.assert(fc.property(json, json, check), { numRuns: 2_000 });
  });

  it('asks nothing about the order of keys', () => {
    expect(saysTheSame({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  });

  it('tells a list from an object with the same keys, and nothing from null', () => {
    expect(saysTheSame(['a'], { 0: 'a' })).toBe(false);
    expect(saysTheSame({ a: null }, {})).toBe(false);
    expect(saysTheSame(null, undefined)).toBe(false);
  });
});
