import { describe, expect, test } from 'vitest';
import { fieldProblems } from '../../../src/plain/kinds/form.ts';
import { taskView } from '../../../src/view/task.ts';
import { begin, sitting, type Talk } from '../small-sitting.ts';

function sayAll(talk: Talk, lines: readonly string[]): Talk {
  return lines.reduce((so, line) => so.say(line), talk);
}

describe('sharing out, line by line', () => {
  const task = begin('split');

  test('the lines are said with their limits', () => {
    expect(task.kind.ask()).toEqual([
      '1. Covers (from £50 to £300)',
      '2. Heat',
      "Type a line's number and its amount: 2 £50 gives £50 to Heat. Lines that you leave out get nothing.",
      'Type show to hear how it stands, and done when you have finished.',
    ]);
  });

  test('a number and an amount give a share, and what is left is said', () => {
    const some = task.say('1 £200');
    expect(some.out).toEqual(['Covers: £200. Of the total: £100 left.']);
    expect(some.kind.ask().slice(0, 2)).toEqual(['1. Covers (from £50 to £300): £200', '2. Heat']);
    expect(some.kind.soFar()).toBe('Covers £200. Of £300: £100 left.');
    const all = some.say('2: 100');
    expect(all.out).toEqual(['Heat: £100. Of the total: all shared out.']);
    expect(all.kind.tell()).toEqual([
      '1. Covers (from £50 to £300): £200',
      '2. Heat: £100',
      'Of £300: all shared out.',
    ]);
  });

  test.each([
    ['1 lots', 'Covers: “lots” can’t be read as money. Write it as £1,234.50. Nothing was changed.'],
    ['1 £20', 'Covers: At least £50. Nothing was changed.'],
    ['2 £70', 'Heat: In steps of £50. Nothing was changed.'],
    ['3 £50', 'There is no 3 here: lines are 1 and 2.'],
  ])('%s changes nothing', (line, said) => {
    expect(task.say(line)).toMatchObject({ out: [said], work: { amounts: {} } });
  });
});

