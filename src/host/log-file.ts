import {
  closeSync,
  constants,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { TornTail } from '../log/read-log.ts';
import type { Append } from '../log/recorder.ts';
import { codeOf, type Holder, type Lock, takeLock } from './lock.ts';
import { type LogProblem, problemOf } from './log-problem.ts';
import { makeFolder } from './make-folder.ts';

/** The most bytes a log may have to be read: many times what a sitting of the most records gives. */
export const logBytesMax = 512 * 1024 * 1024;

/** The most bytes of a signature's file. */
const sigBytesMax = 10_000;

/** A log that this process alone may write. */
export interface LogFile {
  /** Absolute, with symbolic links followed: what the lock stands for. */
  readonly path: string;
  readonly append: Append;
  /** Closes the file and lets go of the lock. A log in which nothing was ever written is removed. */
  readonly close: () => void;
}

/** A log opened to go on with: its bytes as they were when the lock was taken. */
export interface OpenedLog extends LogFile {
  readonly bytes: Uint8Array;
  /** The process that held it and died without closing it; null when it was closed, or the machine has changed. */
  readonly tookOverFrom: Holder | null;
  /** Names of the files in which torn tails were set aside, this one included, in order. */
  readonly setAside: () => readonly string[];
  /**
   * Moves the bytes of an unfinished append into `<log>.torn-<n>` and cuts them off the log, so that the next append can't
   * glue on to them. Both are synced; null when done.
   */
  readonly setTornAside: (torn: TornTail) => LogProblem | null;
}

/** What came of an operation on a log file. */
export type LogResult<Value> = { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & LogProblem);

/** Makes a new, empty log with its folder, and holds its lock. Never overwrites: a log already there is a problem. */
export function createLog(path: string): LogResult<LogFile> {
  return attempt(path, () => {
    makeFolder(dirname(resolve(path)));
    const real = join(realpathSync(dirname(resolve(path))), basename(path));
    if (existsSync(real)) return isFolder(real) ? failed(folderProblem(path)) : alreadyThere(path);
    return withLock(real, (lock) => {
      const file = openSync(real, 'ax+');
      syncFolder(real);
      return done(logFile(real, file, lock, null));
    });
  });
}

/** Opens a log to go on with it, holding its lock. Changes nothing in it. */
export function openLog(path: string): LogResult<OpenedLog> {
  return attempt(path, () => {
    const problem = unreadable(path);
    if (problem !== null) return failed(problem);
    const real = realpathSync(path);
    return withLock(real, (lock) => {
      const file = openSync(real, constants.O_RDWR | constants.O_APPEND);
      const bytes = readFileSync(file);
      const { cutTo, ...log } = logFile(real, file, lock, bytes.length);
      return done({
        ...log,
        bytes,
        tookOverFrom: lock.tookOverFrom,
        setAside: () => tornNames(real),
        setTornAside: (torn) => setTornAside(real, file, bytes, torn, cutTo),
      });
    });
  });
}

/** Reads a log to look at it: takes no lock, writes nothing. `sig` is what `<log>.sig` beside it says; null where there is none. */
export function readLogFile(path: string): LogResult<{ readonly bytes: Uint8Array; readonly sig: string | null }> {
  return attempt(path, () => {
    const problem = unreadable(path);
    if (problem !== null) return failed(problem);
    // The signature first: in a log that is still being written it is never ahead of what is read after it.
    const sig = signatureBeside(path);
    return done({ bytes: readFileSync(path), sig });
  });
}

/** A log that was sealed to be sent has the signature of the log that is in it. */
function signatureBeside(path: string): string | null {
  const sig = `${path.replace(/\.age$/, '')}.sig`;
  if (!existsSync(sig)) return null;
  return isFolder(sig) || statSync(sig).size > sigBytesMax ? '' : readFileSync(sig, 'utf8');
}

function done<Value>(value: Value): LogResult<Value> {
  return { ok: true, value };
}

function failed(problem: LogProblem): { readonly ok: false } & LogProblem {
  return { ok: false, ...problem };
}

function attempt<Value>(path: string, run: () => LogResult<Value>): LogResult<Value> {
  try {
    return run();
  } catch (error) {
    const code = codeOf(error);
    return code === 'EEXIST' ? alreadyThere(path) : failed(problemOf(path, code));
  }
}

function alreadyThere(path: string): { readonly ok: false } & LogProblem {
  return failed({
    problem: 'exists',
    because: `${path} is already there, and a log is never overwritten. Go on with it (callsheet resume), or choose another name`,
  });
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}

function folderProblem(path: string): LogProblem {
  return { problem: 'not-a-file', because: `${path} is a folder. Give a log a name of its own in it` };
}

function withLock<Value>(real: string, run: (lock: Lock) => LogResult<Value>): LogResult<Value> {
  const taken = takeLock(real);
  if (!taken.ok) {
    if (taken.problem === 'unwritable') return failed(problemOf(real, taken.code));
    return failed({ problem: 'held', because: `${real} ${taken.because}` });
  }
  try {
    return run(taken.lock);
  } catch (error) {
    taken.lock.release();
    throw error;
  }
}

/** Asked before opening: a named pipe would hang, and a file of many gigabytes would be read whole. */
function unreadable(path: string): LogProblem | null {
  const status = statSync(path);
  if (!status.isFile()) return problemOf(path, 'EISDIR');
  if (status.size <= logBytesMax) return null;
  return { problem: 'too-large', because: `${path} is larger than any log may be (${logBytesMax} bytes, logBytesMax)` };
}

/** `found` is the size of a log that was there before, null for a new one. `cutTo` tells of a cut made on purpose. */
function logFile(
  path: string,
  file: number,
  lock: Lock,
  found: number | null,
): LogFile & { readonly cutTo: (size: number) => void } {
  let size = found ?? 0;
  let isOpen = true;
  let lost: string | null = null;
  const append: Append = (lines) => {
    if (lost !== null) return { ok: false, because: lost };
    const bytes = Buffer.from(lines.join(''), 'utf8');
    const problem = changedProblem(path, file, size) ?? writeSynced(path, file, bytes, size);
    if (problem === null) {
      size += bytes.length;
      return { ok: true };
    }
    lost = problem.because;
    return { ok: false, because: lost };
  };
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    closeSync(file);
    if (found === null && size === 0) unlinkSync(path);
    lock.release();
  };
  return { path, append, close, cutTo: (shorter) => (size = shorter) };
}

