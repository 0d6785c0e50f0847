import { describe, expect, it } from 'vitest';
import { atDesk, Hands } from './hands.ts';

const small = { columns: 60, rows: 20 };

/** The rows of the page between the rules, without the signs that count what is left out. */
function page(hands: Hands): readonly string[] {
  const rows = hands.screen.split('\n');
  const [from, to] = [
    rows.findIndex((row) => row.startsWith('───')),
    rows.findLastIndex((row) => row.startsWith('───')),
  ];
  return rows.slice(from + 1, to).filter((row) => !/^ [↑↓] \d+ more$/.test(row));
}

describe('a text that is longer than the window', () => {
  it('goes on by a screen, and nothing of it is passed over', () => {
    const hands = atDesk({ size: small }).press('?');
    const seen = [...page(hands)];
    for (let pages = 0; pages < 20; pages += 1) {
      const before = hands.screen;
      hands.press('page-down');
      const rows = page(hands);
      if (hands.screen === before) break;
      expect(seen).toContain(rows[0]);
      expect(rows.length).toBeGreaterThan(10);
      seen.push(...rows);
    }
    const whole = page(atDesk({ size: { columns: 60, rows: 400 } }).press('?')).filter((row) => row !== '');
    for (const row of whole) expect(seen).toContain(row);
  });

  it('goes to its end with End, and back up again at once', () => {
    const hands = atDesk({ size: small }).press('?', 'end');
    expect(hands.screen).not.toMatch(/↓ \d+ more/);
    expect(hands.screen).toMatch(/↑ \d+ more/);
    hands.press('down', 'down', 'down', 'down');
    expect(hands.screen).not.toMatch(/↓ \d+ more/);
    expect(hands.press('up', 'up').screen).toMatch(/↓ \d+ more/);
  });

  it('does so before the start and after the end too', () => {
    const briefing = new Hands({ size: small });
    expect(briefing.screen).toMatch(/↓ \d+ more/);
    expect(briefing.press('end').screen).toContain('Everything you do is logged as you do it.');
    const debrief = atDesk({ size: small }).press('ctrl-c', 'e', 'y', 'enter');
    expect(debrief.screen).toContain('What your decisions were expected to show');
    expect(debrief.press('end').screen).not.toMatch(/↓ \d+ more/);
  });
});
