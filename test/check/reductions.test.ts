import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Checked } from '../../src/check/check.ts';
import { opportunityCodes } from '../../src/check/code-groups.ts';
import { overall } from '../../src/check/load.ts';
import { seedOf } from '../../src/check/witness-seed.ts';
import { digestOf } from '../../src/engine/digest.ts';
import type { Happening, Sitting } from '../../src/engine/sitting.ts';
import { openSitting, openTasks } from '../../src/engine/step.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { ask, askTo, day, storyOf } from '../engine/story-of.ts';
import { generatedShelves } from '../laws/generated-scenario.ts';
import { allThatFollows, type Naive } from './engine-play.ts';
import { checkScenario } from './fault-runs.ts';
import { engineWords, stepperWords } from './happened-words.ts';

/** A scenario gone through by the engine alone, nothing left out of a state: each variant by itself. */
type Whole = readonly (readonly Naive[])[];

/** States of one variant at most: with more a scenario made at random is left to the other tests. */
const naiveMax = { generated: 700, story: 20_000 };

/** The whole sitting: the digest, and which messages have come, since some are sent once. */
function wholeSitting(sitting: Sitting): string {
  const once = sitting.inbox.filter(({ id }) => sitting.scenario.messages.get(id)?.once === true);
  return `${digestOf(sitting)} ${[...new Set(once.map(({ id }) => id))].sort().join()} ${sitting.documents.join()}`;
}

function goneThrough(scenario: Scenario, { graph }: Checked, most: number): Whole | null {
  const variants: (readonly Naive[])[] = [];
  for (const { variant } of graph.roots) {
    const seed = seedOf(scenario, { choices: variant.choices, moves: [] }) ?? '';
    const states = allThatFollows(openSitting(scenario, seed), wholeSitting, most, (id) =>
      graph.stepper.slots.byKey.has(`opened ${id}`),
    );
    if (states === null) return null;
    variants.push(states);
  }
  return variants;
}

const sorted = (list: Iterable<string>): readonly string[] => [...new Set(list)].sort();

function happeningsOf(whole: Whole): readonly Happening[] {
  return whole.flatMap((states) => [
    ...(states[0]?.sitting.happened ?? []),
    ...states.flatMap(({ next }) => next.flatMap(({ after }) => after.happened)),
  ]);
}

/** All that can happen, as the check sees it; a sum beyond its bound is a fault that is found on the graph. */
function happens(checked: Checked): readonly string[] {
  const { graph } = checked;
  const news = [...graph.roots.flatMap((root) => root.news), ...graph.labels.flatMap((label) => label.news)];
  const words = news.flatMap((number) => graph.stepper.news[number] ?? []).map(stepperWords);
  return sorted([...words, ...findingsOf(checked, 'CS804').map(() => 'fault')].filter((word) => word !== ''));
}

function findingsOf({ findings }: Checked, code: string): Checked['findings'] {
  return findings.filter(({ diagnostic }) => diagnostic.code === code);
}

/** Production minutes of the shortest and of the longest path. */
function minutesOf(whole: Whole): { readonly least: number; readonly most: number } {
  const ended = whole.flatMap((states) => states.map(({ sitting }) => sitting).filter((one) => one.ended !== null));
  const minutes = ended.map(({ clock, scenario }) => clock - scenario.clock.starts);
  return { least: Math.min(...minutes), most: Math.max(...minutes) };
}

/** Codes with an opportunity on every complete path of every variant. */
function surely(whole: Whole): readonly string[] {
  const codes = ['K1', 'K2', 'S1', 'S2'];
  return codes.filter((code) =>
    whole.every((states) => {
      const has = states.map(({ sitting }) => openTasks(sitting).some((task) => opportunityCodes(task).includes(code)));
      const canMiss = new Set(states.flatMap(({ sitting }, at) => (sitting.ended !== null && !has[at] ? [at] : [])));
      for (let size = -1; size !== canMiss.size; ) {
        size = canMiss.size;
        states.forEach(({ next }, at) => {
          if (!has[at] && next.some(({ to }) => canMiss.has(to))) canMiss.add(at);
        });
      }
      return !canMiss.has(0);
    }),
  );
}

