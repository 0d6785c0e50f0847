import { describe, expect, it } from 'vitest';
import { atTask, type Hands, upToPaying } from '../hands.ts';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 40 },
];

/** The row that keys work on, without what stands beside the task; and how many rows have the sign. */
function here(hands: Hands): readonly string[] {
  return hands.screen.split('\n').flatMap((row) => {
    const own = row.split('│')[0]?.trimEnd() ?? '';
    return own.includes('›') ? [own.trim()] : [];
  });
}

describe.each(sizes)('a form at $columns by $rows', (size) => {
  const atForm = () => atTask('order-form', upToPaying, size);

  it('shows on every step down and back up where the keys work, and only there', () => {
    const hands = atForm();
    const down = Array.from({ length: 10 }, () => {
      const seen = here(hands);
      hands.press('down');
      return seen;
    });
    for (const seen of down) expect(seen).toHaveLength(1);
    expect(down.flat().filter((row) => row.includes('›( )')).length).toBe(4);
    expect(new Set(down.map((seen) => seen.join())).size).toBe(10);
    for (let step = 0; step < 10; step += 1) {
      hands.press('up');
      expect(here(hands)).toEqual(down[9 - step]);
    }
  });

  it('takes with Space the choice that the sign stands before', () => {
    const hands = atForm().press('down', 'down', 'down', 'down', 'down', 'down', 'down');
    expect(here(hands)).toEqual([expect.stringContaining('›( ) 2610 Base')]);
    expect(here(hands.press('space'))).toEqual([expect.stringContaining('›(x) 2610 Base')]);
    expect(here(hands.press('left', 'space'))).toEqual([expect.stringContaining('›(x) 2440 Weather cover')]);
    expect(hands.screen).toContain('( ) 2610 Base');
  });

  it('keeps a required choice that is taken again', () => {
    const hands = atForm().press('tab', 'tab', 'tab', 'tab', 'space', 'space');
    expect(hands.screen).toContain('(x) Yes');
  });
});

describe('what is typed into a form', () => {
  const wide = { columns: 120, rows: 40 };

  it('is written out in one notation when the field is left', () => {
    const hands = atTask('order-form', upToPaying, wide).type('310').press('tab').type('12').press('tab');
    hands.type('7am').press('tab').type('1 hour 30').press('tab');
    expect(hands.screen).toContain('[£310 ');
    expect(hands.screen).toContain('[Mon 07:00 ');
    expect(hands.screen).toContain('[1h30m ');
  });

  it('that can’t be read keeps its blanks, and what is wrong is said once', () => {
    const hands = atTask('order-form', upToPaying, wide).type('about 300').press('tab');
    expect(hands.screen).toContain('[about 300 ');
    const said = hands.screen
      .split('\n')
      .map((row) => row.split('│')[0] ?? '')
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(said).toContain('! “about 300” can’t be read as money. Write it as £1,234.50.');
    expect(said.match(/money/g)).toHaveLength(1);
  });
});
