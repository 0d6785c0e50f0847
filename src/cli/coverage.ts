import { coverageOf } from '../check/coverage.ts';
import { tellCoverage } from '../check/tell-coverage.ts';
import { absolutePath, toldPath } from '../host/paths.ts';
import { readText } from '../host/read-text.ts';
import { listPlans, listVersions, planPath, scenarioFileBytesMax } from '../host/scenario-files.ts';
import type { Diagnostic, Report } from '../scenario/diagnostic.ts';
import { didYouMean } from '../scenario/nearest.ts';
import type { Plan } from '../scenario/plan.ts';
import { readPlan } from '../scenario/plan-file.ts';
import { renderDiagnostics } from '../scenario/render-diagnostic.ts';
import type { Scenario, SourceFile } from '../scenario/scenario.ts';
import { type AssessmentVersion, readOverlay, readVersion } from '../scenario/version-file.ts';
import type { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { refuse } from './complain.ts';
import { openScenario, placesOf } from './open-scenario.ts';
import { printJson, printLines } from './print.ts';
import { shown } from './shown.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';

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
    { name: 'plan', value: 'P', says: 'the id of a plan' },
    { name: 'option', value: 'O', says: 'the id of one of its options' },
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

type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly because: string };

function run(given: Arguments, surroundings: Surroundings): ExitStatus {
  const plan = planOf(given, surroundings);
  if (!plan.ok) return refuse(surroundings, plan.because);
  const option = optionOf(given, plan.value);
  if (!option.ok) return refuse(surroundings, option.because);
  const versions = versionsOf(given, surroundings, plan.value);
  if (!versions.ok) return refuse(surroundings, versions.because);
  const overlay = overlayOf(given, surroundings, plan.value);
  if (!overlay.ok) return refuse(surroundings, overlay.because);
  const its = versions.value.filter((version) => version.option === option.value);
  const scenarios = scenariosOf(its, surroundings);
  if (!scenarios.ok) return refuse(surroundings, scenarios.because);
  const found = coverageOf(plan.value, option.value, its, scenarios.value, overlay.value);
  if (given.has('json'))
    printJson(surroundings, { plan: plan.value.id, draft: plan.value.status === 'draft', ...found });
  else printLines(surroundings, tellCoverage(found, plan.value));
  return found.gaps.length === 0 ? 0 : 1;
}

function planOf(given: Arguments, surroundings: Surroundings): Read<Plan> {
  const places = placesOf(surroundings);
  const plans = listPlans(places);
  const id = given.value('plan');
  if (id === null) return { ok: false, because: `name a plan with --plan (there is ${plans.join(', ') || 'none'})` };
  const path = planPath(id, places);
  if (path === null) return { ok: false, because: `there is no plan ${shown(id)}.${didYouMean(id, plans)}` };
  return readFile(path, surroundings, (source, report) => readPlan(source, report));
}

function optionOf(given: Arguments, plan: Plan): Read<string> {
  const ids = plan.options.map(({ id }) => id);
  const option = given.value('option');
  if (option === null) return { ok: false, because: `name an option with --option: ${ids.join(' or ')}` };
  if (ids.includes(option)) return { ok: true, value: option };
  return {
    ok: false,
    because: `the plan has no option ${shown(option)}.${didYouMean(option, ids)} It has ${ids.join(', ')}`,
  };
}

function versionsOf(given: Arguments, surroundings: Surroundings, plan: Plan): Read<readonly AssessmentVersion[]> {
  const there = listVersions(placesOf(surroundings));
  const versions: AssessmentVersion[] = [];
  const paths =
    given.words.length === 0
      ? [...there.values()]
      : given.words.map((word) => there.get(word) ?? absolutePath(surroundings.cwd, word));
  for (const path of paths) {
    const read = readFile(path, surroundings, (source, report) => readVersion(source, plan, report));
    if (!read.ok) return read;
    versions.push(read.value);
  }
  return { ok: true, value: versions };
}

function overlayOf(given: Arguments, surroundings: Surroundings, plan: Plan) {
  const file = given.value('overlay');
  if (file === null) return { ok: true as const, value: null };
  return readFile(absolutePath(surroundings.cwd, file), surroundings, (source, report) =>
    readOverlay(source, plan, report),
  );
}

/** Reads and understands one file, or says every mistake in it. */
function readFile<Value>(
  path: string,
  surroundings: Surroundings,
  understand: (source: SourceFile, report: Report) => Value | null,
): Read<Value> {
  const told = toldPath(surroundings.cwd, path);
  const read = readText(path, scenarioFileBytesMax);
  if (!read.ok) return { ok: false, because: `${shown(told)} ${read.because}` };
  const source = { path: shown(told), text: read.text };
  const diagnostics: Diagnostic[] = [];
  const value = understand(source, (diagnostic) => diagnostics.push(diagnostic));
  if (value !== null && diagnostics.every(({ severity }) => severity === 'warning')) return { ok: true, value };
  return { ok: false, because: `${shown(told)} can't be used yet:\n\n${renderDiagnostics(diagnostics, [source])}` };
}

function scenariosOf(
  versions: readonly AssessmentVersion[],
  surroundings: Surroundings,
): Read<ReadonlyMap<string, Scenario>> {
  const found = new Map<string, Scenario>();
  for (const { id: version, scenarios } of versions)
    for (const { id } of scenarios) {
      const opened = openScenario(id, surroundings);
      if (!opened.ok) return { ok: false, because: `in the version ${version}: ${opened.because}` };
      found.set(id, opened.scenario);
    }
  return { ok: true, value: found };
}
