import { Compiler } from 'inkjs/full';
import { describe, expect, it } from 'vitest';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import { chartScenario, chartStory } from './chart.ts';

describe('the story in ink', () => {
  it('opens with as many choices as the chart has decisions', () => {
    const counters = { extras: 1, vans: 1, pages: 1 };
    const stepper = createStepper(partsOf(chartScenario(counters)));
    const story = new Compiler(chartStory(counters)).Compile();
    story.ContinueMaximally();
    // Taking one on comes to a result of its own; sending home the last of none and settling for those who are here to another.
    expect(stepper.moves(stepper.open({}).slots.slice())).toHaveLength(7);
    expect(story.currentChoices).toHaveLength(9);
  });
});
