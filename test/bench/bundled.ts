import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { launcherPath, nodePath } from '../terminal/spawn-app.ts';
import { type Measured, timed } from './measure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `check --all` in the project's folder, every bundled scenario in all its variants, against a minute by the clock on the wall. */
export function measureChecks(): Measured {
  let status: number | null = null;
  const ours = timed(() => {
    ({ status } = spawnSync(nodePath, [launcherPath, 'check', '--all'], { cwd: root, stdio: 'ignore' }));
  });
  if (status !== 0) throw new Error(`check --all ended with ${status}`);
  return { ours, peer: 60_000 };
}
