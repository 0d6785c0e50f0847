import { describe, expect, it } from 'vitest';
import { say } from '../../src/ui/text/row.ts';
import { paintRow, themeOf } from '../../src/ui/text/theme.ts';

describe('a painted row', () => {
  const row = [
    say('Sun 16:40', 'strong'),
    say('  '),
    say('› Answer', 'focus'),
    say('', 'danger'),
    say(' saved', 'muted'),
  ];

  it('has its colours about each stretch, and none about nothing', () => {
    expect(paintRow(row, themeOf(true, 'terminal'), 80)).toBe(
      '\u001b[1mSun 16:40\u001b[22m  \u001b[1m\u001b[36m› Answer\u001b[39m\u001b[22m\u001b[2m saved\u001b[22m',
    );
  });

  it('keeps its weight alone where there is no colour', () => {
    expect(paintRow(row, themeOf(false, 'terminal'), 80)).toBe(
      '\u001b[1mSun 16:40\u001b[22m  \u001b[1m› Answer\u001b[22m saved',
    );
  });

  it('has nothing in it that a terminal would obey but those', () => {
    expect(paintRow([say('a\u001b[2Jb\u009b31m\u0007c')], themeOf(true, 'terminal'), 80)).not.toMatch(
      /[\u0000-\u001f\u007f-\u009f]/,
    );
  });

  it('is empty for an empty row', () => {
    expect(paintRow([], themeOf(true, 'terminal'), 80)).toBe('');
  });
});
