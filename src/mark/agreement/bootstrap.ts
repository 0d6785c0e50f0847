import { streamOf } from '../../engine/draws.ts';
import type { Estimate } from './estimate.ts';
import { type Interval, percentileInterval } from './interval.ts';

/** How intervals are drawn. */
export interface Bootstrap {
  /** Not empty. */
  readonly seed: string;
  readonly rounds: number;
}

/**
 * Percentile intervals of several estimates by a bootstrap that draws whole sittings with replacement, since the marks of one
 * sitting go together. `estimate` is given how often each sitting was drawn, and gives the same estimates in the same order each
 * time. Each round has a stream of its own, so that more rounds never change the earlier ones. Yields the rounds done; told to stop,
 * it makes the intervals of these.
 */
export function* bootstrap(
  sittings: number,
  { seed, rounds }: Bootstrap,
  estimate: (drawn: Int32Array) => readonly Estimate[],
): Generator<number, Drawn, boolean> {
  const drawn = new Int32Array(sittings);
  const kept: Kept[] = [];
  let done = 0;
  for (; done < rounds; done += 1) {
    if (yield done) break;
    drawSittings(drawn, streamOf(seed, `agreement round ${done}`));
    keep(kept, estimate(drawn), rounds);
  }
  const intervals = kept.map(({ values, count }) => percentileInterval(values.subarray(0, count), done));
  return { intervals, rounds: done };
}

/** What came of it: the intervals, none where no round was done, and from how many rounds. */
export interface Drawn {
  readonly intervals: readonly Interval[];
  readonly rounds: number;
}

/** The values of one estimate in the rounds in which it was defined. */
interface Kept {
  readonly values: Float64Array;
  count: number;
}

function keep(kept: Kept[], estimates: readonly Estimate[], rounds: number): void {
  for (const [at, estimate] of estimates.entries()) {
    kept[at] ??= { values: new Float64Array(rounds), count: 0 };
    const one = kept[at];
    if (!estimate.ok || one === undefined) continue;
    one.values[one.count] = estimate.value;
    one.count += 1;
  }
}

/** Draws as many sittings as there are, each as likely as the others: how often each came. */
function drawSittings(drawn: Int32Array, random: () => number): void {
  drawn.fill(0);
  for (let time = 0; time < drawn.length; time += 1) {
    const sitting = Math.floor(random() * drawn.length);
    drawn[sitting] = (drawn[sitting] ?? 0) + 1;
  }
}
