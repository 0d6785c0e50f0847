import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Lock, type LockResult, takeLock } from '../../src/host/lock.ts';

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callsheet-lock-'));
  log = join(folder, 'a.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

function must(result: LockResult): Lock {
  if (!result.ok) throw new Error(result.problem);
  return result.lock;
}

/** A process number that was somebody's and is nobody's now. */
function deadPid(): number {
  return spawnSync('true').pid;
}

function leaveLock(holder: object | string): void {
  writeFileSync(`${log}.lock`, typeof holder === 'string' ? holder : JSON.stringify(holder));
}

/** A process that has ended, but that the one it belongs to hasn't taken notice of: it keeps its number until then. */
const endedUnnoticed = [
  'import os, time',
  'pid = os.fork()',
  'if pid == 0: os._exit(0)',
  'os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)',
  'print(pid, flush=True)',
  'time.sleep(60)',
].join('\n');

describe('a lock', () => {
  it('of a process that has ended is taken over, though its number isn’t free yet', async () => {
    const parent = spawn('python3', ['-c', endedUnnoticed], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [pid] = await once(parent.stdout, 'data');
    const holder = { pid: Number(pid), host: hostname(), since: '2026-09-01T09:00:00.000Z', process: null };
    leaveLock(holder);
    expect(must(takeLock(log)).tookOverFrom).toEqual(holder);
    parent.kill();
  });

  it('lets one in, names it to the next, and lets the next in when it goes', () => {
    const first = must(takeLock(log));
    const second = takeLock(log);
    expect(second).toMatchObject({ ok: false, problem: 'held', holder: { pid: process.pid, host: hostname() } });
    expect(!second.ok && second.problem === 'held' && second.because).toMatch(
      new RegExp(`^is in use by process ${process.pid} on ${hostname()} since \\d{4}-.*Z\\. Close that one first$`),
    );
    first.release();
    expect(existsSync(`${log}.lock`)).toBe(false);
    must(takeLock(log)).release();
  });

  it('of a dead process on this machine is taken over, and says from whom', () => {
    const holder = { pid: deadPid(), host: hostname(), since: '2026-09-01T09:00:00.000Z', process: null };
    leaveLock(holder);
    const lock = must(takeLock(log));
    expect(lock.tookOverFrom).toEqual(holder);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of a process whose number is another’s now is taken over', () => {
    leaveLock({ pid: process.pid, host: hostname(), since: '2026-09-01T09:00:00.000Z', process: 'an earlier boot/1' });
    expect(must(takeLock(log)).tookOverFrom).not.toBeNull();
  });

  it('of another machine is never taken over, and the sentence says what to do', () => {
    leaveLock({ pid: deadPid(), host: 'edit-suite-2', since: '2026-09-01T09:00:00.000Z', process: null });
    const result = takeLock(log);
    expect(result).toMatchObject({ ok: false, problem: 'held' });
    expect(!result.ok && result.problem === 'held' && result.because).toContain(
      `on edit-suite-2 since 2026-09-01T09:00:00.000Z. If you are sure that nothing uses it any more, delete ${log}.lock`,
    );
  });

  it.each(['', 'nonsense', '{}', '{"pid":1,"host":"\\u001b[2J","since":"x","process":null}'])(
    'that can not be understood is respected, and none of it is shown: %j',
    (text) => {
      leaveLock(text);
      const result = takeLock(log);
      expect(result).toMatchObject({ ok: false, problem: 'held', holder: null });
      expect(readFileSync(`${log}.lock`, 'utf8')).toBe(text);
    },
  );

  it('is not removed by one that no longer holds it', () => {
    const mine = must(takeLock(log));
    leaveLock({ pid: 1, host: 'edit-suite-2', since: '2026-09-01T09:00:00.000Z', process: null });
    mine.release();
    expect(existsSync(`${log}.lock`)).toBe(true);
  });
});
