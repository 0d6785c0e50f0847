import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/report/graph/graph.ts';
import { graphDot } from '../../src/report/graph/graph-dot.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { compiled, everyScenario } from '../laws/every-scenario.ts';
import { generatedScenarios, sourceOfGenerated } from '../laws/generated-scenario.ts';
import { fortyStates } from '../report/graph/forty-states.ts';

/** What Graphviz says of the text besides drawing it, and how many arrows it drew. */
function drawn(scenario: Scenario): { readonly status: number | null; readonly said: string; readonly arrows: number } {
  const { status, stdout, stderr } = spawnSync('dot', ['-Tsvg'], {
    input: graphDot(graphOf(scenario)),
    encoding: 'utf8',
  });
  return { status, said: stderr, arrows: stdout.match(/class="edge"/g)?.length ?? 0 };
}

/** Every arrow of the graph, and one from each dot: the story's, and those of the states that begin somewhere inside. */
function arrowsOf(scenario: Scenario): number {
  const beginning = [...scenario.states.values()].filter(({ initial }) => initial !== null);
  return graphOf(scenario).arrows.length + beginning.length + 1;
}

describe('Graphviz', () => {
  const bundled = [...everyScenario.map(({ scenario }) => scenario), compiled(fortyStates())];

  it.each(bundled.map((scenario) => [scenario.id, scenario] as const))('draws %s without a warning', (_, scenario) => {
    expect(drawn(scenario)).toEqual({ status: 0, said: '', arrows: arrowsOf(scenario) });
  });

  it('draws every story without a warning', () => {
    fc.assert(
      fc.property(generatedScenarios(), (text) => {
        const scenario = compiled(sourceOfGenerated(text));
        expect(drawn(scenario)).toEqual({ status: 0, said: '', arrows: arrowsOf(scenario) });
      }),
      { seed: 26_113, numRuns: 40 },
    );
  }, 60_000);
});
