import { kindsOfAnswer } from '../../check/kinds-of-answer.ts';
import { createStepper, partsOf } from '../../check/stepper.ts';
import type { Sitting } from '../../engine/sitting.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { AnswerableTask } from '../../view/preview.ts';

/** What could be answered in a sitting, with each kind of answer that the story can tell apart. */
export type AnswersAt = (sitting: Sitting) => readonly AnswerableTask[];

/** The answers of a scenario, from its compiled chart. It is a file of its own so that it is loaded when it is first asked for. */
export function answersOf(scenario: Scenario): AnswersAt {
  const stepper = createStepper(partsOf(scenario));
  return (sitting) => kindsOfAnswer(stepper, sitting);
}
