import { waitMinutesMax } from '../engine/step.ts';
import type { AnswersStep } from '../scenario/answers-file.ts';
import type { Graph } from './graph.ts';
import { noEdge } from './graph.ts';
import type { Move } from './stepper.ts';
import type { Witness } from './study.ts';

/** A shortest way to a state, and then along these edges. */
export function wayTo(graph: Graph, state: number, then: readonly number[] = []): Witness {
  const edges: number[] = [];
  let at = state;
  for (let edge = graph.foundBy[at] ?? noEdge; edge !== noEdge; edge = graph.foundBy[at] ?? noEdge) {
    edges.push(edge);
    at = graph.foundFrom[at] ?? 0;
  }
  return { choices: choicesAt(graph, at), moves: movesAlong(graph, [...edges.reverse(), ...then]) };
}

/** The moves of edges. */
export function movesAlong(graph: Graph, edges: readonly number[]): readonly Move[] {
  return edges.flatMap((edge) => graph.labels[graph.label[edge] ?? 0]?.move ?? []);
}

function choicesAt(graph: Graph, root: number): Witness['choices'] {
  return graph.roots.find(({ state }) => state === root)?.variant.choices ?? {};
}

/** A shortest way from the openings over edges that are allowed, to the first state or edge that is wanted; null when there is none. */
export function firstWay(
  graph: Graph,
  isAllowed: (edge: number, from: number) => boolean,
  isWantedEdge: (edge: number, from: number) => boolean,
  isWantedState: (state: number) => boolean,
): Witness | null {
  const cameBy = new Uint32Array(graph.count).fill(noEdge);
  const cameFrom = new Uint32Array(graph.count).fill(noEdge);
  const seen = new Uint8Array(graph.count);
  const queue: number[] = [];
  for (const { state } of graph.roots) {
    if (seen[state] === 1) continue;
    seen[state] = 1;
    queue.push(state);
  }
  const trace = (state: number, last: number | null): Witness => {
    const edges = last === null ? [] : [last];
    let at = state;
    for (let edge = cameBy[at] ?? noEdge; edge !== noEdge; edge = cameBy[at] ?? noEdge) {
      edges.push(edge);
      at = cameFrom[at] ?? 0;
    }
    return { choices: choicesAt(graph, at), moves: movesAlong(graph, edges.reverse()) };
  };
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0;
    if (isWantedState(state)) return trace(state, null);
    for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1) {
      if (isWantedEdge(edge, state)) return trace(state, edge);
      const to = graph.to[edge] ?? 0;
      if (seen[to] === 1 || !isAllowed(edge, state)) continue;
      seen[to] = 1;
      cameBy[to] = edge;
      cameFrom[to] = state;
      queue.push(to);
    }
  }
  return null;
}

/** A wait as the waits that a sitting takes, none longer than one may be. Pure. */
export function waitsOf(minutes: number | 'next'): readonly (number | 'next')[] {
  if (minutes === 'next' || minutes <= waitMinutesMax) return [minutes];
  return [waitMinutesMax, ...waitsOf(minutes - waitMinutesMax)];
}

/** Reasons in a witness: people judge words, so any will do. */
const example = 'An example, to show where this leads.';

/** A witness as the steps of an answers file. */
export function stepsOf({ moves }: Witness): readonly AnswersStep[] {
  return moves.flatMap((move): AnswersStep | readonly AnswersStep[] => {
    switch (move.kind) {
      case 'open':
        return { kind: 'open', id: move.document };
      case 'wait':
        return waitsOf(move.minutes).map((minutes) => ({ kind: 'wait', minutes }));
      case 'decide': {
        const { task, answer } = move.decision;
        return { kind: 'decide', task: task.id, answer, reason: task.reason === 'required' ? example : null };
      }
      default:
        return move satisfies never;
    }
  });
}
