import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { satLog } from '../../ui/sat-replay.ts';
import { callsheet, emptyFolder } from '../run-callsheet.ts';

/** A folder with the log of a whole sitting, `a.jsonl`. */
function folder(text: string = satLog().text): string {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'a.jsonl'), text);
  return cwd;
}

const replay = (cwd: string, ...args: readonly string[]) => callsheet(['replay', 'a.jsonl', ...args], { cwd });

describe('replay --what-if', () => {
  it('says where another answer to the task of a record would have led, and that it is no record', () => {
    const cwd = folder();
    const ran = replay(cwd, '--what-if', '6: tom');
    expect(ran).toMatchObject({ status: 0, err: '' });
    const [first] = ran.out.split('\n');
    expect(first).toBe('WHAT IF: not the record. Nobody did this.');
    expect(ran.out).toContain('Text Tom about the rain at 11:30');
    expect(ran.out).toContain('result: other');
    expect(ran.out).toContain('All 8 decisions could be made as on the record.');
    expect(readFileSync(join(cwd, 'a.jsonl'), 'utf8')).toBe(satLog().text);
  });

  it('takes a line of an answers file, at any record', () => {
    const cwd = folder();
    expect(replay(cwd, '--what-if', '3: wait: 15m').out).toContain('Wait 15 minutes');
    expect(replay(cwd, '--what-if', '3: kit: [heater]').out).toContain('result: odd');
    expect(replay(cwd, '--what-if', '6: { answer: tom, reason: He asked }').status).toBe(0);
  });

  it('gives the same to machines', () => {
    const { out } = replay(folder(), '--what-if', '6: tom', '--json');
    expect(JSON.parse(out)).toMatchObject({
      whatIf: 'WHAT IF: not the record. Nobody did this.',
      seq: 6,
      event: { kind: 'decide', task: 'first-call', answer: 'tom', reason: 'She signs for it' },
      followed: { decisions: 8, stopped: null },
    });
  });

  it.each([
    ['tom', 'takes the number of a record and an answer'],
    ['6:', 'takes the number of a record and an answer'],
    ['999: tom', 'there is no record 999: the last is '],
    ['6: cleo', 'can’t be done there'],
    ['3: tom', 'record 3 is about no task'],
    ['6: [', 'callsheet: --what-if'],
    ['12: first-call: tom', '“First call” is not open now.'],
    ['3: note: nothing', 'is about no task'],
    ['6: \u001b]0;x\u0007', 'callsheet: --what-if'],
  ])('refuses %j in a sentence', (typed, because) => {
    const ran = replay(folder(), '--what-if', typed);
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(because);
    expect(ran.err).not.toMatch(/\u001b|\n {4}at /);
  });
});

describe('replay --cast', () => {
  it('writes lines of JSON, the header first', () => {
    const lines = replay(folder(), '--cast').out.trimEnd().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ version: 2, width: 100, height: 30 });
    const codes = new Set(lines.slice(1).map((line) => JSON.parse(line)[1]));
    expect([...codes].sort()).toEqual(['m', 'o']);
    expect(replay(folder(), '--cast', '--cast-version', '3').out).toContain('"version":3');
  });

  it.each([
    [['--cast', '--cast-version', '4'], '--cast-version is 2 or 3'],
    [['--cast-version', '3'], '--cast-version goes with --cast'],
    [['--cast', '--json'], 'leave --json out'],
    [['--cast', '--at', '3'], 'not both'],
  ])('%j is refused in a sentence', (args, because) => {
    const ran = replay(folder(), ...args);
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(because);
  });

  it('of a damaged log goes as far as the damage, says where that is, and exits 1', () => {
    const { text } = satLog();
    const at = text.split('\n').slice(0, 9).join('\n').length;
    const ran = replay(folder(`${text.slice(0, at)}X${text.slice(at + 1)}`), '--cast');
    expect(ran.status).toBe(1);
    expect(ran.err).toMatch(/is damaged at record \d+/);
    expect(ran.out.trimEnd().split('\n').length).toBeGreaterThan(5);
  });
});
