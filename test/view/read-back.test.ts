import { describe, expect, test } from 'vitest';
import { openSitting } from '../../src/engine/step.ts';
import { readBack } from '../../src/view/read-back.ts';
import { storyOf } from '../engine/story-of.ts';

const story = storyOf(
  `
  clock: { starts: "Mon 08:00", ends: "Mon 18:00" }
  initial: morning
  `,
  `
  morning:
    tasks:
      sure: { contact: Whom?, people: [priya], by: [call], takes: 10m, results: { any: {} } }
      varied:
        contact: Whom?
        people: [priya]
        by: [call, text]
        takes: 10m
        results:
          answered: { when: 'answer.by == "call"' }
          waiting: { takes: 40m }
      free: { choose: Which?, options: { one: One, other: { label: Other, takes: 5m } }, results: { any: { to: handover } } }
  `,
);

describe('what is read back of the time', () => {
  const takes = (task: string, answer: Parameters<typeof readBack>[2]) => {
    const read = readBack(openSitting(story, '1'), task, answer, '');
    return read.ok ? read.takes : read.problems;
  };

  test('is the story time that an answer takes', () => {
    expect(takes('sure', { who: 'priya', by: 'call' })).toBe('It takes 10 minutes of story time.');
    expect(takes('free', 'other')).toBe('It takes 5 minutes of story time.');
    expect(takes('free', 'one')).toBeNull();
  });

  test('is the same for every answer where some take longer, so that it gives none away', () => {
    expect(takes('varied', { who: 'priya', by: 'call' })).toBe('It should take 10 minutes of story time.');
    expect(takes('varied', { who: 'priya', by: 'text' })).toBe('It should take 10 minutes of story time.');
  });
});
