import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calculate } from '../../src/view/calculator.ts';

function result(sum: string): string {
  const calculated = calculate(sum);
  return calculated.ok ? calculated.result : calculated.because;
}

describe('the calculator', () => {
  test.each([
    ['1 + 2 × 3', '7'],
    ['(1 + 2) x 3', '9'],
    ['0.1 + 0.2', '0.3'],
    ['10 ÷ 4', '2.5'],
    ['10 / 3', 'about 3.333333'],
    ['-2 − -3', '1'],
    ['100', '100'],
    ['.5 * 2', '1'],
    ['1,240 * 2', '2480'],
    ['£1,240 + £12.50', '£1,252.50'],
    ['3 x £240', '£720'],
    ['£240 + 20%', '£288'],
    ['£240 - 10%', '£216'],
    ['20% of £240', '£48'],
    ['£240 × 20%', '£48'],
    ['20% + 5%', '25%'],
    ['£100 / 3', 'about £33.33'],
    ['£200 / £50', '4'],
    ['£12 - £20', '-£8'],
    ['2 - 2', '0'],
    ['£1234567.89 + £0.11', '£1,234,568'],
  ])('%s comes to %s', (sum, expected) => {
    expect(result(sum)).toBe(expected);
  });

  test.each([
    ['', 'Write a sum, such as 3 x £240 + 20%.'],
    ['2 +', 'The sum stops too soon.'],
    ['2 * * 3', 'A number was expected before "*".'],
    ['(2 + 3', 'A bracket is not closed.'],
    ['2 + 3)', 'A bracket is closed that was not opened.'],
    ['2 3', 'A sign is missing between two numbers.'],
    ['2 / (3 - 3)', 'Nothing can be divided by zero.'],
    ['£2 + 3', "Money and plain numbers can't be added: write £ before both."],
    ['£2 x £3', "Money can't be multiplied by money."],
    ['process.exit()', '"process.exit()" can\'t be read as part of a sum.'],
    ['1234567890123456', 'A number may have at most 15 digits.'],
  ])('%s is answered with a sentence', (sum, because) => {
    expect(calculate(sum)).toEqual({ ok: false, because });
  });

  test('any text is answered, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,£+-*/x%() of') }), (sum) => {
        expect(typeof result(sum)).toBe('string');
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  test('whole-number sums agree with arithmetic', () => {
    const whole = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(whole, whole, whole, (a, b, c) => {
        expect(result(`${a} + ${b} * ${c}`)).toBe(String(a + b * c));
        expect(result(`(${a} - ${b}) * ${c}`)).toBe(String((a - b) * c));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
