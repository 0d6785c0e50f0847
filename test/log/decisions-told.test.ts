import { describe, expect, it } from 'vitest';
import { decisionsTold } from '../../src/log/decisions-told.ts';
import { satReplayed } from '../ui/sat-replay.ts';

const told = decisionsTold(satReplayed());
const [first, second] = told;

describe('what was read before each decision', () => {
  it('has every decision in order', () => {
    expect(told.map(({ task }) => task)).toEqual([
      'first-call',
      'kit',
      'order-scenes',
      'board',
      'check-order',
      'book-van',
      'split',
      'order-form',
      'handover-note',
    ]);
  });

  it('counts the sitting time since the story last moved, a wait among that', () => {
    // Opened, opened, noted, typed: half a minute each, then two for the answer itself.
    expect(first?.tookMs).toBe(4 * 30_000 + 120_000);
    // After the answer: "I meant", leaving the call sheet, and a wait, from which on the next is counted.
    expect(second?.tookMs).toBe(120_000);
  });

  it('names what was opened for it with the time, what was opened before, and what was there and wasn’t', () => {
    expect(first?.opened).toEqual([
      { id: 'tom-opens', ms: 30_000 },
      { id: 'call-sheet', ms: 4 * 30_000 + 120_000 },
    ]);
    expect(first?.neverOpened).toEqual(['crew-list']);
    expect(second).toMatchObject({ opened: [], openedBefore: ['call-sheet', 'tom-opens'] });
    expect(second?.neverOpened).toEqual(['crew-list', 'radio-check']);
  });

  it('has a task that was left unanswered, too', () => {
    const lapsed = decisionsTold(satReplayed('- open: crew-list\n- expire\n'));
    expect(lapsed.map(({ kind, task }) => `${kind} ${task}`)).toEqual(['lapsed first-call', 'lapsed kit']);
    expect(lapsed[0]?.opened.map(({ id }) => id)).toEqual(['crew-list']);
  });
});
