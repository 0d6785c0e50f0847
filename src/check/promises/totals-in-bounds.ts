import { diagnose } from '../../scenario/diagnostic.ts';
import type { Fact } from '../../scenario/scenario.ts';
import { forwards } from '../components.ts';
import type { Finding, Study } from '../study.ts';
import { movesAlong } from '../witness.ts';

/** What an author can do about a fact that leaves its bounds. */
export const widen = 'Widen the bounds, or change what is added.';

/**
 * Facts that are only added up stay in their bounds. They aren't part of the state: the most that each may come to, and the
 * least, are worked out over every way through the graph.
 */
export function totalsInBounds(study: Study): readonly Finding[] {
  const { totals } = study.graph.stepper.slots;
  return study.scenario.facts.filter(({ id }) => totals.has(id)).flatMap((fact) => boundBroken(study, fact));
}

function boundBroken(study: Study, fact: Fact): readonly Finding[] {
  for (const sign of [1, -1] as const) {
    const witness = wayBeyond(study, sumsOf(study, fact, sign));
    if (witness === null) continue;
    const message = `\`${fact.id}\` can go ${sign === 1 ? 'above its `at-most`' : 'below its `at-least`'}.`;
    return [{ diagnostic: diagnose('CS804', fact.span, message, widen), witness }];
  }
  return [];
}

/** What a fact comes to, counted so that more is nearer to the bound in question. */
interface Sums {
  readonly starts: number;
  readonly bound: number;
  /** What each label adds in all, and the most that it has added at any point of it. */
  readonly net: Float64Array;
  readonly peak: Float64Array;
  /** The same of each root. */
  readonly atRoots: readonly Added[];
}

interface Added {
  readonly net: number;
  readonly peak: number;
}

function sumsOf({ graph }: Study, { id, starts, least, most }: Fact, sign: 1 | -1): Sums {
  const added = (news: readonly number[]): Added => {
    let [net, peak] = [0, 0];
    for (const number of news) {
      const one = graph.stepper.news[number];
      if (one?.kind === 'added' && one.fact === id) net += one.amount * sign;
      peak = Math.max(peak, net);
    }
    return { net, peak };
  };
  const byLabel = graph.labels.map(({ news }) => added(news));
  return {
    starts: Number(starts) * sign,
    bound: sign === 1 ? (most ?? Number.POSITIVE_INFINITY) : -(least ?? Number.NEGATIVE_INFINITY),
    net: Float64Array.from(byLabel, ({ net }) => net),
    peak: Float64Array.from(byLabel, ({ peak }) => peak),
    atRoots: graph.roots.map(({ news }) => added(news)),
  };
}

/** A shortest way beyond the bound; null when there is none. */
function wayBeyond(study: Study, sums: Sums): Finding['witness'] {
  const { starts, bound, atRoots } = sums;
  const root = study.graph.roots.find((_, at) => starts + (atRoots[at]?.peak ?? 0) > bound);
  if (root !== undefined) return { choices: root.variant.choices, moves: [] };
  return canPass(study, sums) ? shortestBeyond(study, sums) : null;
}

const unreached = Number.NEGATIVE_INFINITY;

function canPass({ graph, components }: Study, { starts, bound, net, peak, atRoots }: Sums): boolean {
  const most = new Float64Array(graph.count).fill(unreached);
  graph.roots.forEach(({ state }, at) => {
    most[state] = Math.max(most[state] ?? unreached, starts + (atRoots[at]?.net ?? 0));
  });
  let isPassed = false;
  forwards(components, (state) => {
    const here = most[state] ?? unreached;
    if (here === unreached || isPassed) return false;
    let isChanged = false;
    for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1) {
      const [to, label] = [graph.to[edge] ?? 0, graph.label[edge] ?? 0];
      // A move that leads back to where it was made can be made until the bound is passed.
      isPassed ||= here + (peak[label] ?? 0) > bound || (to === state && (net[label] ?? 0) > 0);
      const then = here + (net[label] ?? 0);
      if (then <= (most[to] ?? unreached)) continue;
      most[to] = then;
      isChanged = true;
    }
    return isChanged && !isPassed;
  });
  return isPassed;
}

/** A state come to with a sum, by an edge from an earlier one; a root by none. */
interface Come {
  readonly state: number;
  readonly sum: number;
  readonly edge: number | null;
  readonly from: Come | null;
}

/** Goes on move by move, from each state only with a greater sum than it was come to with before. */
function shortestBeyond({ graph }: Study, { starts, bound, net, peak, atRoots }: Sums): Finding['witness'] {
  const most = new Float64Array(graph.count).fill(unreached);
  const queue: Come[] = [];
  const come = (one: Come): void => {
    if (one.sum <= (most[one.state] ?? unreached)) return;
    most[one.state] = one.sum;
    queue.push(one);
  };
  graph.roots.forEach(({ state }, at) => {
    come({ state, sum: starts + (atRoots[at]?.net ?? 0), edge: null, from: null });
  });
  for (let head = 0; head < queue.length; head += 1) {
    const here = queue[head];
    if (here === undefined) break;
    for (let edge = graph.first[here.state] ?? 0; edge < (graph.first[here.state + 1] ?? 0); edge += 1) {
      const label = graph.label[edge] ?? 0;
      const there: Come = {
        state: graph.to[edge] ?? 0,
        sum: here.sum + (net[label] ?? 0),
        edge,
        from: here,
      };
      if (here.sum + (peak[label] ?? 0) > bound) return wayOf(graph, there);
      come(there);
    }
  }
  return null;
}

function wayOf(graph: Study['graph'], last: Come): Finding['witness'] {
  const edges: number[] = [];
  let at = last;
  for (; at.from !== null; at = at.from) if (at.edge !== null) edges.push(at.edge);
  const root = graph.roots.find(({ state }) => state === at.state);
  return { choices: root?.variant.choices ?? {}, moves: movesAlong(graph, edges.reverse()) };
}
