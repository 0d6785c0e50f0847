import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawCode, readCode } from '../../src/seal/code.ts';

const drawn = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), { minLength: 12, maxLength: 12 })
  .map((characters) => (characters.join('').match(/.{4}/g) ?? []).join('-'));

/** How somebody might type a character that they read off a card, or had read to them. */
const typedAs: Readonly<Record<string, readonly string[]>> = {
  '0': ['0', 'O', 'o'],
  '1': ['1', 'I', 'i', 'L', 'l'],
  '-': ['-', '', ' ', '–', '—', '_', '.', ' - '],
};

describe('a code', () => {
  it('is drawn of twelve characters in groups, and no two are the same', () => {
    const codes = Array.from({ length: 200 }, drawCode);
    for (const code of codes)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})$/);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('is read however it is typed: small letters, other dashes or none, O for 0, I and L for 1', () => {
    const typed = drawn.chain((code) =>
      fc
        .tuple(...[...code].map((one) => fc.constantFrom(...(typedAs[one] ?? [one, one.toLowerCase()]))))
        .map((characters) => [code, characters.join('')] as const),
    );
    fc.assert(
      fc.property(typed, fc.constantFrom('', ' ', '\t'), ([code, text], blank) => {
        expect(readCode(`${blank}${text}${blank}`)).toBe(code);
      }),
      { seed: 911, numRuns: 500 },
    );
  });

  it('of a centre’s own stands as it was typed, without blanks round it', () => {
    expect(readCode('  Rain, on Monday ')).toBe('Rain, on Monday');
    expect(readCode('cafe\u0301-number-9')).toBe('caf\u00e9-number-9');
  });

  it('is read the same once it was read', () => {
    fc.assert(
      fc.property(fc.oneof(drawn, fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        expect(readCode(readCode(text))).toBe(readCode(text));
      }),
      { seed: 912, numRuns: 1_000 },
    );
  });
});
