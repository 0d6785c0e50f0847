import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { TornTail } from '../log/read-log.ts';
import { codeOf } from './lock.ts';
import { createLog, type LogFile, type LogResult, openLog, syncFolder } from './log-file.ts';
import { type LogProblem, problemOf } from './log-problem.ts';

/** A mark ledger that this process alone may write: kept as a log is, appended and synced under a lock of its own. */
export interface LedgerFile extends LogFile {
  /** What was in it when the lock was taken; nothing in a new one. */
  readonly bytes: Uint8Array;
  readonly setTornAside: (torn: TornTail) => LogProblem | null;
}

/** Opens a ledger to write in it, or makes it with its folder. A new one in which nothing is written is gone again after. */
export function holdLedger(path: string): LogResult<LedgerFile> {
  if (!existsSync(path)) {
    const created = createLog(path);
    if (created.ok) return { ok: true, value: asNew(created.value) };
    if (created.problem !== 'exists') return created;
  }
  return openLog(path);
}

function asNew(file: LogFile): LedgerFile {
  const close = (): void => {
    file.close();
    removeIfEmpty(dirname(file.path));
  };
  return { ...file, close, bytes: new Uint8Array(), setTornAside: () => null };
}

function removeIfEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  } catch {
    // Somebody else has put something there meanwhile, or the folder may not be changed: it does no harm.
  }
}

/**
 * Puts a file in its place whole and synced, its name too, or leaves what was there: what it stands for may then be taken away. A
 * sentence where it can't be done, or null.
 */
export function putSynced(path: string, content: string | Uint8Array): string | null {
  const draft = `${path}.${process.pid}.new`;
  try {
    const file = openSync(draft, 'w');
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
    syncFolder(path);
    return null;
  } catch (error) {
    rmSync(draft, { force: true });
    return problemOf(path, codeOf(error)).because;
  }
}

/** Takes away a file, as when what was in it is sealed now. A sentence where it can't be done, or null. */
export function removeFile(path: string): string | null {
  try {
    unlinkSync(path);
    return null;
  } catch (error) {
    return problemOf(path, codeOf(error)).because;
  }
}
