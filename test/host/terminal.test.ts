import { describe, expect, it } from 'vitest';
import { isUtf8Locale } from '../../src/host/terminal.ts';

describe('whether a terminal shows UTF-8', () => {
  it.each([
    [{ LANG: 'en_GB.UTF-8' }, true],
    [{ LANG: 'C.utf8' }, true],
    [{ LANG: 'C' }, false],
    [{}, false],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'C', LC_CTYPE: 'en_GB.UTF-8' }, true],
    [{ LC_ALL: '', LANG: 'en_GB.UTF-8' }, true],
    [{ TERM_PROGRAM: 'Apple_Terminal' }, true],
  ])('%j: %s', (env, isUtf8) => {
    expect(isUtf8Locale(env)).toBe(isUtf8);
  });
});
