import { describe, expect, test } from 'vitest';
import type { MemoryLog } from './small-sitting.ts';
import { saidAfter, sit } from './small-sitting.ts';

const answered = ['start', '1', '2', 'Because.', '.', 'yes'];
const askMeant = [
  'Your answer is saved. If it does not say what you meant, you can add a note now, before anything else shows.',
  'Press Enter to go on, or write what you meant in one line.',
];

function notes(log: MemoryLog): readonly unknown[] {
  return log.records().flatMap((record) => (record.kind === 'noted' ? [[record.text, record.about]] : []));
}

describe('between an answer and what it brings', () => {
  test('a note is read back, and kept only on a yes', async () => {
    expect(await saidAfter(...answered, 'I meant Priya.')).toEqual([
      'Your note: I meant Priya. Keep it? Type yes or no.',
    ]);
    const { log } = await sit([...answered, 'I meant Tom.', 'no', 'I meant Priya.', 'perhaps', 'yes']);
    expect(notes(log)).toEqual([['I meant Priya.', 'first-call']]);
  });

  test('what can’t be done before a note is kept or not is told with that question', async () => {
    expect(await saidAfter(...answered, 'I meant Priya.', 'tasks')).toEqual([
      'First go on: tasks works after that.',
      'Your note: I meant Priya. Keep it? Type yes or no.',
    ]);
  });

  test('a note is on the record before anything that follows is told', async () => {
    const { out } = await sit([...answered, 'I meant Priya.', 'yes']);
    const kept = out.indexOf('Your note is with the answer.');
    expect(kept).toBeGreaterThan(0);
    expect(out.findIndex((line) => line.includes('It is now'))).toBeGreaterThan(kept);
  });

  test.each(['again', '/again', 'help', 'time', 'leave', 'pause', 'tasks', 'back', 'wait', 'yes', '/document 1'])(
    '%s is a command there, and no note',
    async (line) => {
      const { log } = await sit([...answered, line, 'yes']);
      expect(notes(log)).toEqual([]);
      expect((await saidAfter(...answered, line)).join(' ')).not.toContain('Your note');
    },
  );

  test('again says the offer again, and leave asks', async () => {
    expect(await saidAfter(...answered, 'again')).toEqual(askMeant);
    expect((await saidAfter(...answered, 'leave'))[0]).toBe('Leave the sitting?');
  });

  test('nothing that shows what came of the answer works before', async () => {
    expect(await saidAfter(...answered, 'tasks')).toEqual(['First go on: tasks works after that.', ...askMeant]);
    expect(await saidAfter(...answered, 'where')).toEqual([
      'It is Sun 16:00 in the story.',
      'You have answered: First call.',
      ...askMeant,
    ]);
  });

  test.each([[['leave', 'no']], [['pause', 'go on']]])(
    '%j shows nothing of it, and comes back to the offer',
    async (lines) => {
      const { out } = await sit([...answered, ...lines]);
      expect(out.filter((line) => line.includes('It is now'))).toEqual([]);
      expect(await saidAfter(...answered, ...lines, 'I meant Priya.')).toEqual([
        'Your note: I meant Priya. Keep it? Type yes or no.',
      ]);
    },
  );

  test.each([[['leave', 'yes']], [['\u0003', '\u0003']]])('%j keeps a note that waits for a yes', async (lines) => {
    const { log } = await sit([...answered, 'I meant Priya.', ...lines]);
    expect(notes(log)).toEqual([['I meant Priya.', 'first-call']]);
  });

  test('a note that waits for a yes is kept when the lines end', async () => {
    const { log } = await sit([...answered, 'I meant Priya.']);
    expect(notes(log)).toEqual([['I meant Priya.', 'first-call']]);
  });

  test('a line that begins with two slashes is a note that begins with one', async () => {
    const { log } = await sit([...answered, '//now', 'yes']);
    expect(notes(log)).toEqual([['/now', 'first-call']]);
  });
});

const toTheEnd: readonly string[] = [
  ...['start', '1', '1', 'She decides.', '.', 'yes', '', '1', '1 2', '.', 'yes', ''],
  ...['1', '1 2 3', '.', 'yes', '', '1', 'done', '.', 'yes', ''],
  ...['1', '2 3', 'done', 'Too early.', '.', 'yes', '', '1', '2', '1', '.', 'yes', ''],
  ...['1', '1 300', 'done', '.', 'yes', ''],
  ...['1', '310', '12', 'Mon 07:00', '2h', 'yes', '1', '.', 'done', '.', 'yes', ''],
  ...['1', '1', 'none', 'Nothing is owed.', '.', 'done', '.', 'yes'],
];

describe('after the last answer', () => {
  test('the offer waits, and a note is kept before the ending shows', async () => {
    const { out, log, end } = await sit([...toTheEnd, 'I meant Thursday.', 'yes']);
    expect(notes(log)).toEqual([['I meant Thursday.', 'handover-note']]);
    expect(out.indexOf('A good day.')).toBeGreaterThan(out.indexOf('Your note is with the answer.'));
    expect(end).toBe('ended');
  });

  test('it waits in a pipe too, and the end of the lines tells the ending', async () => {
    const noted = await sit([[...toTheEnd, 'I meant Thursday.', 'yes']]);
    expect(notes(noted.log)).toEqual([['I meant Thursday.', 'handover-note']]);
    const { out, end } = await sit([toTheEnd]);
    expect(end).toBe('ended');
    expect(out.slice(out.indexOf(askMeant[1] ?? '') + 1)).not.toContain('Leave the sitting?');
    expect(out.at(-1)).toMatch(/^The receipt is \d+-/);
  });

  test('the ending and the receipt are said, the receipt last, and the debrief on asking', async () => {
    const { out } = await sit([...toTheEnd, '']);
    expect(out.slice(-8)).toEqual([
      'A good day.',
      'The sitting is finished.',
      'The day was made.',
      'Nothing is graded here. In an assessment, people read the log and mark it.',
      'The log is sittings/small-A1-1.jsonl',
      'Type debrief to hear what each decision was expected to show, and why; receipt to hear the receipt again; or leave.',
      'Write this receipt on paper: with it, anybody can tell later whether the log is whole.',
      expect.stringMatching(/^The receipt is \d+(-[0-9a-f]{4}){5}\.$/),
    ]);
    const more = await sit([...toTheEnd, '', 'debrief', 'receipt', 'tasks', 'leave', 'receipt']);
    const told = more.out.slice(out.length);
    expect(told[0]).toBe('What your decisions were expected to show.');
    expect(told.slice(-4)).toEqual([
      'End of the debrief. Type receipt to hear the receipt, or leave.',
      out.at(-1),
      'The sitting has ended.',
      'Type debrief to hear what each decision was expected to show, and why; receipt to hear the receipt again; or leave.',
    ]);
    expect(more.end).toBe('ended');
  });
});
