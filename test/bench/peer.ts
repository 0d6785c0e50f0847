import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles the hello as callsheet itself is bundled, with a launcher that turns on the compile cache as callsheet's does. Gives the launcher. */
export async function buildPeer(): Promise<string> {
  const folder = join(root, 'node_modules', '.cache', 'callsheet-bench');
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'test/bench/hello.tsx')],
    outfile: join(folder, 'hello.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.12',
    jsx: 'automatic',
    minify: true,
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    external: ['react-devtools-core'],
    banner: { js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);" },
  });
  const launcher = join(folder, 'hello.cjs');
  writeFileSync(launcher, "require('module').enableCompileCache();import('./hello.mjs');\n");
  return launcher;
}
