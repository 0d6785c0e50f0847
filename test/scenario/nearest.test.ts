import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../src/scenario/nearest.ts';

const words = ['choose', 'choose-many', 'rank', 'allocate', 'schedule', 'flag', 'form', 'write'];

describe('the word that was meant', () => {
  it.each([
    ['ranking', 'rank'],
    ['ranked', 'rank'],
    ['schedul', 'schedule'],
    ['shcedule', 'schedule'],
    ['writes', 'write'],
    ['formular', null],
    ['rankings-of', null],
    ['whom', null],
  ])('%s: %s', (typed, meant) => {
    expect(nearestWord(typed, words)).toBe(meant);
  });
});
