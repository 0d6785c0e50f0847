import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transition } from 'xstate';
import { answerEvent } from '../../src/engine/chart.ts';
import { machineOf } from '../../src/engine/machine.ts';
import type { Sitting } from '../../src/engine/sitting.ts';
import { scopeOf } from '../../src/engine/step.ts';
import { readText } from '../../src/host/read-text.ts';
import { loadScenario } from '../../src/host/scenario-files.ts';
import { sitAnswers } from '../../src/log/answers.ts';
import { createCompileCache } from '../../src/log/embed.ts';
import { foldLog } from '../../src/log/fold.ts';
import { readLog } from '../../src/log/read-log.ts';
import type { LogRecord } from '../../src/log/record.ts';
import type { Append, Recorder } from '../../src/log/recorder.ts';
import { createRecorder } from '../../src/log/recorder.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import { kindOf } from '../../src/scenario/kinds/all.ts';
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

/** A log of the sample sat from its strong answers, with a thousand openings before them. */
function longLog(scenario: Scenario): Uint8Array {
  const lines: string[] = [];
  const recorder = begin(scenario, (more) => {
    lines.push(...more);
    return { ok: true };
  });
  const [first = '', second = ''] = recorder.seat().sitting.documents;
  for (let n = 0; n < 500; n += 1) {
    must(recorder, { kind: 'open', id: first });
    must(recorder, { kind: 'open', id: second });
  }
  must(recorder, { kind: 'close', id: second });
  const file = join(sampleFolder, 'answers', 'strong.yaml');
  const read = readText(file, 1_000_000);
  const answers = read.ok ? readAnswers(file, read.text, scenario, () => {}) : null;
  if (answers === null || !sitAnswers(recorder, answers).ok) throw new Error(`${file} can't be sat`);
  return new TextEncoder().encode(lines.join(''));
}

/** What XState itself was sent in a sitting: the snapshot before, and the event. */
interface Sent {
  readonly sitting: Sitting;
  readonly event: object;
}

function sentIn(records: readonly LogRecord[], compile: ReturnType<typeof createCompileCache>): readonly Sent[] {
  const sent: Sent[] = [];
  foldLog(records, compile, (record, _after, before) => {
    if (before === null) return;
    const { sitting } = before;
    if (record.kind === 'viewed' && record.act === 'opened') {
      sent.push({ sitting, event: { type: 'document.opened', id: record.id } });
    }
    if (record.kind === 'decided') sent.push({ sitting, event: decideEvent(sitting, record) });
  });
  return sent;
}

function decideEvent(sitting: Sitting, { task: id, answer }: Extract<LogRecord, { kind: 'decided' }>): object {
  const task = sitting.scenario.tasks.get(id);
  if (task === undefined) throw new Error(id);
  const view = kindOf(task.spec).view(task.spec, answer, scopeOf(sitting));
  return { type: answerEvent(id), answer, view, now: sitting.clock };
}

/** `verify` of a log against XState's bare `transition` on the same machine, snapshots and events. */
export function verifyFigure(scenario: Scenario): Figure {
  const bytes = longLog(scenario);
  const compile = createCompileCache(compileScenario);
  const read = readLog(bytes);
  if (!read.ok) throw new Error(read.because);
  const sent = sentIn(read.log.records, compile);
  const bare = (): void => {
    for (const { sitting, event } of sent) {
      const { machine } = machineOf(sitting.scenario);
      transition(machine, sitting.machine as never, event as never);
    }
  };
  const verifying = (): void => {
    const verified = verifyLog(bytes, { receipts: [], signed: false, compile });
    if (!verified.ok || !verified.verification.holds) throw new Error('The log of the bench holds');
  };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    theirs.push(timed(bare));
    ours.push(timed(verifying));
  }
  return ratio('verify against bare transition(), per event', median(ours.slice(2)), median(theirs.slice(2)), 1.5);
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
