import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidthPx, wrappedText } from '../../../src/report/graph/text-width.ts';

const style = { sizePx: 10, isBold: false };

describe('text in the picture', () => {
  it('is measured letter by letter', () => {
    expect(textWidthPx('', style)).toBe(0);
    expect(textWidthPx('ill', style)).toBe(9);
    expect(textWidthPx('mmm', style)).toBe(30);
    expect(textWidthPx('mmm', { sizePx: 10, isBold: true })).toBe(32);
  });

  it('gives a letter beyond ASCII the room of a wide one', () => {
    expect(textWidthPx('é', style)).toBe(11);
    expect(textWidthPx('→', style)).toBe(12);
    expect(textWidthPx('雨', style)).toBe(12);
  });

  it('is broken between words', () => {
    expect(wrappedText('one two three', style, 50)).toEqual(['one two', 'three']);
  });

  it('is broken within a word that is wider than the line', () => {
    expect(wrappedText('a mmmmmmmm b', style, 50)).toEqual(['a', 'mmmmm', 'mmm b']);
  });

  it('is never wider than its line, and never loses a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 30, max: 200 }), (text, mostPx) => {
        const lines = wrappedText(text, style, mostPx);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines.filter((one) => [...one].length > 1))
          expect(textWidthPx(line, style)).toBeLessThanOrEqual(mostPx);
      }),
      { seed: 26_112, numRuns: 300 },
    );
  });
});
