import { spawnSync } from 'node:child_process';
import { launcherPath, nodePath } from '../terminal/spawn-app.ts';
import { inTurn, type Measured, mediansOf, timed } from './measure.ts';
import { openHello, openSitting, type Player } from './players.ts';

/** `callsheet --version` against a Node that does nothing, in milliseconds. */
export async function measureVersion(): Promise<Measured> {
  const run = (args: readonly string[]) => (): number => timed(() => spawnSync(nodePath, args, { stdio: 'ignore' }));
  return mediansOf(await inTurn({ warmUp: 2, counted: 30 }, run([launcherPath, '--version']), run(['-e', '0'])));
}

/** The first frame of `sit` against the hello's, from the start of the program, in milliseconds. */
export async function measureFirstFrame(peer: string): Promise<Measured> {
  const firstFrame = (open: () => Promise<Player>) => async (): Promise<number> => {
    const from = performance.now();
    const player = await open();
    const took = performance.now() - from;
    await player.leave();
    return took;
  };
  const rounds = { warmUp: 2, counted: 12 };
  return mediansOf(
    await inTurn(
      rounds,
      firstFrame(openSitting),
      firstFrame(() => openHello(peer)),
    ),
  );
}
