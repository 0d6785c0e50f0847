import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { exploreStates } from '../../src/check/explore-states.ts';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { nodePath } from '../terminal/spawn-app.ts';
import { type Counters, chartScenario } from './chart.ts';
import { adjacencyCount, type ChartMachine, chartMachine, searchCount } from './chart-peers.ts';
import { type Measured, median, workedOnce } from './measure.ts';

/** The counters that give the chart about 80,000 states, 10^5 and 5·10^6. */
const eightyThousand: Counters = { extras: 12, vans: 12, pages: 13 };
const hundredThousand: Counters = { extras: 14, vans: 13, pages: 13 };
const fiveMillion: Counters = { extras: 52, vans: 52, pages: 51 };

/** Every state of the chart, with the state that each was found from; how many there are. */
export function exploreWhole(scenario: Scenario): number {
  const work = exploreStates(createStepper(partsOf(scenario)), Number.POSITIVE_INFINITY);
  for (;;) {
    const next = work.next(false);
    if (next.done === true) return next.value.count;
  }
}

/** Explorations of ours that only let the compiler see the code, and those that count. */
const rounds = { warmUp: 2, counted: 5 };

/** Milliseconds of the processor for each state of the chart: the middle of some rounds. */
function msPerState(scenario: Scenario, count: number): number {
  const took = Array.from({ length: rounds.warmUp + count }, () => {
    let states = 0;
    return (
      workedOnce(() => {
        states = exploreWhole(scenario);
      }) / states
    );
  });
  return median(took.slice(rounds.warmUp));
}

/** States a second against one of XState's ways, on the same machine: the peer goes through it once, whole. */
function againstPeer(peerCount: (machine: ChartMachine, most: number) => number): Measured {
  const scenario = chartScenario(eightyThousand);
  const machine = chartMachine(scenario);
  const whole = exploreWhole(scenario);
  // A run over its first states lets the compiler see the peer too.
  peerCount(machine, 2_000);
  let found = 0;
  const took = workedOnce(() => {
    found = peerCount(machine, Number.POSITIVE_INFINITY);
  });
  if (found !== whole) throw new Error(`The peer finds ${found} states of the chart and the explorer ${whole}`);
  return { ours: 1_000 / msPerState(scenario, rounds.counted), peer: (1_000 * found) / took };
}

/** States explored a second against `getAdjacencyMap`. */
export function measureAdjacency(): Measured {
  return againstPeer(adjacencyCount);
}

/** States explored a second against a breadth-first search over bare `transition()`. */
export function measureSearch(): Measured {
  return againstPeer(searchCount);
}

/** The time that a state takes among 5·10^6, against among 10^5, in milliseconds. */
export function measureGrowth(): Measured {
  const peer = msPerState(chartScenario(hundredThousand), rounds.counted);
  return { ours: msPerState(chartScenario(fiveMillion), 1), peer };
}

/**
 * The most memory that a process of its own holds while it goes through 5·10^6 states, over what it held before, in bytes;
 * against the number of the states.
 */
export function measureBytes(): Measured {
  const script = fileURLToPath(new URL('explore-alone.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(nodePath, [script, JSON.stringify(fiveMillion)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const { bytes, states }: { readonly bytes: number; readonly states: number } = JSON.parse(stdout);
  return { ours: bytes, peer: states };
}
