import { toldPath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import { listPlans, planPath, scenarioFileBytesMax } from '../../host/scenario-files.ts';
import type { Report } from '../../scenario/diagnostic.ts';
import { didYouMean } from '../../scenario/nearest.ts';
import type { Plan } from '../../scenario/plan.ts';
import { readPlan } from '../../scenario/plan-file.ts';
import { renderDiagnostics } from '../../scenario/render-diagnostic.ts';
import type { SourceFile } from '../../scenario/scenario.ts';
import { type Understood, understand } from '../../scenario/understand.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import { placesOf } from './open-scenario.ts';

/** Reads and understands the plan of an id, or says every mistake in it. */
export function openPlan(id: string, surroundings: Surroundings): Read<Plan> {
  const places = placesOf(surroundings);
  const path = planPath(id, places);
  if (path === null)
    return { ok: false, because: `there is no plan ${shown(id)}.${didYouMean(id, listPlans(places))}` };
  return readSource(path, surroundings, (source, report) => readPlan(source, report));
}

/** Reads the option of a plan that a flag names. */
export function readOption(option: string, plan: Plan): Read<string> {
  const ids = plan.options.map(({ id }) => id);
  if (ids.includes(option)) return { ok: true, value: option };
  return {
    ok: false,
    because: `the plan has no option ${shown(option)}.${didYouMean(option, ids)} It has ${ids.join(', ')}`,
  };
}

/** Reads and understands one file, or says every mistake in it. */
export function readSource<Value>(
  path: string,
  surroundings: Surroundings,
  reader: (source: SourceFile, report: Report) => Value | null,
): Read<Value> {
  const told = toldPath(surroundings.cwd, path);
  const read = readText(path, scenarioFileBytesMax);
  if (!read.ok) return { ok: false, because: `${shown(told)} ${read.because}` };
  const source = { path: shown(told), text: read.text };
  return readOf(understand(source, reader), source);
}

/** What was understood of a text, or every mistake in it, each drawn at its place under `why`. */
export function readOf<Value>(
  understood: Understood<Value>,
  source: SourceFile,
  why = `${source.path} can’t be used yet`,
): Read<Value> {
  return understood.ok
    ? understood
    : { ok: false, because: `${why}:\n\n${renderDiagnostics(understood.diagnostics, [source])}` };
}
