import { relative, resolve, sep } from 'node:path';

/** The path that a name means in the folder the command was given in. */
export function absolutePath(cwd: string, name: string): string {
  return resolve(cwd, name);
}

/** A path as it is told to a person in that folder: relative where it lies within, else whole. */
export function toldPath(cwd: string, path: string): string {
  const inside = relative(cwd, path);
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) ? path : inside;
}
