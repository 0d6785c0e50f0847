import type { Sitting } from '../engine/sitting.ts';
import { openTasks } from '../engine/step.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import { resultsOf } from './chart-nodes.ts';
import type { Decision } from './decisions.ts';
import { choicesFor } from './simulate.ts';
import { type SlotValues, valuesFor } from './slot-values.ts';
import type { Slot } from './slots.ts';
import type { Stepper } from './stepper.ts';
import { numberOfValue } from './texts.ts';

/** A task that can be answered now, with each kind of answer that the story can tell apart. */
export interface AnswerableTask {
  readonly task: Task;
  /** By result, in the order of the file. */
  readonly kinds: readonly Decision[];
  /** Whether these are all; a form's, and those of very many answers, are found by example. */
  readonly isWhole: boolean;
}

/** What can be answered in a sitting, in the order of the file. What was worked out once is kept in the stepper. */
export function kindsOfAnswer(stepper: Stepper, sitting: Sitting): readonly AnswerableTask[] {
  const slots = slotsOf(stepper, sitting);
  return openTasks(sitting).flatMap((task): readonly AnswerableTask[] => {
    const decisions = stepper.decisions.get(task.id);
    if (decisions === undefined) return [];
    const kinds = decisions.at(slots).toSorted((one, other) => one.place - other.place);
    return [{ task, kinds, isWhole: decisions.isWhole() }];
  });
}

/** What a decision may read of a sitting, as a state's slots have it; the rest stands as it was at the opening. */
function slotsOf(stepper: Stepper, sitting: Sitting): SlotValues {
  const choices = choicesFor(sitting.scenario, sitting.seed);
  return valuesFor(stepper.slots, (slot) =>
    Math.min(slot.most, numberIn(stepper, sitting, choices, slot) ?? slot.starts),
  );
}

function numberIn(
  { scenario, texts }: Stepper,
  { clock, facts, opened, tasks }: Sitting,
  choices: Readonly<Record<string, number>>,
  { key }: Slot,
): number | null {
  const [what, id = ''] = key.split(/ (.*)/s);
  switch (what) {
    case 'clock':
      return clock - scenario.clock.starts;
    case 'fact':
      return numberOfValue(facts[id] ?? 0, texts);
    case 'draw':
      return choices[id] ?? 0;
    case 'opened':
      return Number(opened.includes(id));
    case 'age': {
      const at = tasks[id]?.answeredAt ?? null;
      return at === null ? 0 : 1 + clock - at;
    }
    case 'result': {
      const task = scenario.tasks.get(id);
      return task === undefined ? null : 1 + resultsOf(task).findIndex((one) => one.id === tasks[id]?.result);
    }
    default:
      return null;
  }
}
