import { existsSync, mkdirSync, readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './lock.ts';
import { problemOf } from './log-problem.ts';
import { putWhole } from './put-whole.ts';

/** What lies beside the log of an assessed sitting, by what is added to its name. */
const besides = { signature: '.sig', sealed: '.age', handedIn: '.in' } as const;

/** The path of what lies beside a log. */
export function besideLog(logPath: string, what: keyof typeof besides): string {
  return `${logPath}${besides[what]}`;
}

/** Puts a file beside a log in the place of the one before: whole, or not at all. A sentence where it can't be done, or null. */
export function putBesideLog(logPath: string, what: keyof typeof besides, content: string | Uint8Array): string | null {
  const path = besideLog(logPath, what);
  try {
    putWhole(path, content);
    return null;
  } catch (error) {
    return problemOf(path, codeOf(error)).because;
  }
}

/** Something that another program handed in for the log that this one holds. */
export interface HandedIn {
  readonly text: string;
  /** Takes it away: it is on the record, or will never be. */
  readonly done: () => void;
}

/** The most that is taken in at a time: whoever fills the folder holds up no sitting. */
const handedInMax = 20;

/** What has been handed in for a log, oldest name first. Nothing where nobody handed in anything. */
export function handedIn(logPath: string): readonly HandedIn[] {
  const folder = besideLog(logPath, 'handedIn');
  if (!existsSync(folder)) return [];
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names
      .sort()
      .slice(0, handedInMax)
      .flatMap((name) => readHandedIn(join(folder, name)));
  } catch {
    return [];
  }
}

function readHandedIn(path: string): readonly HandedIn[] {
  const done = (): void => {
    try {
      unlinkSync(path);
    } catch {
      // Taken away already.
    }
  };
  try {
    return [{ text: readFileSync(path, 'utf8').slice(0, 100_000), done }];
  } catch {
    return [];
  }
}

/** Hands something in for the log that another program holds. Gives whether it still lies there, or a sentence that says why it couldn't be done. */
export function handIn(logPath: string, name: string, text: string): { readonly isThere: () => boolean } | string {
  const folder = besideLog(logPath, 'handedIn');
  const path = join(folder, `${name}.json`);
  try {
    mkdirSync(folder, { recursive: true });
    putWhole(path, text);
    return { isThere: () => existsSync(path) };
  } catch (error) {
    return problemOf(path, codeOf(error)).because;
  }
}
