import { describe, expect, test } from 'vitest';
import { happenedView } from '../../src/view/happened.ts';
import { decide, storyOf, wait } from '../engine/story-of.ts';
import { MemoryLog } from '../log/memory-log.ts';

const story = storyOf(
  `
  clock: { starts: "Mon 08:00", ends: "Mon 18:00" }
  initial: morning
  `,
  `
  morning:
    entry:
      - message: { id: later, from: priya, by: text, after: 7h, text: Later. }
    tasks:
      ring: { choose: Ring?, takes: 80m, options: { do-it: Do it, not-now: Not now }, results: { any: {} } }
    after:
      6h: { to: afternoon }
  afternoon:
    tasks:
      look: { choose: Look?, options: { do-it: Do it, not-now: Not now }, results: { any: { to: handover } } }
  `,
);

/** What is told of the last of these events. */
function told(...events: readonly ReturnType<typeof wait>[]) {
  const recorder = new MemoryLog().begin({ scenario: story, seed: '1', mode: 'plain' });
  let before = recorder.seat().sitting;
  for (const event of events) {
    before = recorder.seat().sitting;
    if (!recorder.act(event).ok) throw new Error(JSON.stringify(event));
  }
  return happenedView(before, recorder.seat());
}

describe('the time that has passed', () => {
  test.each([
    [1, '1 minute passes. Nothing has reached you. It is now Mon 08:01.'],
    [2, '2 minutes pass. Nothing has reached you. It is now Mon 08:02.'],
    [60, '1 hour passes. Nothing has reached you. It is now Mon 09:00.'],
    [61, '1 hour 1 minute pass. Nothing has reached you. It is now Mon 09:01.'],
    [120, '2 hours pass. Nothing has reached you. It is now Mon 10:00.'],
  ])('a wait of %d minutes that brought nothing says so', (minutes, sentence) => {
    expect(told(wait(minutes)).time).toBe(sentence);
  });

  test('a wait that brought a task that opens or closes doesn’t say that nothing came', () => {
    expect(told(decide('ring', 'do-it'), wait('next'))).toMatchObject({
      time: '4 hours 40 minutes pass. It is now Mon 14:00.',
      notices: ['A task has opened: Look.'],
    });
    expect(told(wait('next'))).toMatchObject({
      time: '6 hours pass. It is now Mon 14:00.',
      notices: ['Ring was not answered and has closed.', 'A task has opened: Look.'],
    });
  });

  test('an answer that took time says that alone', () => {
    expect(told(decide('ring', 'do-it')).time).toBe('1 hour 20 minutes pass. It is now Mon 09:20.');
  });
});
