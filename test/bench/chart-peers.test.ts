import { describe, expect, it } from 'vitest';
import { exploreStates } from '../../src/check/explore-states.ts';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import { chartScenario } from './chart.ts';
import { adjacencyCount, chartMachine, searchCount } from './chart-peers.ts';

describe('the chart of the bench', () => {
  it('has as many states for the explorer as for both peers', () => {
    const scenario = chartScenario({ extras: 2, vans: 1, pages: 1 });
    const machine = chartMachine(scenario);
    const ours = exploreStates(createStepper(partsOf(scenario)), 10_000).next(false);
    expect(ours.done === true && ours.value.count).toBe(410);
    expect(adjacencyCount(machine, 10_000)).toBe(410);
    expect(searchCount(machine, 10_000)).toBe(410);
  });

  it('is gone through by the peers only as far as they are told', () => {
    const machine = chartMachine(chartScenario({ extras: 2, vans: 1, pages: 1 }));
    expect(searchCount(machine, 1)).toBe(adjacencyCount(machine, 1));
    expect(searchCount(machine, 40)).toBeLessThan(410);
  });
});
