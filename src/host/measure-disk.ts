import { statfsSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isThere } from './is-there.ts';
import { createLog, type LogFile, openLog } from './log-file.ts';
import type { LogProblem } from './log-problem.ts';
import { letOthersRun } from './others.ts';

/** The disk that a folder is on, as far as a log needs it. */
export interface DiskReading {
  /** Whether the folder is there; where it isn't, the nearest one above it was looked at. */
  readonly isThere: boolean;
  /** Null where the system doesn't say. */
  readonly freeBytes: number | null;
  readonly log: LogReading;
}

/** How long appends to a log took, and whether nobody else could open it meanwhile; or why none could be made. */
export type LogReading =
  | {
      readonly ok: true;
      readonly medianMs: number;
      readonly worstMs: number;
      readonly appends: number;
      readonly isHeld: boolean;
    }
  | { readonly ok: false; readonly problem: LogProblem['problem'] };

/** The most appends, and for how long they go on where each is slow. */
const appendsMax = 50;
const appendingMsMax = 5_000;

/** As long as an ordinary record. */
const line = `${JSON.stringify({ trial: 'x'.repeat(400) })}\n`;

/**
 * Makes a log for trial in the folder, or in the nearest one above it that is there, just as a sitting makes one; appends to it,
 * tries to open it a second time, and takes it away again. Stops early when `isStopped` says so.
 */
export async function measureDisk(
  folder: string,
  nowMs: () => number,
  isStopped: () => boolean = () => false,
): Promise<DiskReading> {
  const nearest = nearestThere(folder);
  const isHere = nearest === folder;
  const freeBytes = freeBytesOf(nearest);
  const made = createLog(freeName(nearest));
  if (!made.ok) return { isThere: isHere, freeBytes, log: { ok: false, problem: made.problem } };
  try {
    return { isThere: isHere, freeBytes, log: await measureLog(made.value, nowMs, isStopped) };
  } finally {
    made.value.close();
    // One in which nothing was ever written is gone by now.
    if (isThere(made.value.path)) unlinkSync(made.value.path);
  }
}

async function measureLog(log: LogFile, nowMs: () => number, isStopped: () => boolean): Promise<LogReading> {
  const took: number[] = [];
  const began = nowMs();
  while (took.length < appendsMax && nowMs() - began < appendingMsMax && !isStopped()) {
    const before = nowMs();
    if (!log.append([line]).ok) return { ok: false, problem: 'failed' };
    took.push(nowMs() - before);
    await letOthersRun();
  }
  const sorted = took.toSorted((one, other) => one - other);
  const medianMs = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { ok: true, medianMs, worstMs: sorted.at(-1) ?? 0, appends: took.length, isHeld: isHeld(log.path) };
}

/** Whether a second one is refused. */
function isHeld(path: string): boolean {
  const second = openLog(path);
  if (second.ok) second.value.close();
  return !second.ok && second.problem === 'held';
}

/** The folder itself, or the nearest above it that is there. */
function nearestThere(folder: string): string {
  const above = dirname(folder);
  return isThere(folder) || above === folder ? folder : nearestThere(above);
}

/** A name that no sitting has: it isn't listed as a log, should the program be killed before it is taken away. */
function freeName(folder: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, `.callsheet-doctor-${process.pid}-${n}`);
    if (!isThere(path)) return path;
  }
}

function freeBytesOf(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
