import { waitMinutesMax } from '../engine/step.ts';
import type { AnswersStep } from '../scenario/answers-file.ts';
import { unlessEndless } from './endless-event.ts';
import { type Explored, noState } from './explore-states.ts';
import { type Graph, noEdge } from './graph.ts';
import type { Move } from './move.ts';
import { type SlotValues, valuesFor } from './slot-values.ts';
import type { Witness } from './study.ts';

/** A shortest way to a state, and then along these edges. */
export function wayTo(graph: Graph, state: number, then: readonly number[] = []): Witness {
  const { root, states } = foundAlong(graph, state);
  const edges = states.map((to) => firstEdge(graph, graph.foundFrom[to] ?? noState, to));
  return { choices: choicesAt(graph, root), moves: movesAlong(graph, [...edges, ...then]) };
}

/** A shortest way to a state where no edges were kept: each of its moves is found by making all that there are. */
export function wayBySteps(explored: Explored, state: number): Witness {
  const { root, states } = foundAlong(explored, state);
  const moves = states.map((to) => moveBetween(explored, explored.foundFrom[to] ?? noState, to));
  return { choices: choicesAt(explored, root), moves };
}

/** The root from which a state was found, and the states on the way from there to it. */
function foundAlong({ foundFrom }: Explored, state: number): { readonly root: number; readonly states: number[] } {
  const states: number[] = [];
  let at = state;
  for (let from = foundFrom[at] ?? noState; from !== noState; from = foundFrom[at] ?? noState) {
    states.push(at);
    at = from;
  }
  return { root: at, states: states.reverse() };
}

function firstEdge({ first, to }: Graph, from: number, state: number): number {
  let edge = first[from] ?? noEdge;
  while (edge < to.length && to[edge] !== state) edge += 1;
  return edge;
}

function moveBetween({ stepper, read }: Explored, from: number, to: number): Move {
  const slotsOf = (state: number): SlotValues => {
    const slots = valuesFor(stepper.slots);
    read(state, slots);
    return slots;
  };
  const [before, after] = [slotsOf(from), slotsOf(to)];
  const leads = (move: Move): boolean => {
    // A move without end leads nowhere, and may come before the one that leads on.
    const led = unlessEndless(
      () => stepper.step(before, move),
      () => {},
    );
    return led !== null && after.every((value, index) => value === led.slots[index]);
  };
  const found = stepper.moves(before).find(leads);
  if (found === undefined) throw new Error(`No move leads from ${from} to ${to}`);
  return found;
}

/** The moves of edges. */
export function movesAlong(graph: Graph, edges: readonly number[]): readonly Move[] {
  return edges.flatMap((edge) => graph.labels[graph.label[edge] ?? 0]?.move ?? []);
}

function choicesAt({ roots }: Explored, root: number): Witness['choices'] {
  return roots.find(({ state }) => state === root)?.variant.choices ?? {};
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

/**
 * A wait as the waits that a sitting takes, none longer than one may be. The long ones come last: what a wait is for falls due near its
 * end, and after that there may be nothing more to wait for. Pure.
 */
export function waitsOf(minutes: number | 'next'): readonly (number | 'next')[] {
  if (minutes === 'next' || minutes <= waitMinutesMax) return [minutes];
  const whole = Math.ceil(minutes / waitMinutesMax) - 1;
  return [minutes - whole * waitMinutesMax, ...Array.from({ length: whole }, () => waitMinutesMax)];
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
