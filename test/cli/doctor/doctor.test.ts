import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callsheet, emptyFolder, expectSound } from '../run-callsheet.ts';

describe('doctor, without a terminal', () => {
  it('looks at what can be looked at, says what isn’t known, and leaves nothing behind', () => {
    const cwd = emptyFolder();
    const ran = callsheet(['doctor'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toMatch(/^not known {5}This is no terminal\.\n {14}Run this in the terminal of the sitting\.$/m);
    expect(ran.out).toMatch(/^fit {11}sittings isn’t there yet, and can be made\.$/m);
    expect(ran.out).toMatch(
      /^callsheet doctor 1 [a-z-]+ \d{4}-\d\d-\d\d callsheet \d+\.\d+\.\d+ node \d+\.\d+\.\d+ \w+ - - - colours - keys - sync [\d.]+ms disk \d+[MG]B clock [a-z]+$/m,
    );
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('tells a program all of it, with the same line', () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'room'));
    const ran = callsheet(['doctor', '--json', '--folder', 'room'], { cwd });
    const told = JSON.parse(ran.out);
    expect(told).toMatchObject({
      line: expect.stringMatching(/^callsheet doctor 1 /),
      measured: { disk: { folder: 'room', isThere: true, log: { ok: true, appends: 50, isHeld: true } } },
    });
    expect(told.findings).toHaveLength(14);
    expect(told.line).not.toContain('room');
    expect(readdirSync(join(cwd, 'room'))).toEqual([]);
  });

  it('exits with 1 where no log can be kept, and says what to do', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'sittings'), 'a file');
    const ran = callsheet(['doctor'], { cwd });
    expect(ran).toMatchObject({ status: 1, err: '' });
    expect(ran.out).toContain('NOT FIT       sittings, or a part of its path, isn’t a folder.');
    expect(ran.out).toContain('Choose another folder with --folder, and sit with --out.');
    expect(ran.out).toContain('Not fit for a sitting: put 1 thing right first.');
    expect(ran.out).toMatch(/^callsheet doctor 1 not-fit /m);
    expect(existsSync(join(cwd, 'sittings'))).toBe(true);
  });

  it('lets nothing of the environment or of a name steer the terminal', () => {
    const env = { TERM: '\u001b]0;owned\u0007', LANG: 'C\u001b[31m', LC_ALL: '', NO_COLOR: '\u009b1m' };
    for (const json of [[], ['--json']]) {
      const ran = callsheet(['doctor', '--folder', 'odd\u001b[31m\u202e', ...json], { cwd: emptyFolder(), env });
      expect(ran.status).toBe(0);
      expectSound(ran);
    }
  });

  it('is refused in a sentence where it is asked for wrongly', () => {
    const ran = callsheet(['doctor', 'x'], { cwd: emptyFolder() });
    expect(ran).toMatchObject({ status: 2, out: '', err: 'callsheet: `doctor` takes only flags, and was given x\n' });
    expect(callsheet(['doctor', '--no-key'], { cwd: emptyFolder() }).err).toContain('Did you mean --no-keys?');
  });
});
