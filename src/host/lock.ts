import { closeSync, fsyncSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { canonicalLine } from '../log/canonical.ts';

/** Who holds a log. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** RFC 3339 in UTC. */
  readonly since: string;
  /** Tells this process from another that was given the same number later; null where the system doesn't say. */
  readonly process: string | null;
}

/** A lock that is held by this process. */
export interface Lock {
  readonly path: string;
  /** Who held it before and died without letting go; null usually. */
  readonly tookOverFrom: Holder | null;
  readonly release: () => void;
}

/** What came of taking a lock. `holder` is null where the lock file can't be understood. */
export type LockResult =
  | { readonly ok: true; readonly lock: Lock }
  | { readonly ok: false; readonly problem: 'held'; readonly holder: Holder | null; readonly because: string }
  | { readonly ok: false; readonly problem: 'unwritable'; readonly code: string };

/**
 * Takes the lock of a log: the file `<log>.lock`, made only if it isn't there. A lock whose process is dead on this same
 * machine is taken over; one from another machine never is, since its process can't be asked.
 */
export function takeLock(logPath: string): LockResult {
  const path = `${logPath}.lock`;
  const first = createLock(path, null);
  if (first !== 'exists') return first;
  const found = readHolder(path);
  if (found === 'gone') return lastTry(path, null);
  if (found === null || !isDead(found)) return held(path, found);
  return moveAside(path, found) ? lastTry(path, found) : held(path, found);
}

function lastTry(path: string, tookOverFrom: Holder | null): LockResult {
  const result = createLock(path, tookOverFrom);
  if (result !== 'exists') return result;
  const holder = readHolder(path);
  return held(path, holder === 'gone' ? null : holder);
}

function createLock(path: string, tookOverFrom: Holder | null): LockResult | 'exists' {
  const me: Holder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    process: processMark(process.pid),
  };
  try {
    writeNewFile(path, canonicalLine(me));
    return { ok: true, lock: { path, tookOverFrom, release: () => release(path, me) } };
  } catch (error) {
    const code = codeOf(error);
    return code === 'EEXIST' ? 'exists' : { ok: false, problem: 'unwritable', code };
  }
}

/** Makes a file with this text on the disk, or none: an empty lock, left by a full disk or a power cut, would name nobody and lock for ever. */
function writeNewFile(path: string, text: string): void {
  const file = openSync(path, 'wx');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } catch (error) {
    unlinkSync(path);
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Lets go of the lock unless it is no longer ours. */
function release(path: string, me: Holder): void {
  const holder = readHolder(path);
  if (holder === null || holder === 'gone' || holder.pid !== me.pid || holder.since !== me.since) return;
  try {
    unlinkSync(path);
  } catch {
    // Gone already, or the folder became read-only: a dead process's lock is taken over anyway.
  }
}

/** Moves a dead process's lock away. False when another process was quicker: what was moved was its lock, and goes back. */
function moveAside(path: string, dead: Holder): boolean {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    const moved = readHolder(aside);
    if (moved !== null && moved !== 'gone' && moved.pid === dead.pid && moved.since === dead.since) {
      unlinkSync(aside);
      return true;
    }
    renameSync(aside, path);
    return false;
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}

/** Who holds a log now; null where nobody does, or that can't be understood. */
export function holderOf(logPath: string): Holder | null {
  const holder = readHolder(`${logPath}.lock`);
  return holder === 'gone' ? null : holder;
}

/** Who holds the lock; null when the file can't be understood, `gone` when it is no longer there. */
function readHolder(path: string): Holder | null | 'gone' {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isHolder(value) ? value : null;
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'gone' : null;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  if (!('pid' in value && 'host' in value && 'since' in value && 'process' in value)) return false;
  const { pid, host, since, process: mark } = value;
  const isKnownMark = mark === null || typeof mark === 'string';
  return Number.isSafeInteger(pid) && isPrintable(host) && isPrintable(since) && isKnownMark;
}

/** A name that can be shown: no control characters, whoever wrote the lock file. */
function isPrintable(value: unknown): boolean {
  return typeof value === 'string' && /^\P{C}{1,200}$/u.test(value);
}

/** Whether the holder is known to be dead: on this machine, and no such process, one that has ended, or another by the same number. */
function isDead(holder: Holder): boolean {
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
  if (hasEnded(holder.pid)) return true;
  const mark = processMark(holder.pid);
  return holder.process !== null && mark !== null && mark !== holder.process;
}

/** On Linux, the machine's start and the process's own: process numbers are used again, most of all after a restart. */
function processMark(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const started = statusOf(pid)[19];
    return started === undefined ? null : `${boot}/${started}`;
  } catch {
    return null;
  }
}

/** On Linux, whether a process has ended that keeps its number until its parent takes notice (a zombie): no signal tells it from a live one. */
function hasEnded(pid: number): boolean {
  try {
    return ['Z', 'X'].includes(statusOf(pid)[0] ?? '');
  } catch {
    return false;
  }
}

/** What Linux says of a process, from its state (field 3 of `stat`) on: its start time, field 22, stands at 19. */
function statusOf(pid: number): readonly string[] {
  const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the command in brackets, which may hold spaces: what follows is counted from its end.
  return status.slice(status.lastIndexOf(')') + 2).split(' ');
}

function held(path: string, holder: Holder | null): LockResult {
  const who =
    holder === null
      ? `something that left no name in ${path}`
      : `process ${holder.pid} on ${holder.host} since ${holder.since}`;
  const remedy =
    holder !== null && holder.host === hostname()
      ? 'Close that one first'
      : `If you are sure that nothing uses it any more, delete ${path}`;
  return { ok: false, problem: 'held', holder, because: `is in use by ${who}. ${remedy}` };
}

/** The system's code of an error (`ENOENT`), or its text where there is none. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return String(error);
}
