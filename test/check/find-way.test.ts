import { describe, expect, it } from 'vitest';
import { findWay, type Looked } from '../../src/check/find-way.ts';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import type { Witness } from '../../src/check/study.ts';
import { stepsOf } from '../../src/check/witness.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { ask, askTo, day, storyOf } from '../engine/story-of.ts';
import { drained, runFault } from './fault-runs.ts';

const scenario = storyOf(
  `${day}\ndraws: { wet: { yes-no: [yes, no] } }\ninitial: desk`,
  `
    desk:
      tasks:
        ${askTo('long', 'later')}
        ${ask('short', `results: { rain: { when: wet && answer.option == "a", to: shelter }, dry: { to: passing } }`)}
    later:
      tasks:
        ${askTo('on', 'passing')}
    passing:
      always: { to: yard }
    yard:
      after: { 20m: { to: handover } }
    shelter:
      after: { 20m: { to: yard } }
    nowhere: {}
  `,
);

describe('the way to a state', () => {
  it('is a shortest one, and stands as the steps of an answers file', () => {
    expect(wayTo('yard', [{ wet: 1 }])).toEqual({ choices: { wet: 1 }, steps: [{ task: 'short', answer: 'a' }] });
    expect(wayTo('desk', [{ wet: 1 }])).toEqual({ choices: { wet: 1 }, steps: [] });
    expect(wayTo('handover', [{ wet: 1 }])).toEqual({
      choices: { wet: 1 },
      steps: [{ task: 'short', answer: 'a' }, { wait: 'next' }],
    });
  });

  it('goes round an event that never comes to an end', () => {
    const { scenario: faulty } = runFault('event-without-end');
    if (faulty === null) throw new Error('It can’t be read');
    const found = drained(findWay(createStepper(partsOf(faulty)), [{}], 'over', 1_000));
    expect(found.kind === 'found' && stepsOf(found.way)).toMatchObject([
      { kind: 'decide', task: 'call', answer: 'not' },
      { kind: 'decide', task: 'handover-note' },
    ]);
  });

  it('leads through a state in which no story rests', () => {
    expect(wayTo('passing', [{ wet: 1 }])).toEqual({ choices: { wet: 1 }, steps: [{ task: 'short', answer: 'a' }] });
  });

  it('begins at the opening of a variant that leads there', () => {
    expect(wayTo('shelter', [{ wet: 1 }])).toBe('none');
    expect(wayTo('shelter', [{ wet: 1 }, { wet: 0 }])).toEqual({
      choices: { wet: 0 },
      steps: [{ task: 'short', answer: 'a' }],
    });
  });

  it('is not there for a state that nothing leads to, and is not looked for without end', () => {
    expect(wayTo('nowhere', [{ wet: 0 }, { wet: 1 }])).toBe('none');
    expect(wayTo('nowhere', [{ wet: 0 }], { most: 2 })).toBe('given-up');
    expect(wayTo('nowhere', [{ wet: 0 }], { stop: true })).toBe('given-up');
  });
});

function wayTo(
  state: string,
  openings: readonly Witness['choices'][],
  { most = 1_000, stop = false, of = scenario }: { most?: number; stop?: boolean; of?: Scenario } = {},
) {
  const search = findWay(createStepper(partsOf(of)), openings, state, most);
  let next: IteratorResult<unknown, Looked> = search.next(false);
  while (next.done !== true) next = search.next(stop);
  const looked = next.value;
  if (looked.kind !== 'found') return looked.kind;
  const steps = stepsOf(looked.way).map((step) => {
    if (step.kind === 'decide') return { task: step.task, answer: step.answer };
    return step.kind === 'wait' ? { wait: step.minutes } : step;
  });
  return { choices: looked.way.choices, steps };
}
