import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './lock.ts';
import { problemOf } from './log-problem.ts';
import { makeFolder } from './make-folder.ts';

/** Whether a file was written, or a sentence about why not, which names it and says what to do. */
export type WrittenFile =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** Whether a file of that name is there already. */
      readonly isThere: boolean;
      readonly because: string;
    };

/** Who may read a new file: whoever the system lets, or its owner alone. */
export type Readers = 'anybody' | 'owner';

/** Writes a text into a file that isn't there yet. Never overwrites; a file that couldn't be written whole is taken away again. */
export function writeNewFile(path: string, text: string, readers: Readers = 'anybody'): WrittenFile {
  let file: number | null = null;
  try {
    file = openSync(path, 'wx', readers === 'owner' ? 0o600 : 0o666);
    writeFileSync(file, text);
    fsyncSync(file);
    return { ok: true };
  } catch (error) {
    if (file !== null) unlinkSync(path);
    return notWritten(path, codeOf(error));
  } finally {
    if (file !== null) closeSync(file);
  }
}

/**
 * Puts a new file in its place whole or not at all, also where the program is killed meanwhile: it is written beside it first. Never
 * overwrites.
 */
export function writeWholeNewFile(path: string, parts: readonly (string | Uint8Array)[]): WrittenFile {
  const draft = `${path}.${process.pid}.new`;
  let file: number | null = null;
  try {
    if (existsSync(path)) return notWritten(path, 'EEXIST');
    file = openSync(draft, 'wx');
    for (const part of parts) writeFileSync(file, part);
    fsyncSync(file);
    putNew(draft, path);
    return { ok: true };
  } catch (error) {
    return notWritten(path, codeOf(error));
  } finally {
    if (file !== null) {
      closeSync(file);
      rmSync(draft, { force: true });
    }
  }
}

/** A second name is refused where the path is taken; some file systems (FAT) know no second name. */
function putNew(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    renameSync(draft, path);
  }
}

/** As {@link writeNewFile}, with the folders that it stands in made first where they aren't there. */
export function writeNewFileInFolder(path: string, text: string, readers: Readers = 'anybody'): WrittenFile {
  try {
    makeFolder(dirname(path), readers === 'owner' ? 0o700 : 0o777);
  } catch (error) {
    return notWritten(path, codeOf(error));
  }
  return writeNewFile(path, text, readers);
}

function notWritten(path: string, code: string): WrittenFile {
  return { ok: false, isThere: code === 'EEXIST', because: whyNotWritten(path, code) };
}

function whyNotWritten(path: string, code: string): string {
  if (code === 'EEXIST') return `${path} is already there, and is never written over. Choose another name`;
  if (code === 'ENOENT') return `${path} can’t be made: its folder isn’t there. Make the folder, or choose another`;
  return problemOf(path, code).because;
}