/** Compares what a check finds with what the engine alone comes by; false where there is too much for the engine. */
function compares(scenario: Scenario, statesMax: number): boolean {
  const checked = checkScenario(scenario, Math.max(statesMax, 4_000));
  if (!checked.study.isWhole) return false;
  const whole = goneThrough(scenario, checked, statesMax);
  if (whole === null) return false;
  expect(happens(checked)).toEqual(sorted(happeningsOf(whole).map(engineWords)));
  const stuck = whole.flatMap((states) =>
    states.filter(({ sitting, next }) => sitting.ended === null && next.length === 0),
  );
  expect(findingsOf(checked, 'CS801').length > 0).toBe(stuck.length > 0);
  const { least, most, isEndless } = overall(checked.loads.map(({ production }) => production));
  expect({ least, most, isEndless }).toEqual({ ...minutesOf(whole), isEndless: false });
  const missed = findingsOf(checked, 'CS807').map(({ diagnostic }) => /show (\w+)/.exec(diagnostic.message)?.[1]);
  expect(['K1', 'K2', 'S1', 'S2'].filter((code) => !missed.includes(code))).toEqual(surely(whole));
  return true;
}

it('what is left out of a state changes nothing of what is found, on scenarios that nobody wrote', () => {
  let compared = 0;
  fc.assert(
    fc.property(generatedShelves({ choices: 20, kinds: ['choose', 'contact'] }), ({ scenario }) => {
      if (compares(scenario, naiveMax.generated)) compared += 1;
    }),
    { numRuns: 120, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(5);
});

const shows = (code: string, to: string): string => `results: { done: { shows: { ${code} pass: so }, to: ${to} } }`;

/** What small scenarios made at random seldom have: strands, a way back to where one was, timers that overtake each other. */
const stories = {
  'strands that hear each other': storyOf(
    `${day}\nfacts: { told: { yes-no: no }, spare: { yes-no: no } }\nsignals: [van-late]\ninitial: shooting`,
    `
    shooting:
      type: parallel
      after: { 2h: { to: handover } }
      done:
        - { when: told, to: debrief }
        - { to: handover }
      states:
        unit:
          initial: waiting
          states:
            waiting:
              after: { 30m: { signal: van-late, to: unit-done } }
              tasks: { ${ask('van', `takes: 10m, ${shows('K1', 'unit-done')}`)} }
            unit-done: { type: final }
        office:
          initial: quiet
          states:
            quiet:
              on: { van-late: { do: { told: yes }, to: office-done } }
              tasks: { ${ask('ring', `takes: 20m, ${shows('K2', 'office-done')}`)}, ${ask('idle', "if: '!spare', takes: 5m, results: { done: { do: { spare: yes } } }")} }
            office-done: { type: final }
    debrief: { tasks: { ${ask('say', `takes: 5m, ${shows('S1', 'handover')}`)} }, after: { 15m: { to: handover } } }
    `,
  ),
  'a way back to where one was': storyOf(
    `${day}\nfacts: { out: { yes-no: no } }\ninitial: inside`,
    `
    inside:
      initial: rig
      after: { 45m: { to: handover } }
      tasks: { ${ask('alarm', "if: '!out', takes: 15m, results: { done: { do: { out: yes }, to: street } }")} }
      states:
        rig: { tasks: { ${ask('rigged', `takes: 15m, ${shows('K1', 'shoot')}`)} } }
        shoot: { tasks: { ${ask('roll', `takes: 15m, ${shows('S1', 'handover')}`)} }, after: { 20m: { to: handover } } }
        back: { type: history, history: deep }
    street:
      entry: [{ message: { from: priya, by: text, after: 5m, text: Come back. } }]
      tasks: { ${askTo('return', 'back')}, ${askTo('begin-anew', 'inside')} }
      after: { 10m: { to: back } }
    `,
  ),
  'timers that overtake each other': storyOf(
    `${day}\nfacts: { late: { yes-no: no } }\ninitial: early`,
    `
    early:
      after:
        25m: { when: late, to: handover }
        40m: { to: evening }
      tasks: { ${ask('first', `takes: 10m, results: { done: { do: { late: yes }, shows: { K1 pass: so } } }`)}, ${ask('second', 'takes: 20m, results: { done: { shows: { K2 pass: so } } }')} }
    evening:
      entry: [{ message: { from: priya, by: text, after: 10m, if: late, text: Hurry. } }]
      at: { "Mon 10:00": { to: handover } }
      tasks: { ${ask('third', `takes: 5m, ${shows('S2', 'handover')}`)} }
    `,
  ),
};

it.each(Object.entries(stories))(
  'what is left out of a state changes nothing of what is found, on %s',
  (_, scenario) => {
    expect(compares(scenario, naiveMax.story)).toBe(true);
  },
);
