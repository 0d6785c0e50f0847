import { type FSWatcher, watch } from 'node:fs';

/** Folders that are followed. What changes in a folder within one of them is nothing to it: that may be a whole disk. */
export interface Changes {
  /** Follows these folders too, from now on; one that isn't there is left out. Whether any is followed now. */
  readonly follow: (folders: readonly string[]) => boolean;
  /** Waits until something has changed since it last said so; false when nothing is followed, or `stop` was called. */
  readonly next: () => Promise<boolean>;
  readonly stop: () => void;
}

/** An editor saves in several steps, and may empty the file first: what changes within so many milliseconds is told as one. */
const togetherMs = 50;

/** Follows no folder yet. */
export function createChanges(): Changes {
  const watchers = new Map<string, FSWatcher>();
  let hasChanged = false;
  let telling: NodeJS.Timeout | null = null;
  let wake = (): void => {};
  const tell = (): void => {
    telling = null;
    hasChanged = true;
    wake();
  };
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
    wake();
  };
  const follow = (folder: string): void => {
    const watcher = startToWatch(folder, () => {
      telling ??= setTimeout(tell, togetherMs);
    });
    if (watcher === null) return;
    watchers.set(folder, watcher);
    watcher.on('error', () => drop(folder));
  };
  return {
    follow: (folders) => {
      for (const folder of folders) if (!watchers.has(folder)) follow(folder);
      return watchers.size > 0;
    },
    next: async () => {
      while (!hasChanged && watchers.size > 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const is = hasChanged && watchers.size > 0;
      hasChanged = false;
      return is;
    },
    stop: () => {
      if (telling !== null) clearTimeout(telling);
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}

/** Null where there is no such folder, or the system won't watch it. */
function startToWatch(folder: string, changed: () => void): FSWatcher | null {
  try {
    return watch(folder, changed);
  } catch {
    return null;
  }
}
