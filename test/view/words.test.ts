import { describe, expect, test } from 'vitest';
import { clockLeft, listed, spokenLeft, spokenMinutes } from '../../src/view/words.ts';

describe('the time left', () => {
  test.each([
    [2_468_000, '41 minutes 8 seconds'],
    [60_000, '1 minute'],
    [1000, '1 second'],
    [3_600_000, '1 hour'],
    [0, 'no time'],
  ])('%d ms is said as %s', (leftMs, said) => {
    expect(spokenLeft(leftMs)).toBe(said);
  });
});

describe('words', () => {
  test.each([
    [0, '0 minutes'],
    [1, '1 minute'],
    [80, '1 hour 20 minutes'],
    [120, '2 hours'],
  ])('%d minutes are %s', (minutes, said) => {
    expect(spokenMinutes(minutes)).toBe(said);
  });

  test('a list is said as a sentence has it', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
    expect(clockLeft(-1)).toBe('0:00');
  });
});
