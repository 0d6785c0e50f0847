import { machineClocks, wallNow } from '../../host/clocks.ts';
import { every } from '../../host/every.ts';
import { type LogFile, readLogFile } from '../../host/log-file.ts';
import { createWatch, type Disturbance, lookEveryMs, type MachineClocks } from '../../host/watch.ts';
import { readLog } from '../../log/read-log.ts';
import type { LogRecord, Mode } from '../../log/record.ts';
import { type Act, type CreatedRecorder, createRecorder, type Recorder, type Start } from '../../log/recorder.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Arrangements } from '../../view/arrangements.ts';
import type { KeptSettings } from '../../view/settings.ts';

/** The clocks of a machine, and what it does every so often: a test hands in its own. */
export interface Machine {
  readonly clocks: MachineClocks;
  /** RFC 3339 in UTC with milliseconds. */
  readonly wall: () => string;
  /** Does something every so many milliseconds until the function it gives is called. */
  readonly every: (ms: number, run: () => void) => () => void;
}

const thisMachine: Machine = { clocks: machineClocks, wall: wallNow, every };

/** A sitting about to be sat, in whatever mode: its log is held, its time doesn't run before `begin`. */
export interface Seating {
  readonly scenario: Scenario;
  readonly arrangements: Arrangements;
  /** How the candidate has the screen: never on the record. */
  readonly settings: KeptSettings;
  /** Writes the first records and starts the clock. Called once. */
  readonly begin: (mode: Mode) => CreatedRecorder;
  /** The records that are on the disk now. */
  readonly records: () => readonly LogRecord[];
  /** The recorder, once it has begun. */
  readonly recorder: () => Recorder | null;
  /** Stops the clock's watch and lets go of the log; where there is nothing to go on with, of the settings too. */
  readonly close: () => void;
  /** Runs something that holds the program up by the candidate's own wish (an editor): that it stood still is no incident. */
  readonly aside: <Result>(run: () => Result) => Result;
}

/** Something that another program handed in for the record; `act` is null where it is nothing to be put there. */
export interface TakenIn {
  readonly act: Act | null;
  /** Takes it away. */
  readonly done: () => void;
}

/** What a seating uses of the world, besides its log. */
export interface SeatingPorts {
  readonly machine?: Machine;
  /** What other programs handed in since the last look. */
  readonly takeIn?: () => readonly TakenIn[];
}

/** Joins a log file, the machine's clocks and the recorder. `start` is asked at the beginning, not before. */
export function createSeating(
  log: LogFile,
  scenario: Scenario,
  arrangements: Arrangements,
  start: (mode: Mode) => Start | { readonly because: string },
  settings: KeptSettings,
  { machine = thisMachine, takeIn = () => [] }: SeatingPorts = {},
): Seating {
  let recorder: Recorder | null = null;
  let stopWatching = (): void => {};
  let look = (): readonly Disturbance[] => [];
  const begin = (mode: Mode): CreatedRecorder => {
    const from = start(mode);
    if ('because' in from) return { ok: false, because: from.because, lost: true };
    // Not before: whoever reads the briefing for an hour has stopped no program.
    const watch = createWatch(machine.clocks);
    const created = createRecorder({ append: log.append, monotonicMs: watch.nowMs, wall: machine.wall }, from);
    if (!created.ok) return created;
    recorder = created.recorder;
    look = watch.look;
    stopWatching = machine.every(lookEveryMs, () => {
      note(look(), created.recorder);
      for (const { act, done } of takeIn()) {
        if (act !== null) created.recorder.act(act);
        done();
      }
    });
    return created;
  };
  const close = (): void => {
    stopWatching();
    const isNeverBegun = recorder === null && arrangements.interruption === null;
    if (isNeverBegun || hasEnded(recorder)) settings.keep(null);
    log.close();
  };
  const aside = <Result>(run: () => Result): Result => {
    const result = run();
    look();
    return result;
  };
  const records = (): readonly LogRecord[] => recordsIn(log.path);
  return { scenario, arrangements, settings, begin, records, recorder: () => recorder, close, aside };
}

function hasEnded(recorder: Recorder | null): boolean {
  return (recorder?.seat().sitting.ended ?? null) !== null;
}

/** What befell the machine goes onto the record as it is noticed. A recorder that takes nothing more (the sitting has ended) says so by itself. */
function note(disturbances: readonly Disturbance[], recorder: Recorder): void {
  for (const disturbance of disturbances) recorder.act({ kind: 'incident', ...disturbance });
}

function recordsIn(path: string): readonly LogRecord[] {
  const file = readLogFile(path);
  const read = file.ok ? readLog(file.value.bytes) : null;
  return read?.ok === true ? read.log.records : [];
}
