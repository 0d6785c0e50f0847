import { watch } from 'node:fs';

/** Waits until something in the folder changes; false when the folder can't be watched or `stop` was called first. */
export function nextChange(folder: string): { readonly changed: Promise<boolean>; readonly stop: () => void } {
  let settle: (is: boolean) => void = () => {};
  const changed = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  try {
    const watcher = watch(folder, { recursive: true }, () => end(true));
    const end = (is: boolean): void => {
      watcher.close();
      settle(is);
    };
    watcher.on('error', () => end(false));
    return { changed, stop: () => end(false) };
  } catch {
    settle(false);
    return { changed, stop: () => {} };
  }
}
