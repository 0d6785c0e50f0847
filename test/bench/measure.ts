/** One figure: measured in this run beside its peer, with its bound. */
export interface Figure {
  readonly name: string;
  readonly figure: number;
  readonly unit: '×' | 'ms';
  readonly bound: number;
  /** Whether the figure may be at most its bound, or must be at least that. */
  readonly side: 'at most' | 'at least';
  readonly holds: boolean;
}

/** What was measured of ours and of the peer, in the same unit; in milliseconds where the bound names any. */
export interface Measured {
  readonly ours: number;
  readonly peer: number;
}

/** Ours may be so many times the peer's, or so many milliseconds if that is greater; or it must be at least so many times. */
export type Bound = { readonly times: number; readonly orMs?: number } | { readonly atLeastTimes: number };

/** What was measured of both in turn, round by round. */
export interface Samples {
  readonly ours: readonly number[];
  readonly peer: readonly number[];
}

/**
 * Sets what was measured against its bound. The unit is that of the greater of the two allowances: a ratio, or milliseconds
 * where the peer is so quick that the milliseconds allow more.
 */
export function figureOf(name: string, { ours, peer }: Measured, bound: Bound): Figure {
  if (!(peer > 0)) throw new RangeError(`${name}: the peer took ${peer}, so that nothing can be set against it`);
  if ('atLeastTimes' in bound) return against(name, ours / peer, '×', 'at least', bound.atLeastTimes);
  const { times, orMs = 0 } = bound;
  if (times * peer >= orMs) return against(name, ours / peer, '×', 'at most', times);
  return against(name, ours, 'ms', 'at most', orMs);
}

/** Holds as it is printed, so that a figure that reads like its bound holds. */
function against(name: string, measured: number, unit: Figure['unit'], side: Figure['side'], bound: number): Figure {
  const figure = Math.round(measured * 1000) / 1000;
  return { name, figure, unit, bound, side, holds: side === 'at most' ? figure <= bound : figure >= bound };
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return percentile(numbers, 50);
}

/** The number that so many per cent of them don't exceed. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const index = Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1);
  const found = sorted[index];
  if (found === undefined) throw new RangeError('Nothing was measured');
  return found;
}

/** The same percentile of both. */
export function percentilesOf({ ours, peer }: Samples, percent: number): Measured {
  return { ours: percentile(ours, percent), peer: percentile(peer, percent) };
}

/** The middle of both. */
export function mediansOf(samples: Samples): Measured {
  return percentilesOf(samples, 50);
}

/** How many rounds are measured, after how many that only fill caches and let compilers see the code. */
export interface Rounds {
  readonly warmUp: number;
  readonly counted: number;
}

/** Measures the peer and ours in turn, so that whatever else the machine does falls on both alike. */
export async function inTurn(
  { warmUp, counted }: Rounds,
  ours: () => number | Promise<number>,
  peer: () => number | Promise<number>,
): Promise<Samples> {
  const rounds: Measured[] = [];
  for (let round = 0; round < warmUp + counted; round += 1) rounds.push({ peer: await peer(), ours: await ours() });
  return samplesOf(rounds.slice(warmUp));
}

/** What was measured of both, round by round, side by side. */
export function samplesOf(rounds: readonly Measured[]): Samples {
  return { ours: rounds.map((round) => round.ours), peer: rounds.map((round) => round.peer) };
}

/** Milliseconds that the function takes. */
export function timed(run: () => void): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

/** Milliseconds until what the function promises is there. */
export async function awaited(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/**
 * How often something is done in a row, so that the processor's time can be read well enough: it is counted in ticks of 4 ms. What is
 * measured so takes a millisecond or so, and of 40 in a row one tick was an eighth: true ratios of 1.44 were told as 1.37 or 1.61.
 */
const repeats = 200;

/**
 * Milliseconds for which the function keeps the processor. For what waits for nothing: however busy the machine is with other
 * things, a long run isn't interrupted more often than a short one.
 */
export function worked(run: () => void): number {
  const many = (): void => {
    for (let time = 0; time < repeats; time += 1) run();
  };
  return workedOnce(many) / repeats;
}

/** The same for what takes many ticks by itself. */
export function workedOnce(run: () => void): number {
  const from = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1000;
}

/** Waits, so that a key comes alone. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
