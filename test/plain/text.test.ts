import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editedText, linesOf, readTextEdit, withLine, withoutLastLine } from '../../src/plain/text.ts';
import type { MemoryLog } from './small-sitting.ts';
import { saidAfter, sit, toTheNote } from './small-sitting.ts';

const inReason = ['start', '1', '1', 'one', 'two', 'three'];

function lastDraft(log: MemoryLog): unknown {
  return log.records().findLast((record) => record.kind === 'drafted')?.draft.reason;
}

describe('a text', () => {
  test('is read with the numbers of its lines, and changed by them', async () => {
    expect((await saidAfter(...inReason, 'show')).slice(1)).toEqual([
      'Your reason so far:',
      'Line 1: one',
      'Line 2: two',
      'Line 3: three',
    ]);
    expect(await saidAfter(...inReason, '/change 2 a better two')).toEqual(['Line 2 is now: a better two']);
    expect(await saidAfter(...inReason, '/remove 1')).toEqual(['Line 1 is removed: one']);
    expect(await saidAfter(...inReason, '/insert 2 in between')).toEqual(['New line 2: in between']);
    const { log } = await sit([...inReason, '/change 2 TWO', '/remove 1', '/insert 1 zero']);
    expect(lastDraft(log)).toBe('zero\nTWO\nthree');
  });

  test('takes a new line after its last as well', async () => {
    expect(lastDraft((await sit([...inReason, '/insert 4 four'])).log)).toBe('one\ntwo\nthree\nfour');
    expect(await saidAfter(...inReason, '/insert 5 five')).toEqual(['There is no 5 here: lines are 1 to 4.']);
  });

  test('is not changed by what names no line of it', async () => {
    expect(await saidAfter(...inReason, '/change 9 words')).toEqual(['There is no 9 here: lines are 1 to 3.']);
    expect(await saidAfter(...inReason, '/remove')).toEqual([
      'Type /change 2 and the new words of line 2, /remove 2, or /insert 2 and the words of a new line that comes before line 2.',
    ]);
    expect(lastDraft((await sit([...inReason, '/change 9 words', '/remove'])).log)).toBe('one\ntwo\nthree');
  });

  test('undo says what was taken back and no more, and never that something was when there was nothing', async () => {
    expect(await saidAfter(...inReason, 'undo')).toEqual(['Taken back: three']);
    expect(await saidAfter(...inReason, '/change 1 ONE', 'undo')).toEqual(['Taken back: change 1 ONE']);
    expect(lastDraft((await sit([...inReason, '/change 1 ONE', 'undo'])).log)).toBe('one\ntwo\nthree');
    expect(await saidAfter('start', '1', '1', 'one', 'undo', 'undo')).toEqual(['There is nothing to take back.']);
    expect(await saidAfter('start', '1', 'undo')).toEqual(['There is nothing to take back.']);
    expect(await saidAfter('start', '1', '1', '/back', '1', 'undo')).toEqual(['There is nothing to take back.']);
  });

  test('begun at another time loses its last line to undo', async () => {
    expect(await saidAfter(...inReason, '/back', '1', 'done', 'undo')).toEqual(['Taken back: three']);
  });

  test('/done ends it as a full stop does', async () => {
    expect((await saidAfter(...inReason, '/done'))[0]).toBe('You are about to answer: First call.');
  });

  test.each(['help', 'again', 'leave', 'wait', 'Help', 'change 2 words', 'remove 3'])(
    'a line that is a command word, "%s", is asked about',
    async (line) => {
      expect(await saidAfter(...inReason, line)).toEqual([
        `Is "${line}" a command, or part of your text? Type command or text.`,
      ]);
      expect(lastDraft((await sit([...inReason, line, 'text'])).log)).toBe(`one\ntwo\nthree\n${line}`);
      expect(lastDraft((await sit([...inReason, line, 'four'])).log)).toBe(`one\ntwo\nthree\n${line}\nfour`);
      expect(lastDraft((await sit([...inReason, line])).log)).toBe(`one\ntwo\nthree\n${line}`);
    },
  );

  test.each(['attach', 'to', 'clear'])(
    'a line that is a word of this text alone, "%s", is asked about, and does what it says',
    async (line) => {
      const inNote = [...toTheNote, '1', '1', 'none', 'Nothing is owed.'];
      expect(await saidAfter(...inNote, line)).toEqual([
        `Is "${line}" a command, or part of your text? Type command or text.`,
      ]);
      const word = { attach: 'What do you attach?', to: 'To whom?', clear: 'The text is empty now.' }[line];
      expect((await saidAfter(...inNote, line, 'command'))[0]).toBe(word);
    },
  );

  test.each(['yes', 'no'])('%s answers no such question, and gets into no text by it', async (word) => {
    expect(await saidAfter(...inReason, 'done', word)).toEqual([
      'Is "done" a command, or part of your text? Type command or text.',
    ]);
    expect((await saidAfter(...inReason, 'done', word, 'command'))[0]).toBe('You are about to answer: First call.');
  });

  test('what was asked about and is a command is done, and no text', async () => {
    expect(await saidAfter(...inReason, 'remove 3', 'command')).toEqual(['Line 3 is removed: three']);
    expect((await saidAfter(...inReason, 'help', 'command'))[0]).toBe('Words that work here:');
    expect(lastDraft((await sit([...inReason, 'help', 'command'])).log)).toBe('one\ntwo\nthree');
  });

  test.each(['change of plan', 'change 9 covers for 6', 'wait for Tom', 'leaves at 6', 'remove 12'])(
    'a line that only begins like one, "%s", is text',
    async (line) => {
      expect(await saidAfter(...inReason, line)).toEqual([]);
    },
  );

  test('//  begins a line with a slash', async () => {
    expect(lastDraft((await sit([...inReason, '//slash', '/documents'])).log)).toBe('one\ntwo\nthree\n/slash');
  });
});

describe('the lines of a text', () => {
  const texts = fc.array(
    fc.string({ minLength: 1, maxLength: 8 }).filter((line) => !line.includes('\n')),
    {
      minLength: 1,
      maxLength: 6,
    },
  );

  test('a line added and taken off leaves the text, and only one line ever changes', () => {
    fc.assert(
      fc.property(texts, fc.nat(7), (lines, place) => {
        const text = lines.join('\n');
        expect(withoutLastLine(withLine(text, 'x'))).toEqual({ text, line: 'x' });
        const changed = editedText(text, { kind: 'change', number: place, words: 'x' });
        expect(changed.ok).toBe(place >= 1 && place <= lines.length);
        if (changed.ok) expect(linesOf(changed.text)).toEqual(lines.with(place - 1, 'x'));
        const inserted = editedText(text, { kind: 'insert', number: place, words: 'x' });
        if (inserted.ok) expect(editedText(inserted.text, { kind: 'remove', number: place })).toMatchObject({ text });
      }),
      { seed: 3 },
    );
  });

  test.each([
    ['change 2 New words.', { kind: 'change', number: 2, words: 'New words.' }],
    ['INSERT 1 x', { kind: 'insert', number: 1, words: 'x' }],
    ['remove 3', { kind: 'remove', number: 3 }],
    ['remove 3 lines', null],
    ['change 2', null],
    ['changes 2 x', null],
  ])('"%s" is read', (line, edit) => {
    expect(readTextEdit(line)).toEqual(edit);
  });
});
