import { describe, expect, test } from 'vitest';
import { saidAfter, toTheOrder } from './small-sitting.ts';

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
    ['document 2 row 9', ['There is no 9 here: rows are 1 to 3.']],
    [
      'document 2',
      [
        'Document 2, Crew list: 3 rows, 3 columns.',
        'Row 1: Name: Tom Ellery; Department: Directing; Lasts: 4h, or more',
        'Row 2: Name: Priya Nair; Department: Production; Lasts: a "short" day',
        'Row 3: Name: Gazebo hire; Department: Locations; Lasts: £180',
        'End of the document.',
      ],
    ],
    [
      'document 1',
      [
        'Document 1, Call sheet: 5 lines.',
        'Line 1: CALL SHEET 1',
        'Line 2: 07:00 Unit call at the harbour',
        'Line 3: 08:00 Scene 4, 4 in the crowd',
        'Line 5: Rain due Mon 11:30, road by the hill.',
        'End of the document.',
      ],
    ],
    ['document 7', ['There is no 7 here: documents are 1 and 2.']],
    ['copy 2 row 1', ['Noted: Crew list, row 1: Name: Tom Ellery; Department: Directing; Lasts: 4h, or more']],
    ['find harbour', ['Found in 1 place.', 'Document 1, Call sheet: in line 2; open it to read.']],
    ['find nothing at all', ['"nothing at all" is nowhere in the documents, messages and contacts.']],
    ['my answer', ['You are in no task. Type tasks to hear what is open.']],
    [
      'copy message 1',
      [
        'Noted: Tom Ellery, first assistant director, Sun 16:00: Rain due Mon 11:30. Acme can do the van. Who do we ring?',
      ],
    ],
    ['copy message 9', ['There is no 9 here: the only message is 1.']],
    ['contact 3', ['3. Dele Akande, production manager.']],
    ['person 4', ['There is no 4 here: people are 1 to 3.']],
    ['/document 1 line 2', ['Call sheet, line 2: 07:00 Unit call at the harbour']],
    ['drop 2', ['"drop 2" does nothing here. Type help to hear what works here.']],
    [
      'help calc',
      ['calculator SUM, calc SUM: Works out numbers, money and times: 3 x £240 + 20%, 19:30 + 11h, 07:45 - 19:30.'],
    ],
    ['flurb', ['"flurb" was not understood. Type help to hear what works here.']],
    ['', []],
    ['yes', ['There is nothing to confirm now.']],
    ['9', ['There is no 9 here: tasks are 1 and 2.']],
  ])('%s', async (line, said) => {
    expect(await saidAfter('start', line)).toEqual(said);
  });

  test('again says the last thing again, and never a slip', async () => {
    const line = ['Call sheet, line 2: 07:00 Unit call at the harbour'];
    expect(await saidAfter('start', 'document 1 line 2', 'again')).toEqual(line);
    expect(await saidAfter('start', 'document 1 line 2', 'flurb', '9', 'document 9', 'again')).toEqual(line);
  });

  test('a document that was opened is searched line by line', async () => {
    expect(await saidAfter('start', 'document 1', 'find harbour')).toEqual([
      'Found in 1 place.',
      'Document 1, Call sheet, line 2: 07:00 Unit call at the harbour',
    ]);
  });

  test('row reads from the document that is open, and close closes it', async () => {
    expect(await saidAfter('start', 'row 1')).toEqual(['No document is open. Type document 3 row 4.']);
    expect((await saidAfter('start', 'document 2', 'row 2'))[1]).toBe('Name: Priya Nair');
    expect(await saidAfter(...toTheOrder, 'document 1', 'back', 'line 2')).toEqual([
      'New order, line 2: 06:00 Rig at the harbour',
    ]);
    expect(await saidAfter('start', 'document 2', 'close')).toEqual(['Closed: Crew list.']);
    expect(await saidAfter('start', 'message 1', 'close')).toEqual(['Closed: message 1.']);
  });

  test('where am I says the story time, the place and what can be done', async () => {
    const said = await saidAfter('start', 'where am I');
    expect(said.slice(0, 2)).toEqual(['It is Sun 16:00 in the story.', 'You are at the desk.']);
    expect(said.at(-1)).toBe('Type the number of a task to open it, wait to let time pass, or help.');
  });

  test('in a task, where says its title, its kind and what is chosen so far, in two lines', async () => {
    expect(await saidAfter('start', '1', 'where')).toEqual([
      'You are in the task First call: choose one. It is Sun 16:00 in the story.',
      'Nothing chosen yet.',
    ]);
    expect(await saidAfter('start', '1', '2', 'It rains.', '/where')).toEqual([
      'You are writing the reason for the task First call: choose one. It is Sun 16:00 in the story.',
      'Chosen: 2. Text Tom about the rain at 11:30. Your reason has 1 line.',
    ]);
  });
});
