import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf } from './lock.ts';
import { problemOf } from './log-problem.ts';

/**
 * Puts a file in its place whole, or leaves what was there: it is written beside it first, as `draft`. Throws the system's error, and
 * leaves no draft of its own behind. `mode` is that of a file that wasn't there.
 */
export function putWhole(
  path: string,
  content: string | Uint8Array,
  mode = 0o666,
  draft = `${path}.${process.pid}.new`,
): void {
  try {
    writeFileSync(draft, content, { mode });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** The same; a sentence where it can't be done, or null. */
export function putFile(path: string, content: string): string | null {
  try {
    putWhole(path, content);
    return null;
  } catch (error) {
    return problemOf(path, codeOf(error)).because;
  }
}
