import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isLogName } from '../log/retention.ts';
import { whyNot } from './read-text.ts';

/** Where logs go unless something else is said: under the folder the command was given in. */
export const sittingsFolder = 'sittings';

/** The next free name for a log: `<folder>/<scenario>-<candidate>-<n>.jsonl`, as it is found from `cwd`. */
export function nextLogPath(cwd: string, scenario: string, candidate: string, folder = sittingsFolder): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, `${scenario}-${candidate}-${n}.jsonl`);
    if (!existsSync(resolve(cwd, path))) return path;
  }
}

/** The logs that a file or folder stands for, or a few words that say why there are none, to go after its name. */
export type LogsIn =
  | { readonly ok: true; readonly paths: readonly string[] }
  | { readonly ok: false; readonly because: string };

/** A folder stands for every `.jsonl` in it and in the folders under it, in the order of their names; a file for itself. */
export function logsIn(path: string): LogsIn {
  try {
    if (!statSync(path).isDirectory()) return { ok: true, paths: [path] };
    const paths = filesUnder(path).filter(isLogName);
    return paths.length > 0 ? { ok: true, paths } : { ok: false, because: 'has no log (.jsonl) in it' };
  } catch (error) {
    return { ok: false, because: whyNot(error) };
  }
}

/** The logs that a file or folder stands for, and every file that there is with them; or why there are none, as above. */
export type FilesWith =
  | { readonly ok: true; readonly logs: readonly string[]; readonly files: readonly string[] }
  | { readonly ok: false; readonly because: string };

/**
 * A folder stands for every file in it and in the folders under it, and its logs are those called `.jsonl`; a file for the log
 * that it is, with the files beside it whose names begin with its own.
 */
export function filesWith(path: string): FilesWith {
  try {
    if (statSync(path).isDirectory()) {
      const files = filesUnder(path);
      return { ok: true, logs: files.filter(isLogName), files };
    }
    const names = readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)));
    return { ok: true, logs: [path], files: names.sort().map((name) => join(dirname(path), name)) };
  } catch (error) {
    return { ok: false, because: whyNot(error) };
  }
}

function filesUnder(folder: string): readonly string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  return found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The mark ledgers that a file or folder stands for, sealed ones too: a folder for every one in it and in the folders under it. */
export function ledgersIn(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return isLedgerName(path) ? [path] : [];
    // A marker who looked and never marked, and whose program was killed, leaves an empty file behind.
    return filesUnder(path).filter((file) => isLedgerName(file) && statSync(file).size > 0);
  } catch {
    return [];
  }
}

/** Whether a file is a mark ledger by its name, sealed or not. */
export function isLedgerName(path: string): boolean {
  return /\.ledger(\.age)?$/.test(path);
}

/** A log's name without its folder. */
export function logName(path: string): string {
  return basename(path);
}
