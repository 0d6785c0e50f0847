import type { Expression } from '../scenario/expression.ts';
import { type ExpressionTree, readingsOf } from '../scenario/expression-tree.ts';
import type { Effect, Fact, Scenario, StateNode } from '../scenario/scenario.ts';
import { resultsOf } from './chart-nodes.ts';
import { deliveryExpressions, specExpressions } from './readings.ts';

/**
 * The facts of a scenario that are only ever added up: no condition, message or other fact reads them, and all that is ever
 * done to them is `fact + something` or `fact - something`. They are left out of the state: what each move adds is kept on the
 * move, and the bounds are worked out over the graph. Pure.
 */
export function totalsOf(scenario: Scenario): ReadonlySet<string> {
  const { read, assigned } = usesOf(scenario);
  const totals = scenario.facts.filter((fact) => isNumber(fact) && !read.has(fact.id)).map((fact) => fact.id);
  return new Set(totals.filter((id) => (assigned.get(id) ?? []).every((tree) => adds(tree, id))));
}

function isNumber({ unit, least, most }: Fact): boolean {
  return ['money', 'integer', 'duration'].includes(unit) && least !== null && most !== null;
}

/** Whether the tree is the fact itself with something added or taken away. */
function adds(tree: ExpressionTree, id: string): boolean {
  if (tree.op === 'read') return reads(tree, id);
  if (tree.op === '-') return adds(tree.left, id) && !reads(tree.right, id);
  if (tree.op !== '+') return false;
  return (adds(tree.left, id) && !reads(tree.right, id)) || (!reads(tree.left, id) && adds(tree.right, id));
}

function reads(tree: ExpressionTree, id: string): boolean {
  return readingsOf(tree).some((reading) => reading.of === 'fact' && reading.id === id);
}

interface Uses {
  /** Facts that something reads, other than the fact's own assignments. */
  readonly read: ReadonlySet<string>;
  /** What each fact is set to. */
  readonly assigned: ReadonlyMap<string, readonly ExpressionTree[]>;
}

function usesOf(scenario: Scenario): Uses {
  const read = new Set<string>();
  const assigned = new Map<string, ExpressionTree[]>();
  const asks = (expression: Expression | null): void => {
    for (const fact of expression?.reads.facts ?? []) read.add(fact);
  };
  const does = (effects: readonly Effect[]): void => {
    for (const effect of effects) {
      if (effect.type === 'message') deliveryExpressions(effect.message).forEach(asks);
      if (effect.type !== 'do') continue;
      for (const { fact, value } of effect.assigns) {
        for (const other of value.reads.facts) if (other !== fact) read.add(other);
        assigned.set(fact, [...(assigned.get(fact) ?? []), value.tree]);
      }
    }
  };
  scenario.alwaysTrue.forEach(asks);
  for (const state of scenario.states.values()) gatherUses(state, asks, does);
  return { read, assigned };
}

function gatherUses(
  state: StateNode,
  asks: (expression: Expression | null) => void,
  does: (effects: readonly Effect[]) => void,
): void {
  does(state.entry);
  does(state.exit);
  const transitions = [
    ...state.timers.flatMap((timer) => timer.transitions),
    ...state.on.flatMap((one) => one.transitions),
    ...state.always,
    ...state.done,
    ...(state.whenAllAnswered === null ? [] : [state.whenAllAnswered]),
  ];
  for (const { when, effects } of transitions) {
    asks(when);
    does(effects);
  }
  for (const task of state.tasks) {
    asks(task.if);
    specExpressions(task.spec).forEach(asks);
    does(task.unanswered?.effects ?? []);
    for (const result of resultsOf(task)) {
      asks(result.when);
      does(result.effects);
    }
  }
}
