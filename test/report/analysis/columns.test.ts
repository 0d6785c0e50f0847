import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, lineCells, paragraph } from '../../../src/report/analysis/columns.ts';
import { cellWidth } from '../../../src/view/text/cells.ts';

describe('columns', () => {
  it('put a long name on as many lines as it needs, and numbers to the right on its first', () => {
    const long = `  ${'a name that goes on '.repeat(5)}and ends`;
    const first = '    a name that goes on a name that goes on a name that goes on a name';
    expect(
      columns(
        [
          ['', 'n', 'of'],
          [long, '3', '10'],
        ],
        2,
      ),
    ).toEqual([
      `${' '.repeat(75)}n  of`,
      `${first}${' '.repeat(75 - first.length)}3  10`,
      '      that goes on a name that goes on and ends',
    ]);
  });

  it('fit 80 cells, whatever the names, wide characters among them', () => {
    const name = fc
      .array(fc.constantFrom('a', 'word ', '夜', '撮影 ', 'é', 'Harbour'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    const row = fc.tuple(name, fc.nat(100_000).map(String), fc.nat(100_000).map(String));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.constantFrom(0, 2, 4), (rows, indent) => {
        for (const line of [...columns(rows, indent), ...rows.flatMap(([text]) => paragraph(text, indent))])
          expect(cellWidth(line)).toBeLessThanOrEqual(lineCells);
      }),
    );
  });
});
