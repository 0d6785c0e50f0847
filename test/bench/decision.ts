import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createLog } from '../../src/host/log-file.ts';
import type { Act, Acted, Append, Recorder } from '../../src/log/recorder.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type Measured, mediansOf, type Samples, timed } from './measure.ts';
import { benchFolder } from './peer.ts';
import { begin, sitStrongly } from './sample.ts';

/** Sittings of the sample, each with its decisions of every kind; the first ones only warm the compiler up. */
const sittings = { warmUp: 4, counted: 20 };

/**
 * A decision against a bare append of as many bytes and its `fdatasync`, on the same disk, in milliseconds: from the confirmed
 * answer, through the step and the records it makes, until they are in the log file and synced.
 */
export function measureDecision(scenario: Scenario): Measured {
  const folder = mkdtempSync(join(benchFolder, 'decision-'));
  const bare = openSync(join(folder, 'bare'), 'a');
  const rounds = Array.from({ length: sittings.warmUp + sittings.counted }, (_, index) =>
    decisionsOf(scenario, join(folder, `${index}.jsonl`), bare),
  );
  closeSync(bare);
  rmSync(folder, { recursive: true });
  const kept = rounds.slice(sittings.warmUp);
  return mediansOf({ ours: kept.flatMap(({ ours }) => ours), peer: kept.flatMap(({ peer }) => peer) });
}

/** Every decision of one sitting, and after each the bare append of what it wrote. */
function decisionsOf(scenario: Scenario, path: string, bare: number): Samples {
  const created = createLog(path);
  if (!created.ok) throw new Error(created.because);
  const log = created.value;
  const ours: number[] = [];
  const peer: number[] = [];
  let written = '';
  const append: Append = (lines) => {
    written = lines.join('');
    return log.append(lines);
  };
  const recorder = begin(scenario, append);
  const act = (what: Act): Acted => {
    const from = performance.now();
    const acted = recorder.act(what);
    if (what.kind !== 'decide') return acted;
    ours.push(performance.now() - from);
    peer.push(bareAppendMs(bare, Buffer.from(written)));
    return acted;
  };
  const watched: Recorder = { ...recorder, act };
  sitStrongly(watched);
  log.close();
  return { ours, peer };
}

function bareAppendMs(file: number, bytes: Uint8Array): number {
  return timed(() => {
    writeSync(file, bytes);
    fdatasyncSync(file);
  });
}
