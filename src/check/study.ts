import type { Diagnostic } from '../scenario/diagnostic.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type CodeGroup, codeGroupsOf } from './code-groups.ts';
import { type Components, componentsOf } from './components.ts';
import type { Graph } from './graph.ts';
import type { Move } from './move.ts';
import type { News } from './news.ts';
import { valuesFor } from './slot-values.ts';

/** A broken promise, or a doubt, and the way there. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  /** The moves that show it, from the opening of a variant; null where it shows without any. */
  readonly witness: Witness | null;
}

/** A way through a story that can be sat: the draws of one variant, and what is done. */
export interface Witness {
  readonly choices: Readonly<Record<string, number>>;
  readonly moves: readonly Move[];
}

/** A graph with what the promises ask of it again and again. */
export interface Study {
  readonly scenario: Scenario;
  readonly graph: Graph;
  readonly components: Components;
  readonly groups: readonly CodeGroup[];
  /** For each group of codes: those for which the tasks that are open in a state give an opportunity, by the number of the state. */
  readonly opportunities: readonly Uint32Array[];
  /** Whether a state has a task that can be answered. */
  readonly hasOpenTask: Uint8Array;
  /** 1 where the story has ended. */
  readonly ended: Uint8Array;
  readonly newsOf: (label: number) => readonly News[];
  /** Whether all that follows the state was gone through; of another state nothing is said. */
  readonly isKnown: (state: number) => boolean;
  /** Whether everything that can happen was gone through: else what has not been met may still be. */
  readonly isWhole: boolean;
}

/** Prepares a graph for its promises. */
export function studyOf(scenario: Scenario, graph: Graph): Study {
  const groups = codeGroupsOf(scenario, graph);
  const { stepper } = graph;
  const opportunities = groups.map(() => new Uint32Array(graph.count));
  const hasOpenTask = new Uint8Array(graph.count);
  const ended = new Uint8Array(graph.count);
  const slots = valuesFor(stepper.slots);
  const halfKnown = new Set(graph.endless.map(({ from }) => from));
  for (let state = 0; state < graph.count; state += 1) {
    graph.read(state, slots);
    if (stepper.isEnded(slots)) ended[state] = 1;
    else
      for (const { task } of stepper.openTasks(slots)) {
        hasOpenTask[state] = 1;
        groups.forEach(({ opportunitiesOf }, group) => {
          const own = opportunities[group];
          if (own !== undefined) own[state] = (own[state] ?? 0) | opportunitiesOf(task.id);
        });
      }
  }
  return {
    scenario,
    graph,
    components: componentsOf(graph),
    groups,
    opportunities,
    hasOpenTask,
    ended,
    isKnown: (state) => state < graph.explored && !halfKnown.has(state),
    isWhole: graph.cutShort === null && graph.endless.length === 0,
    newsOf: (label) => (graph.labels[label]?.news ?? []).flatMap((number) => stepper.news[number] ?? []),
  };
}
