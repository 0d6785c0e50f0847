import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launcherPath, nodePath } from '../terminal/spawn-app.ts';
import { inTurn, type Measured, mediansOf, timed } from './measure.ts';
import { benchFolder } from './peer.ts';
import { openAssessed, openHello, openSitting, type Player } from './players.ts';
import { sealSample } from './sealed.ts';

/** `callsheet --version` against a Node that does nothing, in milliseconds. */
export async function measureVersion(): Promise<Measured> {
  const run = (args: readonly string[]) => (): number => timed(() => spawnSync(nodePath, args, { stdio: 'ignore' }));
  return mediansOf(await inTurn({ warmUp: 2, counted: 30 }, run([launcherPath, '--version']), run(['-e', '0'])));
}

/** The first frame of `sit` against the hello's, from the start of the program, in milliseconds. */
export function measureFirstFrame(peer: string): Promise<Measured> {
  return firstFrames(openSitting, () => openHello(peer));
}

/**
 * The first frame of an assessed sitting against practice, from the start of the program, the passphrase apart: the pack is sealed
 * with next to no work, and while the question for the code stands nobody is kept waiting. All else is in it: start file and pack
 * read and held to their signatures, the part decrypted, compiled and drawn. In milliseconds.
 */
export async function measureAssessedFrame(): Promise<Measured> {
  const sealed = await sealSample(1);
  const folder = mkdtempSync(join(benchFolder, 'assessed-'));
  const startFile = join(folder, 'A1.start');
  writeFileSync(join(folder, 'sample.pack'), sealed.text);
  writeFileSync(startFile, await sealed.start('A1'));
  const measured = await firstFrames(() => openAssessed(startFile), openSitting);
  rmSync(folder, { recursive: true });
  return measured;
}

async function firstFrames(ours: () => Promise<Player>, peer: () => Promise<Player>): Promise<Measured> {
  const firstFrame = (open: () => Promise<Player>) => async (): Promise<number> => {
    const player = await open();
    await player.leave();
    return player.firstFrameMs;
  };
  return mediansOf(await inTurn({ warmUp: 2, counted: 12 }, firstFrame(ours), firstFrame(peer)));
}
