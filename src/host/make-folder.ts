import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with those that it stands in, where they aren't there; throws the system's error where it can't. Node's own recursive
 * `mkdir` never returns where a folder can't be made though its parent is there (`/proc`).
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), mode);
  mkdirSync(path, { mode });
}
