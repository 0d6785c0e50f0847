import { type Checked, judge } from '../../src/check/check.ts';
import { explore, statesMax } from '../../src/check/graph.ts';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** Explores the whole of a scenario and judges it. */
export function checkWhole(scenario: Scenario): Checked {
  const exploring = explore(createStepper(partsOf(scenario)), statesMax);
  for (;;) {
    const { done, value } = exploring.next();
    if (done === true) return judge(scenario, value);
  }
}
