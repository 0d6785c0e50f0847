import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this user's machine remembers which start files were used: beside the logs they could be moved away with them. */
export function usedStartsFolder(env: Readonly<Record<string, string | undefined>>): string {
  const state = env.XDG_STATE_HOME ?? env.LOCALAPPDATA ?? join(homedir(), '.local', 'state');
  return join(state, 'callsheet', 'started');
}

/** The log that was begun with a start file on this machine; null where none was, as far as is known. */
export function logOfStart(folder: string, id: string): string | null {
  try {
    return readFileSync(join(folder, id), 'utf8');
  } catch {
    return null;
  }
}

/** Remembers that a start file was used. A machine that can't remember it lets nobody off: two logs of one start file are found when they meet. */
export function rememberStart(folder: string, id: string, logPath: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, id), logPath, { flag: 'wx', mode: 0o600 });
  } catch {
    // It was used before, or nothing can be written there.
  }
}
