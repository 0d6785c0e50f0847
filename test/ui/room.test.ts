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
