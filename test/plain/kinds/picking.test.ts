import { describe, expect, test } from 'vitest';
import { begin } from '../small-sitting.ts';

describe('choosing one, line by line', () => {
  const task = begin('first-call');

  test('every option is said with its number', () => {
    expect(task.kind.ask()).toEqual([
      '1. Ring Priya',
      '2. Text Tom about the rain at 11:30 (takes 5 minutes of story time)',
      '3. Ring nobody yet',
      'Type the number of your choice.',
    ]);
  });

  test('a number chooses and goes on', () => {
    expect(task.say('2')).toMatchObject({ work: { option: 'tom' }, isDone: true });
    expect(task.say('2').kind.tell()).toEqual(['Chosen: 2. Text Tom about the rain at 11:30']);
    expect(task.kind.tell()).toEqual(['Nothing chosen yet.']);
  });

  test.each([
    ['4', 'There is no 4: the numbers go from 1 to 3.'],
    ['0', 'There is no 0: the numbers go from 1 to 3.'],
    ['1 2', 'Choose one: type one number.'],
    ['first', '(not taken)'],
  ])('%s changes nothing', (line, said) => {
    expect(task.say(line)).toMatchObject({ out: [said], work: { option: null }, isDone: false });
  });
});

describe('choosing some, line by line', () => {
  const task = begin('kit');

  test('all of them are said, and how to choose', () => {
    expect(task.kind.ask()).toEqual([
      '1. Two gazebos',
      '2. Heaters',
      '3. The studio',
      'Type the numbers of all that you choose in one line, such as 1 3.',
    ]);
  });

  test('numbers choose, in the order of the list, once each', () => {
    expect(task.say('2, 1 2')).toMatchObject({ work: { chosen: ['gazebo', 'heater'] }, isDone: true });
    expect(task.say('2 1').kind.tell()).toEqual(['Chosen: 1. Two gazebos', 'Chosen: 2. Heaters']);
  });

  test('a number that stands for nothing chooses nothing', () => {
    expect(task.say('1 9')).toMatchObject({
      out: ['There is no 9: the numbers go from 1 to 3.'],
      work: { chosen: [] },
    });
  });
});

describe('putting in order, line by line', () => {
  const task = begin('order-scenes');

  test('the items are said with their numbers', () => {
    expect(task.kind.ask()).toEqual([
      '1. Scene 4, exterior',
      '2. Scene 9, studio',
      '3. Scene 2, either',
      'Type all 3 numbers in your order, the first first, in one line.',
      'Type show to hear the order as it stands, and done to take it.',
    ]);
  });

  test('all numbers in one line are the order', () => {
    const done = task.say('3 1 2');
    expect(done).toMatchObject({ work: { order: ['s2', 's4', 's9'] }, isDone: true });
    expect(done.kind.tell()).toEqual([
      'The order as it stands:',
      'In place 1: 3. Scene 2, either',
      'In place 2: 1. Scene 4, exterior',
      'In place 3: 2. Scene 9, studio',
    ]);
  });

  test.each([
    ['3 1', 'All of them are needed in one line. Missing: 2.'],
    ['3 1 1', 'A number is there twice. Type each number once.'],
    ['3 1 7', 'There is no 7: the numbers go from 1 to 3.'],
  ])('%s is no order', (line, said) => {
    expect(task.say(line)).toMatchObject({ out: [said], isDone: false });
  });
});

describe('contacting somebody, line by line', () => {
  const task = begin('book-van');

  test('first whom, then how', () => {
    expect(task.kind.ask()).toEqual([
      'Whom?',
      '1. Priya Nair, Line producer',
      '2. Dele Akande, Production manager',
      'Type the number of the person.',
    ]);
    const who = task.say('2');
    expect(who.out).toEqual([
      'Dele Akande. How?',
      '1. Call',
      '2. E-mail',
      'Type the number of the way, or who to choose another person.',
    ]);
    expect(who.isDone).toBe(false);
    const how = who.say('1');
    expect(how).toMatchObject({ work: { who: 'dele', by: 'call' }, isDone: true });
    expect(how.kind.tell()).toEqual(['To: Dele Akande.', 'By: Call.']);
  });

  test('another person can be chosen', () => {
    const again = task.say('2').say('who');
    expect(again.out[0]).toBe('Whom?');
    expect(again.say('1').say('2').work).toEqual({ kind: 'contact', who: 'priya', by: 'e-mail' });
  });

  test('a way that is not there changes nothing', () => {
    expect(task.say('2').say('3')).toMatchObject({
      out: ['There is no 3: the numbers go from 1 to 2.'],
      isDone: false,
    });
  });
});

describe('marking lines, line by line', () => {
  const task = begin('check-order');

  test('every line is said, with a number where it can be marked', () => {
    expect(task.kind.ask()).toEqual([
      'New order. Lines with a number can be marked.',
      'NEW ORDER',
      '1. not marked: 06:00 Rig at the harbour',
      '2. not marked: 07:00-11:45 Scene 4',
      '3. not marked: 12:00 Move to the studio',
      '4. not marked: 13:00 Scene 9',
      'Type the numbers of the lines to mark, such as 2 5. Typing a marked number again unmarks it.',
      'Type show to hear what is marked, and done when you have finished.',
    ]);
  });

  test('numbers mark, and unmark', () => {
    const marked = task.say('4 1');
    expect(marked).toMatchObject({ work: { flagged: ['n-rig', 'n-9'] }, isDone: false });
    expect(marked.out).toEqual(['4. marked: 13:00 Scene 9', '1. marked: 06:00 Rig at the harbour']);
    const fewer = marked.say('1');
    expect(fewer.out).toEqual(['1. not marked: 06:00 Rig at the harbour']);
    expect(fewer.kind.tell()).toEqual(['Marked: 1 line.', '4. marked: 13:00 Scene 9']);
    expect(fewer.say('4').kind.tell()).toEqual(['Nothing marked.']);
  });
});
