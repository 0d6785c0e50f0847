import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog, type LogFile, type LogResult, openLog, readLogFile } from '../../src/host/log-file.ts';
import { problemOf } from '../../src/host/log-problem.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callsheet-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function must<Value>(result: LogResult<Value>): Value {
  if (!result.ok) throw new Error(result.because);
  return result.value;
}

function problem(result: LogResult<unknown>): string {
  return result.ok ? 'none' : `${result.problem}: ${result.because}`;
}

describe('a new log', () => {
  it('is made with its folder, holds what was appended, and lets go of its lock', () => {
    const path = join(folder, 'sittings', 'small-A1-1.jsonl');
    const log = must(createLog(path));
    expect(log.append(['a\n', 'b\n'])).toEqual({ ok: true });
    expect(log.append(['c\n'])).toEqual({ ok: true });
    log.close();
    expect(readFileSync(path, 'utf8')).toBe('a\nb\nc\n');
    expect(readdirSync(join(folder, 'sittings'))).toEqual(['small-A1-1.jsonl']);
  });

  it('never overwrites one that is there', () => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, 'precious');
    expect(problem(createLog(path))).toMatch(/^exists: .* is already there, and a log is never overwritten/);
    expect(readFileSync(path, 'utf8')).toBe('precious');
    expect(readdirSync(folder)).toEqual(['a.jsonl']);
  });

  it('in which nothing was written leaves nothing behind, however often it is closed', () => {
    const log = must(createLog(join(folder, 'a.jsonl')));
    log.close();
    log.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused where there is no folder to be had', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(problem(createLog(join(folder, 'file', 'a.jsonl')))).toMatch(/^(not-a-file|exists)/);
    expect(problem(createLog('/proc/no-such/a.jsonl'))).toMatch(/^not-found/);
    expect(problem(createLog(join(folder, 'x'.repeat(300))))).toBe(
      `failed: ${join(folder, 'x'.repeat(300))} can’t be made: the name is too long`,
    );
  });
});

describe('a log gone on with', () => {
  it('keeps its bytes and takes more at the end', () => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, 'a\n');
    const log = must(openLog(path));
    expect(Buffer.from(log.bytes).toString()).toBe('a\n');
    log.append(['b\n']);
    log.close();
    expect(readFileSync(path, 'utf8')).toBe('a\nb\n');
  });

  it('gets its torn tail set aside, and the next append does not glue on to it', () => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, 'a\n{"torn');
    writeFileSync(`${path}.torn-1`, 'an older one');
    const log = must(openLog(path));
    expect(log.setTornAside({ from: 2, bytes: 6 })).toBeNull();
    expect(log.setAside()).toEqual(['a.jsonl.torn-1', 'a.jsonl.torn-2']);
    expect(log.append(['b\n'])).toEqual({ ok: true });
    log.close();
    expect(readFileSync(path, 'utf8')).toBe('a\nb\n');
    expect(readFileSync(`${path}.torn-2`, 'utf8')).toBe('{"torn');
    expect(readFileSync(`${path}.torn-1`, 'utf8')).toBe('an older one');
  });

  it('is the same log by whatever name it is reached', () => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, 'a\n');
    symlinkSync(path, join(folder, 'link'));
    const log = must(openLog(path));
    expect(problem(openLog(join(folder, 'link')))).toMatch(/^held/);
    log.close();
  });

  it('is refused when it is missing or no file', () => {
    expect(problem(openLog(join(folder, 'none')))).toBe(`not-found: ${join(folder, 'none')} isn’t there`);
    expect(problem(openLog(folder))).toMatch(/^not-a-file/);
    expect(problem(readLogFile(folder))).toMatch(/^not-a-file/);
    expect(problem(readLogFile('/dev/zero'))).toMatch(/^not-a-file/);
  });
});

describe('an append', () => {
  const opened = (): { log: LogFile; path: string } => {
    const path = join(folder, 'a.jsonl');
    const log = must(createLog(path));
    log.append(['a\n']);
    return { log, path };
  };

  it('is refused from then on when another program wrote into the log', () => {
    const { log, path } = opened();
    appendFileSync(path, 'x');
    const refused = { ok: false, because: `${path} was changed by another program while it was in use` };
    expect(log.append(['b\n'])).toEqual(refused);
    expect(log.append(['b\n'])).toEqual(refused);
    log.close();
    expect(readFileSync(path, 'utf8')).toBe('a\nx');
  });

  it('is refused when the log was deleted', () => {
    const { log, path } = opened();
    rmSync(path);
    expect(log.append(['b\n'])).toEqual({
      ok: false,
      because: `${path} was deleted or replaced while it was in use`,
    });
    log.close();
  });

  it('that the disk takes only in part leaves nothing of itself', () => {
    const path = join(folder, 'a.jsonl');
    const script = `
      import { createLog } from ${JSON.stringify(join(import.meta.dirname, '../../src/host/log-file.ts'))};
      process.on('SIGXFSZ', () => {});
      const { value: log } = createLog(${JSON.stringify(path)});
      let taken = 0;
      let answer = { ok: true };
      while (answer.ok) {
        answer = log.append(['x'.repeat(700) + '\\n']);
        if (answer.ok) taken += 1;
      }
      log.close();
      console.log(JSON.stringify({ taken, ...answer }));`;
    // 4 KiB is the most that the shell lets the file grow: the sixth line fits in part only.
    const shell = `ulimit -f 4; exec "$0" --input-type=module -e "$1"`;
    const { stdout } = spawnSync('bash', ['-c', shell, process.execPath, script], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual({
      taken: 5,
      ok: false,
      because: `${path} can’t be written: it may not grow any further here`,
    });
    expect(readFileSync(path, 'utf8')).toBe(`${'x'.repeat(700)}\n`.repeat(5));
    expect(existsSync(`${path}.lock`)).toBe(false);
  });
});

describe('a failed system call', () => {
  it.each([
    ['ENOSPC', 'disk-full', 'the disk is full'],
    ['EDQUOT', 'disk-full', 'the disk is full'],
    ['EROFS', 'read-only', 'read-only'],
    ['EACCES', 'read-only', 'read-only'],
    ['EIO', 'failed', 'EIO'],
  ])('%s is a sentence', (code, name, words) => {
    const { problem: kind, because } = problemOf('a.jsonl', code);
    expect(kind).toBe(name);
    expect(because).toContain(words);
    expect(because).toContain('a.jsonl');
  });
});
