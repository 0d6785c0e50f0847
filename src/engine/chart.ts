import type { Task } from '../scenario/kinds/kind.ts';
import type { Effect, Result, Scenario, StateNode, Timer, Transition } from '../scenario/scenario.ts';

/**
 * A scenario as the configuration of an XState machine: plain data, in XState's own words. Guards and actions are names with
 * parameters that point back into the scenario; `machine.ts` says what they do.
 */
export interface Chart {
  readonly id: string;
  readonly initial?: string;
  readonly type?: 'parallel' | 'final' | 'history';
  readonly history?: 'shallow' | 'deep';
  readonly target?: string;
  readonly states?: Readonly<Record<string, Chart>>;
  readonly entry?: readonly ChartAction[];
  readonly exit?: readonly ChartAction[];
  readonly on?: Readonly<Record<string, readonly ChartTransition[]>>;
  readonly after?: Readonly<Record<string, readonly ChartTransition[]>>;
  readonly always?: readonly ChartTransition[];
  readonly onDone?: readonly ChartTransition[];
}

/** A transition of the chart; one that reenters leaves its own state and enters it anew. */
export interface ChartTransition {
  readonly target?: string;
  readonly reenter?: true;
  readonly guard?: ChartGuard;
  readonly actions: readonly ChartAction[];
}

/** Guards by name. */
export type ChartGuard =
  | { readonly type: 'holds'; readonly params: { readonly transition: Transition } }
  | {
      readonly type: 'results-in';
      readonly params: { readonly task: Task; readonly result: Result; readonly option: string | null };
    }
  | { readonly type: 'all-answered'; readonly params: { readonly state: StateNode; readonly transition: Transition } };

/** Actions by name. The first five change the context; the rest are told to `step`, which acts on them. */
export type ChartAction =
  | { readonly type: 'goes-to'; readonly params: { readonly to: string; readonly answering: string | null } }
  | { readonly type: 'enter'; readonly params: { readonly state: StateNode } }
  | { readonly type: 'leave'; readonly params: { readonly state: StateNode } }
  | { readonly type: 'answer'; readonly params: { readonly task: Task; readonly result: Result } }
  | { readonly type: 'do'; readonly params: { readonly assigns: Extract<Effect, { type: 'do' }>['assigns'] } }
  | { readonly type: 'signal'; readonly params: { readonly signal: string } }
  | { readonly type: 'message'; readonly params: { readonly id: string } }
  | { readonly type: 'lapsed'; readonly params: { readonly task: string } }
  | { readonly type: 'entered' | 'left'; readonly params: { readonly state: string } }
  | { readonly type: 'decided'; readonly params: { readonly task: string; readonly result: Result } };

/**
 * The id of what stands around a strand in the chart. To XState the nearest state around a strand is the parallel one, so that
 * going from within a strand to the strand itself would leave all the others too: with something of its own around it, it doesn't.
 * It is parallel, of one strand, because such a state has ended when its strand has.
 */
function aroundStrand(id: string): string {
  return `(${id})`;
}

/** Whether an id of the chart is a state of the scenario: no author can give one with brackets. Pure. */
export function isStateId(id: string): boolean {
  return !id.startsWith('(');
}

/** The state of the scenario that an id of the chart stands for: itself, or the strand that it stands around. Pure. */
export function stateIdOf(id: string): string {
  return isStateId(id) ? id : id.slice(1, -1);
}

/** The event of an answer to a task. */
export function answerEvent(task: string): `answer.${string}` {
  return `answer.${task}`;
}

