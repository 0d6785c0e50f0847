import { describe, expect, test } from 'vitest';
import { openSitting } from '../../src/engine/step.ts';
import { waitingView } from '../../src/view/waiting.ts';
import { decide, sat, storyOf, wait } from '../engine/story-of.ts';

/** Something is on its way; two tasks are open, of which one alone can ever close by itself. */
const story = storyOf(
  `
  clock: { starts: "Mon 08:00", ends: "Mon 18:00" }
  initial: morning
  `,
  `
  morning:
    type: parallel
    entry:
      - message: { id: later, from: priya, by: text, after: 2h, text: Later. }
    done:
      - to: handover
    states:
      office:
        initial: calls
        states:
          calls:
            tasks:
              ring: { choose: Ring?, options: { yes-do: Do, not-now: Not now }, results: { any: {} } }
            after:
              1h: { to: closed }
          closed: { type: final }
      unit:
        initial: board
        states:
          board:
            tasks:
              look: { choose: Look?, options: { yes-do: Do, not-now: Not now }, results: { any: { to: done-looking } } }
          done-looking: { type: final }
  `,
);

describe('what waiting warns of', () => {
  const opened = openSitting(story, '1');

  test('every task that is open, whether or not it would close: the warning gives nothing away', () => {
    expect(waitingView(opened).warning).toBe('2 tasks are open: they may close while you wait.');
    const looked = sat(opened, decide('look', 'yes-do'));
    expect(waitingView(looked).warning).toBe('1 task is open: it may close while you wait.');
    const onlyTheSafeOne = sat(opened, decide('ring', 'yes-do'));
    expect(waitingView(onlyTheSafeOne).warning).toBe('1 task is open: it may close while you wait.');
  });

  test('nothing where no task is open', () => {
    const idle = sat(opened, decide('look', 'yes-do'), decide('ring', 'yes-do'));
    expect(waitingView(idle)).toMatchObject({ isOffered: true, warning: null });
    expect(waitingView(sat(idle, wait(15))).warning).toBeNull();
  });
});
