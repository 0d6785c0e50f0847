import type { Task } from '../scenario/kinds/kind.ts';
import type { Scenario, StateNode } from '../scenario/scenario.ts';
import { ancestorsOf, isCoveredByHistory, isRelated } from './family.ts';
import { type Faults, holds, type Standing, scopeAt } from './scope.ts';
import type { TaskStanding } from './sitting.ts';

/** Standings after a visit begins or ends, and the tasks that lapsed by it, in the order of the file. */
export interface Visited {
  readonly tasks: Readonly<Record<string, TaskStanding>>;
  readonly lapsed: readonly Task[];
}

/** A task that nobody has come to yet. */
export const unvisited: TaskStanding = { status: 'unvisited', result: 'none', answeredAt: null };

/** The standing of a task. */
export function standingOf(tasks: Standing['tasks'], id: string): TaskStanding {
  return tasks[id] ?? unvisited;
}

/**
 * A state is entered. By history its visit goes on: what was set aside is open again, what was answered stays so. Otherwise it
 * is a new visit: every task is open anew, and one that was still set aside from the visit before lapses first. Pure.
 */
export function enterState(state: StateNode, standing: Standing, isReturn: boolean): Visited {
  const lapsed: Task[] = [];
  const tasks = { ...standing.tasks };
  for (const task of state.tasks) {
    const before = standingOf(tasks, task.id);
    if (isReturn && before.status !== 'set-aside' && before.status !== 'unvisited') continue;
    if (!isReturn && before.status === 'set-aside') lapsed.push(task);
    tasks[task.id] = { ...before, status: 'open' };
  }
  return { tasks, lapsed };
}

/**
 * A state is left. Tasks still open become unanswered, or are set aside where history could come back to them. One whose `if`
 * doesn't hold wasn't offered, so it doesn't lapse. Pure.
 */
export function leaveState(scenario: Scenario, state: StateNode, standing: Standing, faults: Faults): Visited {
  const isCovered = isCoveredByHistory(scenario, state.id);
  const scope = scopeAt(standing, null);
  const lapsed: Task[] = [];
  const tasks = { ...standing.tasks };
  for (const task of state.tasks) {
    const before = standingOf(tasks, task.id);
    if (before.status !== 'open') continue;
    if (isCovered) tasks[task.id] = { ...before, status: 'set-aside' };
    else if (holds(task.if, scope, faults)) {
      tasks[task.id] = { ...before, status: 'unanswered' };
      lapsed.push(task);
    } else tasks[task.id] = { ...before, status: 'unvisited' };
  }
  return { tasks, lapsed };
}

/** Whether the entry of a state goes on with its visit: a history state of one that it lies in was gone to. Pure. */
export function isReturning(scenario: Scenario, returning: readonly string[], state: string): boolean {
  return ancestorsOf(scenario, state).some((ancestor) => returning.includes(ancestor));
}

/**
 * The parents of history states under which entries are returns, after a transition to `to`. Going to a history state adds its
 * parent; going anywhere else ends every return above or below. Pure.
 */
export function returningAfter(scenario: Scenario, returning: readonly string[], to: string): readonly string[] {
  const target = scenario.states.get(to);
  const parent = target?.parent ?? null;
  const others = returning.filter((one) => !isRelated(scenario, one, to));
  return target?.history != null && parent !== null ? [...others, parent] : others;
}

/** Whether `when-all-answered` is due: every own task answered in this visit or not offered now, and at least one answered. Pure. */
export function areAllAnswered(state: StateNode, standing: Standing, faults: Faults): boolean {
  const scope = scopeAt(standing, null);
  const settled = state.tasks.map((task) => {
    const { status } = standingOf(standing.tasks, task.id);
    if (status === 'answered') return 'answered';
    return status === 'open' && holds(task.if, scope, faults) ? 'open' : 'not-offered';
  });
  return settled.includes('answered') && !settled.includes('open');
}