/** The chart of a state and all below it. Pure. */
export function chartOf(scenario: Scenario, state: StateNode): Chart {
  if (state.history !== null) return historyChart(state);
  const always = [
    ...state.always.map((transition) => transitionChart(state, transition)),
    ...(state.whenAllAnswered === null ? [] : [allAnswered(state, state.whenAllAnswered)]),
  ];
  return {
    id: state.id,
    ...(state.type === 'parallel' || state.type === 'final' ? { type: state.type } : {}),
    ...(state.initial === null ? {} : { initial: state.initial }),
    ...(state.states.length === 0 ? {} : { states: childrenChart(scenario, state) }),
    entry: [{ type: 'enter', params: { state } }, ...effectActions(state.entry)],
    exit: [{ type: 'leave', params: { state } }, ...effectActions(state.exit)],
    on: Object.fromEntries([
      ...answersChart(state),
      ...state.on.map(({ signal, transitions }): [string, ChartTransition[]] => [
        `signal.${signal}`,
        transitions.map((transition) => transitionChart(state, transition)),
      ]),
    ]),
    after: Object.fromEntries(
      state.timers.map((timer: Timer) => [
        timer.id,
        timer.transitions.map((transition) => transitionChart(state, transition)),
      ]),
    ),
    ...(always.length === 0 ? {} : { always }),
    ...(state.done.length === 0 ? {} : { onDone: state.done.map((transition) => transitionChart(state, transition)) }),
  };
}

function childrenChart(scenario: Scenario, state: StateNode): Readonly<Record<string, Chart>> {
  const children = state.states.map((child): [string, Chart] => {
    const chart = chartOf(scenario, child);
    if (state.type !== 'parallel' || child.type === 'history') return [child.id, chart];
    const around = aroundStrand(child.id);
    return [around, { id: around, type: 'parallel', states: { [child.id]: chart } }];
  });
  return Object.fromEntries(children);
}

function historyChart(state: StateNode): Chart {
  const to = state.history?.to ?? null;
  return {
    id: state.id,
    type: 'history',
    history: state.history?.depth ?? 'shallow',
    ...(to === null ? {} : { target: `#${to}` }),
  };
}

function answersChart(state: StateNode): [string, ChartTransition[]][] {
  return state.tasks.map((task) => [answerEvent(task.id), resultsChart(state, task)]);
}

/** Results that hang on an option are asked only when it was chosen; the task's own for every other answer. */
function resultsChart(state: StateNode, task: Task): ChartTransition[] {
  const options = task.spec.kind === 'choose' ? task.spec.options : [];
  const own = options.flatMap((option) => option.results.map((result) => resultChart(state, task, result, option.id)));
  return [...own, ...task.results.map((result) => resultChart(state, task, result, null))];
}

function resultChart(state: StateNode, task: Task, result: Result, option: string | null): ChartTransition {
  return {
    ...targetOf(state, result.to),
    guard: { type: 'results-in', params: { task, result, option } },
    actions: [
      ...goesTo(result.to, task.id),
      { type: 'answer', params: { task, result } },
      { type: 'decided', params: { task: task.id, result } },
      ...effectActions(result.effects),
    ],
  };
}

function allAnswered(state: StateNode, transition: Transition): ChartTransition {
  return {
    ...transitionChart(state, transition),
    guard: { type: 'all-answered', params: { state, transition } },
  };
}

function transitionChart(state: StateNode, transition: Transition): ChartTransition {
  return {
    ...targetOf(state, transition.to),
    ...(transition.when === null ? {} : { guard: { type: 'holds', params: { transition } } }),
    actions: [...goesTo(transition.to, null), ...effectActions(transition.effects)],
  };
}

/** Going to itself is a new visit; going to a state inside goes on with the visit, as XState has it. */
function targetOf(state: StateNode, to: string | null): Pick<ChartTransition, 'target' | 'reenter'> {
  if (to === null) return {};
  return { target: `#${to}`, ...(to === state.id ? { reenter: true } : {}) };
}

function goesTo(to: string | null, answering: string | null): readonly ChartAction[] {
  return to === null ? [] : [{ type: 'goes-to', params: { to, answering } }];
}

/** Effects as actions, in order. */
export function effectActions(effects: readonly Effect[]): readonly ChartAction[] {
  return effects.map((effect) => {
    switch (effect.type) {
      case 'do':
        return { type: 'do', params: { assigns: effect.assigns } };
      case 'message':
        return { type: 'message', params: { id: effect.message.id } };
      case 'signal':
        return { type: 'signal', params: { signal: effect.signal } };
      default:
        return effect satisfies never;
    }
  });
}
