import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/report/papers/paper.ts';
import { columnsBounds, paperText } from '../../../src/report/papers/paper-text.ts';
import { cellWidth } from '../../../src/view/text/cells.ts';
import { nastyPaper } from './nasty.ts';

/** A paper of one paragraph. */
function paragraph(text: string): Paper {
  return { name: 'a', title: 'A', under: 'B', parts: [{ kind: 'paragraphs', paragraphs: [text] }] };
}

describe('a paper as text', () => {
  it('says a table row by row, a line by its number and a contact under its name, in short lines', () => {
    const paper: Paper = {
      name: '03-cost',
      title: 'Cost report',
      under: 'A day. Document 1, 2 rows.',
      parts: [
        {
          kind: 'table',
          caption: 'Cost report: 2 rows',
          columns: ['Account', 'Now'],
          rows: [
            { number: 1, id: null, cells: ['Base tents', '-£450'] },
            { number: 2, id: null, cells: ['Weather cover, all of day six', ''] },
          ],
        },
        { kind: 'lines', lines: [{ number: 4, id: null, text: 'Wrap “about” 17:30–18:00…' }] },
        {
          kind: 'entry',
          heading: '1. Tom Ellery',
          pairs: [{ label: 'E-mail', value: 'tom@harbourlights.example.com' }],
        },
      ],
    };
    expect(paperText(paper, 30)).toBe(
      [
        'Cost report',
        'A day. Document 1, 2 rows.',
        '',
        'Row 1',
        'Account: Base tents',
        'Now: -GBP 450',
        '',
        'Row 2',
        'Account: Weather cover, all of',
        '  day six',
        'Now: empty',
        '',
        'Line 4: Wrap "about"',
        '  17:30-18:00...',
        '',
        '1. Tom Ellery',
        'E-mail:',
        '  tom@harbourlights.example.co',
        '  m',
        '',
      ].join('\n'),
    );
  });

  it('keeps what has no likeness in ASCII, so that nothing is lost', () => {
    expect(paperText(paragraph('Café Łódź, día, 雨, हिन्दी'), 80)).toContain('Cafe Łodz, dia, 雨, हिन्दी\n');
  });

  it('never has a line that is too long, blanks at an end, or anything that an embosser would obey', () => {
    const columns = fc.integer({ min: columnsBounds.least, max: columnsBounds.most });
    fc.assert(
      fc.property(nastyPaper, columns, (paper, width) => {
        const text = paperText(paper, width);
        const lines = text.split('\n');
        expect(lines.filter((line) => cellWidth(line) > width)).toEqual([]);
        expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2500-\u259f\u202a-\u202e\u2066-\u2069]/);
        expect(text.isWellFormed()).toBe(true);
        expect(text.endsWith('\n')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('loses no word by breaking lines', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcÉ.:-'), minLength: 1, maxLength: 30 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 50 }), (some, width) => {
        const text = some.join(' ');
        const solid = (from: string): string => from.replace(/\s/g, '').replaceAll('É', 'E');
        expect(solid(paperText(paragraph(text), width))).toBe(`AB${solid(text)}`);
      }),
    );
  });
});
