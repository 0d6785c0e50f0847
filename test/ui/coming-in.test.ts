import { describe, expect, it } from 'vitest';
import { storyOf } from '../engine/story-of.ts';
import { atDesk, type Hands } from './hands.ts';

/** A live story: a message at once, another after two minutes of story time, which are forty seconds. */
const live = storyOf(
  `
  clock: { starts: "Mon 09:00", ends: "Mon 18:00", live: { every: 20s, because: Word comes when it comes } }
  initial: morning
  `,
  `
  morning:
    entry:
      - message: { from: priya, by: text, text: The first }
      - message: { from: priya, by: text, text: The second, after: 2m }
    tasks:
      letter: { write: Say so., as: note, words: 10, results: { written: { to: handover } } }
  `,
);

function writing(): Hands {
  return atDesk({ scenario: live, size: { columns: 120, rows: 40 } }).open('letter');
}

describe('a message that comes in', () => {
  it('while something is typed is told without a key that would be typed', () => {
    const { screen } = writing().type('Dear').after(60);
    expect(screen).toContain('New from Priya Nair: it is on the desk.\n');
    expect(screen).toContain('Dear');
  });

  it('is no news any more once it was seen at the desk', () => {
    const hands = writing().type('Dear').after(60).press('escape');
    expect(hands.screen).toContain('The second');
    expect(hands.press('3').screen).not.toContain('New from');
  });

  it('leaves the pointer beside the task on the message that it was on', () => {
    const hands = writing().press('ctrl-o', 'home', 'enter');
    expect(hands.screen).toMatch(/│ {2}› Priya Nair.*\n.*│ {4}The first/);
    expect(hands.after(60).screen).toMatch(/│ {2}› Priya Nair.*\n.*│ {4}The first/);
    expect(hands.press('up').screen).toMatch(/│ {2}› Priya Nair.*\n.*│ {4}The second/);
  });
});
