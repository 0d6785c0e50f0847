import { describe, expect, it } from 'vitest';
import { readCohort } from '../../../src/cli/centre/cohort-file.ts';
import { readStartTerms, type TermName, termNames } from '../../../src/cli/centre/start-terms.ts';

const least: Partial<Record<TermName, string>> = {
  candidate: 'A1',
  invigilator: 'I7',
  from: '2026-12-01T09:00Z',
  until: '2026-12-01T12:00Z',
};

const wishesOf =
  (wishes: Partial<Record<TermName, string>>) =>
  (name: TermName): string | null =>
    wishes[name] ?? null;

/** The terms read from what must be said and these wishes; the problem where there is one. */
function termsOf(wishes: Partial<Record<TermName, string>>, options: readonly string[] = []) {
  const read = readStartTerms(wishesOf({ ...least, ...wishes }), options);
  return read.ok ? read.value : read.because;
}

describe('the terms of a start file', () => {
  it('are as usual where nothing is said', () => {
    expect(termsOf({})).toMatchObject({
      seed: null,
      invigilator: 'I7',
      terms: {
        candidate: 'A1',
        option: null,
        percent: 100,
        restBreaks: false,
        finishPercent: 0,
        editor: false,
        clipboard: false,
        way: 'any',
        attempt: 1,
        keepYears: 6,
        from: '2026-12-01T09:00:00.000Z',
        until: '2026-12-01T12:00:00.000Z',
      },
    });
  });

  it('are as they were wished, with or without blanks and signs', () => {
    const wished = {
      'extra-time': ' 25% ',
      'rest-breaks': 'yes',
      finish: '10',
      way: 'plain',
      attempt: '2',
      seed: 's-1',
    };
    expect(termsOf(wished)).toMatchObject({
      seed: 's-1',
      terms: { percent: 125, restBreaks: true, finishPercent: 10, way: 'plain', attempt: 2 },
    });
    expect(termsOf({ option: 'studio' }, ['studio', 'core'])).toMatchObject({ terms: { option: 'studio' } });
  });

  it.each<[Partial<Record<TermName, string>>, string]>([
    [
      { candidate: 'Ann Bell' },
      'candidate is an id, not a name: letters, digits, dots, dashes and underscores, and not Ann Bell',
    ],
    [{ candidate: '' }, 'candidate is missing: it is an id, not a name: letters, digits, dots, dashes and underscores'],
    [{ 'extra-time': '901%' }, 'extra-time is a percentage, 0% to 900%, and not 901%'],
    [{ 'extra-time': 'a quarter' }, 'extra-time is a percentage, 0% to 900%, and not a quarter'],
    [{ 'rest-breaks': 'maybe' }, 'rest-breaks is yes or no, and not maybe'],
    [{ finish: '101' }, 'finish is a percentage of the time, on top, to finish the last answer, and not 101'],
    [{ way: 'loud' }, 'way is any, plain, facilitated, and not loud'],
    [{ attempt: '0' }, 'attempt is a number from 1 to 99, and not 0'],
    [{ keep: '100' }, 'keep is a number of years from 1 to 99, and not 100'],
    [{ seed: 'a b' }, 'seed is letters, digits or signs, without spaces, and not a b'],
    [{ from: '2026-02-30 09:00' }, 'from is a day and a time, as in 2026-12-01 09:00, and not 2026-02-30 09:00'],
    [{ until: '2026-12-01T09:00Z' }, 'until comes before from'],
    [{ invigilator: '' }, 'invigilator is missing: it is an id, not a name'],
  ])('say in a sentence what is wrong with %j', (wishes, sentence) => {
    expect(termsOf(wishes)).toBe(sentence);
  });

  it('name the options of the plan where another is asked for', () => {
    expect(termsOf({ option: 'radio' }, ['studio', 'core'])).toBe('option is studio or core, and not radio');
  });
});

describe('the file of a cohort', () => {
  const flags = wishesOf({ invigilator: 'I7', from: '2026-12-01T09:00Z', until: '2026-12-01T12:00Z' });
  const because = (text: string): string => {
    const read = readCohort(text, 'hall.csv', flags);
    return read.ok ? 'read' : read.because;
  };

  it('has a sitting in each row, its columns in any order, and empty cells as the flags say', () => {
    const read = readCohort('extra-time,candidate,invigilator\n25%,A1,\n,"A2",I8\n', 'hall.csv', flags);
    if (!read.ok) throw new Error(read.because);
    expect(read.value.map(({ place, wishes }) => [place, ...termNames.flatMap((name) => wishes(name) ?? [])])).toEqual([
      ['hall.csv:2', 'A1', '25%', 'I7', '2026-12-01T09:00Z', '2026-12-01T12:00Z'],
      ['hall.csv:3', 'A2', 'I8', '2026-12-01T09:00Z', '2026-12-01T12:00Z'],
    ]);
  });

  it('tells in which line of the file a row stands, whatever lines its cells have', () => {
    const read = readCohort('candidate,declaration\nA1,"Mine.\nAll of it."\nA2,Mine\n', 'hall.csv', flags);
    expect(read.ok && read.value.map(({ place }) => place)).toEqual(['hall.csv:2', 'hall.csv:4']);
  });

  it.each([
    ['', 'hall.csv has no sitting in it: its first row names the columns, each further row is one'],
    ['candidate\n', 'hall.csv has no sitting in it: its first row names the columns, each further row is one'],
    ['candidat\nA1\n', 'hall.csv:1: there is no column candidat. Did you mean candidate?'],
    ['attempt\n1\n', 'hall.csv:1: there is no column candidate'],
    [
      'candidate;attempt\nA1;1\n',
      'hall.csv:1: there are semicolons between the cells, and commas are needed: save it as “CSV, comma-separated”, or put commas in their place',
    ],
    ['candidate,candidate\nA1,A2\n', 'hall.csv:1: the column candidate is there twice'],
  ])('%j is refused with its place', (text, sentence) => {
    expect(because(text)).toBe(sentence);
  });

  it('with a row of another length, or a quote without its end, is refused with its line', () => {
    expect(because('candidate,attempt\nA1,1\nA2\n')).toMatch(/^hall\.csv:3: /);
    expect(because('candidate,attempt\nA1,1\nA2,1,9\n')).toMatch(/^hall\.csv:3: /);
    expect(because('candidate,attempt\nA1,"1\n')).toMatch(/^hall\.csv:2: /);
  });
});
