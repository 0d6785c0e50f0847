import type { Sitting } from '../../src/engine/sitting.ts';
import { openSitting } from '../../src/engine/step.ts';
import type { Assessed } from '../../src/log/began.ts';
import { readLog } from '../../src/log/read-log.ts';
import type { LogRecord } from '../../src/log/record.ts';
import { type CreatedRecorder, createRecorder, type Recorder } from '../../src/log/recorder.ts';
import { type BoundKind, boundKind, takeText } from '../../src/plain/kinds/bound-kind.ts';
import { type PlainEnd, runPlain } from '../../src/plain/run-plain.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import type { Arrangements } from '../../src/view/arrangements.ts';
import { taskView } from '../../src/view/task.ts';
import { beginWork, type Work } from '../../src/view/work.ts';
import { smallSource } from '../fixtures/small.ts';

/** The small scenario, compiled once. */
export const small: Scenario = compiled();

function compiled(): Scenario {
  const { scenario, diagnostics } = compileScenario(smallSource());
  if (scenario === null) throw new Error(diagnostics.map((one) => one.message).join('\n'));
  return scenario;
}

/** The small scenario just opened, with draws that stay the same. */
export const sitting: Sitting = openSitting(small, '7');

/** A task of the small scenario as plain mode sees it, at the start of an answer. */
export function begin(task: string): Talk {
  const view = taskView(sitting, task);
  if (view === null) throw new Error(task);
  const work = beginWork(view, null);
  const first = boundKind(view, work, '', sitting)?.first(false) ?? '';
  return new Talk(task, work, first);
}

/** An answer being made, line by line. */
export class Talk {
  readonly task: string;
  readonly work: Work;
  readonly part: string;
  readonly out: readonly string[];
  readonly isDone: boolean;

  constructor(task: string, work: Work, part: string, out: readonly string[] = [], isDone = false) {
    this.task = task;
    this.work = work;
    this.part = part;
    this.out = out;
    this.isDone = isDone;
  }

  get kind(): BoundKind {
    const view = taskView(sitting, this.task);
    const kind = view === null ? null : boundKind(view, this.work, this.part, sitting);
    if (kind === null) throw new Error(this.task);
    return kind;
  }

  /** Says a line: free text where the part is text, else numbers and words. What isn't taken leaves everything as it was. */
  say(line: string): Talk {
    const { text } = this.kind;
    const taken = text === null ? this.kind.take(line) : takeText(text, line, this.part);
    if (taken === null) return new Talk(this.task, this.work, this.part, ['(not taken)']);
    if (typeof taken === 'string') return new Talk(this.task, this.work, this.part, [taken]);
    return new Talk(this.task, taken.work, taken.part, taken.out, taken.isDone);
  }
}

/** What the tests agree on about a sitting. */
export const arrangements: Arrangements = {
  purpose: 'practice',
  time: { baseMs: 1_800_000, percent: 100, restBreaks: false, deadlineMs: 1_800_000 },
  logPath: 'sittings/small-A1-1.jsonl',
  resumeCommand: 'callsheet resume sittings/small-A1-1.jsonl',
  fullScreenCommand: 'callsheet resume sittings/small-A1-1.jsonl --full-screen',
  interruption: null,
};

/** A log in memory with a clock that the test moves. */
export class MemoryLog {
  readonly lines: string[] = [];
  nowMs = 0;
  isFull = false;

  /** `assessed`: what a start file settles; what is sealed in it is never opened. */
  begin(scenario: Scenario = small, assessed?: Assessed): CreatedRecorder {
    const program = { callsheet: '0', xstate: '0', cel: '0', seedrandom: '0' };
    const opening = { scenario, candidate: 'A1', seed: '7', purpose: 'practice', mode: 'plain' } as const;
    return createRecorder(this.ports(), {
      kind: 'begin',
      opening: { ...opening, percent: 100, restBreaks: false, program, ...(assessed && { assessed }) },
    });
  }

  ports() {
    return {
      append: (lines: readonly string[]) => {
        if (this.isFull) return { ok: false, because: 'The disk is full.' } as const;
        this.lines.push(...lines);
        return { ok: true } as const;
      },
      monotonicMs: () => this.nowMs,
      wall: () => '2026-03-01T09:00:00.000Z',
    };
  }

  records(): readonly LogRecord[] {
    const read = readLog(new TextEncoder().encode(this.lines.join('')));
    if (!read.ok) throw new Error(JSON.stringify(read));
    return read.log.records;
  }
}

/** What came of a run. */
export interface Ran {
  readonly end: PlainEnd;
  readonly out: readonly string[];
  readonly log: MemoryLog;
}

/** Sits the small scenario in plain mode with these batches of lines; a batch may be a single line. */
export async function sit(
  batches: readonly (string | readonly string[])[],
  given: {
    readonly log?: MemoryLog;
    readonly isTyped?: boolean;
    readonly isAscii?: boolean;
    readonly write?: (line: string) => void;
    readonly before?: (line: string, log: MemoryLog) => void;
    readonly scenario?: Scenario;
    /** Called before each line with what a second later does, and the recorder once there is one. */
    readonly meanwhile?: (line: string, second: () => void, recorder: Recorder | null) => void;
  } = {},
): Promise<Ran> {
  const log = given.log ?? new MemoryLog();
  const out: string[] = [];
  let second = (): void => {};
  let recorder: Recorder | null = null;
  async function* lines(): AsyncGenerator<readonly string[]> {
    for (const batch of batches) {
      const together = typeof batch === 'string' ? [batch] : batch;
      for (const line of together) {
        given.before?.(line, log);
        given.meanwhile?.(line, second, recorder);
      }
      yield together;
    }
  }
  const end = await runPlain(
    {
      scenario: given.scenario ?? small,
      arrangements,
      begin: () => {
        const created = log.begin(given.scenario ?? small);
        if (created.ok) recorder = created.recorder;
        return created;
      },
      records: () => log.records(),
      invigilate: () => ['(the invigilator)'],
    },
    {
      lines: lines(),
      write: (line) => {
        out.push(line);
        given.write?.(line);
      },
      isAscii: given.isAscii ?? false,
      isTyped: given.isTyped ?? false,
      every: (_, run) => {
        second = run;
        return () => {};
      },
    },
  );
  return { end, out, log };
}

/** From the start to the task whose document's lines are to be marked. */
export const toTheOrder: readonly string[] = ['start', '1', '1', 'x', '.', 'yes', '', '1', '1 2', '.', 'yes', '', '2'];

/** What is typed up to the list of tasks with the handover note alone. */
export const toTheNote: readonly string[] = [
  ...['start', '1', '1', 'She decides.', '.', 'yes', ''],
  ...['1', '1 2', '.', 'yes', ''],
  ...['1', '1 2 3', '.', 'yes', ''],
  ...['1', 'done', '.', 'yes', ''],
  ...['1', '2 3', 'done', 'The rig comes before the unit call.', '.', 'yes', ''],
  ...['1', '2', '1', '.', 'yes', ''],
  ...['1', '1 300', 'done', '.', 'yes', ''],
  ...['1', '310', '12', 'Mon 07:00', '2h', 'yes', '1', 'Leave it at the gate.', '.', 'done', '.', 'yes', ''],
];

/** What is said after the last of these lines, up to what leaving says. */
export async function saidAfter(...lines: readonly string[]): Promise<readonly string[]> {
  const before = await sit(lines.slice(0, -1));
  const { out } = await sit(lines);
  return out.slice(before.out.length - 2, -2);
}
