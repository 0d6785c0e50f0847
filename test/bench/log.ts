import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { transition } from 'xstate';
import { type Machine, machineOf } from '../../src/engine/machine.ts';
import type { Recorder } from '../../src/log/recorder.ts';
import { verifyLog } from '../../src/log/verify.ts';
import type { Compiled } from '../../src/scenario/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { nodePath } from '../terminal/spawn-app.ts';
import { inTurn, type Measured, mediansOf, timed, worked } from './measure.ts';
import { begin, must, sitStrongly } from './sample.ts';

/** What a candidate does over and over: opens, reads, notes, types. Each round gives ten records. */
export function tenRecords(recorder: Recorder, round: number): void {
  const [first = '', second = ''] = recorder.seat().sitting.documents;
  const task = [...recorder.seat().sitting.scenario.tasks.keys()].find(
    (id) => recorder.seat().sitting.tasks[id]?.status === 'open',
  );
  if (task === undefined) throw new Error('No task is open');
  must(recorder, { kind: 'open', id: first });
  must(recorder, { kind: 'open', id: second });
  must(recorder, { kind: 'close', id: second });
  must(recorder, { kind: 'note', text: `Round ${round}: ring the marine unit before the call`, about: null });
  for (let n = 0; n < 5; n += 1) {
    must(recorder, { kind: 'draft', task, draft: { answer: null, reason: `Because of the weather, ${round}.${n}` } });
  }
}

/** The cost of the 2,000th record of a sitting against the 20th: the same ten records, late and early, in milliseconds. */
export function measureLateRecord(scenario: Scenario): Measured {
  const early: number[] = [];
  const late: number[] = [];
  for (let sitting = 0; sitting < 8; sitting += 1) {
    const recorder = begin(scenario, () => ({ ok: true }));
    for (let round = 0; round < 202; round += 1) {
      const took = timed(() => tenRecords(recorder, round));
      // The first two sittings warm the compiler up.
      if (sitting >= 2 && round >= 1 && round <= 3) early.push(took);
      if (sitting >= 2 && round >= 199) late.push(took);
    }
  }
  return mediansOf({ ours: late, peer: early });
}

/** The log of the sample sat from its strong answers: openings, decisions and waits as they come in a sitting. */
function strongLog(scenario: Scenario): readonly string[] {
  const lines: string[] = [];
  const recorder = begin(scenario, (more) => {
    lines.push(...more);
    return { ok: true };
  });
  sitStrongly(recorder);
  return lines;
}

function bytesOf(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.join(''));
}

/** What XState is sent at one call. */
type Sent = readonly [snapshot: Parameters<Machine['transition']>[0], event: Parameters<Machine['transition']>[1]];

/**
 * Everything that XState is sent while `run` runs, in order. Without its scopes: were these held, V8 would put all that are
 * made later where it thinks that things live long, and clearing up after them would be most of what is measured.
 */
function sentDuring(machine: Machine, run: () => void): readonly Sent[] {
  const sent: Sent[] = [];
  const { transition: original } = machine;
  machine.transition = (snapshot, event, scope) => {
    sent.push([snapshot, event]);
    return original.call(machine, snapshot, event, scope);
  };
  run();
  machine.transition = original;
  return sent;
}

/**
 * `verify` against XState's bare `transition`, on the same machine, snapshots and events. What a log costs once, however long
 * it is (its first record holds the whole scenario), is measured by itself and taken off. In milliseconds, for all events.
 */
export async function measureVerify(scenario: Scenario): Promise<Measured> {
  const lines = strongLog(scenario);
  // The compiled scenario is handed in, so that the machine that is listened to is the one that runs.
  const compile = (): Compiled => ({ scenario, diagnostics: [] });
  const verifying = (bytes: Uint8Array) => (): void => {
    const verified = verifyLog(bytes, { receipts: [], compile });
    if (!verified.ok || !verified.verification.holds) throw new Error('The log of the bench holds');
  };
  const [whole, first] = [verifying(bytesOf(lines)), verifying(bytesOf(lines.slice(0, 1)))];
  const { machine } = machineOf(scenario);
  const opening = sentDuring(machine, first).length;
  const sent = sentDuring(machine, whole).slice(opening);
  const bare = (): void => {
    for (const [snapshot, event] of sent) transition(machine, snapshot, event);
  };
  const records = (): number => worked(whole) - worked(first);
  // Warm on both sides: a folder of logs is verified in one go, and what is long takes the compiler longer.
  return mediansOf(await inTurn({ warmUp: 24, counted: 21 }, records, () => worked(bare)));
}

/**
 * The same in a process of its own. V8 may take it that what is made there over and over lives long, and put it straight among
 * the old. Whether it does differs from run to run and costs both sides more than what is compared, so that it is told not to;
 * no program verifies a log often enough to come to that. What it compiled for this would serve the peers of other figures too.
 */
export function measureVerifyAlone(): Measured {
  const script = fileURLToPath(new URL('verify-alone.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(nodePath, ['--no-allocation-site-pretenuring', script], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const measured: Measured = JSON.parse(stdout);
  return measured;
}
