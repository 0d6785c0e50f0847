import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder callsheet is installed in: the nearest one above this file whose package.json is callsheet's. Asserts that there is one. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isOurs(folder)) {
    const above = dirname(folder);
    if (above === folder) throw new Error('callsheet is not inside its own package any more');
    folder = above;
  }
  return folder;
}

function isOurs(folder: string): boolean {
  try {
    return /"name":\s*"callsheet"/.test(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return false;
  }
}
