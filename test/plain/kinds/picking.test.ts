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
    expect(task.say('2').out).toEqual(['Chosen: 2. Text Tom about the rain at 11:30']);
    expect(task.say('2').kind.tell()).toEqual(['Chosen: 2. Text Tom about the rain at 11:30']);
    expect(task.kind.tell()).toEqual(['Nothing chosen yet.']);
  });

  test.each([
    ['4', 'There is no 4 here: choices are 1 to 3.'],
    ['0', 'There is no 0 here: choices are 1 to 3.'],
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
      'Type the numbers of all that you choose in one line, such as 1 2.',
    ]);
  });

  test('numbers choose, in the order of the list, once each', () => {
    expect(task.say('2, 1 2')).toMatchObject({ work: { chosen: ['gazebo', 'heater'] }, isDone: true });
    expect(task.say('2 1').out).toEqual(['Chosen: 1. Two gazebos', 'Chosen: 2. Heaters']);
    expect(task.say('2 1').kind.tell()).toEqual(['Chosen: 1. Two gazebos', 'Chosen: 2. Heaters']);
  });

  test('a number that stands for nothing chooses nothing', () => {
    expect(task.say('1 9')).toMatchObject({
      out: ['There is no 9 here: choices are 1 to 3.'],
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
      'Type all 3 numbers in your order, the first first, in one line; or move 3 1 to put 3 in place 1.',
      'Type show to hear the order as it stands, and done to take it.',
    ]);
  });

  test('all numbers in one line are the order, and a number is the place that an item has now', () => {
    const done = task.say('3 1 2');
    expect(done).toMatchObject({ work: { order: ['s2', 's4', 's9'] }, isDone: true });
    const mine = ['1. Scene 2, either', '2. Scene 4, exterior', '3. Scene 9, studio'];
    expect(done.out).toEqual(['The order as it stands:', ...mine]);
    expect(done.kind.tell()).toEqual(['The order as it stands:', ...mine]);
    expect(done.kind.ask().slice(0, 4)).toEqual(['Your order:', ...mine]);
    expect(done.say('2 1 3').work).toEqual({ kind: 'rank', order: ['s4', 's2', 's9'] });
  });

  test('an item can be moved', () => {
    const moved = task.say('move 3 1');
    expect(moved).toMatchObject({ work: { order: ['s2', 's4', 's9'] }, isDone: false });
    expect(moved.out[1]).toBe('1. Scene 2, either');
    expect(moved.say('done').out).toEqual(['(not taken)']);
  });

  test('done before anything was put in order is asked about', () => {
    const asked = task.say('done');
    expect(asked.isDone).toBe(false);
    expect(asked.out.at(-1)).toBe('Is the order as it stands your answer? Type yes or no.');
    expect(asked.say('no').kind.ask()).toEqual(task.kind.ask());
    expect(asked.say('yes')).toMatchObject({ work: { order: ['s4', 's9', 's2'] }, isDone: true });
    expect(asked.say('3 1 2')).toMatchObject({ work: { order: ['s2', 's4', 's9'] }, isDone: true });
  });

  test.each([
    ['3 1', 'All of them are needed in one line. Missing: 2.'],
    ['3 1 1', 'A number is there twice. Type each number once.'],
    ['3 1 7', 'There is no 7 here: items are 1 to 3.'],
    ['move 3', 'Type move, the number of an item, and the place it gets: move 3 1.'],
    ['move 3 9', 'There is no 9 here: items are 1 to 3.'],
  ])('%s is no order', (line, said) => {
    expect(task.say(line)).toMatchObject({ out: [said], isDone: false });
  });
});

describe('contacting somebody, line by line', () => {
  const task = begin('book-van');

  test('first whom, then how', () => {
    expect(task.kind.ask()).toEqual([
      'Whom?',
      '1. Priya Nair, line producer',
      '2. Dele Akande, production manager',
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
    expect(how.out).toEqual(['To: Dele Akande.', 'By: Call.']);
    expect(how.kind.tell()).toEqual(['To: Dele Akande.', 'By: Call.']);
  });

  test('another person can be chosen', () => {
    const again = task.say('2').say('who');
    expect(again.out[0]).toBe('Whom?');
    expect(again.say('1').say('2').work).toEqual({ kind: 'contact', who: 'priya', by: 'e-mail' });
  });

  test('a way that is not there changes nothing', () => {
    expect(task.say('2').say('3')).toMatchObject({
      out: ['There is no 3 here: ways are 1 and 2.'],
      isDone: false,
    });
  });
});

describe('marking lines, line by line', () => {
  const task = begin('check-order');

  test('every line is said, with its number in the document where it can be marked', () => {
    expect(task.kind.ask()).toEqual([
      'New order. Lines with a number can be marked.',
      'NEW ORDER',
      'Line 2: 06:00 Rig at the harbour',
      'Line 3: 07:00-11:45 Scene 4',
      'Line 4: 12:00 Move to the studio',
      'Line 5: 13:00 Scene 9',
      'Type the numbers of the lines to mark, such as 2 3. Typing a marked number again unmarks it.',
      'Type show to hear what is marked, and done when you have finished.',
    ]);
  });

  test('numbers mark, and unmark', () => {
    const marked = task.say('5 2');
    expect(marked).toMatchObject({ work: { flagged: ['n-rig', 'n-9'] }, isDone: false });
    expect(marked.out).toEqual(['Line 5, marked: 13:00 Scene 9', 'Line 2, marked: 06:00 Rig at the harbour']);
    const fewer = marked.say('2');
    expect(fewer.out).toEqual(['Line 2, not marked: 06:00 Rig at the harbour']);
    expect(fewer.kind.tell()).toEqual(['Marked: 1 line.', 'Line 5, marked: 13:00 Scene 9']);
    expect(fewer.say('5').kind.tell()).toEqual(['Nothing marked.']);
  });

  test("a line that can't be marked is not, and those that can are named", () => {
    expect(task.say('1')).toMatchObject({
      out: ['There is no 1 here: lines that can be marked are 2 to 5.'],
      work: { flagged: [] },
    });
  });
});
