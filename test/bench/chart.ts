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
export function chartScenario({ extras, vans, pages }: Counters): Scenario {
  const text = template('chart.yaml')
    .replaceAll('EXTRAS', String(extras))
    .replaceAll('VANS', String(vans))
    .replaceAll('PAGES', String(pages));
  const plan = { path: 'plan.yaml', text: template('../../fixtures/plans/small-plan.yaml') };
  const { scenario, diagnostics } = compileScenario({
    entry: 'scenario.yaml',
    files: [{ path: 'scenario.yaml', text }],
    plan,
  });
  if (scenario === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return scenario;
}

function template(path: string): string {
  return readFileSync(new URL(`scenarios/${path}`, import.meta.url), 'utf8');
}
