import type { Delivered, Happening } from '../../src/engine/sitting.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** The name by which something that happened is known in the file. */
export function nameOf(one: Happening): string {
  if (one.kind === 'decided') return `${one.task} ${one.result}`;
  if (one.kind === 'lapsed') return `${one.task} lapsed`;
  return one.kind === 'delivered' ? one.message.id : one.kind;
}

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

/** The tasks that lapsed, in their order. */
export function lapsedTasks(happened: readonly Happening[]): readonly string[] {
  return happened.flatMap((one) => (one.kind === 'lapsed' ? [one.task] : []));
}

/** The messages that came, in their order. */
export function messagesThatCame(happened: readonly Happening[]): readonly Delivered[] {
  return happened.flatMap((one) => (one.kind === 'delivered' ? [one.message] : []));
}

/** The tasks, but for the handover note, that showed the code at one of the levels or had it judged. */
export function tasksThatShowed(
  scenario: Scenario,
  happened: readonly Happening[],
  code: string,
  levels: readonly string[],
): readonly string[] {
  return happened.flatMap((one) =>
    one.kind === 'decided' &&
    one.task !== 'handover-note' &&
    (scenario.tasks.get(one.task)?.judged.includes(code) ||
      one.evidence.some((shown) => shown.code === code && levels.includes(shown.toward)))
      ? [one.task]
      : [],
  );
}

/** The kind of each task that showed something at distinction, in their order. */
export function kindsOfDistinction(scenario: Scenario, happened: readonly Happening[]): readonly string[] {
  return happened.flatMap((one) =>
    one.kind === 'decided' && one.evidence.some(({ toward }) => toward === 'distinction')
      ? [scenario.tasks.get(one.task)?.spec.kind ?? '']
      : [],
  );
}
