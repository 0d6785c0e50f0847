import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { putWhole } from './put-whole.ts';
import { type Environment, stateFolder } from './state-folder.ts';

/**
 * Where a candidate's settings for one sitting are: among what this user's programs remember on this machine, and not beside
 * the log, which goes to whoever marks it. The name tells nothing of the sitting. Null where the user has no such folder.
 */
export function settingsPath(logPath: string, env: Environment, platform = process.platform): string | null {
  const folder = stateFolder(env, platform);
  return folder === null ? null : join(folder, 'callsheet', 'settings', `${hash('sha256', logPath, 'hex')}.json`);
}

/** What was kept; null where nothing was, or it can't be read or understood: a sitting never waits for its colours. */
export function readSettings(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Keeps settings for this user alone, whole or not at all; where that can't be done they last as long as the program. */
export function writeSettings(path: string, settings: unknown): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    putWhole(path, `${JSON.stringify(settings)}\n`, 0o600, draftOf(path));
  } catch {
    // They last as long as the program.
  }
}

/** One for each file: whoever holds the log's lock is the only one to write, and a draft left by a killed program is found again. */
function draftOf(path: string): string {
  return `${path}.new`;
}

/** Takes them away, if they are there. */
export function removeSettings(path: string): void {
  try {
    for (const one of [path, draftOf(path)]) rmSync(one, { force: true });
  } catch {
    // A folder that became read-only keeps a file that nobody reads: a new sitting begins with the usual settings.
  }
}
