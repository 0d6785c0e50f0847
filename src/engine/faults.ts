import type { Expression } from '../scenario/expression.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { evaluate, type Faults, holds, type Standing, scopeAt } from './scope.ts';
import type { Happening } from './sitting.ts';

/**
 * What is wrong with a scenario at this standing, besides what an event brought to light: invariants that don't hold, and
 * conditions on what is offered that have no value. Pure.
 */
export function faultsAt(scenario: Scenario, standing: Standing): readonly Happening[] {
  const faults: Faults = new Set();
  const scope = scopeAt(standing, null);
  for (const task of scenario.tasks.values()) {
    if (standing.tasks[task.id]?.status !== 'open' || !holds(task.if, scope, faults)) continue;
    for (const condition of conditionsOf(task)) evaluate(condition, scope, faults);
  }
  for (const invariant of scenario.alwaysTrue)
    if (!holds(invariant, scope, new Set())) faults.add(`always-true doesn’t hold: ${invariant.source}`);
  return [...faults].map((what) => ({ kind: 'fault', what }));
}

/** Conditions on parts of a task: which options are offered, which lines are wanted. */
export function conditionsOf({ spec }: Pick<Task, 'spec'>): readonly Expression[] {
  switch (spec.kind) {
    case 'choose':
    case 'choose-many':
      return spec.options.flatMap((option) => option.if ?? []);
    case 'flag':
      return spec.lines.flatMap(({ wanted }) => (typeof wanted === 'boolean' ? [] : wanted));
    default:
      return [];
  }
}
