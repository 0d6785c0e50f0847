import { describe, expect, test } from 'vitest';
import { begin, type Talk } from '../small-sitting.ts';

function sayAll(talk: Talk, lines: readonly string[]): Talk {
  return lines.reduce((so, line) => so.say(line), talk);
}

describe('sharing out, line by line', () => {
  const task = begin('split');

  test('the lines are said with their limits', () => {
    expect(task.kind.ask()).toEqual([
      '1. Covers (from £50 to £300)',
      '2. Heat',
      "Type a line's number and its amount, such as 1 £50. Lines that you leave out get nothing.",
      'Type show to hear how it stands, and done when you have finished.',
    ]);
  });

  test('a number and an amount give a share, and what is left is said', () => {
    const some = task.say('1 £200');
    expect(some.out).toEqual(['Covers: £200. Of the total: £100 left.']);
    const all = some.say('2: 100');
    expect(all.out).toEqual(['Heat: £100. Of the total: all shared out.']);
    expect(all.kind.tell()).toEqual(['1. Covers: £200', '2. Heat: £100', 'Of £300: all shared out.']);
  });

  test.each([
    ['1 lots', 'Covers: “lots” can’t be read as money. Write it as £1,234.50. Nothing was changed.'],
    ['1 £20', 'Covers: At least £50. Nothing was changed.'],
    ['2 £70', 'Heat: In steps of £50. Nothing was changed.'],
    ['3 £50', 'There is no 3: the numbers go from 1 to 2.'],
  ])('%s changes nothing', (line, said) => {
    expect(task.say(line)).toMatchObject({ out: [said], work: { amounts: {} } });
  });
});

describe('a strip board, line by line', () => {
  const task = begin('board');

  test('the board is said with its times, and every word that works', () => {
    expect(task.kind.ask()).toEqual([
      'The board as it stands:',
      '1. Rig: Mon 07:00 to Mon 07:30, 30 minutes.',
      '2. Scene 4: Mon 07:30 to Mon 09:30, 2 hours.',
      '3. Lunch, a break: Mon 09:30 to Mon 10:30, 1 hour.',
      '4. Scene 9: Mon 10:30 to Mon 12:00, 1 hour 30 minutes, may be left out.',
      'It wraps Mon 12:00.',
      'Type move 5 2 to put the strip in place 5 in place 2. The times follow by themselves.',
      'Type drop 4 to leave the strip in place 4 out, and keep 4 to take one back.',
      'Type start and a time for another start: Mon 07:00, Mon 07:30, Mon 08:00, Mon 08:30, Mon 09:00.',
      'Type show to hear the board, undo to take a change back, and done when you have finished.',
    ]);
  });

  test('a strip moves and the times follow', () => {
    const moved = task.say('move 4 2');
    expect(moved.out).toEqual([
      '2. Scene 9: Mon 07:30 to Mon 09:00, 1 hour 30 minutes, may be left out.',
      'It wraps Mon 12:00.',
    ]);
    expect(moved.work).toMatchObject({ order: ['rig', 'nine', 'four', 'lunch'] });
  });

  test('a strip is left out and taken back', () => {
    const dropped = task.say('drop 4');
    expect(dropped.out).toEqual(['4. Scene 9: left out.', 'It wraps Mon 10:30.']);
    expect(dropped.work).toMatchObject({ order: ['rig', 'four', 'lunch'], dropped: ['nine'] });
    expect(dropped.say('move 4 1').out).toEqual(['The strip in place 4 is left out. Type keep 4 first.']);
    expect(dropped.say('keep 4').work).toMatchObject({ order: ['rig', 'four', 'lunch', 'nine'], dropped: [] });
  });

  test('the start is one of those offered', () => {
    expect(task.say('start 8:30').out).toEqual(['The day starts Mon 08:30.', 'It wraps Mon 13:30.']);
    const other = 'The start may be Mon 07:00, Mon 07:30, Mon 08:00, Mon 08:30, Mon 09:00.';
    expect(task.say('start 8:45').out).toEqual([other]);
    expect(task.say('start mon 8:30').out).toEqual(['The day starts Mon 08:30.', 'It wraps Mon 13:30.']);
  });

  test.each([
    ['move 1', 'Type move, the place it has, and the place it gets: move 5 2.'],
    ['move 9 1', 'There is no 9: the numbers go from 1 to 4.'],
    ['move 1 9', 'There is no 9: the numbers go from 1 to 4.'],
    ['drop 2', 'Scene 4 has to stay on the board.'],
    ['drop', 'Type drop and the place of the strip: drop 4.'],
    ['keep 1', 'The strip in place 1 is on the board already.'],
    ['shuffle', '(not taken)'],
  ])('%s changes nothing', (line, said) => {
    expect(task.say(line)).toMatchObject({ out: [said], work: { order: ['rig', 'four', 'lunch', 'nine'] } });
  });
});

