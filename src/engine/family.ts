import type { Scenario, StateNode } from '../scenario/scenario.ts';

/** Ids of the states that a state lies in, the nearest first, itself left out. Pure. */
export function ancestorsOf(scenario: Scenario, id: string): readonly string[] {
  const ancestors: string[] = [];
  let parent = scenario.states.get(id)?.parent ?? null;
  while (parent !== null && parent !== scenario.root.id) {
    ancestors.push(parent);
    parent = scenario.states.get(parent)?.parent ?? null;
  }
  return ancestors;
}

/** Whether one of the two lies in the other, or they are the same. Pure. */
export function isRelated(scenario: Scenario, one: string, other: string): boolean {
  return one === other || ancestorsOf(scenario, one).includes(other) || ancestorsOf(scenario, other).includes(one);
}

/** Whether some history state could bring a state back after it was left: its open tasks are then set aside, not lapsed. Pure. */
export function isCoveredByHistory(scenario: Scenario, id: string): boolean {
  return ancestorsOf(scenario, id).some((ancestor, distance) => {
    const children = scenario.states.get(ancestor)?.states ?? [];
    return children.some((child) => child.history !== null && (child.history.depth === 'deep' || distance === 0));
  });
}

/** The state and all below it, in the order of the file. Pure. */
export function withDescendants(state: StateNode): readonly StateNode[] {
  return [state, ...state.states.flatMap(withDescendants)];
}
