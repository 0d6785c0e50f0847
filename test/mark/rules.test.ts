import { describe, expect, it } from 'vitest';
import type { Mark } from '../../src/mark/levels.ts';
import { cleanComment, inCiteOrder, markProblem } from '../../src/mark/rules.ts';

const citable = [
  { seq: 3, task: 'first-call', hasOwnWords: true },
  { seq: 4, task: 'first-call', hasOwnWords: true },
  { seq: 5, task: 'kit', hasOwnWords: false },
  { seq: 8, task: 'split', hasOwnWords: false },
  { seq: 9, task: null, hasOwnWords: true },
];

function at(level: 'below' | 'pass' | 'distinction', ...cites: readonly number[]): Mark {
  return { level, firmness: 'secure', cites, comment: '' };
}

describe('what a mark rests on', () => {
  it.each([
    ['a level without a record is refused', at('below'), 'cite at least one record'],
    ['a record that isn’t there can’t be cited', at('pass', 3, 7), 'Record 7 can’t be cited'],
    ['a distinction on one task is refused', at('distinction', 3, 4), 'two tasks or more, and only 1 task is cited'],
    ['notes of no task aren’t tasks', at('distinction', 9), 'two tasks or more, and no task is cited'],
    ['a distinction on clicks alone is refused', at('distinction', 5, 8), 'own words in at least one place'],
    ['a comment has an end', { level: 'not-seen', comment: 'x'.repeat(10_001) } as const, 'at most 10000 characters'],
  ])('%s', (_, mark, sentence) => {
    expect(markProblem(mark, citable)).toContain(sentence);
  });

  it.each([
    ['a pass rests on one record', at('pass', 5)],
    ['a distinction rests on two tasks, one in the candidate’s words', at('distinction', 3, 5)],
    ['a note of the candidate’s own gives the words', at('distinction', 5, 8, 9)],
    ['no evidence seen rests on nothing', { level: 'not-seen', comment: '' } as const],
  ])('%s', (_, mark) => {
    expect(markProblem(mark, citable)).toBeNull();
  });

  it('cites each record once, in order', () => {
    expect(inCiteOrder([8, 3, 8, 10, 3])).toEqual([3, 8, 10]);
  });

  it('keeps of a comment nothing that a terminal would obey, and HTML as the letters that it is', () => {
    expect(cleanComment('\u001b[31mRed\u001b[0m <b>bold</b>\r\nnext\u202e ')).toBe('Red <b>bold</b>\nnext');
  });
});
