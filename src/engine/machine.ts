import { assign, enqueueActions, raise, setup } from 'xstate';
import type { AnswerView } from '../scenario/expression.ts';
import { kindOf } from '../scenario/kinds/all.ts';
import type { Answer, Task } from '../scenario/kinds/kind.ts';
import type { Effect, Fact, Result, Scenario, StateNode, Timer, Transition } from '../scenario/scenario.ts';
import type { Drawn, Value } from '../scenario/value.ts';
import { type ChartAction, chartOf, effectActions } from './chart.ts';
import { type Deciding, evaluate, type Faults, holds, type Standing, scopeAt } from './scope.ts';
import type { TaskStanding } from './sitting.ts';
import { areAllAnswered, enterState, isReturning, leaveStates, standingOf, unvisited } from './visits.ts';

/** XState's context: what conditions read, and what a microstep needs to know between leaving states and entering others. */
export interface Context extends Standing {
  /** States just left whose visits have not been ended yet. Empty between microsteps. */
  readonly leaving: readonly string[];
  /** History states that this microstep goes to; the next one that leaves a state forgets them. */
  readonly returning: readonly string[];
}

/** What the machine hears besides XState's own timer events. */
export type MachineEvent =
  | { readonly type: 'sitting.opens' }
  | { readonly type: 'document.opened'; readonly id: string }
  | { readonly type: `signal.${string}` }
  | ({ readonly type: `answer.${string}`; readonly answer: Answer } & Deciding);

/** A scenario as a machine, with what is needed to read its actions. */
export interface ScenarioMachine {
  readonly machine: Machine;
  /** Timers by the id of XState's delayed event. */
  readonly timers: ReadonlyMap<string, Timer>;
  /** The id of XState's delayed event, by the timer's. */
  readonly timerEvents: ReadonlyMap<string, string>;
  /** Emptied before and read after each transition: guards can't return anything but yes or no. */
  readonly faults: Faults;
}

/** The most microsteps of one event: more is a story that goes round in a circle. */
export const microstepsMax = 1_000;

/** The id of the state before the story: XState enters it anew at each `transition`, so nothing happens in it. */
export const openingState = '(opening)';

const cache = new WeakMap<Scenario, ScenarioMachine>();

/** The machine of a scenario: made once for each. */
export function machineOf(scenario: Scenario): ScenarioMachine {
  const known = cache.get(scenario);
  if (known !== undefined) return known;
  const faults: Faults = new Set();
  const timers = new Map(
    [...scenario.states.values()].flatMap((state) => state.timers.map((timer) => [timerEvent(state, timer), timer])),
  );
  const timerEvents = new Map([...timers].map(([event, timer]) => [timer.id, event]));
  const made = { machine: makeMachine(scenario, faults), timers, timerEvents, faults };
  cache.set(scenario, made);
  return made;
}

/** XState's name for the event of a timer. */
function timerEvent(state: StateNode, timer: Timer): string {
  return `xstate.after.${timer.id}.${state.id}`;
}

/** The machine type, from the one place that makes it. */
export type Machine = ReturnType<typeof makeMachine>;

/** What goes into a machine at its opening. */
interface Opening {
  readonly draws: Readonly<Record<string, Drawn>>;
}

type Assigns = Extract<Effect, { readonly type: 'do' }>['assigns'];

function makeMachine(scenario: Scenario, faults: Faults) {
  const facts = new Map(scenario.facts.map((fact) => [fact.id, fact]));
  const configured = setup({
    types: { context: {} as Context, events: {} as MachineEvent, input: {} as Opening },
    guards: {
      holds: ({ context, event }, { transition }: { readonly transition: Transition }) =>
        holds(transition.when, scopeAt(context, decidingOf(event)), faults),
      'results-in': ({ context, event }, which: WhichResult) => resultsIn(context, event, which, faults),
      'all-answered': ({ context, event }, { state, transition }: WhenAllAnswered) =>
        areAllAnswered(state, context, faults) && holds(transition.when, scopeAt(context, decidingOf(event)), faults),
    },
    actions: {
      'goes-to': enqueueActions(({ context, enqueue }, { to, answering }: GoesTo) => {
        const { leaving, returning } = context;
        const { tasks, lapsed } = leaveStates(scenario, leaving, context, answering, faults);
        const isReturn = scenario.states.get(to)?.type === 'history';
        enqueue.assign({ tasks, leaving: [], returning: isReturn ? [...returning, to] : returning });
        enqueueAll(enqueue, lapseActions(lapsed));
      }),
      answer: assign(({ context, event }, { task, result }: { readonly task: Task; readonly result: Result }) => ({
        tasks: { ...context.tasks, [task.id]: answeredStanding(context, event, task, result) },
      })),
      do: assign(({ context, event }, { assigns }: { readonly assigns: Assigns }) => ({
        facts: factsAfter(context, decidingOf(event), assigns, facts, faults),
      })),
      opened: assign(({ context, event }) => ({
        opened: event.type === 'document.opened' ? withId(context.opened, event.id) : context.opened,
      })),
      signal: raise((_, { signal }: { readonly signal: string }) => ({ type: `signal.${signal}` as const })),
      enter: enqueueActions(({ context, enqueue }, { state }: { readonly state: StateNode }) => {
        const visited = enterState(state, context, isReturning(scenario, context.returning, state.id));
        enqueue.assign({ tasks: visited.tasks });
        enqueueAll(enqueue, [...lapseActions(visited.lapsed), { type: 'entered', params: { state: state.id } }]);
      }),
      leave: enqueueActions(({ context, enqueue }, { state }: { readonly state: StateNode }) => {
        const { leaving, returning } = context;
        enqueue.assign({ leaving: [...leaving, state.id], returning: leaving.length === 0 ? [] : returning });
        enqueueAll(enqueue, [{ type: 'left', params: { state: state.id } }]);
      }),
      // The rest changes nothing here: `step` reads it and acts.
      message: (_, _params: { readonly id: string }) => {},
      lapsed: (_, _params: { readonly task: string }) => {},
      decided: (_, _params: { readonly task: string; readonly result: Result }) => {},
      entered: (_, _params: { readonly state: string }) => {},
      left: (_, _params: { readonly state: string }) => {},
    },
    delays: Object.fromEntries(timersOf(scenario).map((timer) => [timer.id, () => 1])),
  });
  // The chart is data made from a scenario, which no type of XState's can follow; its names are those given above.
  return configured.createMachine(configOf(scenario) as unknown as Parameters<typeof configured.createMachine>[0]);
}

