import { describe, expect, test } from 'vitest';
import { timeLeft } from '../../src/view/header.ts';

describe('the time left', () => {
  test.each([
    [2_468_000, '41:08 left', 'quiet'],
    [4_360_000, '1:12:40 left', 'quiet'],
    [600_000, '10:00 left', 'quiet'],
    [599_999, '10:00 left', 'clear'],
    [1, '0:01 left', 'clear'],
    [0, 'time is up', 'over'],
    [-5, 'time is up', 'over'],
  ] as const)('%d ms is %s, %s', (leftMs, text, level) => {
    expect(timeLeft(leftMs)).toEqual({ text, level });
  });
});
