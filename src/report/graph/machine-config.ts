import { type Chart, type ChartAction, type ChartGuard, type ChartTransition, chartOf } from '../../engine/chart.ts';
import type { Evidence, Scenario } from '../../scenario/scenario.ts';
import { type GraphState, graphOf, withInner } from './graph.ts';

/**
 * A state as XState's `createMachine` reads it from JSON. Guards and actions are names: what they say is the author's own
 * condition, result or effect. A timer is a named delay, for its time is on the production clock.
 */
export interface StateConfig {
  readonly id: string;
  readonly type: 'parallel' | 'final' | 'history' | undefined;
  readonly description: string | undefined;
  readonly initial: string | undefined;
  readonly history: 'shallow' | 'deep' | undefined;
  readonly target: string | undefined;
  readonly entry: readonly string[] | undefined;
  readonly exit: readonly string[] | undefined;
  readonly on: Readonly<Record<string, readonly TransitionConfig[]>> | undefined;
  readonly after: Readonly<Record<string, readonly TransitionConfig[]>> | undefined;
  readonly always: readonly TransitionConfig[] | undefined;
  readonly onDone: readonly TransitionConfig[] | undefined;
  readonly states: Readonly<Record<string, StateConfig>> | undefined;
}

/** A transition as `createMachine` reads it. `meta.shows` is the evidence that the author expects of a result. */
export interface TransitionConfig {
  readonly target: string | undefined;
  readonly reenter: true | undefined;
  readonly guard: string | undefined;
  readonly actions: readonly string[] | undefined;
  readonly description: string | undefined;
  readonly meta: { readonly shows: readonly Evidence[] } | undefined;
}

/** The scenario as a configuration for `createMachine`: the engine's own chart, with nothing in it but JSON. Pure. */
export function machineConfig(scenario: Scenario): StateConfig {
  const graph = graphOf(scenario);
  const drawn = new Map(withInner(graph.states).map((state) => [state.id, state]));
  return { ...stateConfig(chartOf(scenario, scenario.root), drawn), description: graph.title };
}

/** What a state lacks is undefined, which JSON leaves out. */
function stateConfig(chart: Chart, drawn: ReadonlyMap<string, GraphState>): StateConfig {
  const states = Object.entries(chart.states ?? {}).map(([key, inner]) => [key, stateConfig(inner, drawn)] as const);
  return {
    id: chart.id,
    type: chart.type,
    description: descriptionOf(drawn.get(chart.id)),
    initial: chart.initial,
    history: chart.history,
    target: chart.target,
    entry: actionNames(chart.entry),
    exit: actionNames(chart.exit),
    on: byEvent(chart.on),
    after: byEvent(chart.after),
    always: chart.always?.map(transitionConfig),
    onDone: chart.onDone?.map(transitionConfig),
    states: states.length === 0 ? undefined : Object.fromEntries(states),
  };
}

/** The tasks of a state, or how the sitting ends there: what Stately's editor shows under its name. */
function descriptionOf(state: GraphState | undefined): string | undefined {
  if (state === undefined) return undefined;
  if (state.ending !== null) return `Ending: ${state.ending}`;
  if (state.tasks.length === 0) return undefined;
  return `Tasks: ${state.tasks.map(({ id, kind }) => `${id} (${kind})`).join(', ')}`;
}

function byEvent(transitions: Chart['on']): StateConfig['on'] {
  const entries = Object.entries(transitions ?? {}).map(([event, all]) => [event, all.map(transitionConfig)] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function transitionConfig({ target, reenter, guard, actions }: ChartTransition): TransitionConfig {
  const result = guard?.type === 'results-in' ? guard.params.result : null;
  return {
    target,
    reenter,
    guard: guard === undefined ? undefined : guardName(guard),
    actions: actionNames(actions),
    description: result?.when == null ? undefined : `when ${result.when.source}`,
    meta: result === null || result.shows.length === 0 ? undefined : { shows: result.shows },
  };
}

function guardName(guard: ChartGuard): string {
  switch (guard.type) {
    case 'holds':
      return guard.params.transition.when?.source ?? 'always';
    case 'results-in':
      return `${guard.params.task.id}: ${guard.params.result.id}`;
    case 'all-answered':
      return `every task of ${guard.params.state.id} is answered`;
    default:
      return guard satisfies never;
  }
}

/** The author's effects by name; the engine's own book-keeping is left out. */
function actionNames(actions: readonly ChartAction[] = []): readonly string[] | undefined {
  const names = actions.flatMap(namesOf);
  return names.length === 0 ? undefined : names;
}

function namesOf(action: ChartAction): readonly string[] {
  switch (action.type) {
    case 'message':
      return [`message ${action.params.id}`];
    case 'signal':
      return [`signal ${action.params.signal}`];
    case 'do':
      // All at once, reading the old values: so they are one action.
      return [`do ${action.params.assigns.map(({ fact, value }) => `${fact}: ${value.source}`).join('; ')}`];
    default:
      return [];
  }
}
