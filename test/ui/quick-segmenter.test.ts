import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuickSegmenter } from '../../bin/quick-segmenter.mjs';

const real = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const quick = new QuickSegmenter(undefined, { granularity: 'grapheme' });

function partsOf(segmenter: Pick<Intl.Segmenter, 'segment'>, text: string) {
  return Array.from(segmenter.segment(text), ({ segment, index, input }) => ({ segment, index, input }));
}

describe('the quick segmenter', () => {
  it('tells the characters of narrow text and its colours apart', () => {
    expect(partsOf(quick, '£5\u001b[1m').map(({ segment }) => segment)).toEqual(['£', '5', '\u001b', '[', '1', 'm']);
  });

  it('keeps together what belongs together', () => {
    expect(partsOf(quick, 'e\u0301🇬🇧').map(({ segment }) => segment)).toEqual(['e\u0301', '🇬🇧']);
  });

  it('parts every text as the real one does', () => {
    const narrow = fc.string({ unit: fc.constantFrom(...' aZ0~£é—…’│─›⏎↑✓'), maxLength: 12 });
    const other = fc.constantFrom(
      '\u001b[1m',
      '\r\n',
      '\n',
      '雨',
      '\u0301',
      '👩\u200d💻',
      '🇬',
      '\u00ad',
      '\u200d',
      '한',
      '\ufe0f',
    );
    const text = fc.array(fc.oneof(narrow, other), { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(text, (some) => void expect(partsOf(quick, some)).toEqual(partsOf(real, some))));
  });

  it('finds the character at a place as the real one does', () => {
    for (const text of ['a £5', '', 'e\u0301!', '🇬🇧 and 雨']) {
      for (let at = -1; at <= text.length; at += 1) {
        expect(quick.segment(text).containing(at)).toEqual(real.segment(text).containing(at));
      }
    }
    expect(quick.segment('ab').containing()).toEqual({ segment: 'a', index: 0, input: 'ab' });
  });
});
