import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Before any test: builds the program that the tests start, where a source is newer than it. */
export function setup(): void {
  const built = join(root, 'dist', 'callsheet.mjs');
  const builtMs = existsSync(built) ? statSync(built).mtimeMs : 0;
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const isStale = sources.some((name) => statSync(join(root, 'src', name)).mtimeMs > builtMs);
  if (isStale)
    execFileSync(process.execPath, [join(root, 'bin', 'build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
}
