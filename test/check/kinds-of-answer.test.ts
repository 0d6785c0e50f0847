import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindsOfAnswer } from '../../src/check/kinds-of-answer.ts';
import { choicesFor } from '../../src/check/simulate.ts';
import { createStepper, partsOf, type Stepper } from '../../src/check/stepper.ts';
import { canWait, openSitting, step } from '../../src/engine/step.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { ask, day, sat, storyOf, wait } from '../engine/story-of.ts';
import { allShelves } from '../laws/generated-scenario.ts';
import { type Chance, chances } from '../laws/random-play.ts';
import { eventsOf } from './both-steppers.ts';

const steppers = new WeakMap<Scenario, Stepper>();

/** The stepper of a scenario, made once. */
function stepperOf(scenario: Scenario): Stepper {
  const stepper = steppers.get(scenario) ?? createStepper(partsOf(scenario));
  steppers.set(scenario, stepper);
  return stepper;
}

/** What the stepper offers on a way taken by chance, and what is offered in the sitting that goes the same way. */
function offered(stepper: Stepper, seed: string, chance: Chance): readonly (readonly [unknown, unknown])[] {
  let sitting = openSitting(stepper.scenario, seed);
  let state = stepper.open(choicesFor(stepper.scenario, seed)).slots.slice();
  const pairs: (readonly [unknown, unknown])[] = [];
  for (let count = 0; count < 12 && sitting.ended === null; count += 1) {
    const numbers = kindsOfAnswer(stepper, sitting).map(({ task, kinds }) => [
      task.id,
      ...kinds.map(({ number }) => number).toSorted((one, other) => one - other),
    ]);
    const theirs = stepper.openTasks(state).map((task) => [
      task.task.id,
      ...task
        .at(state)
        .map(({ number }) => number)
        .toSorted((one, other) => one - other),
    ]);
    pairs.push([numbers, theirs]);
    const moves = stepper.moves(state);
    const move = moves[Math.floor(chance() * moves.length)];
    if (move === undefined) break;
    for (const event of eventsOf(move)) sitting = step(sitting, event);
    state = stepper.step(state, move).slots.slice();
  }
  return pairs;
}

describe('the kinds of answer in a sitting', () => {
  it.each(allShelves)('are those of the same moment in an exploration: %s', (_, shelves) => {
    fc.assert(
      fc.property(shelves, chances, fc.integer({ min: 1, max: 999 }), ({ scenario }, chance, seed) => {
        for (const [ours, theirs] of offered(stepperOf(scenario), String(seed), chance)) expect(ours).toEqual(theirs);
      }),
      { numRuns: 15 },
    );
  });

  it.each(allShelves)('each come to their result in their time when they are given: %s', (_, shelves) => {
    fc.assert(
      fc.property(shelves, chances, fc.integer({ min: 1, max: 999 }), ({ scenario }, chance, seed) => {
        const stepper = stepperOf(scenario);
        let sitting = openSitting(scenario, String(seed));
        for (let count = 0; count < 8 && sitting.ended === null; count += 1) {
          const kinds = kindsOfAnswer(stepper, sitting).flatMap((one) => one.kinds);
          const after = kinds.map(({ task, answer }) =>
            step(sitting, { kind: 'decide', task: task.id, answer, reason: null }),
          );
          const came = after.map(({ happened }) => happened.find((one) => one.kind === 'decided'));
          expect(came.map((one) => [one?.task, one?.result, one?.took])).toEqual(
            kinds.map(({ task, result, minutes }) => [task.id, result.id, minutes]),
          );
          const further = canWait(sitting) ? [...after, step(sitting, wait('next'))] : after;
          const next = further[Math.floor(chance() * further.length)];
          if (next === undefined) break;
          sitting = next;
        }
      }),
      { numRuns: 10 },
    );
  });

  it('come by result, in the order of the file, and go by what the sitting has come to', () => {
    const scenario = storyOf(
      `${day}\nfacts: { spent: { money: "£0", at-least: "£0", at-most: "£90" } }\ninitial: s`,
      `s:
        after: { 2h: { to: handover } }
        tasks:
          ${ask('first', `takes: 10m, results: { cheap: { when: 'answer.option == "b"', do: { spent: "£10" } }, dear: { do: { spent: "£80" } } }`)}
          ${ask('second', `results: { affordable: { when: 'spent < money("£50")' }, late: { when: 'now > time("Mon 09:30")' }, beyond: {} }`)}`,
    );
    const stepper = stepperOf(scenario);
    const told = (sitting: ReturnType<typeof openSitting>): readonly string[] =>
      kindsOfAnswer(stepper, sitting).flatMap(({ task, kinds }) =>
        kinds.map(({ result, answer, minutes }) => `${task.id} ${answer}: ${result.id} in ${minutes}`),
      );
    const opened = openSitting(scenario, '1');
    expect(told(opened)).toEqual(['first b: cheap in 10', 'first a: dear in 10', 'second a: affordable in 0']);
    const dear = sat(opened, { kind: 'decide', task: 'first', answer: 'a', reason: null });
    expect(told(dear)).toEqual(['second a: beyond in 0']);
    expect(told(sat(dear, wait(30)))).toEqual(['second a: late in 0']);
  });
});
