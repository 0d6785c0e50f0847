import { madeUpCandidates } from '../../check/candidates.ts';
import { rarelyOneIn, type Simulation, simulate as simulated, troubleWords } from '../../check/simulate.ts';
import { createStepper, partsOf } from '../../check/stepper.ts';
import { table } from '../../check/tell-summary.ts';
import { onAsk } from '../../host/signals.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { openScenario } from '../open/open-scenario.ts';
import { printJson, printLines } from '../print.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { runThrough } from './run-through.ts';

/** The most sittings of one run. */
const playsMax = 10_000_000;

/** `callsheet simulate`: many made-up sittings, and how often each thing happened in them. */
export const simulate: Command = {
  name: 'simulate',
  summary: 'Plays many sittings by chance and counts how often each result, task, message and ending came',
  about: [
    'Made-up candidates take turns:',
    ...madeUpCandidates.map(({ id, says }) => `- ${id}: ${says}`),
    'None of them is like a person. The same seed gives the same numbers on any machine.',
  ].join('\n'),
  takes: { words: 'SCENARIO', least: 1, most: 1, says: 'a folder, a .yaml file, or an id' },
  flags: [
    { name: 'n', value: 'N', says: `how many sittings, up to ${playsMax}; 1000 unless said` },
    { name: 'seed', value: 'S', says: 'any words or number; 1 unless said' },
    { name: 'json', value: null, says: 'for machines' },
    { name: 'csv', value: null, says: 'a row for each thing counted' },
  ],
  examples: [
    { line: 'callsheet simulate rain-on-day-six -n 10000', says: 'a table' },
    { line: 'callsheet simulate rain-on-day-six -n 100000 --seed 1 --json', says: 'for machines' },
  ],
  exits: [
    [0, 'counted'],
    [1, 'a sitting got stuck, or a condition failed'],
    [130, 'interrupted; what was counted so far is told'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const plays = Number(given.value('n') ?? '1000');
  if (!Number.isInteger(plays) || plays < 1 || plays > playsMax)
    return refuse(surroundings, `-n is a whole number from 1 to ${playsMax}`);
  const seed = given.value('seed') ?? '1';
  if (seed === '') return refuse(surroundings, '--seed is some words or a number, not nothing');
  if (given.has('json') && given.has('csv')) return refuse(surroundings, 'give --json or --csv, not both');
  const opened = openScenario(given.words[0] ?? '', surroundings);
  if (!opened.ok) return refuse(surroundings, opened.because);
  let isInterrupted = false;
  const stopAsking = onAsk(() => {
    isInterrupted = true;
    return true;
  });
  const stepper = createStepper(partsOf(opened.scenario));
  const simulation = await runThrough(
    simulated(stepper, plays, seed),
    surroundings,
    () => isInterrupted,
    (done) => ({ says: `${done} of ${plays} sittings`, part: done / plays }),
  );
  stopAsking();
  if (given.has('json')) printJson(surroundings, { ...simulation, troubles: simulation.troubles.map(troubleWords) });
  else if (given.has('csv')) printLines(surroundings, csvOf(simulation));
  else printLines(surroundings, linesOf(simulation));
  for (const trouble of simulation.troubles) complain(surroundings, `in a sitting: ${troubleWords(trouble)}`);
  if (isInterrupted) return 130;
  return simulation.troubles.length > 0 ? 1 : 0;
}

function linesOf({ plays, seed, candidates, hits, productionMinutes }: Simulation): readonly string[] {
  const rows = hits.map(({ of, id, total, by }) => [
    of,
    id,
    String(total),
    ...candidates.map((candidate) => String(by[candidate] ?? 0)),
    total === 0 ? 'never' : total * rarelyOneIn < plays ? 'rarely' : '',
  ]);
  const { least, most } = productionMinutes;
  return [
    `${plays} sittings, seed ${seed}; story time from ${least} to ${most} minutes`,
    '',
    ...table([['', '', 'all', ...candidates, ''], ...rows]),
  ];
}

function csvOf({ candidates, hits }: Simulation): readonly string[] {
  const rows = hits.map(({ of, id, total, by }) => [
    of,
    id,
    total,
    ...candidates.map((candidate) => by[candidate] ?? 0),
  ]);
  return [['of', 'id', 'all', ...candidates], ...rows].map((row) => row.join(','));
}
