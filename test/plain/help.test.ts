import { describe, expect, test } from 'vitest';
import { commands } from '../../src/view/commands.ts';
import { day, storyOf } from '../engine/story-of.ts';
import { saidAfter, sit } from './small-sitting.ts';

/** The words that a help names, one a line. */
function named(said: readonly string[]): readonly string[] {
  return said.slice(1, -1).map((line) => line.slice(0, line.indexOf(':')));
}

/** From the start to a strip board. */
const board = [
  'start',
  '1',
  '1',
  'x',
  '.',
  'yes',
  '',
  '1',
  '1 2',
  '.',
  'yes',
  '',
  '1',
  'move 1 2',
  'done',
  '.',
  'yes',
  '',
  '1',
];

describe('help', () => {
  const task = ['done', 'show', 'undo', 'where', 'document 3 row 4', 'back'];
  const text = ['done', 'show', 'undo', 'change 2 NEW WORDS', 'insert 2 NEW WORDS', 'remove 2', 'clear', 'back'];
  test.each([
    [
      'the desk',
      ['help'],
      [
        'open NUMBER',
        'message NUMBER',
        'document 3 row 4',
        'contact NUMBER',
        'find WORD',
        'wait next or MINUTES',
        'where',
        'leave',
      ],
    ],
    ['a task', ['1', 'help'], task],
    ['a task of another kind', ['2', 'help'], ['none', ...task]],
    [
      'a task with a document open',
      ['1', 'document 1', 'help'],
      [...task.slice(0, -1), 'back', 'row NUMBER', 'copy 3 row 4', 'find WORD'],
    ],
    ['a text', ['1', '1', '/help'], text.map((word) => `/${word}`)],
    ['the read-back', ['1', '1', 'x', '.', 'help'], ['yes', 'no']],
    ['the offer of a note', ['1', '1', 'x', '.', 'yes', 'help'], ['go on', 'again', 'leave']],
  ])('at %s names the words that belong there', async (_place, lines, words) => {
    expect(named(await saidAfter('start', ...lines))).toEqual(words);
  });

  test('on a strip board says what start does there', async () => {
    const { out } = await sit([...board, 'help']);
    expect(out).toContain('start TIME: Gives the day another start: start 07:30. The times of all strips follow.');
    expect(out.filter((line) => line.includes('Starts the sitting'))).toEqual([]);
    expect(out.some((line) => line.startsWith('drop NUMBER'))).toBe(true);
  });

  test('on a strip board names only what this board allows', async () => {
    const scenario = storyOf(
      `${day}\ninitial: desk`,
      `desk:
         tasks:
           board:
             schedule: Time the day.
             start: { from: "Mon 09:00", to: "Mon 09:00", step: 30m }
             strips: { one: { label: One, lasts: 1h }, two: { label: Two, lasts: 1h } }
             results: { done: { to: handover } }`,
    );
    const { out } = await sit(['start', '1', 'help'], { scenario });
    const words = named(out.slice(out.indexOf('Words that work here:')));
    expect(words).toContain('move 5 2');
    for (const word of ['drop NUMBER', 'keep NUMBER', 'start TIME']) expect(words).not.toContain(word);
  });

  test('ends by saying how to hear the rest', async () => {
    expect((await saidAfter('start', 'help')).at(-1)).toBe(
      'Type help all to hear every word, or help and a word. A / before a word is always a command.',
    );
  });

  test('all has every word of the table', async () => {
    const all = (await saidAfter('start', 'help all')).join('\n');
    for (const word of commands.flatMap((command) => command.words)) expect(all).toContain(word);
    for (const word of ['field NUMBER', 'who', 'clear', 'none', 'wait next or']) expect(all).toContain(word);
  });

  test('again and where work at the briefing', async () => {
    const briefing = (await sit([])).out;
    expect((await sit(['again'])).out).toEqual([...briefing, ...briefing]);
    expect((await sit(['where'])).out.slice(briefing.length)).toEqual([
      'You are at the briefing of A small day.',
      'Type start to start, or leave.',
    ]);
    expect(named((await sit(['help'])).out.slice(briefing.length))).toEqual(['start', 'again', 'where', 'leave']);
  });
});

describe('settings', () => {
  test('are said to be the full screen’s, with the way there', async () => {
    const [what, where] = await saidAfter('start', 'settings');
    expect(what).toContain('Colours, spacing and hiding the time left are settings of the full screen');
    expect(where).toBe('To go on there, leave, then: callsheet resume sittings/small-A1-1.jsonl --full-screen');
  });

  test('are said of before the start too, where there is nothing yet to go on with', async () => {
    const briefing = (await sit([])).out;
    expect((await sit(['settings'])).out.slice(briefing.length + 1)).toEqual([
      'To start there, leave, then begin again without --plain.',
      'Type start to start, or leave.',
    ]);
  });
});
