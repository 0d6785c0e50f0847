import { type Coverage, coverageOf } from '../../check/coverage.ts';
import { tellCoverage } from '../../check/tell-coverage.ts';
import { absolutePath } from '../../host/paths.ts';
import { listPlans, listVersions } from '../../host/scenario-files.ts';
import type { Plan } from '../../scenario/plan.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type AssessmentVersion, readOverlay, readVersion } from '../../scenario/version-file.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { refuse } from '../complain.ts';
import { openPlan, readOption, readSource } from '../open/open-plan.ts';
import { openScenario, placesOf } from '../open/open-scenario.ts';
import { printJson, printLines } from '../print.ts';
import type { Read } from '../read.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';

/** `callsheet coverage`: which outcomes and codes of a plan the versions of an assessment cover. */
export const coverage: Command = {
  name: 'coverage',
  summary: 'Says where each outcome and code of a plan is assessed, and what is missing',
  about: [
    'A version is a file in scenarios/versions/: the scenarios and the other methods that a candidate meets together. Every version',
    'must assess knowledge and skills of each outcome, and the versions together every code.',
  ].join('\n'),
  takes: {
    words: '[VERSION…]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    says: 'ids or files of versions; all of them unless named',
  },
  flags: [
    { name: 'plan', value: 'P', says: 'the id of a plan; needed only where there are several' },
    { name: 'option', value: 'O', says: 'the id of one of its options (each)' },
    { name: 'overlay', value: 'FILE', says: 'an organisation’s list of the codes that every version must assess' },
    { name: 'json', value: null, says: 'for machines' },
  ],
  examples: [{ line: 'callsheet coverage --plan st0792-v2 --option production', says: 'every version of that option' }],
  exits: [
    [0, 'nothing is missing'],
    [1, 'something is missing, or a version’s file is wrong'],
  ],
  run: (given, surroundings) => Promise.resolve(run(given, surroundings)),
};

function run(given: Arguments, surroundings: Surroundings): ExitStatus {
  const plan = planOf(given, surroundings);
  if (!plan.ok) return refuse(surroundings, plan.because);
  const options = optionsOf(given, plan.value);
  if (!options.ok) return refuse(surroundings, options.because);
  const versions = versionsOf(given, surroundings, plan.value);
  if (!versions.ok) return refuse(surroundings, versions.because);
  const overlay = overlayOf(given, surroundings, plan.value);
  if (!overlay.ok) return refuse(surroundings, overlay.because);
  const scenarios = scenariosOf(versions.value, surroundings);
  if (!scenarios.ok) return refuse(surroundings, scenarios.because);
  const found = options.value.map((option) => {
    const its = versions.value.filter((version) => version.option === option);
    return coverageOf(plan.value, option, its, scenarios.value, overlay.value);
  });
  if (given.has('json')) printJson(surroundings, forMachines(found, plan.value));
  else
    for (const [index, one] of found.entries())
      printLines(surroundings, [...(index === 0 ? [] : ['', '']), ...tellCoverage(one, plan.value)]);
  return found.every(({ gaps }) => gaps.length === 0) ? 0 : 1;
}

/** One option by itself where one is asked for; else a list. */
function forMachines(found: readonly Coverage[], plan: Plan): unknown {
  const [only, other] = found.map((one) => ({ plan: plan.id, draft: plan.status === 'draft', ...one }));
  return other === undefined ? only : { plan: plan.id, draft: plan.status === 'draft', options: found };
}

function planOf(given: Arguments, surroundings: Surroundings): Read<Plan> {
  const id = given.value('plan');
  if (id !== null) return openPlan(id, surroundings);
  const plans = listPlans(placesOf(surroundings));
  const [only, other] = plans;
  if (only !== undefined && other === undefined) return openPlan(only, surroundings);
  return { ok: false, because: `name a plan with --plan (there is ${plans.join(', ') || 'none'})` };
}

/** The option that is named, or each that the plan has. */
function optionsOf(given: Arguments, plan: Plan): Read<readonly string[]> {
  const named = given.value('option');
  if (named === null) return { ok: true, value: plan.options.map(({ id }) => id) };
  const option = readOption(named, plan);
  return option.ok ? { ok: true, value: [option.value] } : option;
}

function versionsOf(given: Arguments, surroundings: Surroundings, plan: Plan): Read<readonly AssessmentVersion[]> {
  const there = listVersions(placesOf(surroundings));
  const versions: AssessmentVersion[] = [];
  const paths =
    given.words.length === 0
      ? [...there.values()]
      : given.words.map((word) => there.get(word) ?? absolutePath(surroundings.cwd, word));
  for (const path of paths) {
    const read = readSource(path, surroundings, (source, report) => readVersion(source, plan, report));
    if (!read.ok) return read;
    versions.push(read.value);
  }
  return { ok: true, value: versions };
}

function overlayOf(given: Arguments, surroundings: Surroundings, plan: Plan) {
  const file = given.value('overlay');
  if (file === null) return { ok: true as const, value: null };
  return readSource(absolutePath(surroundings.cwd, file), surroundings, (source, report) =>
    readOverlay(source, plan, report),
  );
}

function scenariosOf(
  versions: readonly AssessmentVersion[],
  surroundings: Surroundings,
): Read<ReadonlyMap<string, Scenario>> {
  const found = new Map<string, Scenario>();
  for (const { scenarios } of versions)
    for (const { id, span } of scenarios) {
      const opened = openScenario(id, surroundings);
      if (!opened.ok) return { ok: false, because: `${span.file}: ${opened.because}` };
      found.set(id, opened.scenario);
    }
  return { ok: true, value: found };
}
