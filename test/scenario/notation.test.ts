import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDuration,
  formatHour,
  formatMoney,
  formatTime,
  readDuration,
  readInteger,
  readMoney,
  readTime,
  toldClock,
  toldTime,
} from '../../src/scenario/notation.ts';

const seed = { seed: 20260924 };
/** The story starts on Sunday at 16:40: minute 0 is Sunday 00:00. */
const frame = { startWeekday: 6, starts: 16 * 60 + 40 };

describe('money', () => {
  it('is written with pence only where there are some', () => {
    expect([0, 5, 1250, 124000, -50000].map(formatMoney)).toEqual(['£0', '£0.05', '£12.50', '£1,240', '-£500']);
  });

  it('is read with or without commas, which stand between thousands', () => {
    expect(['£1240', '£1,240', '£12.50', '-£5'].map(readMoney)).toEqual([124000, 124000, 1250, -500]);
    expect(['1240', '£1,24', '£12.5', '£', '£ 5', '£1e3', ''].map(readMoney)).toEqual(Array(7).fill(null));
  });

  it('always comes back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_99, max: 99_999_999_99 }), (pence) => {
        expect(readMoney(formatMoney(pence))).toBe(pence);
      }),
      seed,
    );
  });
});

describe('a duration', () => {
  it('is hours and minutes', () => {
    expect(['45m', '2h', '1h30m', '0m', '90m'].map(readDuration)).toEqual([45, 120, 90, 0, 90]);
    expect(['', 'm', '1h 30m', '1.5h', '2 h', '30'].map(readDuration)).toEqual(Array(6).fill(null));
  });

  it('always comes back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (minutes) => {
        expect(readDuration(formatDuration(minutes))).toBe(minutes);
      }),
      seed,
    );
  });
});

describe('a time', () => {
  it('is the first such day at or after the start of the story', () => {
    expect(readTime('Sun 16:40', frame)).toBe(1000);
    expect(readTime('Mon 11:30', frame)).toBe(1440 + 690);
    expect(readTime('Sun 16:39', frame)).toBe(7 * 1440 + 999);
  });

  it('is a week later with +1', () => {
    expect(readTime('Mon+1 09:00', frame)).toBe(8 * 1440 + 540);
    expect(formatTime(8 * 1440 + 540, frame)).toBe('Mon+1 09:00');
    expect(toldTime(8 * 1440 + 540, frame)).toBe('Mon 09:00, week 2');
    expect(toldClock('Mon+1 09:00')).toBe('Mon 09:00, week 2');
  });

  it('is refused in any other spelling', () => {
    expect(
      ['Monday 11:30', 'Mon 24:00', 'Mon 9:00', 'mon 09:00', '09:00', ''].map((text) => readTime(text, frame)),
    ).toEqual(Array(6).fill(null));
  });

  it('always comes back as it was written, from the start of the story on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: frame.starts, max: 90 * 1440 }),
        fc.integer({ min: 0, max: 6 }),
        (minutes, startWeekday) => {
          const other = { ...frame, startWeekday };
          expect(readTime(formatTime(minutes, other), other)).toBe(minutes);
        },
      ),
      seed,
    );
  });

  it('prints its hour alone', () => {
    expect(formatHour(1440 + 690)).toBe('11:30');
  });
});

describe('a whole number', () => {
  it('is nothing but digits, a sign and commas between thousands', () => {
    expect(['12', '-3', '1,200', '0'].map(readInteger)).toEqual([12, -3, 1200, 0]);
    expect(['1.5', '1e3', '0x1', '', ' 1', '12,00'].map(readInteger)).toEqual(Array(6).fill(null));
  });
});
