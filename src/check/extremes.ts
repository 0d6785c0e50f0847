import type { Components } from './components.ts';
import type { Graph } from './graph.ts';

/** The least and the most of something over all complete paths. `isEndless`: a path can go round and gather it for ever. */
export interface Extremes {
  readonly least: number;
  readonly most: number;
  readonly isEndless: boolean;
}

/** No complete path. */
const none = Number.POSITIVE_INFINITY;

/**
 * What complete paths from each of these states gather at the least and at the most, where each move gathers `weights` of its
 * label (nought or more). Pure.
 */
export function extremesFrom(
  graph: Graph,
  components: Components,
  ended: Uint8Array,
  weights: ArrayLike<number>,
): (state: number) => Extremes {
  const { order, of } = components;
  const least = new Float64Array(graph.count).fill(none);
  const most = new Float64Array(graph.count).fill(-none);
  const endless = new Uint8Array(graph.count);
  for (let from = 0; from < order.length; ) {
    let until = from + 1;
    while (until < order.length && of[order[until] ?? 0] === of[order[from] ?? 0]) until += 1;
    let isEndless = false;
    let [low, high] = [none, -none];
    const each = (visit: (state: number, to: number, weight: number, isInside: boolean) => void): void => {
      for (let at = from; at < until; at += 1) {
        const state = order[at] ?? 0;
        for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1) {
          const to = graph.to[edge] ?? 0;
          visit(state, to, weights[graph.label[edge] ?? 0] ?? 0, of[to] === of[state]);
        }
      }
    };
    for (let at = from; at < until; at += 1) if (ended[order[at] ?? 0] === 1) [low, high] = [0, 0];
    each((_, to, weight, isInside) => {
      if (isInside) isEndless ||= weight > 0;
      else {
        high = Math.max(high, weight + (most[to] ?? -none));
        isEndless ||= endless[to] === 1;
        low = Math.min(low, weight + (least[to] ?? none));
      }
    });
    for (let at = from; at < until; at += 1) {
      const state = order[at] ?? 0;
      least[state] = until - from === 1 ? low : none;
      most[state] = high;
      endless[state] = isEndless ? 1 : 0;
    }
    if (until - from > 1) leastAround(each, least, ended, order.subarray(from, until));
    from = until;
  }
  return (state) => ({ least: least[state] ?? 0, most: most[state] ?? 0, isEndless: endless[state] === 1 });
}

/** The least in a circle of states: gone over until nothing gets less. */
function leastAround(
  each: (visit: (state: number, to: number, weight: number) => void) => void,
  least: Float64Array,
  ended: Uint8Array,
  states: Uint32Array,
): void {
  for (const state of states) if (ended[state] === 1) least[state] = 0;
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    each((state, to, weight) => {
      const found = weight + (least[to] ?? none);
      if (found >= (least[state] ?? none)) return;
      least[state] = found;
      isChanged = true;
    });
  }
}