describe('a form, line by line', () => {
  test('a choice is named by its number, its label or the first word of that', () => {
    const chosen = (line: string) => begin('order-form').say('field 8').say(line).out[0];
    expect(['2', '2610', '2610 base', 'base'].map(chosen)).toEqual(Array(4).fill('Budget code: 2610 Base.'));
  });

  const task = begin('order-form');

  test('fields are asked one after the other, and sums follow', () => {
    expect(task.kind.ask()).toEqual([
      'Field 1 of 9: Net price.',
      'Type money, such as £1,234.50, from £0 to £1,000.',
      'An empty line leaves it as it is; a hyphen empties it.',
      'It is empty now.',
    ]);
    const net = task.say('240');
    expect(net.out).toEqual([
      'Net price: £240.',
      'VAT at 20%: £48.',
      'Total: £288.',
      'Field 4 of 9: How many people.',
      'Type a whole number, from 1 to 50.',
      'An empty line leaves it as it is; a hyphen empties it.',
      'It is empty now.',
    ]);
  });

  test('the whole form', () => {
    const done = sayAll(task, ['240', '12', 'mon 7:00', '90', 'y', '1', 'Two men', 'and a van', '.']);
    expect(done.out.slice(-2)).toEqual([
      'Every field has been asked.',
      'Type show to hear the form, field and a number to change a field, and done when you have finished.',
    ]);
    expect(done.kind.tell()).toEqual([
      '1. Net price: £240',
      '2. VAT at 20%: £48 (worked out)',
      '3. Total: £288 (worked out)',
      '4. How many people: 12',
      '5. Needed at: Mon 07:00',
      '6. Hired for: 1h30m',
      '7. Agreed in writing?: yes',
      '8. Budget code: 2440 Weather cover',
      '9. Remarks: Two men / and a van',
    ]);
    expect(done.say('field 4').out[0]).toBe('Field 4 of 9: How many people.');
    expect(done.say('field 2').out).toEqual(['VAT at 20% is worked out from the other fields.']);
    expect(done.say('field 10').out).toEqual(['There is no 10: the numbers go from 1 to 9.']);
  });

  test('a hyphen empties a field, an empty line leaves it', () => {
    const net = task.say('240').say('12');
    const back = net.say('field 4');
    expect(back.say('').work).toMatchObject({ fields: { people: '12' } });
    expect(back.say('-').work).toMatchObject({ fields: { people: '' } });
  });

  test("what can't be read is not taken", () => {
    expect(task.say('soon').out).toEqual(['“soon” can’t be read as money. Write it as £1,234.50.']);
    expect(task.say('document 1').out).toEqual(['(not taken)']);
  });
});

describe('writing, line by line', () => {
  const task = begin('handover-note');

  test('whom to, what attached, then the text', () => {
    expect(task.kind.ask()).toEqual([
      'To whom?',
      '1. Priya Nair, line producer',
      '2. Dele Akande, production manager',
      'Type the numbers of all of them in one line, such as 1 3.',
    ]);
    expect(task.say('2 1').out).toEqual([
      'Priya Nair, Dele Akande.',
      'What do you attach?',
      '1. Crew list',
      'Type the numbers in one line, or none.',
    ]);
  });

  test('a whole note', () => {
    const done = sayAll(task, ['1', 'none', 'Scene 9 is owed.', '', '/ Tom knows.', '.']);
    expect(done.work).toMatchObject({ to: ['priya'], attach: [] });
    expect(done.out).toEqual([
      'To: Priya Nair.',
      'Attached: nothing.',
      'Text:',
      'Scene 9 is owed.',
      '',
      '/ Tom knows.',
      '7 words of about 60.',
      'Type to, attach, text to change that part, and done when you have finished.',
      'To begin the text again, type clear.',
    ]);
    expect(done.say('clear').work).toMatchObject({ text: '' });
    expect(done.say('to').out[0]).toBe('To whom?');
  });

  test('a text that is full takes no more', () => {
    const text = sayAll(task, ['1', 'none', 'x'.repeat(20_000)]);
    expect(text.say('more').out).toEqual(['The text is full: at most 20000 characters. That line was not taken.']);
  });
});