/** The chart of the whole story, and around it what a machine needs besides. */
function configOf(scenario: Scenario): object {
  const { root } = scenario;
  const chart = chartOf(scenario, root);
  const opening = { id: openingState, on: { 'sitting.opens': [{ target: `#${root.initial ?? ''}`, actions: [] }] } };
  return {
    ...chart,
    initial: openingState,
    states: { [openingState]: opening, ...chart.states },
    entry: [],
    exit: [],
    on: { ...chart.on, 'document.opened': [{ actions: [{ type: 'opened' }] }] },
    options: { maxIterations: microstepsMax },
    context: ({ input }: { readonly input: Opening }): Context => contextAtOpening(scenario, input.draws),
  };
}

function timersOf(scenario: Scenario): readonly Timer[] {
  return [...scenario.states.values()].flatMap((state) => state.timers);
}

function contextAtOpening(scenario: Scenario, draws: Readonly<Record<string, Drawn>>): Context {
  const facts = Object.fromEntries(scenario.facts.map((fact) => [fact.id, fact.starts]));
  const tasks = Object.fromEntries([...scenario.tasks.keys()].map((id) => [id, unvisited]));
  return { facts, draws, tasks, opened: [], leaving: [], returning: [] };
}

/** Tells of each lapse, then does what the author set down for it. */
function lapseActions(lapsed: readonly Task[]): readonly ChartAction[] {
  return lapsed.flatMap((task) => [
    { type: 'lapsed', params: { task: task.id } },
    ...effectActions(task.unanswered?.effects ?? []),
  ]);
}

/** XState can't know the names of actions while they are being declared, so its type for `enqueue` takes none of them here. */
function enqueueAll(enqueue: unknown, actions: readonly ChartAction[]): void {
  for (const action of actions) (enqueue as (action: ChartAction) => void)(action);
}

function decidingOf(event: object): Deciding | null {
  if (!('view' in event) || !('now' in event)) return null;
  return typeof event.now === 'number' ? { view: event.view as AnswerView, now: event.now } : null;
}

interface WhenAllAnswered {
  readonly state: StateNode;
  readonly transition: Transition;
}

interface GoesTo {
  readonly to: string;
  /** The task whose answer goes there; null for every other transition. */
  readonly answering: string | null;
}

interface WhichResult {
  readonly task: Task;
  readonly result: Result;
  /** The option that the result hangs on; null for the task's own. */
  readonly option: string | null;
}

function resultsIn(
  context: Context,
  event: MachineEvent,
  { task, result, option }: WhichResult,
  faults: Faults,
): boolean {
  if (!('answer' in event)) return false;
  const own = kindOf(task.spec).ownResults(task.spec, event.answer);
  const isAsked = option === null ? own.length === 0 : event.answer === option;
  return isAsked && holds(result.when, scopeAt(context, event), faults);
}

function answeredStanding(context: Context, event: MachineEvent, task: Task, result: Result): TaskStanding {
  const now = decidingOf(event)?.now ?? standingOf(context.tasks, task.id).answeredAt;
  return { status: 'answered', result: result.id, answeredAt: now };
}

/** The facts after one `do`: every value is worked out from the old ones; one beyond a bound stops there, with a fault. */
function factsAfter(
  context: Context,
  deciding: Deciding | null,
  assigns: Assigns,
  facts: ReadonlyMap<string, Fact>,
  faults: Faults,
): Readonly<Record<string, Value>> {
  const scope = scopeAt(context, deciding);
  const changed = assigns.map(({ fact, value }): [string, Value] => {
    const old = context.facts[fact] ?? 0;
    const worked = evaluate(value, scope, faults);
    return [fact, worked === null ? old : bounded(facts.get(fact), old, worked, faults)];
  });
  return { ...context.facts, ...Object.fromEntries(changed) };
}

function bounded(fact: Fact | undefined, old: Value, value: Value, faults: Faults): Value {
  if (fact === undefined) return old;
  if (typeof value === 'string' && fact.choices !== null && !fact.choices.includes(value)) {
    faults.add(`${fact.id} can’t be ${value}`);
    return old;
  }
  if (typeof value !== 'number') return value;
  const least = fact.least ?? value;
  const most = fact.most ?? value;
  if (value >= least && value <= most) return value;
  faults.add(`${fact.id} was stopped at its bound`);
  return Math.min(most, Math.max(least, value));
}

function withId(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids : [...ids, id].sort();
}
