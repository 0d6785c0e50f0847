import { dirname, relative, resolve, sep } from 'node:path';

/** The path that a name means in the folder the command was given in. */
export function absolutePath(cwd: string, name: string): string {
  return resolve(cwd, name);
}

/** The folder that a path lies in; of the root, the root itself. */
export function folderOf(path: string): string {
  return dirname(path);
}

/** A path as it is told to a person in that folder: relative where it lies within, else whole. */
export function toldPath(cwd: string, path: string): string {
  const inside = relative(cwd, path);
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) ? path : inside;
}
