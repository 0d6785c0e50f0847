import { describe, expect, it } from 'vitest';
import { atTask, type Hands } from '../hands.ts';

const before = '[{ first-call: { answer: priya, reason: x } }, { kit: [gazebo] }]';
const atLines = () => atTask('check-order', before, { columns: 80, rows: 24 });

/** What the row that keys work on says. */
function here(hands: Hands): string {
  return hands.screen.split('\n').find((row) => row.includes('›')) ?? '';
}

describe('the pointer among lines to be marked', () => {
  it('stops only at those that can be marked, and then goes on to the reason', () => {
    const hands = atLines().press('up');
    for (let step = 0; step < 12 && !here(hands).includes('Reason'); step += 1) {
      expect(here(hands)).toMatch(/› \[ \] +\d+ /);
      hands.press('down');
    }
    expect(here(hands)).toContain('Reason');
  });

  it('goes with Home and End to the first and the last of them', () => {
    const hands = atLines().press('end');
    const last = here(hands);
    expect(last).toMatch(/› \[ \] +\d+ /);
    expect(here(hands.press('down'))).toContain('Reason');
    expect(here(hands.press('up'))).toBe(last);
    expect(here(hands.press('home'))).toMatch(/› \[ \] +2 /);
  });

  it('is where it was when Shift+Tab comes back', () => {
    const hands = atLines().press('down');
    const line = here(hands);
    expect(here(hands.press('tab').type('Late.').press('shift-tab'))).toBe(line);
  });
});
