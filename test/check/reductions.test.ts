import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Checked } from '../../src/check/check.ts';
import { opportunityCodes } from '../../src/check/code-groups.ts';
import { overall } from '../../src/check/load.ts';
import type { News } from '../../src/check/news.ts';
import { seedOf } from '../../src/check/witness-seed.ts';
import { digestOf } from '../../src/engine/digest.ts';
import type { Happening, Sitting } from '../../src/engine/sitting.ts';
import { openSitting, openTasks } from '../../src/engine/step.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { generatedShelves } from '../laws/generated-scenario.ts';
import { allThatFollows, type Naive } from './engine-play.ts';
import { checkScenario } from './fault-runs.ts';

/** A scenario gone through by the engine alone, nothing left out of a state: each variant by itself. */
type Whole = readonly (readonly Naive[])[];

/** States of one variant at most: with more the scenario is left to the other tests. */
const naiveMax = 700;

/** The whole sitting: the digest, and which messages have come, since some are sent once. */
function wholeSitting(sitting: Sitting): string {
  const once = sitting.inbox.filter(({ id }) => sitting.scenario.messages.get(id)?.once === true);
  return `${digestOf(sitting)} ${[...new Set(once.map(({ id }) => id))].sort().join()} ${sitting.documents.join()}`;
}

function goneThrough(scenario: Scenario, { graph }: Checked): Whole | null {
  const variants: (readonly Naive[])[] = [];
  for (const { variant } of graph.roots) {
    const seed = seedOf(scenario, { choices: variant.choices, moves: [] }) ?? '';
    const states = allThatFollows(openSitting(scenario, seed), wholeSitting, naiveMax, (id) =>
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

function engineWords(one: Happening): string {
  switch (one.kind) {
    case 'decided':
      return `result ${one.task} ${one.result}`;
    case 'lapsed':
      return `lapsed ${one.task}`;
    case 'delivered':
      return `delivered ${one.message.id}`;
    case 'entered':
      return `entered ${one.state}`;
    case 'ended':
      return `ended ${one.ending}`;
    case 'fault':
      return 'fault';
    default:
      return one satisfies never;
  }
}

function stepperWords(one: News): string {
  switch (one.kind) {
    case 'result':
      return `result ${one.task} ${one.result}`;
    case 'lapsed':
      return `lapsed ${one.task}`;
    case 'delivered':
      return `delivered ${one.message}`;
    case 'entered':
      return `entered ${one.state}`;
    case 'ended':
      return `ended ${one.ending}`;
    case 'fault':
      return 'fault';
    default:
      return '';
  }
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

it('what is left out of a state changes nothing of what is found, on scenarios that nobody wrote', () => {
  let compared = 0;
  fc.assert(
    fc.property(generatedShelves({ choices: 20, kinds: ['choose', 'contact'] }), ({ scenario }) => {
      const checked = checkScenario(scenario, 4_000);
      if (!checked.study.isWhole) return;
      const whole = goneThrough(scenario, checked);
      if (whole === null) return;
      compared += 1;
      expect(happens(checked)).toEqual(sorted(happeningsOf(whole).map(engineWords)));
      const stuck = whole.flatMap((states) =>
        states.filter(({ sitting, next }) => sitting.ended === null && next.length === 0),
      );
      expect(findingsOf(checked, 'CS801').length > 0).toBe(stuck.length > 0);
      const { least, most, isEndless } = overall(checked.loads.map(({ production }) => production));
      expect({ least, most, isEndless }).toEqual({ ...minutesOf(whole), isEndless: false });
      const missed = findingsOf(checked, 'CS807').map(({ diagnostic }) => /show (\w+)/.exec(diagnostic.message)?.[1]);
      expect(['K1', 'K2', 'S1', 'S2'].filter((code) => !missed.includes(code))).toEqual(surely(whole));
    }),
    { numRuns: 120, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(5);
});
