import type { Scenario } from '../scenario/scenario.ts';
import type { Criterion } from '../scenario/scheme-file.ts';

/** A text and what it is. */
export interface Labelled {
  readonly label: string;
  readonly text: string;
}

/**
 * A scheme's answers at the borders of a criterion, as they stand beside a sitting. They are answers to one task, and mostly not one
 * of this sitting's: each says where it is from, or that it is an example where the scheme doesn't say. Pure.
 */
export function borderAnswers(
  criterion: Criterion,
  scenario: Pick<Scenario, 'id' | 'tasks'> | null,
): readonly Labelled[] {
  const from = fromWords(criterion, scenario);
  return [
    { label: `Not a pass, ${from}`, text: criterion.notAPass },
    { label: `Just a pass, ${from}`, text: criterion.justAPass },
    { label: `Just a distinction, ${from}`, text: criterion.justADistinction },
  ];
}

function fromWords({ answersFrom }: Criterion, scenario: Pick<Scenario, 'id' | 'tasks'> | null): string {
  if (answersFrom === null) return 'as an example';
  if (answersFrom.scenario !== scenario?.id) return `in another scenario (${answersFrom.scenario})`;
  const task = answersFrom.task === null ? undefined : scenario.tasks.get(answersFrom.task);
  return task === undefined ? 'in this scenario' : `in this scenario (${task.title})`;
}
