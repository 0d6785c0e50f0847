import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of a file, or a few words that say why it can't be read, to follow its name: `is a folder`. */
export type ReadText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly because: string };

/** Reads a UTF-8 file of at most `bytesMax` bytes. One that is larger, or isn't an ordinary file, is refused before a byte is read. */
export function readText(path: string, bytesMax: number): ReadText {
  const read = readBytes(path, bytesMax);
  if (!read.ok) return read;
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(read.bytes) };
  } catch (error) {
    const asText = isSpreadsheet.test(path) ? '. Save the spreadsheet as “CSV UTF-8”' : '';
    return { ok: false, because: `${whyNot(error)}${asText}` };
  }
}

/** Bytes of a file, or a few words that say why it can't be read, to follow its name. */
export type ReadBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly because: string };

/** Reads a file of at most `bytesMax` bytes. One that is larger, or isn't an ordinary file, is refused before a byte is read. */
export function readBytes(path: string, bytesMax: number): ReadBytes {
  let file: number | null = null;
  try {
    // Without O_NONBLOCK opening a named pipe would wait for a writer that may never come.
    file = openSync(path, openForReading);
    const { size, ...stat } = describe(file);
    if (stat.isFolder) return { ok: false, because: 'is a folder, not a file' };
    if (!stat.isFile) return { ok: false, because: 'is not an ordinary file' };
    if (size > bytesMax) return { ok: false, because: tooLarge(size, bytesMax) };
    return { ok: true, bytes: readFileSync(file) };
  } catch (error) {
    return { ok: false, because: whyNot(error) };
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** What spreadsheet programs save; a CSV file of theirs is in an older encoding unless asked otherwise. */
const isSpreadsheet = /\.(csv|xlsx?|ods)$/i;

const openForReading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function describe(file: number): { size: number; isFile: boolean; isFolder: boolean } {
  const stat = fstatSync(file);
  return { size: stat.size, isFile: stat.isFile(), isFolder: stat.isDirectory() };
}

function tooLarge(size: number, bytesMax: number): string {
  return `is ${megabytes(size)} MB, and at most ${megabytes(bytesMax)} MB are read`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

/** Why a file operation failed, in a few words after the file's name. */
export function whyNot(error: unknown): string {
  if (error instanceof TypeError) return 'is not UTF-8 text';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? `can't be read (${code || 'unknown error'})`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  EISDIR: 'is a folder, not a file',
  ELOOP: 'is a link that leads back to itself',
  ENAMETOOLONG: 'has too long a name',
  ENXIO: 'is not an ordinary file',
};

/** The files of a folder whose names end like this, by their paths, in order. None where there is no such folder. */
export function filesIn(folder: string, ending: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(ending));
    return names.sort().map((name) => join(folder, name));
  } catch {
    return [];
  }
}
