import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatValue, readValue } from '../../src/scenario/notation.ts';
import { readHour, readTyped, settledText, whyUnread } from '../../src/scenario/typed-notation.ts';

/** From Sunday 16:40 to Monday 19:00: minute 0 is Sunday 00:00. */
const story = { startWeekday: 6, starts: 1_000, ends: 1_440 + 1_140 };
const settled = (unit: Parameters<typeof settledText>[0], text: string) => settledText(unit, text, story);

describe('what a candidate types', () => {
  it.each([
    ['475', '£475'],
    ['£475', '£475'],
    ['475.00', '£475'],
    ['475.5', '£475.50'],
    ['1,240', '£1,240'],
    ['GBP 240', '£240'],
    ['£ 5', '£5'],
    ['-5', '-£5'],
  ])('as money "%s" is %s', (text, expected) => {
    expect(settled('money', text)).toBe(expected);
  });

  it.each([
    ['45', '45m'],
    ['45 min', '45m'],
    ['45 minutes', '45m'],
    ['45minutes', '45m'],
    ['90m', '1h30m'],
    ['1h30', '1h30m'],
    ['0h45', '45m'],
    ['1H 30m', '1h30m'],
    ['1 hour 30', '1h30m'],
    ['1 hour and 5 minutes', '1h5m'],
    ['2 hrs', '2h'],
    ['1:30', '1h30m'],
    ['11h', '11h'],
  ])('as a length of time "%s" is %s', (text, expected) => {
    expect(settled('duration', text)).toBe(expected);
  });

  it.each([
    ['mon 7am', 'Mon 07:00'],
    ['Mon 7:00', 'Mon 07:00'],
    ['Monday, 06.30', 'Mon 06:30'],
    ['monday at 0630', 'Mon 06:30'],
    ['Thurs 12am', 'Thu 00:00'],
    ['sun 7.30 pm', 'Sun 19:30'],
    ['Monday+1 9.30', 'Mon+1 09:30'],
    ['06:30', 'Mon 06:30'],
    ['0630', 'Mon 06:30'],
    ['630', 'Mon 06:30'],
    ['6.30am', 'Mon 06:30'],
    ['22:00', 'Sun 22:00'],
  ])('as a time "%s" is %s', (text, expected) => {
    expect(settled('time', text)).toBe(expected);
  });

  it.each([
    ['money', 'about 400'],
    ['money', '12.345'],
    ['money', '12,40'],
    ['duration', 'an hour'],
    ['duration', '1h 75 days'],
    ['time', '17:30'],
    ['time', '7'],
    ['time', 'Mon 25:00'],
    ['time', 'mon 13pm'],
    ['integer', 'six'],
    ['yes-no', 'perhaps'],
    ['words', ' as it is '],
  ] as const)('as %s "%s" stays as it was typed, blanks and all', (unit, text) => {
    expect(settled(unit, text)).toBe(text);
  });

  it('is refused in one sentence, with an example that is nobody’s answer', () => {
    const why = (unit: Parameters<typeof whyUnread>[0], text: string) => whyUnread(unit, text, text, story);
    expect(why('money', 'lots')).toBe('“lots” can’t be read as money. Write it as £1,234.50.');
    expect(why('duration', 'ages')).toBe('“ages” can’t be read as a length of time. Write it as 1h05m.');
    expect(why('time', 'soon')).toBe('“soon” can’t be read as a day and time. Write it as Wed 03:20.');
    expect(why('integer', 'six')).toBe('“six” can’t be read as a whole number.');
    expect(why('yes-no', 'perhaps')).toBe('“perhaps” can’t be read as yes or no.');
  });

  it('as a time that the story has twice is asked for its day; where it has it nowhere too', () => {
    expect(whyUnread('time', '17:30', '17:30', story)).toBe('“17:30” needs its day: write Sun 17:30 or Mon 17:30.');
    const short = { ...story, ends: 1_060 };
    expect(whyUnread('time', '07:00', '07:00', short)).toBe('“07:00” needs its day: write it as Wed 03:20.');
  });

  it('in the author’s notation always means what the author means', () => {
    const units = fc.constantFrom('money', 'duration', 'time', 'integer', 'yes-no' as const);
    fc.assert(
      fc.property(units, fc.nat(30_000), (unit, number) => {
        const value = unit === 'yes-no' ? number % 2 === 0 : number + story.starts;
        const text = formatValue(unit, value, story);
        expect(readTyped(unit, text, story)).toBe(readValue(unit, text, story));
        expect(settledText(unit, text, story)).toBe(text);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('never becomes a time that the clock can’t show', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789:. apm'), maxLength: 8 }), (text) => {
        const hour = readHour(text);
        if (hour !== null) expect(hour >= 0 && hour < 1_440).toBe(true);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
