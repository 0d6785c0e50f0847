import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launcherPath, nodePath, spawnApp } from '../terminal/spawn-app.ts';
import { type Figure, median, ratio, timed } from './measure.ts';

/** `callsheet --version` against a Node that does nothing. */
export function versionFigure(): Figure {
  const run = (args: readonly string[]): number => timed(() => spawnSync(nodePath, args, { stdio: 'ignore' }));
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 32; round += 1) {
    bare.push(run(['-e', '0']));
    ours.push(run([launcherPath, '--version']));
  }
  // The first two fill the caches.
  return ratio('callsheet --version against node -e 0', median(ours.slice(2)), median(bare.slice(2)), 1.5);
}

/** From starting the program to its first whole frame. */
async function firstFrameMs(script: string, args: readonly string[], shows: string): Promise<number> {
  const cwd = mkdtempSync(join(tmpdir(), 'callsheet-bench-'));
  const from = performance.now();
  const app = spawnApp({ script, args, cwd });
  await app.waitFor(shows);
  const took = performance.now() - from;
  app.kill();
  await app.exit();
  rmSync(cwd, { recursive: true });
  return took;
}

/** The first frame of `sit` against the hello's. */
export async function firstFrameFigure(peer: string): Promise<Figure> {
  const ours: number[] = [];
  const hellos: number[] = [];
  for (let round = 0; round < 14; round += 1) {
    hellos.push(await firstFrameMs(peer, [], 'hello 0'));
    ours.push(await firstFrameMs(launcherPath, ['sit', 'rain-on-day-six', '--seed', '7'], 'Rain on day six'));
  }
  return ratio('first frame of sit against a bundled Ink hello', median(ours.slice(2)), median(hellos.slice(2)), 1.5);
}
