import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyStateNode, createMachine } from 'xstate';
import type { ChartAction, ChartGuard } from '../../../src/engine/chart.ts';
import { machineOf, openingState } from '../../../src/engine/machine.ts';
import { machineConfig } from '../../../src/report/graph/machine-config.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { smallSource } from '../../fixtures/small.ts';
import { compiled, everyScenario } from '../../laws/every-scenario.ts';
import { generatedScenarios, sourceOfGenerated } from '../../laws/generated-scenario.ts';

/** The exported configuration as whoever imports it gets it: through JSON and nothing else. */
function exported(scenario: Scenario): Parameters<typeof createMachine>[0] {
  return JSON.parse(JSON.stringify(machineConfig(scenario)));
}

type NameOf = { readonly guard: (guard: never) => string; readonly action: (action: never) => readonly string[] };

/** A state as XState itself understood it, with all within it: types, targets, events, guards and actions. */
function outline(node: AnyStateNode, nameOf: NameOf): unknown {
  const actions = (list: readonly unknown[]): readonly string[] =>
    list.flatMap((action) => nameOf.action(action as never));
  const transitions = [...node.transitions.values()].flat().concat(node.always ?? []);
  return {
    id: node.id,
    type: node.type,
    history: node.history,
    begins: node.type === 'compound' ? node.initial.target.map(({ id }) => id) : [],
    goesTo: node.type === 'history' ? (node.config as { target?: string }).target : undefined,
    entry: actions(node.entry),
    exit: actions(node.exit.filter((action) => !isTimer(action))),
    transitions: transitions.map((one) => ({
      event: one.eventType,
      to: one.target?.map(({ id }) => id) ?? null,
      reenter: one.reenter,
      guard: one.guard === undefined ? null : nameOf.guard(one.guard as never),
      actions: actions(one.actions),
    })),
    states: Object.values(node.states).map((inner) => outline(inner, nameOf)),
  };
}

function isTimer(action: unknown): boolean {
  return typeof action === 'function';
}

/** The engine's guards and actions, under the names that they should have. */
const engineNames: NameOf = {
  guard: (guard: ChartGuard) => {
    if (guard.type === 'holds') return guard.params.transition.when?.source ?? '';
    if (guard.type === 'all-answered') return `every task of ${guard.params.state.id} is answered`;
    return `${guard.params.task.id}: ${guard.params.result.id}`;
  },
  action: (action: ChartAction) => {
    if (action.type === 'message') return [`message ${action.params.id}`];
    if (action.type === 'signal') return [`signal ${action.params.signal}`];
    if (action.type !== 'do') return [];
    return [`do ${action.params.assigns.map(({ fact, value }) => `${fact}: ${value.source}`).join('; ')}`];
  },
};
const plainNames: NameOf = {
  guard: (guard: string) => guard,
  action: (action: unknown) => (typeof action === 'string' ? [action] : []),
};

interface Outlined {
  readonly states: readonly { readonly id: string }[];
  readonly transitions: readonly unknown[];
}

/** The engine's machine without what it adds to the story: the state before it, and the opening of documents. */
function engineOutline(scenario: Scenario): unknown {
  const root = outline(machineOf(scenario).machine.root, engineNames) as Outlined;
  const begins = [scenario.root.initial];
  return { ...root, begins, transitions: [], states: root.states.filter(({ id }) => id !== openingState) };
}

function exportedOutline(scenario: Scenario): unknown {
  return outline(createMachine(exported(scenario)).root, plainNames);
}

describe('the exported configuration', () => {
  it.each(everyScenario.map(({ id, scenario }) => [id, scenario] as const))(
    'of %s gives the states and transitions of its own machine',
    (_, scenario) => {
      expect(exportedOutline(scenario)).toEqual(engineOutline(scenario));
    },
  );

  it('always gives the states and transitions of the scenario’s own machine', () => {
    fc.assert(
      fc.property(generatedScenarios(), (text) => {
        const scenario = compiled(sourceOfGenerated(text));
        expect(exportedOutline(scenario)).toEqual(engineOutline(scenario));
      }),
      { seed: 26_111, numRuns: 150 },
    );
  });

  it('names guards and actions by what the author wrote, and carries the evidence', () => {
    const { opening } = machineConfig(compiled(smallSource())).states ?? {};
    expect(opening?.description).toBe('Tasks: first-call (choose), kit (choose-many)');
    expect(JSON.parse(JSON.stringify(opening?.on?.['answer.first-call']?.slice(0, 2)))).toEqual([
      {
        target: '#day',
        guard: 'first-call: nobody',
        actions: ['do goodwill: goodwill - 1'],
        meta: { shows: [{ code: 'S1', toward: 'against', because: 'Nobody was told' }] },
      },
      {
        guard: 'first-call: right',
        actions: ['do extra_cost: extra_cost + gazebo; unit_call: Mon 07:30', 'message priya-thanks'],
        description: 'when answer.option == "priya"',
        meta: {
          shows: [
            { code: 'S1', toward: 'distinction', because: 'Tells the one who decides, first' },
            { code: 'K1', toward: 'pass', because: 'Knows who decides' },
          ],
        },
      },
    ]);
  });
});
