import type { Delivered, Happening } from '../../src/engine/sitting.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** The names of everything that a task can come to; an option is one where the task has no results of its own. */
export function resultNames(scenario: Scenario): readonly string[] {
  return [...scenario.tasks.values()].flatMap((task) => [
    ...task.results.map(({ id }) => `${task.id} ${id}`),
    ...(task.spec.kind === 'choose' && task.results.length === 0
      ? task.spec.options.map(({ id }) => `${task.id} ${id}`)
      : []),
  ]);
}

/** The names of every lapse. */
export function lapseNames(scenario: Scenario): readonly string[] {
  return [...scenario.tasks.values()].filter(({ unanswered }) => unanswered !== null).map(({ id }) => `${id} lapsed`);
}

/** The names of every result, every lapse and every message. */
export function allNames(scenario: Scenario): readonly string[] {
  return [...resultNames(scenario), ...lapseNames(scenario), ...scenario.messages.keys()];
}

/** Those of the names that nothing which happened has. */
export function neverCame(names: readonly string[], happened: readonly Happening[]): readonly string[] {
  const came = new Set(happened.map(nameOf));
  return names.filter((name) => !came.has(name));
}

/** The tasks that lapsed, in their order. */
export function lapsedTasks(happened: readonly Happening[]): readonly string[] {
  return happened.flatMap((one) => (one.kind === 'lapsed' ? [one.task] : []));
}

/** The messages that came, in their order. */
export function messagesThatCame(happened: readonly Happening[]): readonly Delivered[] {
  return happened.flatMap((one) => (one.kind === 'delivered' ? [one.message] : []));
}

/** The kind of each task that showed something at distinction, in their order. */
export function kindsOfDistinction(scenario: Scenario, happened: readonly Happening[]): readonly string[] {
  return happened.flatMap((one) =>
    one.kind === 'decided' && one.evidence.some(({ toward }) => toward === 'distinction')
      ? [scenario.tasks.get(one.task)?.spec.kind ?? '']
      : [],
  );
}

/** The name by which something that happened is known in the file. */
function nameOf(one: Happening): string {
  if (one.kind === 'decided') return `${one.task} ${one.result}`;
  if (one.kind === 'lapsed') return `${one.task} lapsed`;
  return one.kind === 'delivered' ? one.message.id : one.kind;
}
