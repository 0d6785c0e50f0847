import { describe, expect, it } from 'vitest';
import { describeTerminal } from '../../src/host/terminal.ts';

const tty = { isTTY: true, columns: 100, rows: 30 };
const pipe = {};

describe('what a terminal is taken to be', () => {
  it('is interactive only where both keyboard and screen are one, whatever CI says', () => {
    expect(describeTerminal({ CI: 'true' }, tty, tty).isInteractive).toBe(true);
    expect(describeTerminal({}, pipe, tty).isInteractive).toBe(false);
    expect(describeTerminal({}, tty, pipe).isInteractive).toBe(false);
  });

  it('has 80 by 24 where it doesn’t say', () => {
    expect(describeTerminal({}, tty, { isTTY: true, columns: 0, rows: 0 })).toMatchObject({ columns: 80, rows: 24 });
  });

  it.each([
    [{ LANG: 'en_GB.UTF-8' }, true],
    [{ LANG: 'C.utf8' }, true],
    [{ LANG: 'C' }, false],
    [{}, false],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'C', LC_CTYPE: 'en_GB.UTF-8' }, true],
    [{ LC_ALL: '', LANG: 'en_GB.UTF-8' }, true],
    [{ TERM_PROGRAM: 'Apple_Terminal' }, true],
  ])('with %j shows UTF-8: %s', (env, isUtf8) => {
    expect(describeTerminal(env, tty, tty).isUtf8).toBe(isUtf8);
  });

  it('has no colour where NO_COLOR is set to anything, or the terminal is dumb', () => {
    expect(describeTerminal({ NO_COLOR: '1' }, tty, tty).hasColour).toBe(false);
    expect(describeTerminal({ NO_COLOR: '' }, tty, tty).hasColour).toBe(true);
    expect(describeTerminal({ TERM: 'dumb' }, tty, tty)).toMatchObject({ hasColour: false, isDumb: true });
  });

  it.each([
    ['1', true],
    ['yes', true],
    ['0', false],
    ['', false],
    [undefined, false],
  ])('with ACCESSIBLE=%s wants plain mode: %s', (value, wantsPlain) => {
    expect(describeTerminal({ ACCESSIBLE: value }, tty, tty).wantsPlain).toBe(wantsPlain);
  });
});
