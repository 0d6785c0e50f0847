import { machineClocks, wallNow } from '../host/clocks.ts';
import { every } from '../host/every.ts';
import { type LogFile, readLogFile } from '../host/log-file.ts';
import { createWatch, lookEveryMs, type Watch } from '../host/watch.ts';
import { readLog } from '../log/read-log.ts';
import type { LogRecord, Mode } from '../log/record.ts';
import { type CreatedRecorder, createRecorder, type Recorder, type Start } from '../log/recorder.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Arrangements } from '../view/arrangements.ts';

/** A sitting about to be sat, in whatever mode: its log is held, its time doesn't run before `begin`. */
export interface Seating {
  readonly scenario: Scenario;
  readonly arrangements: Arrangements;
  /** Writes the first records and starts the clock. Called once. */
  readonly begin: (mode: Mode) => CreatedRecorder;
  /** The records that are on the disk now. */
  readonly records: () => readonly LogRecord[];
  /** The recorder, once it has begun. */
  readonly recorder: () => Recorder | null;
  /** Stops the clock's watch and lets go of the log. */
  readonly close: () => void;
}

/** Joins a log file, the machine's clocks and the recorder. `start` is asked at the beginning, not before. */
export function createSeating(
  log: LogFile,
  scenario: Scenario,
  arrangements: Arrangements,
  start: (mode: Mode) => Start | { readonly because: string },
): Seating {
  const watch = createWatch(machineClocks);
  let recorder: Recorder | null = null;
  let stopWatching = (): void => {};
  const begin = (mode: Mode): CreatedRecorder => {
    const from = start(mode);
    if ('because' in from) return { ok: false, because: from.because, lost: true };
    const created = createRecorder({ append: log.append, monotonicMs: watch.nowMs, wall: wallNow }, from);
    if (!created.ok) return created;
    recorder = created.recorder;
    stopWatching = every(lookEveryMs, () => noteDisturbances(watch, created.recorder));
    return created;
  };
  const close = (): void => {
    stopWatching();
    log.close();
  };
  return { scenario, arrangements, begin, records: () => recordsIn(log.path), recorder: () => recorder, close };
}

/** What befell the machine goes onto the record as it is noticed. A recorder that takes nothing more (the sitting has ended) says so by itself. */
function noteDisturbances(watch: Watch, recorder: Recorder): void {
  for (const disturbance of watch.look()) recorder.act({ kind: 'incident', ...disturbance });
}

function recordsIn(path: string): readonly LogRecord[] {
  const file = readLogFile(path);
  const read = file.ok ? readLog(file.value.bytes) : null;
  return read?.ok === true ? read.log.records : [];
}
