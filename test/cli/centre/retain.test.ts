import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callsheet, emptyFolder, expectSound, recordsIn, satFolder } from '../run-callsheet.ts';

/** A folder with one whole log, `sittings/a.jsonl`, what belongs to it, and what doesn't; and the day it is kept until. */
function keptFolder(): { readonly cwd: string; readonly keepUntil: string } {
  const cwd = satFolder();
  mkdirSync(join(cwd, 'sittings'));
  renameSync(join(cwd, 'a.jsonl'), join(cwd, 'sittings/a.jsonl'));
  for (const name of ['a.jsonl.sig', 'a.jsonl.torn-1', 'notes.txt']) writeFileSync(join(cwd, 'sittings', name), 'x');
  const [began] = recordsIn(join(cwd, 'sittings/a.jsonl'));
  return { cwd, keepUntil: began?.kind === 'began' ? began.keepUntil : '' };
}

/** Every file of a folder with what is in it. */
function everything(folder: string): readonly (readonly [string, string])[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'latin1')] as const);
}

describe('retain', () => {
  it('says what is due, with every file of it, what was not judged, and that nothing was deleted', () => {
    const { cwd, keepUntil } = keptFolder();
    const before = everything(cwd);
    const ran = callsheet(['retain', 'sittings', '--on', '2099-01-01'], { cwd });
    expect(ran).toEqual({
      status: 0,
      err: '',
      out: [
        'Due to be deleted on 2099-01-01: 1 log',
        `  ${keepUntil}  sittings/a.jsonl  A1, small`,
        '              sittings/a.jsonl.sig',
        '              sittings/a.jsonl.torn-1',
        '',
        'Due within 90 days of it: none',
        '',
        'To be kept until: none',
        '',
        'No logs, and not judged: 1 file',
        '  sittings/notes.txt',
        '',
        'Nothing was deleted: callsheet never deletes a log. Whoever does needs every file that is named with it.',
        '',
      ].join('\n'),
    });
    expect(everything(cwd)).toEqual(before);
  });

  it('gives the same to a program', () => {
    const { cwd, keepUntil } = keptFolder();
    const one = {
      log: 'sittings/a.jsonl',
      files: ['sittings/a.jsonl', 'sittings/a.jsonl.sig', 'sittings/a.jsonl.torn-1'],
      keepUntil,
      candidate: 'A1',
      scenario: 'small',
    };
    const ran = callsheet(['retain', '.', 'sittings', '--on', '2099-01-01', '--json'], { cwd });
    expect(JSON.parse(ran.out)).toEqual({
      on: '2099-01-01',
      due: [one],
      soon: [],
      later: [],
      unread: [],
      notJudged: ['sittings/notes.txt', 'whole.yaml'],
      deleted: [],
    });
  });

  it('judges one log by itself, and leaves what else is in its folder alone', () => {
    const { cwd, keepUntil } = keptFolder();
    const ran = callsheet(['retain', 'sittings/a.jsonl', '--on', keepUntil], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain(
      `Due within 90 days of it: 1 log\n  ${keepUntil}  sittings/a.jsonl  A1, small\n              sittings/a.jsonl.sig\n`,
    );
    expect(ran.out).not.toContain('notes.txt');
  });

  it('takes today where no day is named', () => {
    const { cwd } = keptFolder();
    const { out } = callsheet(['retain', 'sittings', '--json'], { cwd });
    expect(JSON.parse(out)).toMatchObject({ due: [], later: [{ log: 'sittings/a.jsonl' }] });
  });

  it('names a log whose first record can’t be read, says why, judges all others, and exits with 1', () => {
    const { cwd } = keptFolder();
    writeFileSync(join(cwd, 'sittings/b.jsonl'), '');
    writeFileSync(join(cwd, 'sittings/odd\u001b[31m.jsonl'), 'x\n');
    symlinkSync('gone', join(cwd, 'sittings/c.jsonl'));
    const ran = callsheet(['retain', 'sittings', '--on', '2099-01-01'], { cwd });
    expect(ran).toMatchObject({ status: 1, err: '' });
    expect(ran.out).toContain(
      [
        "Can't be judged: 3 logs",
        '  sittings/b.jsonl has no complete record: the sitting never began, and nothing was done in it. Start it again in a new file',
        '  sittings/c.jsonl isn’t there',
        '  sittings/odd\\u{1b}[31m.jsonl is not a log of callsheet',
      ].join('\n'),
    );
    expect(ran.out).toContain('Due to be deleted on 2099-01-01: 1 log');
    expectSound(ran);
  });

  it.each([
    [['retain'], '`retain` needs PATH…: see `callsheet retain --help`'],
    [['retain', 'none'], 'none is not there'],
    [['retain', '.', '--on', '2027-02-29'], '--on takes a date, like 2032-09-01, and got 2027-02-29'],
    [['retain', '.', '--on', 'tomorrow'], '--on takes a date, like 2032-09-01, and got tomorrow'],
    [['retain', '.', '--delete'], '--delete is not a flag of `retain`. `callsheet retain --help` lists its flags'],
  ])('%j is refused in a sentence', (args, sentence) => {
    const ran = callsheet(args, { cwd: emptyFolder() });
    expect(ran).toEqual({ status: 2, out: '', err: `callsheet: ${sentence}\n` });
  });
});
