import { expect } from 'vitest';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { noFault } from './at-random.ts';
import type { Otherwise, Played } from './play-through.ts';

/** One task answered otherwise than best: null leaves it to lapse, and then it comes to ''. */
export type SlipRow<Rest = unknown> = readonly [
  name: string,
  task: string,
  answer: Answer | null,
  result: string,
  rest?: Rest,
];

/** One thing done otherwise than best, and what it comes to. */
export interface OneSlip {
  readonly name: string;
  /** Answers that differ; null leaves a task to lapse. */
  readonly otherwise: Otherwise;
  readonly results: Readonly<Record<string, string>>;
}

/** The slip of a row, and with it other answers that differ. */
export function slipOf([name, task, answer, result]: SlipRow, others: Otherwise = {}): OneSlip {
  return {
    name: `${task}, ${name}`,
    otherwise: { ...others, [task]: answer },
    results: result === '' ? {} : { [task]: result },
  };
}

/** The slip came to its results and to this ending, what it leaves to lapse has no result, and nothing faulted. */
export function cameOut(played: Played, { otherwise, results }: Omit<OneSlip, 'name'>, ending: string): void {
  expect(played.results).toMatchObject(results);
  expect(played.ending).toBe(ending);
  for (const [task, answer] of Object.entries(otherwise)) expect(task in played.results).toBe(answer !== null);
  noFault(played);
}

/** How many tasks the slip leaves to lapse. */
export function leftToLapse({ otherwise }: OneSlip): number {
  return Object.values(otherwise).filter((answer) => answer === null).length;
}
