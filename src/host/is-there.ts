import { lstatSync, statSync } from 'node:fs';

/** Whether anything has this path: a file, a folder, a link that leads nowhere. What can't be looked at isn't there. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Whether a folder has this path, links followed. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
