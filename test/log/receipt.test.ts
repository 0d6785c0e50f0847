import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReceiptOf, readReceipt, receiptOf } from '../../src/log/receipt.ts';

const hash = '0f1a2b3c4d5e6f708192a3b4c5d6e7f80f1a2b3c4d5e6f708192a3b4c5d6e7f8';

describe('a receipt', () => {
  it('is the count and twenty hex digits in groups of four', () => {
    expect(receiptOf({ count: 42, hash })).toBe('42-0f1a-2b3c-4d5e-6f70-8192');
  });

  it.each([
    '42-0f1a-2b3c-4d5e-6f70-8192',
    ' 42-0F1A-2B3C-4D5E-6F70-8192 ',
    '42 0f1a 2b3c 4d5e 6f70 8192',
    '42–0f1a–2b3c–4d5e–6f70–8192',
    '42. 0f1a.2b3c.4d5e.6f70.8192',
    '42-Of1a-2b3c-4d5e-6f7o-8l92',
    '42-0f1a2b3c4d5e6f708192',
    '420f1a2b3c4d5e6f708192',
  ])('is read as a person copies it: %s', (text) => {
    expect(readReceipt(text)).toEqual({ count: 42, digits: '0f1a2b3c4d5e6f708192' });
  });

  it.each([
    '',
    '42',
    '42-0f1a-2b3c',
    '0-0f1a-2b3c-4d5e-6f70-8192',
    '42-0f1a-2b3c-4d5e-6f70-819',
    'x2-0f1a-2b3c-4d5e-6f70-8192',
  ])('is refused when it is not one: %j', (text) => {
    expect(readReceipt(text)).toBeNull();
  });

  it('of any head is read back and matches that head alone', () => {
    const hashes = fc.stringMatching(/^[0-9a-f]{64}$/);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), hashes, hashes, (count, mine, other) => {
        const receipt = readReceipt(receiptOf({ count, hash: mine }));
        if (receipt === null) return false;
        const fits = isReceiptOf(receipt, { count, hash: mine });
        const fitsLonger = isReceiptOf(receipt, { count: count + 1, hash: mine });
        return (
          fits &&
          !fitsLonger &&
          isReceiptOf(receipt, { count, hash: other }) === (mine.slice(0, 20) === other.slice(0, 20))
        );
      }),
      { seed: 3 },
    );
  });
});
