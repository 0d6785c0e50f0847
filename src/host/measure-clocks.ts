import { createWatch, type MachineClocks } from './watch.ts';

/** How far the clocks of a machine went in one interval, in milliseconds, and what a sitting's watch noticed in it. */
export interface ClocksReading {
  readonly monotonicMs: number;
  readonly uptimeMs: number;
  readonly wallMs: number;
  /** The wall clock at the end, RFC 3339 in UTC. */
  readonly wall: string;
  readonly noticed: readonly string[];
}

/** For how long clocks are measured, in milliseconds: less than the watch calls late. */
export const clocksMeasuredMs = 2_000;

/** Begins to measure; the function it gives ends it. */
export function startClocks(clocks: MachineClocks): () => ClocksReading {
  const watch = createWatch(clocks);
  const from = read(clocks);
  return () => {
    const to = read(clocks);
    return {
      monotonicMs: to.monotonic - from.monotonic,
      uptimeMs: to.uptime - from.uptime,
      wallMs: to.wall - from.wall,
      wall: new Date(to.wall).toISOString(),
      noticed: watch.look().map(({ detail }) => detail),
    };
  };
}

function read(clocks: MachineClocks): { readonly monotonic: number; readonly uptime: number; readonly wall: number } {
  return { monotonic: clocks.monotonicMs(), uptime: clocks.uptimeMs(), wall: clocks.wallMs() };
}
