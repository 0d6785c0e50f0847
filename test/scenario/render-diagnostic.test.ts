import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/scenario/diagnostic.ts';
import { positionOf, renderDiagnostic, renderDiagnostics } from '../../src/scenario/render-diagnostic.ts';

/** The picture of a mistake at the word, in a file with this text. */
function picture(text: string, word: string, width?: number): string {
  const start = text.indexOf(word);
  const diagnostic = diagnose('CS201', { file: 'a.yaml', start, end: start + word.length }, 'Odd.', 'Mend it.');
  return renderDiagnostic(diagnostic, [{ path: 'a.yaml', text }], width);
}

describe('a diagnostic is printed', () => {
  it('with its place, its line, carets below its words, and what to do', () => {
    expect(picture('callsheet: 1\nalow: 30m\n', 'alow')).toBe(
      [
        'a.yaml:2:1: error CS201 Odd.', //
        '   2 | alow: 30m',
        '     | ^^^^',
        '  hint: Mend it.',
      ].join('\n'),
    );
  });

  it('with the second place where there is one', () => {
    const text = 'title: a\ntitle: b\n';
    const related = { span: { file: 'a.yaml', start: 0, end: 5 }, message: 'it stands here first' };
    const twice = diagnose('CS109', { file: 'a.yaml', start: 9, end: 14 }, 'Twice.', 'Keep one.', related);
    expect(renderDiagnostic(twice, [{ path: 'a.yaml', text }])).toBe(
      [
        'a.yaml:2:1: error CS109 Twice.',
        '   2 | title: b',
        '     | ^^^^^',
        '  hint: Keep one.',
        '  a.yaml:1:1: it stands here first',
        '   1 | title: a',
        '     | ^^^^^',
      ].join('\n'),
    );
  });

  it('from an empty file with nothing to picture', () => {
    const empty = diagnose('CS115', { file: 'a.yaml', start: 0, end: 0 }, 'Nothing.', 'Write it.');
    expect(renderDiagnostic(empty, [{ path: 'a.yaml', text: '' }])).toBe(
      'a.yaml:1:1: error CS115 Nothing.\n  hint: Write it.',
    );
  });

  it('then all are counted', () => {
    const one = diagnose('CS201', { file: 'a.yaml', start: 0, end: 1 }, 'Odd.', 'Mend it.');
    const doubt = diagnose('CS108', { file: 'a.yaml', start: 0, end: 1 }, 'Hm.', 'Look.');
    const last = (...all: (typeof one)[]) =>
      renderDiagnostics(all, [{ path: 'a.yaml', text: 'a' }])
        .split('\n')
        .at(-1);
    expect([last(one), last(one, one), last(one, doubt), last(doubt, doubt), last()]).toEqual([
      '1 error',
      '2 errors',
      '1 error, 1 warning',
      '2 warnings',
      'no errors',
    ]);
  });
});

describe('the line of a picture', () => {
  it.each([
    ['an escape sequence', 'a: \u001b[31mred', '   1 | a: ·[31mred'],
    ['a NUL', 'a: \u0000red', '   1 | a: ·red'],
    ['a reversal of the direction of reading', 'a: \u202ered', '   1 | a: ·red'],
    ['a tab', 'a:\tred', '   1 | a: red'],
    ['a carriage return', 'a:\rred', '   1 | a: red'],
    ['the end of a line in Windows', 'a: red\r\nb: c', '   1 | a: red'],
    ['a line separator', 'a:\u2028red', '   1 | a: red'],
    ['half a letter', 'a: \ud800red', '   1 | a: \ufffdred'],
  ])('shows %s as something that can be seen', (_, text, line) => {
    expect(picture(text, 'red').split('\n')[1]).toBe(line);
  });

  it.each([
    ['wide letters take two places each', 'a: 会議 red', '     |         ^^^'],
    ['accents of their own take none', 'a: cafe\u0301 red', '     |         ^^^'],
    ['a wide letter that is meant has two carets', 'a: 会', '     |    ^^'],
  ])('%s, and the caret stands below what is meant', (_, text, carets) => {
    expect(picture(text, text.includes('red') ? 'red' : '会').split('\n')[2]).toBe(carets);
  });

  it('is cut on both sides to what fits, however long it is', () => {
    const text = `a: ${'x'.repeat(300_000)}red${'y'.repeat(300_000)}`;
    expect(picture(text, 'red', 60).split('\n').slice(1, 3)).toEqual([
      `   1 | …${'x'.repeat(17)}red${'y'.repeat(31)}…`,
      `     | ${' '.repeat(18)}^^^`,
    ]);
  });

  it('has carets no further than the line', () => {
    expect(picture('a: |\n  b\n  c\n', '|\n  b\n  c').split('\n')[2]).toBe('     |    ^');
  });
});

describe('a place', () => {
  it.each([
    ['the first letter', 'ab\ncd', 0, 1, 1],
    ['the first letter of a line', 'ab\ncd', 3, 2, 1],
    ['a letter after one of two halves', '\u{1f600}x', 2, 1, 2],
    ['the first letter after a byte order mark', '\ufeffab', 1, 1, 1],
    ['the end of the text, for one beyond it', 'ab\ncd', 99, 2, 3],
  ])('of %s counts lines and letters from 1', (_, text, offset, line, column) => {
    expect(positionOf(text, offset)).toEqual({ line, column });
  });
});
