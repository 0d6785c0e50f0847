import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from '../../bin/bundle-options.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder of the bench's own, on the disk that the project is on. */
export const benchFolder = join(root, 'node_modules', '.cache', 'callsheet-bench');

/** Bundles the hello as callsheet itself is bundled, with a launcher that turns on the compile cache as callsheet's does. Gives the launcher. */
export async function buildPeer(): Promise<string> {
  mkdirSync(benchFolder, { recursive: true });
  await build({
    ...bundleOptions,
    absWorkingDir: root,
    entryPoints: { hello: 'test/bench/hello.tsx' },
    outdir: benchFolder,
  });
  const launcher = join(benchFolder, 'hello.cjs');
  writeFileSync(launcher, "require('module').enableCompileCache();import('./hello.mjs');\n");
  return launcher;
}
