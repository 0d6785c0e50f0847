import { readFileSync } from 'node:fs';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** How far each of the bench's three counters goes: they make the number of states what it is. */
export interface Counters {
  readonly extras: number;
  readonly vans: number;
  readonly pages: number;
}

/**
 * The chart of the bench's explorer: four strands, one with states within a state, three counters, conditions, one `always` and
 * eight ways on from most of its states. Decisions take no time, and its two timers (`lunch-comes`, `light-goes`) are decisions
 * too, because `xstate/graph` knows events and no clock: both sides then go through the same states.
 */
export function chartScenario(counters: Counters): Scenario {
  const text = filledIn('chart.yaml', counters);
  const plan = { path: 'plan.yaml', text: template('../../fixtures/plans/small-plan.yaml') };
  const { scenario, diagnostics } = compileScenario({
    entry: 'scenario.yaml',
    files: [{ path: 'scenario.yaml', text }],
    plan,
  });
  if (scenario === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return scenario;
}

/** The same day as a story in ink: the same choices, on the same conditions. */
export function chartStory(counters: Counters): string {
  return filledIn('chart.ink', counters);
}

function filledIn(path: string, { extras, vans, pages }: Counters): string {
  return template(path)
    .replaceAll('EXTRAS', String(extras))
    .replaceAll('VANS', String(vans))
    .replaceAll('PAGES', String(pages));
}

function template(path: string): string {
  return readFileSync(new URL(`scenarios/${path}`, import.meta.url), 'utf8');
}
