import fc from 'fast-check';
import type { Paper } from '../../../src/report/papers/paper.ts';

/** Text of the kind that breaks pages and terminals: markup, quotes, controls, half characters, letters of any script. */
export const nastyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '</style></title><img src=x onerror=alert(1)>',
        '"',
        "'",
        '&amp;',
        ']]>',
        '<!--',
        '\u0000',
        '\u001b[31m',
        '\u009b',
        '\u202e',
        '\ud800',
        '\uffff',
        '\r\n',
        '\t',
        '│─',
        '£1,200 café ½',
        'a word',
      ),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(' '));

const numbered = fc.nat({ max: 2_000 });

/** A paper with every kind of part, all of its words nasty. */
export const nastyPaper: fc.Arbitrary<Paper> = fc.record({
  name: fc.constant('03-paper'),
  title: nastyText,
  under: nastyText,
  parts: fc.tuple(
    fc.record({ kind: fc.constant('paragraphs' as const), paragraphs: fc.array(nastyText, { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('lines' as const),
      lines: fc.array(fc.record({ number: numbered, id: fc.constant(null), text: nastyText }), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('table' as const),
      caption: nastyText,
      columns: fc.array(nastyText, { minLength: 1, maxLength: 3 }),
      rows: fc.array(
        fc.record({ number: numbered, id: fc.constant(null), cells: fc.array(nastyText, { maxLength: 3 }) }),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      kind: fc.constant('entry' as const),
      heading: nastyText,
      pairs: fc.array(fc.record({ label: nastyText, value: nastyText }), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('papers' as const),
      heading: nastyText,
      about: nastyText,
      papers: fc.array(fc.record({ name: fc.constant('01-brief'), title: nastyText, note: nastyText }), {
        maxLength: 2,
      }),
    }),
  ),
});
