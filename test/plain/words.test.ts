import { describe, expect, test } from 'vitest';
import { sit } from './small-sitting.ts';

/** What is said after the last of these lines, up to what leaving says. */
async function saidAfter(lines: readonly string[]): Promise<readonly string[]> {
  const before = await sit(lines.slice(0, -1));
  const { out } = await sit(lines);
  return out.slice(before.out.length - 2, -2);
}

describe('the words that work anywhere', () => {
  test.each([
    [
      'documents',
      [
        '2 documents.',
        '1. Call sheet, 5 lines, not opened yet',
        '2. Crew list, 3 rows, not opened yet',
        'Type document and a number to read one, or document 3 row 4 for one row or line of it.',
      ],
    ],
    [
      'contacts',
      [
        '1. Priya Nair, line producer. Phone: 020 7946 0117. E-mail: priya@small.example.com.',
        '2. Tom Ellery, first assistant director. About: Phone is off while the camera turns.',
        '3. Dele Akande, production manager.',
      ],
    ],
    ['notes', ['Nothing noted yet.', 'Type note and your text to write one.']],
    ['note Ring Priya', ['Noted.']],
    ['calc 3 x £240', ['3 x £240 = £720']],
    [
      'time',
      [
        '30 minutes left of 30 minutes.',
        'In the story it is Sun 16:00.',
        'When the time is up the sitting ends. What you have typed by then is kept as an unfinished answer and never counts as your choice.',
      ],
    ],
    ['document 2 row 1', ['Crew list, row 1.', 'Name: Tom Ellery', 'Department: Directing', 'Lasts: 4h, or more']],
    ['document 1 line 2', ['Call sheet, line 2: 07:00 Unit call at the harbour']],
    ['document 2 row 9', ['There is no 9: the numbers go from 1 to 3.']],
    ['document 7', ['There is no 7: the numbers go from 1 to 2.']],
    ['copy 2 row 1', ['Noted: Crew list, row 1: Name: Tom Ellery, Department: Directing, Lasts: 4h, or more']],
    ['find harbour', ['Found in 1 place.', 'Document 1, Call sheet: 1 line in it; open it to read.']],
    ['find nothing at all', ['"nothing at all" is nowhere in the documents and messages.']],
    ['my answer', ['No task is open. Type tasks to hear them.']],
    [
      'help calc',
      ['calculator SUM, calc SUM: Works out numbers, money and times: 3 x £240 + 20%, 19:30 + 11h, 07:45 - 19:30.'],
    ],
    ['flurb', ['"flurb" was not understood. Type help to hear what works here.']],
    ['', []],
    ['yes', ['There is nothing to confirm now.']],
    ['9', ['There is no 9: the numbers go from 1 to 2.']],
  ])('%s', async (line, said) => {
    expect(await saidAfter(['start', line])).toEqual(said);
  });

  test('again says the last thing again', async () => {
    expect(await saidAfter(['start', 'document 1 line 2', 'again'])).toEqual([
      'Call sheet, line 2: 07:00 Unit call at the harbour',
    ]);
  });

  test('a document that was opened is searched line by line', async () => {
    expect(await saidAfter(['start', 'document 1', 'find harbour'])).toEqual([
      'Found in 1 place.',
      'Document 1, Call sheet, line 2: 07:00 Unit call at the harbour',
    ]);
  });

  test('row reads from the document that is open, and close closes it', async () => {
    expect(await saidAfter(['start', 'row 1'])).toEqual(['No document is open. Type document 3 row 4.']);
    expect((await saidAfter(['start', 'document 2', 'row 2']))[1]).toBe('Name: Priya Nair');
    expect(await saidAfter(['start', 'document 2', 'close'])).toEqual(['Closed.']);
  });

  test('where am I says the story time, the place and what can be done', async () => {
    const said = await saidAfter(['start', '1', 'where am I']);
    expect(said.slice(0, 2)).toEqual(['It is Sun 16:00 in the story.', 'You are in the task: First call.']);
    expect(said).toContain('1. Ring Priya');
  });

  test('help says every word and what can be typed now', async () => {
    const said = await saidAfter(['start', 'help']);
    expect(said[0]).toBe('Words that work here:');
    expect(said).toContain('again: Says the last thing again.');
    expect(said.at(-1)).toBe('Type the number of a task to open it, wait to let time pass, or help.');
  });

  test('in a text a command needs a slash, and without one it is text', async () => {
    const { log } = await sit(['start', '1', '1', 'wait', '//slash', '/documents', '.', 'yes', '']);
    const decided = log.records().find((record) => record.kind === 'decided');
    expect(decided).toMatchObject({ reason: 'wait\n/slash' });
  });

  test('undo takes back a choice, and in a text the last line', async () => {
    expect(await saidAfter(['start', '1', '1', 'one', 'two', 'undo'])).toEqual(['Taken back. It says now:', 'one']);
    expect(await saidAfter(['start', '1', '1', '/back', '1', 'undo'])).toEqual(['There is nothing to take back.']);
  });
});
