import type { Scenario, StateNode } from '../scenario/scenario.ts';

/** The history states that remember a state: its own, shallow ones beside it, deep ones beside whatever it lies in. Pure. */
export function historiesOver(scenario: Scenario, id: string): readonly StateNode[] {
  return [id, ...ancestorsOf(scenario, id)].flatMap((outer, distance) => {
    const children = scenario.states.get(outer)?.states ?? [];
    return children.filter(({ history }) => history !== null && (history.depth === 'deep' || distance <= 1));
  });
}

/** Ids of the states that a state lies in, the nearest first, itself and the root left out. */
function ancestorsOf(scenario: Scenario, id: string): readonly string[] {
  const ancestors: string[] = [];
  let parent = scenario.states.get(id)?.parent ?? null;
  while (parent !== null && parent !== scenario.root.id) {
    ancestors.push(parent);
    parent = scenario.states.get(parent)?.parent ?? null;
  }
  return ancestors;
}
