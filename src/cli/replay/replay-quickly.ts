import { type CompileEmbedded, createCompileCache, sealedScenarioOf } from '../../log/embed.ts';
import { type LogReading, readLog } from '../../log/read-log.ts';
import { type Replayed, replayLog } from '../../log/replay.ts';
import { type Compiled, compileScenario } from '../../scenario/compile.ts';
import type { ScenarioSource } from '../../scenario/scenario.ts';
import { type Replay, replayOf } from '../../view/replay.ts';
import { parsingKept } from '../open/parsing-kept.ts';

/** A log read and replayed, as far as it goes. */
export interface ReplayedLog {
  readonly reading: LogReading;
  readonly replayed: Replayed;
}

/** A log of which the beginning is known, and the rest is to be had. */
export interface BegunReplay {
  /** The sitting at its first record. */
  readonly first: Replay;
  /** Reads and replays all of it, when it is first called. */
  readonly whole: () => ReplayedLog;
}

/**
 * Opens a log by its first record alone, so that the first screen is there before the rest is read; null where the first record
 * isn't whole, differs from its replay, or holds its scenario sealed.
 */
export function beginReplay(bytes: Uint8Array): BegunReplay | null {
  const read = readLog(bytes.subarray(0, bytes.indexOf(lineEnd) + 1));
  if (!read.ok || sealedScenarioOf(read.log.records) !== null) return null;
  const compile = createCompileCache(compileQuickly);
  const { records } = read.log;
  const begun = records.length === 0 ? null : replayLog(records, compile);
  const first = begun === null ? null : replayOf(begun, null);
  return first === null ? null : { first: { ...first, isWhole: false }, whole: once(() => wholeOf(bytes, compile)) };
}

const lineEnd = 0x0a;

function wholeOf(bytes: Uint8Array, compile: CompileEmbedded): ReplayedLog {
  const read = readLog(bytes);
  // What makes a file no log stands in its first record, and that was read.
  if (!read.ok) throw new Error(`The first record was read, and now the log ${read.because}`);
  return { reading: read.log, replayed: replayLog(read.log.records, compile) };
}

/** As for a sitting, a scenario that was read before on this machine isn't read again. */
function compileQuickly(source: ScenarioSource): Compiled {
  return compileScenario(source, parsingKept());
}

function once<Result>(work: () => Result): () => Result {
  let done: { readonly result: Result } | null = null;
  return () => {
    done ??= { result: work() };
    return done.result;
  };
}
