import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRecord } from '../../src/log/record.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { launcherPath, nodePath } from '../terminal/spawn-app.ts';
import { inTurn, type Measured, mediansOf, timed } from './measure.ts';
import { benchFolder } from './peer.ts';
import { begin, must, sitStrongly } from './sample.ts';
import { linkedAnew, recordsOf } from './signed-logs.ts';

/** Logs of the folder, and the sittings that they are of: the rest are the same by another candidate. */
const logs = 5_000;
const sittings = 24;
const records = 60;

/**
 * `callsheet verify` of a folder of open logs, every one replayed whole, against `sha256sum` of the same files and then JSON.parse of
 * each of their lines, on one processor: the programs as they are started by hand. In milliseconds.
 */
export async function measureOpenFolder(scenario: Scenario): Promise<Measured> {
  const folder = mkdtempSync(join(benchFolder, 'open-'));
  try {
    writeLogs(scenario, folder);
    const names = readdirSync(folder);
    const run = (program: string, args: readonly string[]) => (): number =>
      timed(() => {
        const { status } = spawnSync(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
        if (status !== 0) throw new Error(`${program} ended with ${status}`);
      });
    const verify = run(nodePath, [launcherPath, 'verify', '.']);
    const [hash, parse] = [run('sha256sum', names), run(nodePath, ['-e', parseAll])];
    return mediansOf(await inTurn({ warmUp: 1, counted: 3 }, verify, () => hash() + parse()));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const parseAll = `const fs = require('fs');
for (const name of fs.readdirSync('.'))
  for (const line of fs.readFileSync(name, 'utf8').split('\\n')) if (line !== '') JSON.parse(line);`;

function writeLogs(scenario: Scenario, folder: string): void {
  const strong = sitFilled(scenario, '', 0).length;
  const sat = Array.from({ length: sittings }, (_, index) => sitFilled(scenario, `Sitting ${index}`, records - strong));
  for (let index = 0; index < logs; index += 1) {
    const lines = linkedAnew(sat[index % sittings] ?? [], { candidate: `A${index}` });
    if (lines.length !== records) throw new Error(`${lines.length} records`);
    writeFileSync(join(folder, `A${index}.jsonl`), lines.join(''));
  }
}

/** The sample's strong answers after so many notes. */
function sitFilled(scenario: Scenario, mark: string, notes: number): readonly LogRecord[] {
  const lines: string[] = [];
  const recorder = begin(scenario, (more) => {
    lines.push(...more);
    return { ok: true };
  });
  for (let note = 0; note < notes; note += 1) must(recorder, { kind: 'note', text: `${mark}, ${note}`, about: null });
  sitStrongly(recorder);
  return recordsOf(lines);
}
