import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/scenario/csv.ts';

const texts = (text: string) => readCsv(text).rows.map((row) => row.map((cell) => cell.text));
const problems = (text: string) => readCsv(text).problems.map(({ start, message }) => `${start} ${message}`);

describe('a table', () => {
  it.each([
    [
      'lines of cells',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'lines that end as in Windows, the last without its end',
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a byte order mark before them', '\ufeffa,b\n', [['a', 'b']]],
    ['commas, quotes and line ends in a quoted cell', '"a, ""b""\nc",d\n', [['a, "b"\nc', 'd']]],
    [
      'cells left empty',
      'a,,\n,,\n',
      [
        ['a', '', ''],
        ['', '', ''],
      ],
    ],
    ['empty lines, which count for nothing', 'a\n\n\nb\n', [['a'], ['b']]],
    ['room round plain cells', ' a , b \n', [['a', 'b']]],
  ])('is read from %s', (_, text, rows) => {
    expect(texts(text)).toEqual(rows);
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ['a quote inside a plain cell', 'a,b "c"\n', ['4 A quote stands inside a cell without quotes.']],
    ['a quote never closed', 'a,"b\nc', ['2 This quote is opened here and not closed.']],
    ['more after a closing quote', '"a" b,c\n', ['3 More stands after the closing quote of this cell.']],
  ])('says where it has %s, and is read on', (_, text, told) => {
    expect(problems(text)).toEqual(told);
  });

  it('gives each cell its place in the file, whatever the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '\ufeff', 'é') }), (text) => {
        for (const cell of readCsv(text).rows.flat()) {
          const written = text.slice(cell.start, cell.end);
          const isQuoted = text[cell.start - 1] === '"';
          expect(isQuoted ? written.replaceAll('""', '"') : written).toBe(cell.text);
        }
      }),
      { seed: 81, numRuns: 500 },
    );
  });

  it('read from what was written cell by cell is the same', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'é'), minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(texts(text)).toEqual(rows);
      }),
      { seed: 82 },
    );
  });
});
