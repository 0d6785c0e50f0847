import { expect } from 'vitest';
import { resultsOf } from '../../src/check/chart-nodes.ts';
import type { Happening } from '../../src/engine/sitting.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** The tasks before the handover note that show a code at one of the levels. */
type TasksThatShow = (code: string, levels: readonly string[]) => readonly string[];

/** The scenario assesses these codes, and each of them is shown in two tasks, and at distinction in two. */
export function closesNoDoor(scenario: Scenario, codes: readonly string[], tasksThatShow: TasksThatShow): void {
  expect(Object.values(scenario.assesses).flat()).toEqual(codes);
  for (const code of codes) {
    expect(tasksThatShow(code, ['pass', 'distinction']).length, code).toBeGreaterThanOrEqual(2);
    expect(tasksThatShow(code, ['distinction']).length, `${code} distinction`).toBeGreaterThanOrEqual(2);
  }
}

/** As one sitting went: the tasks that showed the code or had it judged. */
export function tasksThatShowed(scenario: Scenario, happened: readonly Happening[]): TasksThatShow {
  return (code, levels) =>
    happened.flatMap((one) =>
      one.kind === 'decided' &&
      one.task !== 'handover-note' &&
      (scenario.tasks.get(one.task)?.judged.includes(code) ||
        one.evidence.some((shown) => shown.code === code && levels.includes(shown.toward)))
        ? [one.task]
        : [],
    );
}

/** As the scenario has it: the tasks with a result that shows the code, and those that have it judged. */
export function tasksThatCanShow(scenario: Scenario): TasksThatShow {
  return (code, levels) =>
    [...scenario.tasks.values()].flatMap((task) =>
      !task.handover &&
      (task.judged.includes(code) ||
        resultsOf(task).some(({ shows }) =>
          shows.some((shown) => shown.code === code && levels.includes(shown.toward)),
        ))
        ? [task.id]
        : [],
    );
}
