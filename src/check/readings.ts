import { conditionsOf } from '../engine/faults.ts';
import type { Expression } from '../scenario/expression.ts';
import { readingsOf } from '../scenario/expression-tree.ts';
import type { Task, TaskSpec } from '../scenario/kinds/kind.ts';
import type { Effect, Message, Moment, Scenario, StateNode, Transition } from '../scenario/scenario.ts';
import { resultsOf } from './chart-nodes.ts';
import { canFail } from './compile-expression.ts';

/** What a condition, a sum, a timer or a message of a scenario depends on, by the names in {@link Slots}. */
export type ReadingKey = string;

/** The key of what is read: what an answer offers has none, since it is never part of a state. */
export function keysOf(expression: Expression | null): readonly ReadingKey[] {
  if (expression === null) return [];
  return readingsOf(expression.tree).flatMap((reading): ReadingKey[] => {
    switch (reading.of) {
      case 'fact':
      case 'opened':
      case 'draw':
        return [`${reading.of} ${reading.id}`];
      case 'result':
      case 'answered':
        return [`result ${reading.id}`];
      case 'minutes-since':
        return [`age ${reading.id}`];
      case 'now':
        return ['clock'];
      default:
        return [];
    }
  });
}

/** Expressions that stand inside a kind's own keys: which options are offered, which lines are wanted, what a field adds up to. */
export function specExpressions(spec: TaskSpec): readonly Expression[] {
  return spec.kind === 'form' ? spec.fields.flatMap((field) => field.computed ?? []) : conditionsOf({ spec });
}

/** What a message asks when it is delivered: its condition, and values in its text that may not be there to be written. */
export function deliveryExpressions({ if: condition, text }: Message): readonly Expression[] {
  const values = text.parts.flatMap((part) => (typeof part === 'string' || !canFail(part.tree) ? [] : [part]));
  return condition === null ? values : [condition, ...values];
}

/** What deciding a task depends on: whether it is offered, what may be answered, which result it comes to. */
export function answerKeys(task: Task): readonly ReadingKey[] {
  return [...specExpressions(task.spec).flatMap(keysOf), ...resultsOf(task).flatMap((result) => keysOf(result.when))];
}

/** What a moment depends on: a delay on nothing, an instant on the clock. */
function momentKeys(moment: Moment): readonly ReadingKey[] {
  return 'draw' in moment ? [`draw ${moment.draw}`] : [];
}

/** What a message depends on when it is sent and when it is delivered. */
export function messageKeys(message: Message): readonly ReadingKey[] {
  return [
    ...deliveryExpressions(message).flatMap(keysOf),
    ...(message.after === null ? [] : momentKeys(message.after)),
    ...(message.once ? [`sent ${message.id}`] : []),
  ];
}

/** What effects depend on. */
export function effectKeys(effects: readonly Effect[]): readonly ReadingKey[] {
  return effects.flatMap((effect) => {
    if (effect.type === 'message') return messageKeys(effect.message);
    return effect.type === 'do' ? effect.assigns.flatMap(({ value }) => keysOf(value)) : [];
  });
}

function transitionKeys(transitions: readonly Transition[]): readonly ReadingKey[] {
  return transitions.flatMap(({ when, effects }) => [...keysOf(when), ...effectKeys(effects)]);
}

/** Everything that a state reads while it is active, on being entered and on being left. */
export function stateKeys(state: StateNode): ReadonlySet<ReadingKey> {
  return new Set([
    ...effectKeys(state.entry),
    ...effectKeys(state.exit),
    ...state.timers.flatMap((timer) => [
      ...(timer.kind === 'at' ? ['clock'] : []),
      ...momentKeys(timer.moment),
      ...transitionKeys(timer.transitions),
    ]),
    ...transitionKeys([...state.always, ...state.done, ...state.on.flatMap(({ transitions }) => transitions)]),
    ...transitionKeys(state.whenAllAnswered === null ? [] : [state.whenAllAnswered]),
    ...state.tasks.flatMap(taskKeys),
  ]);
}

function taskKeys(task: Task): readonly ReadingKey[] {
  return [
    ...keysOf(task.if),
    ...answerKeys(task),
    ...resultsOf(task).flatMap((result) => effectKeys(result.effects)),
    ...effectKeys(task.unanswered?.effects ?? []),
  ];
}

/** What is read whatever state is active: the invariants, and messages that outlive the state they were sent in. */
export function standingKeys(scenario: Scenario): ReadonlySet<ReadingKey> {
  const onTheirWay = [...scenario.messages.values()].filter((message) => message.after !== null);
  return new Set([...scenario.alwaysTrue.flatMap(keysOf), ...onTheirWay.flatMap(deliveryExpressions).flatMap(keysOf)]);
}
