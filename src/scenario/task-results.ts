import type { Task } from './kinds/kind.ts';
import type { Result } from './scenario.ts';

/** Every result that a task can come to, those of its options first. Pure. */
export function resultsOf(task: Task): readonly Result[] {
  const options = task.spec.kind === 'choose' ? task.spec.options : [];
  return [...options.flatMap(({ results }) => results), ...task.results];
}
