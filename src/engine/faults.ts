import type { Expression } from '../scenario/expression.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { remembering } from './remembering.ts';
import { evaluate, type Faults, holds, type Standing, scopeAt } from './scope.ts';
import type { Happening } from './sitting.ts';

/**
 * What is wrong with a scenario at this standing, besides what an event brought to light: invariants that don't hold, and
 * conditions on what is offered that have no value. Pure.
 */
export function faultsAt(scenario: Scenario, { facts, draws, tasks, opened }: Standing): readonly Happening[] {
  return faultsOf(scenario, facts, draws, tasks, asksForOpened(scenario) ? opened : nothingOpened);
}

const nothingOpened: Standing['opened'] = [];

/** Whether anything that is looked at here asks which documents were opened: opening is what candidates do most. */
const asksForOpened = remembering((scenario: Scenario): boolean => {
  const conditions = [...scenario.tasks.values()].flatMap((task) => [
    ...(task.if === null ? [] : [task.if]),
    ...conditionsOf(task),
  ]);
  return [...conditions, ...scenario.alwaysTrue].some(({ reads }) => reads.opened.length > 0);
});

const faultsOf = remembering(workedOut);

function workedOut(
  scenario: Scenario,
  facts: Standing['facts'],
  draws: Standing['draws'],
  tasks: Standing['tasks'],
  opened: Standing['opened'],
): readonly Happening[] {
  const faults: Faults = new Set();
  const standing: Standing = { facts, draws, tasks, opened };
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
