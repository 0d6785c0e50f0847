import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPen } from '../../../src/ui/text/pen.ts';
import { rowText, rowWidth } from '../../../src/ui/text/row.ts';
import { layoutTable } from '../../../src/ui/text/table.ts';

const pen = createPen(false);
const columns = ['Department', 'Head', 'Release Sunday', 'Then home by', 'If wet on the quay'];
const rows = [
  ['Electrical (5)', 'Nell Brand', '18:45', 'minibus to hotel, 30 min', '1 cover over distribution board'],
  ['Transport (7)', 'Gita Rao', '', '', 'not on the group address; Gita tells her drivers'],
];

function drawn(width: number, pan = 0): readonly string[] {
  const table = layoutTable(columns, rows, { width, pan }, pen);
  return [...table.heading, ...rows.flatMap((row) => table.row(row, 'plain'))].map(rowText);
}

describe('a table', () => {
  it('stands in one row each where there is room', () => {
    expect(drawn(140)).toEqual([
      'Department      Head        Release Sunday  Then home by              If wet on the quay',
      'Electrical (5)  Nell Brand  18:45           minibus to hotel, 30 min  1 cover over distribution board',
      'Transport (7)   Gita Rao                                              not on the group address; Gita tells her drivers',
    ]);
  });

  it('that is wider than its room has its long cells over several rows, and no column is pushed off', () => {
    expect(drawn(76)).toEqual([
      'Department      Head        Release  Then home by         If wet on the quay',
      '                            Sunday',
      'Electrical (5)  Nell Brand  18:45    minibus to hotel,    1 cover over',
      '                                     30 min               distribution board',
      'Transport (7)   Gita Rao                                  not on the group',
      '                                                          address; Gita',
      '                                                          tells her drivers',
    ]);
  });

  it('in a room too narrow even for that passes over columns, and counts them', () => {
    const table = layoutTable(columns, rows, { width: 30, pan: 0 }, pen);
    expect(table.hiddenLeft + table.hiddenRight).toBeGreaterThan(0);
    expect(drawn(30, 3).join('\n')).toContain('distribution');
  });

  it('never loses a word, and is never wider than its room, whatever is in it', () => {
    const cell = fc.array(fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 9 }), {
      maxLength: 9,
    });
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(table, fc.integer({ min: 34, max: 90 }), (cells, width) => {
        const texts = cells.map((row) => row.map((words) => words.join(' ')));
        const layout = layoutTable(['One', 'Two', 'Three'], texts, { width, pan: 0 }, pen);
        expect(layout.hiddenLeft + layout.hiddenRight).toBe(0);
        texts.forEach((row, index) => {
          const shown = layout.row(row, 'plain');
          for (const one of shown) expect(rowWidth(one)).toBeLessThanOrEqual(width);
          const words = shown.map(rowText).join(' ').split(/\s+/);
          for (const word of (cells[index] ?? []).flat()) expect(words).toContain(word);
        });
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});
