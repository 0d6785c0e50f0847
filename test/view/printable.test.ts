import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable } from '../../src/view/printable.ts';
import { sit } from '../plain/small-sitting.ts';

const unfit = /[\u0000-\u001f\u007f-\u009f\u2500-\u259f\u202a-\u202e\u2066-\u2069]/;

describe('what plain mode writes', () => {
  test('keeps letters and signs, and turns lines of boxes into hyphens', () => {
    expect(printable('Priya’s £12 — café │ ─', false)).toBe('Priya’s £12 — café - -');
  });

  test('is ASCII where that is asked for', () => {
    expect(printable('Priya’s £12 — café… “日”', true)).toBe('Priya\'s GBP 12 - cafe... "?"');
  });

  test('never has a control character, an escape or a box in it, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text, false)).not.toMatch(unfit);
        expect(printable(text, true)).toMatch(/^[ -~]*$/);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test('any lines are taken without a throw, and what is said of them is fit to be read out', async () => {
    const known = [
      '1',
      '2',
      '1 2',
      '3 1 2',
      'done',
      '.',
      'yes',
      'no',
      'back',
      'undo',
      'show',
      'help',
      'where',
      'wait next',
    ];
    const words = [
      ...known,
      'document 1',
      'document 2 row 1',
      'find e',
      'open 1',
      'pause',
      'go on',
      'move 2 1',
      '/done',
      'command',
      'text',
      '/change 1 x',
      'remove 1',
      'withdraw',
      'leave',
      'debrief',
      'I meant it',
      '/back',
    ];
    const line = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...words) },
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
        const { out } = await sit(['start', ...lines]);
        for (const said of out) expect(said).not.toMatch(unfit);
      }),
      { seed: 3, numRuns: 40 },
    );
  });
});
