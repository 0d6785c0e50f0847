import { type Explored, exploreStates, type MoveKeeper, type Progress } from './explore-states.ts';
import { growing } from './growing.ts';
import { createLabels, type Label } from './labels.ts';
import type { Stepper } from './stepper.ts';

/**
 * Everything that can happen in a scenario: its states and every move from each. Edges of state `n` stand from `first[n]` up to
 * `first[n + 1]`. No edge stands for a move that never comes to an end.
 */
export interface Graph extends Explored {
  readonly first: Uint32Array;
  readonly to: Uint32Array;
  readonly label: Uint32Array;
  readonly labels: readonly Label[];
}

/** No edge. */
export const noEdge = 0xffff_ffff;

/** Moves that are kept at most: they take more room than the states. */
export const movesMax = 60_000_000;

/** Explores all states and keeps every move between them; otherwise as `exploreStates`. */
export function* explore(stepper: Stepper, most: number): Generator<Progress, Graph, boolean> {
  const edges = { to: growing(), label: growing(), first: growing() };
  const labels = createLabels();
  const keeper: MoveKeeper = {
    begin: () => edges.first.push(edges.to.length()),
    labelOf: (move, { minutes, news }) => labels.numberOf(move, minutes, news),
    keep: (label, to) => {
      if (edges.to.length() === movesMax) return false;
      edges.to.push(to);
      edges.label.push(label);
      return true;
    },
  };
  const explored = yield* exploreStates(stepper, most, keeper);
  // States that were found and not gone through have no edges.
  while (edges.first.length() <= explored.count) edges.first.push(edges.to.length());
  const { first, to, label } = edges;
  return { ...explored, labels: labels.all, first: first.all(), to: to.all(), label: label.all() };
}
