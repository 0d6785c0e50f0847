import { describe, expect, it } from 'vitest';
import { atDesk, type Hands } from './hands.ts';

const wide = { columns: 100, rows: 40 };

/** Hands at the strip board: the tasks before it are answered. */
function atBoard(size = wide): Hands {
  return atDesk({ size })
    .press('enter', 'space', 'tab')
    .type('She decides.')
    .press('ctrl-s', 'y', 'enter')
    .press('enter', 'space', 'ctrl-s', 'y', 'enter')
    .press('enter', 'space', 'down', 'space', 'ctrl-s', 'y', 'enter')
    .press('enter');
}

describe('a task', () => {
  it('has its title whole; what it takes stands under it where there is no room beside it', () => {
    const rows = atBoard()
      .screen.split('\n')
      .map((row) => row.split('│')[0]?.trimEnd());
    expect(rows.slice(3, 5)).toEqual([' Board', ' takes 20 minutes, about 4 minutes to answer']);
    expect(atBoard({ columns: 80, rows: 24 }).screen).toMatch(/^ Board +takes 20 minutes, about 4 minutes to answer$/m);
  });
});

describe('a strip board', () => {
  it('says how far its start can be moved, and how long each strip is, in a column beside a document', () => {
    const { screen } = atBoard();
    expect(screen).toContain('Starts Mon 07:00   ← → moves it, 07:00 to 09:00');
    expect(screen).toMatch(/› 07:00–07:30 {2}Rig +30m/);
    expect(screen).toMatch(/10:30–12:00 {2}Scene 9 \(may be left out\) +1h30m/);
  });
});

describe('a document', () => {
  it('says which line is read, of how many, and which key brings it beside the task', () => {
    expect(atDesk().press('3', 'enter').screen).toMatch(/line 1 of \d+$/m);
    expect(atDesk().press('3', 'enter').screen).not.toContain('d beside the task');
    const hands = atDesk().press('enter', '3', 'enter');
    expect(hands.screen).toContain('d beside the task');
    expect(hands.press('d', 'd').screen).toContain('d back to the answer');
  });
});
