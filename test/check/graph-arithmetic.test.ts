import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backwards, componentsOf, type Edges, forwards } from '../../src/check/components.ts';
import { extremesFrom } from '../../src/check/extremes.ts';
import type { Graph } from '../../src/check/graph.ts';

/** A small graph: for each state where its edges lead, and what each gathers. */
type Drawn = readonly (readonly { readonly to: number; readonly weight: number }[])[];

const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 1, max: 7 }).chain((count) =>
  fc.array(fc.array(fc.record({ to: fc.nat(count - 1), weight: fc.nat(3) }), { maxLength: 3 }), {
    minLength: count,
    maxLength: count,
  }),
);

function edgesOf(graph: Drawn): Edges & { readonly label: Uint32Array; readonly weights: number[] } {
  const flat = graph.flat();
  const first = [0];
  for (const edges of graph) first.push((first.at(-1) ?? 0) + edges.length);
  return {
    count: graph.length,
    first: Uint32Array.from(first),
    to: Uint32Array.from(flat, ({ to }) => to),
    label: Uint32Array.from(flat, (_, at) => at),
    weights: flat.map(({ weight }) => weight),
  };
}

/** What can be reached from each state, itself among it. */
function reach(graph: Drawn): readonly ReadonlySet<number>[] {
  return graph.map((_, from) => {
    const found = new Set([from]);
    for (const state of found) for (const { to } of graph[state] ?? []) found.add(to);
    return found;
  });
}

it('states are in one component when each can be reached from the other, and lead to no higher one', () => {
  fc.assert(
    fc.property(drawn, (graph) => {
      const reached = reach(graph);
      const { of, order, count } = componentsOf(edgesOf(graph));
      for (const [one, ahead] of reached.entries())
        for (const other of reached.keys())
          expect(of[one] === of[other]).toBe(ahead.has(other) && reached[other]?.has(one) === true);
      graph.forEach((edges, from) => {
        for (const { to } of edges) expect(of[to]).toBeLessThanOrEqual(of[from] ?? 0);
      });
      expect([...order].sort()).toEqual([...graph.keys()]);
      expect(new Set(of).size).toBe(count);
    }),
  );
});

it('what is worked out backwards and forwards comes to all that follows, and all that leads there', () => {
  fc.assert(
    fc.property(drawn, (graph) => {
      const edges = edgesOf(graph);
      const components = componentsOf(edges);
      const after = graph.map((_, state) => 1 << state);
      backwards(components, (state) => {
        const now = (graph[state] ?? []).reduce((sum, { to }) => sum | (after[to] ?? 0), after[state] ?? 0);
        const isChanged = now !== after[state];
        after[state] = now;
        return isChanged;
      });
      const bits = (states: Iterable<number>): number => [...states].reduce((sum, state) => sum | (1 << state), 0);
      expect(after).toEqual(reach(graph).map(bits));
      const before = graph.map((_, state) => 1 << state);
      forwards(components, (state) => {
        let isChanged = false;
        for (const { to } of graph[state] ?? []) {
          const now = (before[to] ?? 0) | (before[state] ?? 0);
          isChanged ||= now !== before[to];
          before[to] = now;
        }
        return isChanged;
      });
      const reached = reach(graph);
      expect(before).toEqual(
        graph.map((_, state) => bits(reached.flatMap((ahead, from) => (ahead.has(state) ? [from] : [])))),
      );
    }),
  );
});

/** The least and the most over all complete paths that pass no state more often than there are states, tried one by one. */
function pathsFrom(graph: Drawn, ended: ReadonlySet<number>, from: number, left: number): readonly number[] {
  if (ended.has(from)) return [0];
  if (left === 0) return [];
  return (graph[from] ?? []).flatMap(({ to, weight }) =>
    pathsFrom(graph, ended, to, left - 1).map((sum) => sum + weight),
  );
}

it('the least and the most of complete paths are those of all paths tried one by one', () => {
  fc.assert(
    fc.property(drawn, fc.array(fc.nat(6), { minLength: 1, maxLength: 2 }), (graph, endings) => {
      const ended = new Set(endings.filter((state) => state < graph.length));
      const cut = graph.map((edges, state) => (ended.has(state) ? [] : edges.slice(0, 2)));
      const { weights, ...edges } = edgesOf(cut);
      const graphOf = edges as unknown as Graph;
      const isEnded = Uint8Array.from(cut, (_, state) => (ended.has(state) ? 1 : 0));
      const from = extremesFrom(graphOf, componentsOf(edges), isEnded, weights);
      const reached = reach(cut);
      cut.forEach((_, state) => {
        const sums = pathsFrom(cut, ended, state, cut.length);
        const { least, most, isEndless } = from(state);
        expect(least).toBe(Math.min(...sums));
        const circles = [...(reached[state] ?? [])].some((one) =>
          (cut[one] ?? []).some(({ to, weight }) => weight > 0 && reached[to]?.has(one)),
        );
        expect(isEndless).toBe(circles);
        if (!circles) expect(most).toBe(Math.max(...sums));
      });
    }),
    { numRuns: 300 },
  );
});
