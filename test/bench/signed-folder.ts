import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launcherPath, nodePath } from '../terminal/spawn-app.ts';
import { inTurn, type Measured, mediansOf, timed } from './measure.ts';
import { benchFolder } from './peer.ts';
import { type Sealed, sealSample, startIn } from './sealed.ts';
import { linesFor, recordsOf, signatureOf, sitUsually } from './signed-logs.ts';

/** Logs of a folder, and the sittings that they are of: the rest are the same with start files of their own. */
const logs = 5_000;
const sittings = 24;

/**
 * `callsheet verify` of a folder of signed logs without the key that opens what is sealed in them, against `sha256sum` of the same
 * files: the programs as they are started by hand, what is on the disk in memory for both. In milliseconds.
 */
export async function measureSignedFolder(): Promise<Measured> {
  const folder = mkdtempSync(join(benchFolder, 'signed-'));
  try {
    const sealed = await sealSample(1);
    const card = join(folder, 'public.card');
    writeFileSync(card, sealed.card);
    const logsFolder = join(folder, 'logs');
    mkdirSync(logsFolder);
    await writeLogs(sealed, logsFolder);
    const names = readdirSync(logsFolder).filter((name) => name.endsWith('.jsonl'));
    const run = (program: string, args: readonly string[]) => (): number =>
      timed(() => {
        const { status } = spawnSync(program, args, { cwd: logsFolder, stdio: ['ignore', 'ignore', 'inherit'] });
        if (status !== 0) throw new Error(`${program} ended with ${status}`);
      });
    const verify = run(nodePath, [launcherPath, 'verify', '.', '--card', card]);
    return mediansOf(await inTurn({ warmUp: 1, counted: 3 }, verify, run('sha256sum', names)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function writeLogs(sealed: Sealed, folder: string): Promise<void> {
  const text = await sealed.start('A1');
  const sat = Array.from({ length: sittings }, (_, index) => recordsOf(sitUsually(sealed, text, `Sitting ${index}`)));
  for (let index = 0; index < logs; index += 1) {
    const own = await sealed.start(`A${index}`);
    const start = startIn(own);
    const lines = linesFor(sat[index % sittings] ?? [], own, start);
    const path = join(folder, `A${index}.jsonl`);
    writeFileSync(path, lines.join(''));
    writeFileSync(`${path}.sig`, await signatureOf(sealed, start, lines));
  }
}
