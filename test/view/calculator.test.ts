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
    ['10 / 3', 'about 3.33'],
    ['600/7', 'about 85.71'],
    ['1 / 300', 'about 0.003333'],
    ['1 / 64', '0.015625'],
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
    ['19:30 + 11h', '06:30 next day'],
    ['7:30pm + 11 hours', '06:30 next day'],
    ['20:20 + 11h', '07:20 next day'],
    ['06:30 - 11h', '19:30 the day before'],
    ['06:00 + 72h', '06:00 3 days later'],
    ['13:15 + 1h15', '14:30'],
    ['18:45 + 30m', '19:15'],
    ['18:45+30 min', '19:15'],
    ['30m + 18:45', '19:15'],
    ['07:45 - 19:30', '12h15m, over midnight'],
    ['15:45 - 14:30', '1h15m'],
    ['15:45-14:30', '1h15m'],
    ['Sun 19:30 + 11h', 'Mon 06:30'],
    ['Mon 06:30 - Sun 19:30', '11h'],
    ['Mon 07:00 - 30m', 'Mon 06:30'],
    ['1h15 + 0h45', '2h'],
    ['1 hour 30 x 3', '4h30m'],
    ['1.5h + 90 minutes', '3h'],
    ['5h / 4', '1h15m'],
    ['1h / 7', 'about 9m'],
    ['5h / 30m', '10'],
    ['2h + 50%', '3h'],
    ['30m - 1h', '-30m'],
    ['GBP 240 x 2', '£480'],
  ])('%s is reckoned in times and lengths: %s', (sum, expected) => {
    expect(result(sum)).toBe(expected);
  });

  test.each([
    ['18:30 + 11', 'Is 11 hours or minutes? Write 11h or 11m.'],
    ['2h - 15', 'Is 15 hours or minutes? Write 15h or 15m.'],
    ['18:30 + 11:00', "Two times of day can't be added: write a length as 1h05m."],
    ['18:30 x 2', "A time of day can't be multiplied."],
    ['18:30 / 2', "A time of day can't be divided."],
    ['£20 x 3h', "Money can't be multiplied by a length of time: write the hours as a number."],
    ['£20 + 3h', "Money and time can't be added."],
    ['2h - 18:30', "A time of day can't be taken from a length of time."],
    ['18:75 + 1h', '“18:75” is no time of day.'],
    ['10:2', '“10:2” is no time of day. To divide, write / instead.'],
  ])('%s can’t be reckoned, and a sentence says why', (sum, because) => {
    expect(calculate(sum)).toEqual({ ok: false, because });
  });

  test('a length added to a time of day and taken off again always leads back', () => {
    const two = (part: number) => String(part).padStart(2, '0');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.nat(4000), (h, m, length) => {
        const time = `${two(h)}:${two(m)}`;
        expect(result(`${time} + ${length}m - ${length}m`)).toBe(time);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test.each([
    ['', 'Write a sum, such as 3 x £240 + 20% or 19:30 + 11h.'],
    ['2 +', 'The sum stops too soon.'],
    ['2 * * 3', 'A number was expected before “*”.'],
    ['(2 + 3', 'A bracket is not closed.'],
    ['2 + 3)', 'A bracket is closed that was not opened.'],
    ['2 3', 'A sign is missing between two numbers.'],
    ['2 / (3 - 3)', 'Nothing can be divided by zero.'],
    ['£2 + 3', "Money and plain numbers can't be added: write £ before both."],
    ['£2 x £3', "Money can't be multiplied by money."],
    ['process.exit()', '“process.exit()” can’t be read as part of a sum.'],
    ['1234567890123456', 'A number may have at most 15 digits.'],
  ])('%s is answered with a sentence', (sum, because) => {
    expect(calculate(sum)).toEqual({ ok: false, because });
  });

  test('any text is answered, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,£+-*/x%() of:hmapMon') }), (sum) => {
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
