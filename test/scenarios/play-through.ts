import type { Happening, Sitting } from '../../src/engine/sitting.ts';
import { openSitting, openTasks, refusal, step } from '../../src/engine/step.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** What a candidate answers, by task; a task that isn't named is left until it lapses. */
export type Answers = Readonly<Record<string, Answer>>;

/** Answers that differ from others, by task; null leaves a task to lapse. */
export type Otherwise = Readonly<Record<string, Answer | null>>;

/** The answers with some of them otherwise. */
export function changed(answers: Answers, otherwise: Otherwise): Answers {
  const all = Object.entries<Answer | null>({ ...answers, ...otherwise });
  return Object.fromEntries(all.flatMap(([task, answer]) => (answer === null ? [] : [[task, answer]])));
}

/** The same, with what is answered otherwise answered first. */
export function changedFirst(answers: Answers, otherwise: Otherwise): Answers {
  return changed({ ...changed({}, otherwise), ...answers }, otherwise);
}

/** A sitting played to its end, with everything that happened on the way. */
export interface Played {
  readonly ending: string | null;
  readonly results: Readonly<Record<string, string>>;
  readonly happened: readonly Happening[];
  readonly last: Sitting;
}

/**
 * Plays a seed of the scenario: answers whatever is open in the order of `answers`, and waits where nothing is. A task that
 * isn't ready, by what has been decided or by how the sitting stands, is left for the time being.
 */
export function playThrough(
  scenario: Scenario,
  seed: string,
  answers: Answers,
  isReady: (task: string, decided: ReadonlySet<string>, sitting: Sitting) => boolean = () => true,
): Played {
  let sitting = openSitting(scenario, seed);
  const happened = [...sitting.happened];
  const decided = new Set<string>();
  for (let steps = 0; sitting.ended === null; steps += 1) {
    const ready = openTasks(sitting).flatMap(({ id }) => (isReady(id, decided, sitting) ? [id] : []));
    const next = Object.keys(answers).find((task) => ready.includes(task));
    const answer = next === undefined ? undefined : answers[next];
    const event =
      next === undefined || answer === undefined
        ? ({ kind: 'wait', minutes: 'next' } as const)
        : ({ kind: 'decide', task: next, answer, reason: 'Because.' } as const);
    const refused = refusal(sitting, event);
    if (refused !== null || steps > 200)
      throw new Error(`${next ?? 'wait'}: ${refused?.because ?? 'goes on for ever'}`);
    if (next !== undefined) decided.add(next);
    sitting = step(sitting, event);
    happened.push(...sitting.happened);
  }
  const results = Object.fromEntries(
    happened.flatMap((one) => (one.kind === 'decided' ? [[one.task, one.result] as const] : [])),
  );
  return { ending: sitting.ended.ending, results, happened, last: sitting };
}
