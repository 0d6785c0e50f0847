import type { Task } from '../scenario/kinds/kind.ts';
import type { Scenario, StateNode } from '../scenario/scenario.ts';
import { historiesOver } from './family.ts';
import { type Faults, holds, type Standing, scopeAt } from './scope.ts';
import type { TaskStanding } from './sitting.ts';

/** Standings after visits begin or end, and the tasks that lapsed by it, in the order of the file. */
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
 * A state is entered. By history its visit goes on: what was answered stays so, the rest is open. Otherwise it is a new visit:
 * every task is open anew, and one that was still set aside from the visit before lapses first. Pure.
 */
export function enterState(state: StateNode, standing: Standing, isReturn: boolean): Visited {
  const lapsed: Task[] = [];
  const tasks = { ...standing.tasks };
  for (const task of state.tasks) {
    const before = standingOf(tasks, task.id);
    if (isReturn && before.status === 'answered') continue;
    if (!isReturn && before.status === 'set-aside') lapsed.push(task);
    tasks[task.id] = { ...before, status: 'open' };
  }
  return { tasks, lapsed };
}

/**
 * The states with these ids were left in one transition, by the answer to `answering` or otherwise. Tasks still open become
 * unanswered, or are set aside where history can bring their state back. One whose `if` doesn't hold wasn't offered, so it
 * doesn't lapse. Pure.
 */
export function leaveStates(
  scenario: Scenario,
  left: readonly string[],
  standing: Standing,
  answering: string | null,
  faults: Faults,
): Visited {
  const scope = scopeAt(standing, null);
  const lapsed: Task[] = [];
  const tasks = { ...standing.tasks };
  for (const task of scenario.tasks.values()) {
    const before = standingOf(tasks, task.id);
    if (!left.includes(task.state) || task.id === answering || before.status !== 'open') continue;
    const isOffered = holds(task.if, scope, faults);
    const status = !isOffered ? 'unvisited' : isRemembered(scenario, left, task.state) ? 'set-aside' : 'unanswered';
    if (status === 'unanswered') lapsed.push(task);
    tasks[task.id] = { ...before, status };
  }
  return { tasks, lapsed };
}

/** Whether history can bring a state back that was left with these: it remembers only what was left together with its own parent. */
function isRemembered(scenario: Scenario, left: readonly string[], state: string): boolean {
  return historiesOver(scenario, state).some(({ parent }) => parent !== null && left.includes(parent));
}

/** Whether the entry of a state goes on with its visit: a history state that remembers it was gone to. Pure. */
export function isReturning(scenario: Scenario, returning: readonly string[], state: string): boolean {
  return historiesOver(scenario, state).some(({ id }) => returning.includes(id));
}

/** Whether every own task of a state was answered in this visit or isn't offered now, and at least one answered. Pure. */
export function areAllAnswered(state: StateNode, standing: Standing, faults: Faults): boolean {
  const scope = scopeAt(standing, null);
  const settled = state.tasks.map((task) => {
    const { status } = standingOf(standing.tasks, task.id);
    if (status === 'answered') return 'answered';
    return status === 'open' && holds(task.if, scope, faults) ? 'open' : 'not-offered';
  });
  return settled.includes('answered') && !settled.includes('open');
}
