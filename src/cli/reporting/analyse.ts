import { assert } from '../../engine/assert.ts';
import { letOthersRun } from '../../host/others.ts';
import { onAsk } from '../../host/signals.ts';
import { onThreads } from '../../host/threads.ts';
import { analysisOf, type ScenarioAnalysis } from '../../report/analysis/analysis.ts';
import { groupLeast } from '../../report/analysis/hide-small.ts';
import { itemRestLeast, tellsFrom } from '../../report/analysis/item-rest.ts';
import { addToTally, emptyTally, type Tally } from '../../report/analysis/tally.ts';
import { prefaceLines, tellAnalysis } from '../../report/analysis/tell-analysis.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { logPaths, showProgress } from '../open/each-sitting.ts';
import { givenIdentity } from '../open/open-keys.ts';
import { printJson, printLines } from '../print.ts';
import { shown, shownWhole } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { type Counted, type CountGiven, createCounter } from './count-sitting.ts';

/** What `--least` takes. */
const leastBounds = { least: 2, most: 1000 } as const;

/** `callsheet analyse`: what many sittings show of the tasks that were sat. */
export const analyse: Command = {
  name: 'analyse',
  summary: 'Counts over many sittings: results, time, evidence, what was read, and which tasks tell strong from weak',
  about: [
    'For whoever sets tasks, not for a result: a part for each scenario that the logs hold, and two versions of one are two parts. What',
    'is said of evidence is what the author expects; marks are told where closed ledgers lie beside the logs. Groups (ways of sitting,',
    'time allowed, centres, values drawn) stand side by side, and small ones are hidden. Nothing is written.',
  ].join('\n'),
  takes: { words: 'LOG…', least: 1, most: Infinity, says: 'files, or folders: every .jsonl in them' },
  flags: [
    {
      name: 'least',
      value: 'N',
      says: `the fewest sittings of which a share is told and a group is shown; ${groupLeast} unless said`,
    },
    { name: 'key', value: 'KEY', says: 'the key of an assessor or a moderator, to open what is sealed' },
    { name: 'json', value: null, says: 'for machines: every count, with what it is of' },
  ],
  examples: [
    { line: 'callsheet analyse sittings/', says: 'every log in a folder' },
    { line: 'callsheet analyse 2026/ --key keys/moderator-MO1 --json', says: 'assessed sittings, for a program' },
  ],
  exits: [
    [0, 'all of it counted'],
    [1, 'counted without the logs and ledgers that standard error names'],
    [130, 'interrupted; nothing is told'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const least = leastOf(given.value('least'));
  if (least === null)
    return refuse(surroundings, `--least takes a whole number from ${leastBounds.least} to ${leastBounds.most}`);
  const paths = logPaths(given.words, surroundings);
  if (!paths.ok) return refuse(surroundings, shown(paths.because));
  const identity = await givenIdentity(given, surroundings);
  if (!identity.ok) return refuse(surroundings, identity.because);
  const counting = await count(paths.value, { identity: identity.value, cwd: surroundings.cwd }, surroundings);
  if (counting === null) return 130;
  for (const problem of counting.problems) complain(surroundings, problem);
  if (counting.tallies.length === 0) return refuse(surroundings, 'there is no sitting to count');
  const parts = counting.tallies.map((tally) => analysisOf(tally, least)).sort(byScenario);
  if (given.has('json')) printJson(surroundings, forMachines(parts, counting, least));
  else printLines(surroundings, forPeople(parts, counting, least));
  return counting.problems.length === 0 ? 0 : 1;
}

function leastOf(typed: string | null): number | null {
  if (typed === null) return groupLeast;
  const least = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  return least >= leastBounds.least && least <= leastBounds.most ? least : null;
}

/** What was counted, and what couldn't be. */
interface Counting {
  readonly tallies: readonly Tally[];
  readonly problems: readonly string[];
  /** Ledgers left out: not closed, or sealed. */
  readonly ledgers: { readonly open: number; readonly sealed: number };
}

async function count(
  paths: readonly string[],
  given: CountGiven,
  surroundings: Surroundings,
): Promise<Counting | null> {
  let isInterrupted = false;
  const stopAsking = onAsk(() => {
    isInterrupted = true;
    return true;
  });
  const counting = {
    tallies: new Map<string, Tally>(),
    firsts: new Map<string, string>(),
    problems: new Set<string>(),
  };
  const ledgers = { open: 0, sealed: 0 };
  let done = 0;
  for await (const one of onThreads({ kind: 'count', given, jobs: paths, here: createCounter(given) })) {
    showProgress(surroundings, done, paths.length);
    done += 1;
    if (done % breatheEvery === 0) await letOthersRun();
    if (isInterrupted) break;
    if (!addCounted(counting, one) || !one.ok) continue;
    ledgers.open += one.ledgers.open;
    ledgers.sealed += one.ledgers.sealed;
    for (const problem of one.ledgers.problems) counting.problems.add(shownWhole(problem));
  }
  showProgress(surroundings, null, paths.length);
  stopAsking();
  return isInterrupted ? null : { tallies: [...counting.tallies.values()], problems: [...counting.problems], ledgers };
}

/** How many logs are counted between two moments at which a signal gets through. */
const breatheEvery = 16;

interface Adding {
  readonly tallies: Map<string, Tally>;
  /** The first log of each sitting, by the hash of its first record. */
  readonly firsts: Map<string, string>;
  /** Each sentence once: a sample that can't be believed is one for every log of its folder. */
  readonly problems: Set<string>;
}

/** Adds one log to what it belongs to; false where it can't be counted, or is counted already. */
function addCounted({ tallies, firsts, problems }: Adding, one: Counted): boolean {
  if (!one.ok) {
    problems.add(`${shown(one.path)} ${one.because}`);
    return false;
  }
  const { path, scenario, frame, facts, marks } = one;
  const twin = firsts.get(facts.began);
  if (frame !== null && !tallies.has(scenario)) tallies.set(scenario, emptyTally(frame));
  if (twin !== undefined) {
    problems.add(`${shown(path)} is another copy of the sitting in ${shown(twin)}, and is counted once`);
    return false;
  }
  firsts.set(facts.began, path);
  const tally = tallies.get(scenario);
  assert(tally !== undefined, 'The first sitting of a scenario comes with what it is counted against');
  addToTally(tally, facts, marks);
  return true;
}

function byScenario(a: ScenarioAnalysis, b: ScenarioAnalysis): number {
  const [left, right] = [a, b].map(({ scenario, digest }) => `${scenario} ${digest}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

function forMachines(parts: readonly ScenarioAnalysis[], { problems, ledgers }: Counting, least: number): unknown {
  return {
    evidence: 'what the author expects a decision to show: no mark, never a grade',
    marks: 'provisional: marks, not results',
    minimums: { group: least, itemRest: itemRestLeast, tellsFrom },
    scenarios: parts,
    ledgersLeftOut: ledgers,
    problems,
  };
}

function forPeople(
  parts: readonly ScenarioAnalysis[],
  { problems, ledgers }: Counting,
  least: number,
): readonly string[] {
  const left = [
    ...(ledgers.open > 0 ? [`${counted(ledgers.open, 'ledger')} not closed yet: not counted.`] : []),
    ...(ledgers.sealed > 0
      ? [`${counted(ledgers.sealed, 'ledger')} sealed, and not opened by the key given: not counted.`]
      : []),
    ...(problems.length > 0 ? [`Not counted, and named on standard error: ${counted(problems.length, 'file')}.`] : []),
  ];
  return [
    ...prefaceLines(least),
    ...left,
    ...parts.flatMap((part) => ['', '─'.repeat(80), ...tellAnalysis(part, least)]),
  ];
}
