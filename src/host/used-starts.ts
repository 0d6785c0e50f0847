import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, stateFolder } from './state-folder.ts';

/** Where this user's machine remembers which start files were used: beside the logs they could be moved away with them. */
export function usedStartsFolder(env: Environment): string | null {
  const folder = stateFolder(env, process.platform);
  return folder === null ? null : join(folder, 'callsheet', 'started');
}

/** The log that was begun with a start file on this machine; null where none was, as far as is known. */
export function logOfStart(folder: string | null, id: string): string | null {
  if (folder === null) return null;
  try {
    return readFileSync(join(folder, id), 'utf8');
  } catch {
    return null;
  }
}

/** Remembers that a start file was used. A machine that can't remember it lets nobody off: two logs of one start file are found when they meet. */
export function rememberStart(folder: string | null, id: string, logPath: string): void {
  if (folder === null) return;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, id), logPath, { flag: 'wx', mode: 0o600 });
  } catch {
    // It was used before, or nothing can be written there.
  }
}
