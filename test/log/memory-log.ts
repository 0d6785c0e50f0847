import { type SatAnswers, sitAnswers } from '../../src/log/answers.ts';
import type { Assessed } from '../../src/log/began.ts';
import type { Began } from '../../src/log/book.ts';
import type { CompileEmbedded } from '../../src/log/embed.ts';
import { type Folded, foldLog, type LogState } from '../../src/log/fold.ts';
import { readLog } from '../../src/log/read-log.ts';
import type { LogRecord, Mode } from '../../src/log/record.ts';
import { type Act, type Acted, createRecorder, type Recorder, type RecorderPorts } from '../../src/log/recorder.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { smallSource } from '../fixtures/small.ts';

/** The small scenario, compiled once. */
export const small: Scenario = compiled();

function compiled(): Scenario {
  const { scenario, diagnostics } = compileScenario(smallSource());
  if (scenario === null) throw new Error(diagnostics.map((one) => one.message).join('\n'));
  return scenario;
}

const program: Began['program'] = { callsheet: '0.1.0', xstate: '5.33.3', cel: '8.0.0', seedrandom: '3.0.5' };

/** A log in memory, with clocks that the test moves by hand. */
export class MemoryLog {
  lines: string[] = [];
  /** How many lines each append had. */
  appends: number[] = [];
  nowMs = 0;
  wall = '2026-09-01T09:00:00.000Z';
  problem: string | null = null;
  /** How its scenario is had again; from what is embedded, where nothing is said. */
  compile: CompileEmbedded | undefined = undefined;

  ports(): RecorderPorts {
    return {
      append: (lines) => {
        if (this.problem !== null) return { ok: false, because: this.problem };
        this.lines.push(...lines);
        this.appends.push(lines.length);
        return { ok: true };
      },
      monotonicMs: () => this.nowMs,
      wall: () => this.wall,
    };
  }

  begin(
    given: {
      scenario?: Scenario;
      mode?: Mode;
      seed?: string;
      purpose?: 'practice' | 'assessed';
      percent?: number;
      restBreaks?: boolean;
      /** What a start file settles, where it is sealed: then the scenario is the candidate's part. */
      assessed?: Assessed;
    } = {},
  ): Recorder {
    const { mode = 'plain', seed = '7', purpose = 'practice', percent = 100, restBreaks = false } = given;
    const { scenario = small, assessed } = given;
    if (assessed !== undefined) this.compile = () => ({ scenario, diagnostics: [] });
    const terms = { candidate: 'A1', seed, purpose, mode, percent, restBreaks, program };
    const opening = { scenario, ...terms, ...(assessed === undefined ? {} : { assessed }) };
    return must(createRecorder(this.ports(), { kind: 'begin', opening }));
  }

  resume(given: { mode?: Mode; tornTails?: readonly string[] } = {}): Recorder {
    const { mode = 'plain', tornTails = [] } = given;
    return must(createRecorder(this.ports(), { kind: 'resume', state: this.state(), mode, tornTails }));
  }

  get text(): string {
    return this.lines.join('');
  }

  get bytes(): Uint8Array {
    return new TextEncoder().encode(this.text);
  }

  records(): readonly LogRecord[] {
    const read = readLog(this.bytes);
    if (!read.ok || read.log.damage !== null) throw new Error(JSON.stringify(read));
    return read.log.records;
  }

  fold(): Folded {
    return foldLog(this.records(), this.compile);
  }

  state(): LogState {
    const folded = this.fold();
    if (!folded.ok) throw new Error(JSON.stringify(folded.difference));
    return folded.state;
  }

  kinds(): readonly string[] {
    return this.records().map((record) => record.kind);
  }

  /** A copy that goes its own way. */
  copy(lines: number = this.lines.length): MemoryLog {
    const copy = new MemoryLog();
    copy.lines = this.lines.slice(0, lines);
    copy.nowMs = this.nowMs;
    copy.wall = this.wall;
    copy.compile = this.compile;
    return copy;
  }
}

function must(created: ReturnType<typeof createRecorder>): Recorder {
  if (!created.ok) throw new Error(created.because);
  return created.recorder;
}

/** Does an act that has to be taken. */
export function act(recorder: Recorder, what: Act): Extract<Acted, { ok: true }>['seat'] {
  const acted = recorder.act(what);
  if (!acted.ok) throw new Error(acted.because);
  return acted.seat;
}

/** Why an act is refused. */
export function refusalOf(recorder: Recorder, what: Act): string {
  const acted = recorder.act(what);
  return acted.ok ? 'taken' : acted.because;
}

/** Sits an answers file of the small scenario. */
export function sit(recorder: Recorder, text: string): SatAnswers {
  const problems: string[] = [];
  const answers = readAnswers('answers.yaml', text, small, (diagnostic) => problems.push(diagnostic.message));
  if (answers === null) throw new Error(problems.join('\n'));
  return sitAnswers(recorder, answers);
}
