import { describe, expect, test } from 'vitest';
import {
  clockLeft,
  labelled,
  listed,
  numbersListed,
  passedWords,
  sentence,
  spokenLeft,
  spokenMinutes,
} from '../../src/view/words.ts';

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

  test.each([
    [1, '1 minute passes.'],
    [15, '15 minutes pass.'],
    [60, '1 hour passes.'],
    [61, '1 hour 1 minute pass.'],
    [120, '2 hours pass.'],
    [47 * 60, '47 hours pass.'],
    [94 * 60, '3 days 22 hours pass.'],
    [14 * 24 * 60, '14 days pass.'],
    [2 * 24 * 60 + 5, '2 days 5 minutes pass.'],
  ])('%d minutes that went by are told', (minutes, said) => {
    expect(passedWords(minutes)).toBe(said);
  });

  test('a title becomes a sentence, and a label gets its value, without a second stop', () => {
    expect(['First call', 'Who knows?', 'Now.'].map(sentence)).toEqual(['First call.', 'Who knows?', 'Now.']);
    expect(labelled('Net price', '£240')).toBe('Net price: £240');
    expect(labelled('Agreed in writing?', 'yes')).toBe('Agreed in writing? yes');
  });

  test('a list is said as a sentence has it', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
    expect(clockLeft(-1)).toBe('0:00');
  });
});

describe('numbers in a sentence', () => {
  test.each([
    [[1], '1'],
    [[1, 2], '1 and 2'],
    [[1, 2, 3], '1 to 3'],
    [[3, 4, 5, 8], '3 to 5 and 8'],
    [[2, 4, 5, 6, 9], '2, 4 to 6 and 9'],
  ])('%j are said as "%s"', (numbers, said) => {
    expect(numbersListed(numbers)).toBe(said);
  });
});
