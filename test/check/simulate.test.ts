import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/check/simulate.ts';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import { everyScenario } from '../laws/every-scenario.ts';
import { small } from '../log/memory-log.ts';
import { drained, runFault } from './fault-runs.ts';

const play = (scenario = small, plays = 100, seed = '1') =>
  drained(simulate(createStepper(partsOf(scenario)), plays, seed));

describe('made-up sittings', () => {
  // The small scenario of the tests has faults on purpose.
  it.each(everyScenario.filter(({ id }) => id !== 'small'))(
    'of $id come to their end without trouble',
    ({ scenario }) => {
      const { troubles, hits, plays } = play(scenario, 400);
      expect(troubles).toEqual([]);
      const ended = hits.filter(({ of }) => of === 'ending').reduce((sum, { total }) => sum + total, 0);
      expect(ended).toBe(plays);
    },
  );

  it('are the same for the same seed, and others for another', () => {
    expect(play()).toEqual(play());
    expect(play(small, 100, '2').hits).not.toEqual(play().hits);
  });

  it('are so many of each kind of candidate, and count each thing once a sitting', () => {
    const rows = play().hits.filter(({ of, id }) => of === 'ending' || id.startsWith('first-call'));
    expect(rows.map(({ of, id, total, by }) => [of, id, total, ...Object.values(by)].join(' '))).toMatchInlineSnapshot(`
      [
        "task first-call 86 21 25 25 15",
        "result first-call/nobody 29 9 1 14 5",
        "result first-call/right 35 7 20 3 5",
        "result first-call/other 22 5 4 8 5",
        "ending ended-well 41 7 10 14 10",
        "ending ended-late 59 18 15 11 15",
      ]
    `);
  });

  it('tell what they ran into, with the way there', () => {
    const [dead, ended] = ['dead-end', 'event-without-end'].map((name) => {
      const { scenario } = runFault(name);
      if (scenario === null) throw new Error(name);
      return play(scenario).troubles;
    });
    expect(dead?.map(({ kind, witness }) => [kind, witness.moves.length])).toEqual([['stuck', 1]]);
    expect(ended?.map(({ kind, witness }) => [kind, witness.moves.length > 0])).toEqual([['endless', true]]);
  });
});
