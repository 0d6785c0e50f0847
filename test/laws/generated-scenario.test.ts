import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSitting } from '../../src/engine/step.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import { MemoryLog } from '../log/memory-log.ts';
import { choiceNumbers, choicesBy } from './choices.ts';
import { generatedScenarios, generatedShelves, sourceOfGenerated } from './generated-scenario.ts';
import { everyKind } from './generated-task.ts';
import { playOn } from './random-play.ts';

const seed = 8_117;

describe('generated scenarios', () => {
  it('have no mistake in them, whatever was chosen', () => {
    fc.assert(
      fc.property(generatedScenarios(), (text) => {
        const { scenario, diagnostics } = compileScenario(sourceOfGenerated(text));
        expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
        expect(scenario?.id).toBe('generated');
      }),
      { seed, numRuns: 200 },
    );
  });

  it('shrink to one state with a timer', () => {
    expect(fc.sample(generatedScenarios({ choices: 0 }), 1)[0]).toContain(`
initial: s1
states:
  s1:
    tasks:
      t1:
        choose: Which?
        options:
          a: One
          b:
            label: Other
          c: A third
        results:
          r1: {}
    after:
      30m:
        to: handover
`);
  });

  it('keep to the kinds of task that were asked for', () => {
    fc.assert(
      fc.property(generatedShelves({ kinds: ['choose', 'contact'] }), ({ scenario }) => {
        const kinds = [...scenario.tasks.values()].filter(({ handover }) => !handover).map(({ spec }) => spec.kind);
        expect(kinds.filter((kind) => kind !== 'choose' && kind !== 'contact')).toEqual([]);
      }),
      { seed, numRuns: 30 },
    );
  });

  it('between them show everything that a story can do', () => {
    const seen = new Map<string, number>();
    const see = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
    fc.assert(
      fc.property(generatedShelves(), choiceNumbers(1_000), ({ scenario }, numbers) => {
        for (const state of scenario.states.values()) see(`a ${state.type} state`);
        const choices = choicesBy(numbers);
        const recorder = new MemoryLog().begin({ scenario, seed: '1', mode: 'answers-file' });
        for (const { kind } of openSitting(scenario, '1').pending) see(`a ${kind} pending`);
        playOn(
          recorder,
          () => choices.below(9_999) / 9_999,
          60,
          (act) => {
            const { happened, tasks, history, ended } = recorder.seat().sitting;
            for (const what of happened) see(what.kind);
            for (const { status } of Object.values(tasks)) see(`a task ${status}`);
            if (act.kind === 'decide') see(`an answer to ${scenario.tasks.get(act.task)?.spec.kind}`);
            if (Object.keys(history).length > 0) see('something remembered');
            see('late');
            if (ended?.ending === 'the-end') see('an ending');
          },
        );
      }),
      { seed, numRuns: 300 },
    );
    for (const what of [
      ...['atomic', 'compound', 'parallel', 'final', 'history'].map((type) => `a ${type} state`),
      ...everyKind.map((kind) => `an answer to ${kind}`),
      ...['open', 'answered', 'unanswered', 'set-aside'].map((status) => `a task ${status}`),
      ...['a timer pending', 'a message pending', 'something remembered', 'an ending'],
      ...['decided', 'delivered', 'entered', 'lapsed', 'fault', 'ended'],
    ])
      expect(seen.get(what) ?? 0, what).toBeGreaterThan(20);
  });
});
