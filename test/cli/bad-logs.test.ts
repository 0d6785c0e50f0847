import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { launcherPath, nodePath, spawnApp } from '../terminal/spawn-app.ts';
import { callsheet, emptyFolder, expectSound, type Ran, satFolder, small } from './run-callsheet.ts';

const byteOrderMark = '\uFEFF';

/** A folder with a whole log in it, `a.jsonl`, and the same log spoilt, `b.jsonl`. */
function spoilt(spoil: (log: string) => string): string {
  const cwd = satFolder();
  writeFileSync(join(cwd, 'b.jsonl'), spoil(readFileSync(join(cwd, 'a.jsonl'), 'utf8')));
  return cwd;
}

/** Runs callsheet where no file may grow beyond so many blocks of the shell's: what a full disk does, without one. */
function callsheetWithin(blocks: number, args: readonly string[], cwd: string): Ran {
  const limited = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', limited, nodePath, launcherPath, ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

describe('a log that a program on its way has spoilt', () => {
  it.each([
    [
      'line ends',
      (log: string) => log.replaceAll('\n', '\r\n'),
      'it ends in CR LF: an editor, e-mail or git has changed',
    ],
    [
      'a byte-order mark',
      (log: string) => byteOrderMark + log,
      'a byte-order mark stands before it: an editor has saved',
    ],
    ['its first line missing', (log: string) => log.slice(log.indexOf('\n') + 1), 'it says that it is record 1'],
  ])('by %s is told so by every verb, and never added to', (_, spoil, sentence) => {
    const cwd = spoilt(spoil);
    const before = readFileSync(join(cwd, 'b.jsonl'));
    const verified = callsheet(['verify', 'b.jsonl'], { cwd });
    expect(verified).toMatchObject({ status: 1, err: '' });
    expect(verified.out).toContain(`damaged at record 0 (line 1): ${sentence}`);
    expect(verified.out).not.toContain('receipt now');
    const replayed = callsheet(['replay', 'b.jsonl'], { cwd });
    expect(replayed).toMatchObject({ status: 1, out: '' });
    expect(replayed.err).toContain(`b.jsonl is damaged at record 0: ${sentence}`);
    expect(replayed.err).toContain('There is nothing before it to tell');
    expect(callsheet(['replay', 'b.jsonl', '--at', '0'], { cwd })).toMatchObject({ status: 1, out: '' });
    const resumed = callsheet(['resume', 'b.jsonl'], { cwd });
    expect(resumed).toMatchObject({ status: 2, out: '' });
    expect(resumed.err).toContain(sentence);
    expect(readFileSync(join(cwd, 'b.jsonl'))).toEqual(before);
    expect(readdirSync(cwd)).toEqual(['a.jsonl', 'b.jsonl', 'whole.yaml']);
  });

  it('by a cut within a record is told up to there, and the story says that something is left over', () => {
    const cwd = spoilt((log) => log.slice(0, -10));
    const ran = callsheet(['replay', 'b.jsonl'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.out).toContain('A1 begins “A small day”');
    expect(ran.err).toMatch(/^callsheet: b\.jsonl ends in \d+ bytes of an unfinished record, which was never saved\./);
  });
});

describe('verify', () => {
  it('says of a name that means no log that it does, and of all others what it finds', () => {
    const cwd = satFolder();
    symlinkSync('gone', join(cwd, 'dangling.jsonl'));
    const ran = callsheet(['verify', 'dangling.jsonl', 'a.jsonl', 'none.jsonl'], { cwd });
    expect(ran).toMatchObject({
      status: 2,
      err: 'callsheet: dangling.jsonl is not there\ncallsheet: none.jsonl is not there\n',
    });
    expect(ran.out).toContain('a.jsonl  holds');
    const json = callsheet(['verify', 'a.jsonl', 'none.jsonl', '--json'], { cwd });
    expect(json.status).toBe(2);
    expect(JSON.parse(json.out)).toMatchObject({ holds: false, logs: [{ log: 'a.jsonl', holds: true }] });
  });

  it('takes no folder for a log, whatever its name, and looks into it', () => {
    const cwd = satFolder();
    mkdirSync(join(cwd, 'all/hall.jsonl'), { recursive: true });
    writeFileSync(join(cwd, 'all/hall.jsonl/b.jsonl'), readFileSync(join(cwd, 'a.jsonl')));
    const ran = callsheet(['verify', 'all'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('all/hall.jsonl/b.jsonl  holds');
  });

  it('keeps its exit status where the reader of its words has gone', () => {
    const cwd = spoilt((log) => log.replace('She signs for it', 'He signs for it'));
    const piped = `("$0" "$1" verify b.jsonl; echo $? >status) | true`;
    spawnSync('sh', ['-c', piped, nodePath, launcherPath], { cwd });
    expect(readFileSync(join(cwd, 'status'), 'utf8')).toBe('1\n');
  });
});

describe('a disk that is full', () => {
  it('is told before anything is begun, and leaves no lock behind that would shut out the next', () => {
    const cwd = satFolder();
    const sit = ['sit', small, '--answers', 'whole.yaml', '--out', 'c.jsonl'];
    const ran = callsheetWithin(0, sit, cwd);
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toMatch(/c\.jsonl can’t be written: it may not grow any further here\n$/);
    expect(readdirSync(cwd)).toEqual(['a.jsonl', 'whole.yaml']);
    expect(callsheet(sit, { cwd }).status).toBe(0);
  });

  it('in the middle of a sitting keeps what was saved, and lets it go on when there is room', () => {
    const cwd = satFolder();
    const large = `- note: "${'x'.repeat(9_000)}"\n`.repeat(20);
    writeFileSync(join(cwd, 'long.yaml'), large);
    const ran = callsheetWithin(128, ['sit', small, '--answers', 'long.yaml', '--out', 'c.jsonl'], cwd);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('it may not grow any further here');
    expect(ran.out).toContain('Go on with: callsheet resume c.jsonl');
    const verified = JSON.parse(callsheet(['verify', 'c.jsonl', '--json'], { cwd }).out);
    expect(verified).toMatchObject({ holds: true, logs: [{ end: { standing: 'absent' } }] });
    expect(callsheet(['resume', 'c.jsonl'], { cwd, input: 'start\n' }).status).toBe(0);
    expect(callsheet(['verify', 'c.jsonl'], { cwd }).status).toBe(0);
  });

  it('is told where the words themselves can’t be written, so that nobody takes half an answers file for a whole one', () => {
    const cwd = satFolder();
    // One block of it can be written and the rest can't.
    const script = `trap '' XFSZ; ulimit -f 1; exec "$0" "$1" replay a.jsonl --answers >again.yaml`;
    const { status, stderr } = spawnSync('sh', ['-c', script, nodePath, launcherPath], { cwd, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "callsheet: what there is to say can't be written: the file may not grow any further\n",
    });
  });
});

describe('a name for a log', () => {
  it.each([
    [['--out', '.'], 'is a folder. Give a log a name of its own in it'],
    [['--out', 'new/'], '--out takes a file, and new/ is a folder’s name'],
    [
      ['--out', 'a\u001b[31m\n.jsonl'],
      '--out takes a name without control characters. It got a\\u{1b}[31m\\u{a}.jsonl',
    ],
  ])('%j is refused before anything is made', (flags, sentence) => {
    const cwd = satFolder();
    const ran = callsheet(['sit', small, '--answers', 'whole.yaml', ...flags], { cwd });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(sentence);
    expectSound(ran);
    expect(readdirSync(cwd)).toEqual(['a.jsonl', 'whole.yaml']);
  });

  it('that begins with a dash is told so that the command it is in works', () => {
    const cwd = emptyFolder();
    const ran = callsheet(['sit', small, '--out', '-x.jsonl'], { cwd, input: 'start\n' });
    expect(ran.out).toContain('Go on with: callsheet resume ./-x.jsonl --plain\n');
    expect(callsheet(['resume', './-x.jsonl'], { cwd, input: 'leave\n' }).status).toBe(0);
  });

  it.each([['sit'], ['resume'], ['verify'], ['replay']])(
    'of nothing is refused by `%s`, and means no folder',
    (verb) => {
      const ran = callsheet([verb, ''], { cwd: satFolder() });
      expect(ran).toMatchObject({ status: 2, out: '' });
      expect(ran.err).toMatch(/^callsheet: `\w+` was given an empty name: write (SCENARIO|LOG|LOG…)\n$/);
    },
  );
});

describe('replay', () => {
  it.each([
    [['--at', '1', '--answers'], 'give --at or --answers, not both'],
    [['--answers', '--evidence'], 'give --answers or --evidence, not both'],
  ])('asked for two things, %j, does neither', (flags, sentence) => {
    const ran = callsheet(['replay', 'a.jsonl', ...flags], { cwd: satFolder() });
    expect(ran).toEqual({ status: 2, out: '', err: `callsheet: ${sentence}\n` });
  });

  it('gives the evidence alone to a machine too', () => {
    const json = callsheet(['replay', 'a.jsonl', '--evidence', '--json'], { cwd: satFolder() });
    expect(JSON.parse(json.out)).toEqual(
      expect.arrayContaining([expect.objectContaining({ codes: expect.any(Array) })]),
    );
  });
});

describe('the home screen', () => {
  it('lists a damaged log with the command that tells where, and offers nothing else with it', async () => {
    const cwd = spoilt((log) => log.replace('She signs for it', 'He signs for it'));
    mkdirSync(join(cwd, 'sittings'));
    writeFileSync(join(cwd, 'sittings/my log.jsonl'), readFileSync(join(cwd, 'b.jsonl')));
    const app = spawnApp({ args: [], cwd, env: { TERM: 'dumb' } });
    await app.exit();
    expect(app.screen()).toContain(
      "callsheet verify 'sittings/my log.jsonl'\n    my log: is damaged, as the command tells",
    );
    expect(app.screen()).not.toContain('callsheet resume');
    const ran = callsheet(['resume', 'sittings/my log.jsonl'], { cwd });
    expect(ran.err).toContain("see `callsheet verify 'sittings/my log.jsonl'`");
  });
});
