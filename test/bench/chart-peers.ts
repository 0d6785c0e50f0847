import { initialTransition, transition } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { enumerateAnswers } from '../../src/check/enumerate.ts';
import { answerEvent } from '../../src/engine/chart.ts';
import { type Machine, type MachineEvent, machineOf } from '../../src/engine/machine.ts';
import { scopeAt } from '../../src/engine/scope.ts';
import { kindOf } from '../../src/scenario/kinds/all.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

type Snapshot = ReturnType<Machine['getInitialSnapshot']>;

/** An event of the machine, with a short name for it. */
type Named = MachineEvent & { readonly name: string };

/** The machine of a chart as an explorer of XState's is given it, with the shortest key of a state that tells all states apart. */
export interface ChartMachine {
  readonly machine: Machine;
  readonly opened: Snapshot;
  readonly eventsOf: (snapshot: Snapshot) => readonly Named[];
  readonly keyOf: (snapshot: Snapshot) => string;
}

/** Makes it ready: every event is made beforehand, so that the explorer's time is XState's own. */
export function chartMachine(scenario: Scenario): ChartMachine {
  const { machine } = machineOf(scenario);
  const [before] = initialTransition(machine, { draws: {} });
  const [opened] = transition(machine, before, { type: 'sitting.opens' });
  const scope = scopeAt(opened.context, null);
  const now = scenario.clock.starts;
  const tasks = [...scenario.tasks.values()].map((task) => ({
    id: task.id,
    events: enumerateAnswers(task, scope).answers.map((answer): Named => {
      const view = kindOf(task.spec).view(task.spec, answer, scope);
      return { type: answerEvent(task.id), answer, view, now, name: `${task.id} ${JSON.stringify(answer)}` } as Named;
    }),
  }));
  return {
    machine,
    opened,
    eventsOf: ({ context, status }) =>
      status === 'active'
        ? tasks.filter(({ id }) => context.tasks[id]?.status === 'open').flatMap(({ events }) => events)
        : [],
    keyOf: ({ context, value }) => {
      const states = JSON.stringify(value);
      // After the day nothing reads a fact any more.
      return 'day' in Object(value) ? `${states}${Object.values(context.facts).join()}` : states;
    },
  };
}

/** How many states `getAdjacencyMap` finds when it goes on from at most so many of them. */
export function adjacencyCount({ machine, opened, eventsOf, keyOf }: ChartMachine, most: number): number {
  let goneThrough = 0;
  const map = getAdjacencyMap(machine, {
    fromState: opened,
    events: (snapshot) => [...eventsOf(snapshot)],
    serializeState: keyOf,
    serializeEvent: (event) => (event as Named).name,
    stopWhen: () => {
      goneThrough += 1;
      return goneThrough > most;
    },
  });
  return Object.keys(map).length;
}

/** How many states a breadth-first search over bare `transition()` finds when it goes on from at most so many of them. */
export function searchCount({ machine, opened, eventsOf, keyOf }: ChartMachine, most: number): number {
  const keys = new Set([keyOf(opened)]);
  const found = [opened];
  // The way by which a state was found, for counterexamples.
  const foundBy: { readonly from: number; readonly event: MachineEvent | null }[] = [{ from: 0, event: null }];
  for (let at = 0; at < Math.min(most, found.length); at += 1) {
    const from = found[at];
    if (from === undefined) break;
    for (const event of eventsOf(from)) {
      const [next] = transition(machine, from, event);
      const key = keyOf(next);
      if (keys.has(key)) continue;
      keys.add(key);
      found.push(next);
      foundBy.push({ from: at, event });
    }
  }
  return foundBy.length;
}
