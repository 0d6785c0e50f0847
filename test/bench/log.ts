import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transition } from 'xstate';
import { type Machine, machineOf } from '../../src/engine/machine.ts';
import { readText } from '../../src/host/read-text.ts';
import { loadScenario } from '../../src/host/scenario-files.ts';
import { sitAnswers } from '../../src/log/answers.ts';
import type { Append, Recorder } from '../../src/log/recorder.ts';
import { createRecorder } from '../../src/log/recorder.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { type Compiled, compileScenario } from '../../src/scenario/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { referencedFiles } from '../../src/scenario/source.ts';
import { type Figure, median, ratio, timed } from './measure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sampleFolder = join(root, 'scenarios', 'rain-on-day-six');

/** The sample scenario, compiled. */
export function sample(): Scenario {
  const places = { cwd: root, packageRoot: root };
  const loaded = loadScenario(join(sampleFolder, 'scenario.yaml'), places, referencedFiles);
  if (!loaded.ok) throw new Error(loaded.because);
  const { scenario, diagnostics } = compileScenario(loaded.source);
  if (scenario === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return scenario;
}

/** A recorder of a new sitting whose lines go to `append`; its clock stands still, so that nothing runs out. */
export function begin(scenario: Scenario, append: Append): Recorder {
  const program = { callsheet: '0', xstate: '0', cel: '0', seedrandom: '0' };
  const terms = {
    candidate: 'bench',
    seed: '7',
    purpose: 'practice',
    mode: 'plain',
    percent: 100,
    restBreaks: false,
  } as const;
  const ports = { append, monotonicMs: () => 0, wall: () => '2026-03-01T09:00:00.000Z' };
  const created = createRecorder(ports, { kind: 'begin', opening: { scenario, ...terms, program } });
  if (!created.ok) throw new Error(created.because);
  return created.recorder;
}

/** Does it, and says so loudly where it is refused. */
export function must(recorder: Recorder, act: Parameters<Recorder['act']>[0]): void {
  const acted = recorder.act(act);
  if (!acted.ok) throw new Error(acted.because);
}

/** What a candidate does over and over: opens, reads, notes, types. Each round gives ten records. */
function tenRecords(recorder: Recorder, round: number): void {
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

/** The cost of the 2,000th record of a sitting against the 20th: the same ten records, late and early. */
export function lateRecordFigure(scenario: Scenario): Figure {
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
  return ratio('cost of the 2,000th record against the 20th', median(late), median(early), 1.2);
}

/** The log of the sample sat from its strong answers: openings, decisions and waits as they come in a sitting. */
function strongLog(scenario: Scenario): readonly string[] {
  const lines: string[] = [];
  const recorder = begin(scenario, (more) => {
    lines.push(...more);
    return { ok: true };
  });
  const file = join(sampleFolder, 'answers', 'strong.yaml');
  const read = readText(file, 1_000_000);
  const answers = read.ok ? readAnswers(file, read.text, scenario, () => {}) : null;
  if (answers === null || !sitAnswers(recorder, answers).ok) throw new Error(`${file} can't be sat`);
  return lines;
}

function bytesOf(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.join(''));
}

/** One call of XState's. */
type Sent = Parameters<Machine['transition']>;

/** Everything that XState is sent while `run` runs, in order. */
function sentDuring(machine: Machine, run: () => void): readonly Sent[] {
  const sent: Sent[] = [];
  const { transition: original } = machine;
  machine.transition = (...call) => {
    sent.push(call);
    return original.apply(machine, call);
  };
  run();
  machine.transition = original;
  return sent;
}

/**
 * `verify` against XState's bare `transition`, on the same machine, snapshots and events. What a log costs once, however long
 * it is (its first record holds the whole scenario), is measured by itself and taken off.
 */
export function verifyFigure(scenario: Scenario): Figure {
  const lines = strongLog(scenario);
  // The compiled scenario is handed in, so that the machine that is listened to is the one that runs.
  const compile = (): Compiled => ({ scenario, diagnostics: [] });
  const verifying = (bytes: Uint8Array) => (): void => {
    const verified = verifyLog(bytes, { receipts: [], signed: false, compile });
    if (!verified.ok || !verified.verification.holds) throw new Error('The log of the bench holds');
  };
  const [whole, first] = [verifying(bytesOf(lines)), verifying(bytesOf(lines.slice(0, 1)))];
  const { machine } = machineOf(scenario);
  const opening = sentDuring(machine, first).length;
  const sent = sentDuring(machine, whole).slice(opening);
  const bare = (): void => {
    for (const [snapshot, event] of sent) transition(machine, snapshot, event);
  };
  const times = { whole: [] as number[], first: [] as number[], bare: [] as number[] };
  for (let round = 0; round < 120; round += 1) {
    times.bare.push(timed(bare));
    times.first.push(timed(first));
    times.whole.push(timed(whole));
  }
  const after = (numbers: readonly number[]): number => median(numbers.slice(20));
  return ratio(
    'verify against bare transition(), per event',
    after(times.whole) - after(times.first),
    after(times.bare),
    1.5,
  );
}

/** A bare append of as many bytes, and its `fdatasync`, in milliseconds. */
export function bareAppendMs(folder: string, bytes: number, times: number): number {
  const inside = mkdtempSync(join(folder, 'bare-'));
  const file = openSync(join(inside, 'file'), 'a');
  const line = Buffer.alloc(bytes, 'x');
  const took = Array.from({ length: times }, () =>
    timed(() => {
      writeSync(file, line);
      fdatasyncSync(file);
    }),
  );
  closeSync(file);
  rmSync(inside, { recursive: true });
  return median(took);
}
