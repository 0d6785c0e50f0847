import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/scenario/clean-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('clean text', () => {
  it('has no escape sequences, and what they carried is gone', () => {
    expect(cleanText('a\u001b[31mred\u001b[0m b\u001b]0;title\u0007c', { newlines: true })).toBe('ared bc');
  });

  it('has no marks that turn the direction of reading round', () => {
    expect(cleanText('user\u202egnp.exe', { newlines: false })).toBe('usergnp.exe');
  });

  it('keeps line ends as LF where lines are wanted, and makes them spaces where not', () => {
    expect(cleanText('one\r\ntwo\rthree', { newlines: true })).toBe('one\ntwo\nthree');
    expect(cleanText('one\r\ntwo', { newlines: false })).toBe('one two');
  });

  it('keeps letters of any script, and composes them', () => {
    expect(cleanText('Zoe\u0308 日本 £', { newlines: false })).toBe('Zoë 日本 £');
  });

  it('leaves visible ASCII as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.boolean(), (text, newlines) => {
        expect(cleanText(text, { newlines })).toBe(text);
      }),
      { seed: 20260924 },
    );
  });

  it('never lets a control character through', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const codes = [...cleanText(text, { newlines: false })].map((one) => one.codePointAt(0) ?? 0);
        expect(codes.filter((code) => code < 0x20 || (code >= 0x7f && code < 0xa0))).toEqual([]);
      }),
      { seed: 20260924 },
    );
  });

  it('is clean: cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, newlines) => {
        const once = cleanText(text, { newlines });
        expect(cleanText(once, { newlines })).toBe(once);
      }),
      { seed: 20260924 },
    );
  });
});
