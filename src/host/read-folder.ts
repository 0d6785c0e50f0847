import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadBytes, readBytes } from './read-text.ts';

/** One file of a folder, read or not. */
export interface FolderFile {
  readonly name: string;
  readonly read: ReadBytes;
}

/** The files of a folder whose names are wanted, each of at most `bytesMax` bytes, in the order of their names. None where there is no folder. */
export function readFolder(
  folder: string,
  isWanted: (name: string) => boolean,
  bytesMax: number,
): readonly FolderFile[] {
  return namesIn(folder)
    .filter(isWanted)
    .sort()
    .map((name) => ({ name, read: readBytes(join(folder, name), bytesMax) }));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
