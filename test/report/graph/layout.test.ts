import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Graph, graphOf } from '../../../src/report/graph/graph.ts';
import { layOut } from '../../../src/report/graph/layout.ts';
import { compiled, everyScenario } from '../../laws/every-scenario.ts';
import { generatedScenarios, sourceOfGenerated } from '../../laws/generated-scenario.ts';
import { fortyStates } from './forty-states.ts';
import { crossings, overlaps, spilledWords, strays, thingsOf, unevenStrands } from './room.ts';
import { storyOf } from './story-of.ts';

/** Everything that would make a picture hard to read. */
async function faultsOf(graph: Graph): Promise<readonly string[]> {
  const placed = await layOut(graph);
  const blocks = [...placed.states, ...placed.arrows].flatMap(({ block }) => spilledWords(block));
  return [...overlaps(thingsOf(placed)), ...strays(placed), ...crossings(placed), ...unevenStrands(placed), ...blocks];
}

describe('the picture’s places', () => {
  const bundled = [...everyScenario.map(({ scenario }) => scenario), compiled(fortyStates())];

  it.each(bundled.map((scenario) => [scenario.id, scenario] as const))(
    'in %s leave every box, word and dot its own, and no arrow lies across words',
    async (_, scenario) => {
      expect(await faultsOf(graphOf(scenario))).toEqual([]);
    },
  );

  it('always leave every box, word and dot its own, strands side by side', async () => {
    await fc.assert(
      fc.asyncProperty(generatedScenarios(), async (text) => {
        expect(await faultsOf(graphOf(compiled(sourceOfGenerated(text))))).toEqual([]);
      }),
      { seed: 26_111, numRuns: 60 },
    );
  });

  it('leave room for the words of a state that is wider than all within it', async () => {
    const states = `
initial: day
states:
  day:
    type: parallel
    states:
      office:
        initial: a
        tasks:
          whom-to-tell-about-the-rain-tonight:
            choose: Whom?
            options: { one: One, other: Other }
            results: { told: { to: wrap } }
        states:
          a: { after: { 5m: { to: b } } }
          b: { type: final }
      unit:
        after: { 5m: { to: wrap } }
  wrap:
    tasks:
      handover-note: { write: What changed?, as: handover, words: 60, handover: yes, reserve: 5m, results: { sent: { to: over } } }
  over: { type: final, ending: { title: The end, text: The day was made. } }
`;
    expect(await faultsOf(graphOf(storyOf(states)))).toEqual([]);
  });

  it('are the same every time', async () => {
    const graph = graphOf(compiled(fortyStates()));
    expect(await layOut(graph)).toEqual(await layOut(graph));
  });

  it('keep strands in the order of the file', async () => {
    const { states } = await layOut(graphOf(compiled(fortyStates())));
    const left = (id: string): number => states.find(({ state }) => state.id === id)?.place.xPx ?? 0;
    const strands = ['picture', 'sound', 'rights', 'papers'];
    expect(strands.toSorted((one, other) => left(one) - left(other))).toEqual(strands);
  });

  it('put what comes later in the story below', async () => {
    const { states } = await layOut(graphOf(compiled(fortyStates())));
    const top = (id: string): number => states.find(({ state }) => state.id === id)?.place.yPx ?? 0;
    const order = ['handed-over', 'week', 'delivery', 'handover', 'delivered'];
    expect(order.toSorted((one, other) => top(one) - top(other))).toEqual(order);
  });
});
