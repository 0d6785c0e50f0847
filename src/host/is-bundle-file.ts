import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Whether an ordinary file begins as a ZIP archive does. What can't be looked at doesn't. A log, by its name, isn't asked. */
export function isBundleFile(path: string): boolean {
  if (path.endsWith('.jsonl')) return false;
  let file: number | null = null;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if (!fstatSync(file).isFile()) return false;
    const start = Buffer.alloc(4);
    return readSync(file, start, 0, 4, 0) === 4 && start.equals(Buffer.from('PK\u0003\u0004'));
  } catch {
    return false;
  } finally {
    if (file !== null) closeSync(file);
  }
}
