import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { whyNot } from './read-text.ts';

/** Whether a file was written, or why not, in a few words to follow its name. */
export type Written =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** Whether a file of that name is there already. */
      readonly isThere: boolean;
      readonly because: string;
    };

/** Writes a file that isn't there yet, its folders with it. One that is there is left as it is. */
export function writeNewFile(path: string, text: string): Written {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
    return { ok: true };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { ok: false, isThere: code === 'EEXIST', because: reasons[code] ?? whyNot(error) };
  }
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'is there already, and nothing is overwritten',
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'can’t be written: the disk is read-only',
  ENOSPC: 'can’t be written: the disk is full',
};
