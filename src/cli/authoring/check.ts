import { judge } from '../../check/check.ts';
import { statesMax } from '../../check/explore-states.ts';
import { explore } from '../../check/graph.ts';
import { simulate } from '../../check/simulate.ts';
import { createStepper, partsOf } from '../../check/stepper.ts';
import { summarise } from '../../check/summary.ts';
import { stepsOf } from '../../check/witness.ts';
import { seedOf } from '../../check/witness-seed.ts';
import { writeNewFileInFolder } from '../../host/new-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { listScenarios } from '../../host/scenario-files.ts';
import { onAsk } from '../../host/signals.ts';
import { writeAnswers } from '../../scenario/write-answers.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { type AnyRead, placesOf, type ReadScenario, readScenario } from '../open/open-scenario.ts';
import { printJson, printLines } from '../print.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { type CheckedPaper, checkPaper, everyPaper, paperForMachines, tellPaper } from './check-papers.ts';
import { checkSince } from './check-since.ts';
import { onEachSave } from './follow-saves.ts';
import { runThrough } from './run-through.ts';
import { forMachines, type Looked, tell } from './tell-checked.ts';

/** `callsheet check`: what nobody can check by hand, proved, or refuted with the shortest way that breaks it. */
export const check: Command = {
  name: 'check',
  summary: 'Proves what an author must be able to promise, or shows the shortest way that breaks it',
  about: [
    'Goes through every state of every variant: nobody gets stuck, everybody gets the chance to show every code, one weak decision',
    'closes no door, the time is enough, variants ask the same. What is too big to go through whole is tried, and never called proved.',
  ].join('\n'),
  takes: {
    words: 'SCENARIO…',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    says: 'a folder, a .yaml file, or an id; or the file of a plan, a marking scheme or a version',
  },
  flags: [
    {
      name: 'all',
      value: null,
      says: 'every scenario, plan, marking scheme and version that is here and in the package',
    },
    { name: 'witness', value: 'DIR', says: 'writes for each broken promise the shortest answers file that shows it' },
    { name: 'json', value: null, says: 'for machines' },
    { name: 'github', value: null, says: 'findings as annotations of a GitHub workflow' },
    { name: 'watch', value: null, says: 'checks again whenever the file is saved' },
    { name: 'since', value: 'OLD', says: 'what this version changes against an older one: paths, evidence, times' },
    { name: 'logs', value: 'DIR', says: 'with --since: which of these stored logs would go elsewhere' },
    { name: 'states', value: 'N', says: `the most states that are gone through; ${statesMax} unless said` },
  ],
  examples: [
    { line: 'callsheet check scenarios/rain-on-day-six', says: 'one scenario' },
    { line: 'callsheet check my-first --witness shown', says: 'with an answers file for each broken promise' },
    { line: 'callsheet check --all --github', says: 'in a workflow' },
    { line: 'callsheet check scenarios/mine --since old/mine --logs sittings/', says: 'before a new version goes out' },
  ],
  exits: [
    [0, 'every promise holds; there may be warnings'],
    [1, 'a mistake in a file, or a broken promise; with --since: a stored log would go elsewhere'],
    [130, 'interrupted; what was tried so far is told'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const { names, papers } = namesOf(given, surroundings);
  if (names.length + papers.length === 0) return refuse(surroundings, 'name a scenario to check, or use --all');
  const most = statesOf(given);
  if (most === null) return refuse(surroundings, `--states is a whole number from 1 to ${statesMax}`);
  let isInterrupted = false;
  const stopAsking = onAsk(() => {
    isInterrupted = true;
    return true;
  });
  const stopped = (): boolean => isInterrupted;
  try {
    if (given.has('since')) return await checkSince(given, surroundings, most, stopped);
    if (given.has('logs')) return refuse(surroundings, '--logs goes with --since');
    const checkAll = (reads: readonly AnyRead[]) => checkOnce(given, surroundings, { reads, papers }, most, stopped);
    const status = given.has('watch')
      ? await onEachSave(names, surroundings, checkAll, stopped)
      : await checkAll(names.map((name) => readScenario(name, surroundings)));
    return isInterrupted ? 130 : status;
  } finally {
    stopAsking();
  }
}

/** Scenarios by name; plans, marking schemes and versions are read at once. */
interface Named {
  readonly names: readonly string[];
  readonly papers: readonly CheckedPaper[];
}

function namesOf(given: Arguments, surroundings: Surroundings): Named {
  const isAll = given.has('all');
  const all = isAll ? listScenarios(placesOf(surroundings)).map(({ id }) => id) : [];
  const words = [...new Set([...given.words, ...all, ...(isAll ? everyPaper(surroundings) : [])])];
  const read = words.map((word) => ({ word, paper: checkPaper(word, surroundings) }));
  return {
    names: read.flatMap(({ word, paper }) => (paper === null ? [word] : [])),
    papers: read.flatMap(({ paper }) => paper ?? []),
  };
}

function statesOf(given: Arguments): number | null {
  const text = given.value('states');
  if (text === null) return statesMax;
  const most = Number(text);
  return Number.isInteger(most) && most >= 1 && most <= statesMax ? most : null;
}

async function checkOnce(
  given: Arguments,
  surroundings: Surroundings,
  { reads, papers }: { readonly reads: readonly AnyRead[]; readonly papers: readonly CheckedPaper[] },
  most: number,
  stopped: () => boolean,
): Promise<ExitStatus> {
  const looked: Looked[] = [];
  let status: ExitStatus = papers.some(isWrong) ? 1 : 0;
  if (!given.has('json')) printLines(surroundings, papers.flatMap(tellPaper));
  for (const read of reads) {
    if (stopped()) break;
    if (!read.ok) {
      status = refuse(surroundings, read.because);
      continue;
    }
    const one = await checkScenario(read, surroundings, most, stopped);
    looked.push(one);
    if (!given.has('json')) tell(given, surroundings, one);
    if (!writeWitnesses(given, surroundings, one)) status = 2;
    if (status !== 2 && hasError(one)) status = 1;
  }
  if (looked.length > 1 && !given.has('json') && !given.has('github')) printLines(surroundings, [tellAll(looked)]);
  if (given.has('json'))
    printJson(surroundings, {
      holds: status === 0,
      scenarios: looked.map(forMachines),
      papers: papers.map(paperForMachines),
    });
  return status;
}

function isWrong({ diagnostics }: CheckedPaper): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** What many scenarios come to, for those who don't want to scroll back. */
function tellAll(looked: readonly Looked[]): string {
  const unread = looked.filter(({ read }) => read.scenario === null).length;
  const broken = looked.filter((one) => hasError(one)).length - unread;
  const whole = looked.length - unread - broken;
  return `${looked.length} scenarios: ${whole} without an error, ${broken} with a broken promise, ${unread} that can't be sat yet`;
}

export function hasError({ read, findings }: Looked): boolean {
  return [...read.diagnostics, ...findings.map(({ diagnostic }) => diagnostic)].some(
    ({ severity }) => severity === 'error',
  );
}

/** The sittings by chance by which endings are counted; more of them speak for a scenario that is too big. */
const played = { seed: 'check', plays: 2_000, playsWhereCut: 20_000 } as const;

export async function checkScenario(
  read: ReadScenario,
  surroundings: Surroundings,
  most: number,
  stopped: () => boolean,
): Promise<Looked> {
  const { scenario } = read;
  if (scenario === null) return { read, checked: null, summary: null, findings: [] };
  const stepper = createStepper(partsOf(scenario));
  const graph = await runThrough(explore(stepper, most), surroundings, stopped, ({ done, found }) => ({
    says: `${done} of at least ${found} states`,
    part: done / found,
  }));
  const plays = graph.cutShort === null ? played.plays : played.playsWhereCut;
  const simulation = await runThrough(simulate(stepper, plays, played.seed), surroundings, stopped, (done) => ({
    says: `${done} of ${plays} sittings by chance`,
    part: done / plays,
  }));
  const checked = judge(scenario, graph, simulation);
  return { read, checked, summary: summarise(checked, simulation), findings: checked.findings };
}

/** Writes the witnesses that were asked for; false when one couldn't be. */
function writeWitnesses(given: Arguments, surroundings: Surroundings, { read, findings }: Looked): boolean {
  const folder = given.value('witness');
  const { scenario } = read;
  if (folder === null || scenario === null) return true;
  let isWritten = true;
  const counts = new Map<string, number>();
  for (const { diagnostic, witness } of findings) {
    if (witness === null) continue;
    const count = (counts.get(diagnostic.code) ?? 0) + 1;
    counts.set(diagnostic.code, count);
    const path = `${folder}/${scenario.id}-${diagnostic.code}-${count}.yaml`;
    const seed = seedOf(scenario, witness);
    const heading = [
      `${diagnostic.code}: ${diagnostic.message}`,
      `callsheet sit ${read.path} --answers ${path} --seed ${seed ?? '(none found)'}`,
    ];
    const written = writeNewFileInFolder(absolutePath(surroundings.cwd, path), writeAnswers(stepsOf(witness), heading));
    if (written.ok) complain(surroundings, `${shown(path)} shows ${diagnostic.code}; sit it with --seed ${seed}`);
    else complain(surroundings, written.because);
    isWritten &&= written.ok;
  }
  return isWritten;
}
