import { describe, expect, it } from 'vitest';
import { exploreStates, type Progress } from '../../src/check/explore-states.ts';
import { explore } from '../../src/check/graph.ts';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import { wayBySteps, wayTo } from '../../src/check/witness.ts';
import { chartScenario } from '../bench/chart.ts';
import { everyScenario } from '../laws/every-scenario.ts';

function toTheEnd<Result>(work: Generator<Progress, Result, boolean>): Result {
  for (;;) {
    const next = work.next(false);
    if (next.done === true) return next.value;
  }
}

const chart = { id: 'bench-chart', scenario: chartScenario({ extras: 1, vans: 1, pages: 1 }) };
const small = everyScenario.filter(({ id }) => id === 'small');

describe('exploring states alone', () => {
  it.each([chart, ...small])('finds on $id the states of the graph, and the same way to each', ({ scenario }) => {
    const stepper = createStepper(partsOf(scenario));
    const graph = toTheEnd(explore(stepper, 1_000));
    const states = toTheEnd(exploreStates(stepper, 1_000));
    expect(states.count).toBe(graph.count);
    expect(states.explored).toBe(graph.explored);
    for (let state = 0; state < states.count; state += 1)
      expect(wayBySteps(states, state)).toEqual(wayTo(graph, state));
  });

  it('stops where there is no room for another state', () => {
    const { count, explored, cutShort } = toTheEnd(exploreStates(createStepper(partsOf(chart.scenario)), 100));
    expect({ count, cutShort }).toEqual({ count: 100, cutShort: 'too many states' });
    expect(explored).toBeLessThan(100);
  });
});
