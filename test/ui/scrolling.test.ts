import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromTop } from '../../src/ui/draw/picture.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { rowText, say } from '../../src/ui/text/row.ts';
import { atDesk, Hands } from './hands.ts';

const pen = createPen(false);
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
  it('shows every row of itself between its start and its end, whatever the height', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 60 }), fc.integer({ min: 1, max: 90 }), (height, more) => {
        const rows = Array.from({ length: height + more }, (_, row) => [say(`row ${row}`)]);
        const at = (top: number): readonly string[] => fromTop(rows, top, height, pen).rows.map(rowText);
        const seen = new Set(rows.flatMap((_, top) => at(top)));
        expect(rows.map(rowText).filter((row) => !seen.has(row))).toEqual([]);
        expect(at(rows.length).at(-1)).toBe(`row ${height + more - 1}`);
      }),
    );
  });

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