describe('a strip board, line by line', () => {
  const task = begin('board');

  test('the board is said with its times, and every word that works', () => {
    expect(task.kind.ask()).toEqual([
      'The board as it stands:',
      'Strip 1: Rig, Mon 07:00 to Mon 07:30, 30 minutes.',
      'Strip 2: Scene 4, Mon 07:30 to Mon 09:30, 2 hours.',
      'Strip 3: Lunch, a break, Mon 09:30 to Mon 10:30, 1 hour.',
      'Strip 4: Scene 9, Mon 10:30 to Mon 12:00, 1 hour 30 minutes, may be left out.',
      'It wraps Mon 12:00.',
      'Type move 4 2 to put strip 4 in place 2. The times follow by themselves.',
      'Type drop 4 to leave strip 4 out, and keep 4 to take it back.',
      'Type start and a time for another start: Mon 07:00, Mon 07:30, Mon 08:00, Mon 08:30, Mon 09:00.',
      'Type show to hear the board, undo to take a change back, and done when you have finished.',
    ]);
  });

  test('a strip moves and the times follow', () => {
    const moved = task.say('move 4 2');
    expect(moved.out).toEqual([
      'Strip 2: Scene 9, Mon 07:30 to Mon 09:00, 1 hour 30 minutes, may be left out.',
      'It wraps Mon 12:00.',
    ]);
    expect(moved.work).toMatchObject({ order: ['rig', 'nine', 'four', 'lunch'] });
  });

  test('a strip is left out and taken back', () => {
    const dropped = task.say('drop 4');
    expect(dropped.out).toEqual(['Strip 4: Scene 9, left out.', 'It wraps Mon 10:30.']);
    expect(dropped.work).toMatchObject({ order: ['rig', 'four', 'lunch'], dropped: ['nine'] });
    expect(dropped.say('move 4 1').out).toEqual(['Strip 4 is left out. Type keep 4 first.']);
    expect(dropped.say('keep 4').work).toMatchObject({ order: ['rig', 'four', 'lunch', 'nine'], dropped: [] });
  });

  test('the start is one of those offered', () => {
    expect(task.say('start 8:30').out).toEqual(['The day starts Mon 08:30.', 'It wraps Mon 13:30.']);
    const other = 'The start may be Mon 07:00, Mon 07:30, Mon 08:00, Mon 08:30, Mon 09:00.';
    expect(task.say('start 8:45').out).toEqual([other]);
    expect(task.say('start mon 8:30').out).toEqual(['The day starts Mon 08:30.', 'It wraps Mon 13:30.']);
  });

  test.each([
    ['move 1', 'Type move, the number of the strip, and the place it gets: move 4 2.'],
    ['move 9 1', 'There is no 9 here: strips are 1 to 4.'],
    ['move 1 9', 'There is no 9 here: strips are 1 to 4.'],
    ['drop 2', 'Scene 4 has to stay on the board.'],
    ['drop', 'Type drop and the number of the strip: drop 4.'],
    ['keep 1', 'Strip 1 is on the board already.'],
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

  test('fields are asked one after the other, and sums are said when they change', () => {
    expect(task.kind.ask()).toEqual([
      'Field 1 of 9: Net price.',
      'Type money, such as £1,234.50, from £0 to £1,000.',
      'Enter alone passes a field over.',
    ]);
    const net = task.say('240');
    expect(net.out).toEqual([
      'Net price: £240.',
      'VAT at 20%: £48.',
      'Total: £288.',
      'Field 4 of 9: How many people.',
      'Type a whole number, from 1 to 50.',
    ]);
    expect(net.say('12').out[1]).toBe('Field 5 of 9: Needed at.');
    expect(net.say('field 1').out.at(-1)).toBe('It says now: £240. Enter alone leaves it so, and a hyphen empties it.');
  });

  test('a field whose name asks gets no second stop', () => {
    const asked = sayAll(task, ['240', '12', 'mon 7:00', '90']);
    expect(asked.out[1]).toBe('Field 7 of 9: Agreed in writing?');
    expect(asked.say('y').out[0]).toBe('Agreed in writing? yes.');
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
      '7. Agreed in writing? yes',
      '8. Budget code: 2440 Weather cover',
      '9. Remarks: Two men / and a van',
    ]);
    expect(done.say('field 4').out[0]).toBe('Field 4 of 9: How many people.');
    expect(done.say('field 2').out).toEqual(['VAT at 20% is worked out from the other fields.']);
    expect(done.say('field 10').out).toEqual(['There is no 10 here: fields are 1 to 9.']);
  });

  test('whoever goes back to one field is asked only what is still empty after it', () => {
    const done = sayAll(task, ['240', '12', '', '90', 'y', '1', 'Two men', '.']);
    const changed = done.say('field 4').say('15');
    expect(changed.out.slice(0, 2)).toEqual(['How many people: 15.', 'Field 5 of 9: Needed at.']);
    expect(changed.say('mon 7:00').out.slice(-2)[0]).toBe('Every field has been asked.');
  });

  test('how much is filled is counted over the fields that are filled in', () => {
    expect(task.say('240').kind.soFar()).toBe(
      'Filled: 1 of 7 fields that you fill in. You are at field 4: How many people.',
    );
  });

  test('what is missing is named with the number of its field', () => {
    const view = taskView(sitting, 'order-form');
    if (view?.kind !== 'form') throw new Error('It is a form');
    expect(fieldProblems(view.fields, ['Needed at: still empty.', 'The form has no total.'])).toEqual([
      'Field 5, Needed at: still empty.',
      'The form has no total.',
    ]);
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
      'Type the numbers of all of them in one line, such as 1 2.',
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
      'The text has 7 words of about 60.',
      'Text:',
      'Line 1: Scene 9 is owed.',
      'Line 2: empty',
      'Line 3: / Tom knows.',
      'Type to, attach, text to change that part, clear to begin the text again, and done when you have finished.',
    ]);
    expect(done.say('clear').work).toMatchObject({ text: '' });
    expect(done.say('to').out[0]).toBe('To whom?');
  });

  test('whoever goes back to one part of a written note is not led through the rest again', () => {
    const done = sayAll(task, ['1', 'none', 'Scene 9 is owed.', '.']);
    expect(sayAll(done, ['to', '1 2']).out.slice(0, 2)).toEqual([
      'Priya Nair, Dele Akande.',
      'To: Priya Nair, Dele Akande.',
    ]);
    expect(sayAll(done, ['attach', '1']).out.at(-1)).toMatch(/^Type to, attach, text to change/);
  });

  test('nothing to attach is said as that', () => {
    expect(sayAll(task, ['1', 'none']).out[0]).toBe('Nothing attached.');
  });

  test('where it stands is said in whole sentences', () => {
    expect(sayAll(task, ['1', 'none', 'Scene 9 is owed.', '.']).kind.soFar()).toBe(
      'To: Priya Nair. Attached: nothing. The text has 4 words of about 60.',
    );
  });

  test('a text that is full takes no more', () => {
    const text = sayAll(task, ['1', 'none', 'x'.repeat(20_000)]);
    expect(text.say('more').out).toEqual(['There is room for 20000 characters. That line was not taken.']);
  });
});
