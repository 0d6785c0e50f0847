import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import { streamOf } from '../../src/engine/draws.ts';
import { everyScenario } from '../laws/every-scenario.ts';
import { generatedShelves } from '../laws/generated-scenario.ts';
import { differences } from './both-steppers.ts';

/** Moves of one sitting at most: more than any of these scenarios needs to come to its end. */
const movesMax = 400;

describe('the compiled stepper and the engine', () => {
  it.each(everyScenario)('agree on $id, step by step to the end', ({ scenario }) => {
    const stepper = createStepper(partsOf(scenario));
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(differences(stepper, String(seed), streamOf(String(seed), 'moves'), movesMax)).toEqual([]);
      }),
      // With this seed a long wait of `ninety-seconds-of-archive` ends just beyond the last thing that falls due.
      { numRuns: 40, examples: [[1836631603]] },
    );
  });

  it('agree on scenarios that nobody wrote', () => {
    fc.assert(
      fc.property(generatedShelves(), fc.nat(), ({ scenario }, seed) => {
        const stepper = createStepper(partsOf(scenario));
        expect(differences(stepper, String(seed), streamOf(String(seed), 'moves'), 40)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
