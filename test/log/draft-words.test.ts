import { describe, expect, it } from 'vitest';
import { openSitting, scopeOf } from '../../src/engine/step.ts';
import { draftWords } from '../../src/log/draft-words.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { small } from './memory-log.ts';

const scope = scopeOf(openSitting(small, '7'));

function words(task: string, answer: Answer | null, reason: string | null = null): readonly string[] {
  const spec = small.tasks.get(task)?.spec;
  if (spec === undefined) throw new Error(task);
  return draftWords(spec, { answer, reason }, scope);
}

describe('a draft in words', () => {
  it.each<readonly [task: string, answer: Answer, told: readonly string[]]>([
    ['first-call', 'priya', ['Ring Priya']],
    ['kit', ['gazebo', 'heater'], ['Two gazebos', 'Heaters']],
    ['order-scenes', ['s9'], ['1. Scene 9, studio']],
    ['check-order', ['n-rig'], ['06:00 Rig at the harbour']],
    ['book-van', { who: 'dele' }, ['Whom: Dele Akande']],
    ['book-van', { by: 'call' }, ['By: call']],
    ['split', { covers: '£12' }, ['Covers: £12']],
    ['order-form', { net: 'about two', code: 'weather' }, ['Net price: about two', 'Budget code: 2440 Weather cover']],
    ['handover-note', { text: 'The van' }, ['To: ', 'Attached: nothing', '', 'The van', '(2 words)']],
  ])('says what there is of %s: %j', (task, answer, told) => {
    expect(words(task, answer)).toEqual(told);
  });

  it('tells the reason too, and says nothing of an empty one', () => {
    expect(words('first-call', null, 'She signs')).toEqual(['Reason so far: She signs']);
    expect(words('first-call', null)).toEqual([]);
  });

  it('shows an answer that isn’t of the task’s kind as it stands', () => {
    expect(words('first-call', { who: 'priya' })).toEqual(['{"who":"priya"}']);
    expect(words('kit', { a: 1 })).toEqual(['{"a":1}']);
  });
});
