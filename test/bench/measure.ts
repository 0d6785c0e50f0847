/** One figure: a ratio measured in this run, with its bound. */
export interface Figure {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly bound: number;
  readonly holds: boolean;
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return percentile(numbers, 50);
}

/** The number that so many per cent of them don't exceed. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1));
  const found = sorted[index];
  if (found === undefined) throw new Error('Nothing was measured');
  return found;
}

/** A ratio as it is printed, and whether it is within its bound. */
export function ratio(name: string, measured: number, peer: number, bound: number): Figure {
  const figure = round(measured / peer);
  return { name, figure, unit: '×', bound, holds: figure <= bound };
}

/**
 * A time that may be `bound` times its peer's, or `atLeast` milliseconds if that is greater. The figure is the time as a part of
 * what is allowed, so that 1 is the bound.
 */
export function ratioOrMs(name: string, measuredMs: number, peerMs: number, bound: number, atLeastMs: number): Figure {
  const allowedMs = Math.max(bound * peerMs, atLeastMs);
  const isByPeer = bound * peerMs >= atLeastMs;
  const figure = round(isByPeer ? measuredMs / peerMs : measuredMs);
  return {
    name,
    figure,
    unit: isByPeer ? '×' : 'ms',
    bound: isByPeer ? bound : atLeastMs,
    holds: measuredMs <= allowedMs,
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Milliseconds that the function takes. */
export function timed(run: () => void): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

/** Waits, so that a key comes alone. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
