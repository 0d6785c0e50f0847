import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { isNarrow, narrowWidth } from '../../../src/view/text/narrow.ts';

/** Every character that counts as narrow by itself. */
const narrow = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(isNarrow);

describe('narrow text', () => {
  it('is what the screen is mostly made of', () => {
    expect(isNarrow('')).toBe(true);
    expect(isNarrow(' › [x] 12  Día 6 — “Müller’s” café: £1,200 … ↑↓ move   ⏎ answer │ ─────')).toBe(true);
  });

  it.each([
    ['a wide character', '雨'],
    ['an emoji', '🌧'],
    ['a sign made an emoji', '©\ufe0f'],
    ['a flag', '🇬🇧'],
    ['a mark on a letter', 'e\u0301'],
    ['a soft hyphen', 'a\u00adb'],
    ['a joiner', 'a\u200db'],
    ['a colour', '\u001b[31mred\u001b[39m'],
    ['a line break', 'a\nb'],
    ['a tab', '\t'],
  ])('is not %s', (_, text) => {
    expect(isNarrow(text)).toBe(false);
  });

  it('takes a cell for each character, one by one', () => {
    expect(narrow.filter((character) => stringWidth(character) !== 1)).toEqual([]);
  });

  it('takes a cell for each character, together', () => {
    const text = fc.string({ unit: fc.constantFrom(...narrow), maxLength: 40 });
    fc.assert(fc.property(text, (some) => stringWidth(some) === some.length));
  });

  it('takes no cell for its colours', () => {
    const piece = fc.oneof(
      fc.constantFrom(...narrow),
      fc.constantFrom('\u001b[1m', '\u001b[38;2;1;2;3m', '\u001b[39m'),
    );
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(text, (some) => narrowWidth(some) === stringWidth(some)));
    expect(narrowWidth('\u001b[1mred\u001b[22m and £5')).toBe(10);
    expect(narrowWidth('\u001b[2J')).toBe(null);
    expect(narrowWidth('\u001b[1m雨')).toBe(null);
  });
});