/** Whether somebody else deleted or changed the file since the last append: then a line more would not be part of any log. */
function changedProblem(path: string, file: number, size: number): LogProblem | null {
  const status = fstatSync(file);
  if (status.nlink === 0) return { problem: 'changed', because: `${path} was deleted or replaced while it was in use` };
  if (status.size === size) return null;
  return { problem: 'changed', because: `${path} was changed by another program while it was in use` };
}

/** Writes all bytes and syncs them; whatever a failed write left behind is cut off again, so that nothing is half there. */
function writeSynced(path: string, file: number, bytes: Buffer, size: number): LogProblem | null {
  try {
    writeFully(file, bytes);
    fdatasyncSync(file);
    return null;
  } catch (error) {
    try {
      ftruncateSync(file, size);
      fdatasyncSync(file);
    } catch {
      // The disk takes nothing at all any more. A torn line is recognised and set aside when the log is opened again.
    }
    return problemOf(path, codeOf(error));
  }
}

function setTornAside(
  path: string,
  file: number,
  bytes: Uint8Array,
  torn: TornTail,
  cutTo: (size: number) => void,
): LogProblem | null {
  try {
    const aside = openSync(freeTornName(path), 'wx');
    writeFully(aside, bytes.subarray(torn.from));
    fsyncSync(aside);
    closeSync(aside);
    syncFolder(path);
    ftruncateSync(file, torn.from);
    fsyncSync(file);
    cutTo(torn.from);
    return null;
  } catch (error) {
    return problemOf(path, codeOf(error));
  }
}

function writeFully(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

function freeTornName(path: string): string {
  let n = 1;
  while (existsSync(`${path}.torn-${n}`)) n += 1;
  return `${path}.torn-${n}`;
}

function tornNames(path: string): readonly string[] {
  const start = `${basename(path)}.torn-`;
  const numberOf = (name: string): number => Number(name.slice(start.length));
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(start) && Number.isSafeInteger(numberOf(name)))
    .sort((a, b) => numberOf(a) - numberOf(b));
}

/** A new name in a folder is only there after a crash when the folder was synced too. Not every system lets one. */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(dirname(path), 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Windows and some network drives don't sync folders; the file itself is synced in any case.
  }
}
