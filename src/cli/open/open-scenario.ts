import { packageRoot } from '../../host/package-root.ts';
import { toldPath } from '../../host/paths.ts';
import { findScenario, listScenarios, loadScenario, type Places } from '../../host/scenario-files.ts';
import { compileScenario } from '../../scenario/compile.ts';
import type { Diagnostic } from '../../scenario/diagnostic.ts';
import { nearestWord } from '../../scenario/nearest.ts';
import { renderDiagnostics } from '../../scenario/render-diagnostic.ts';
import type { Scenario, ScenarioSource, SourceFile } from '../../scenario/scenario.ts';
import { referencedFiles } from '../../scenario/source.ts';
import type { Span } from '../../scenario/value.ts';
import { shown, shownWhole } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import { parsingKept } from './parsing-kept.ts';

/** A scenario that can be sat, or what to say on standard error: a sentence, or every mistake in the file. */
export type OpenedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly because: string };

/** A scenario file as it was read, with what was found in it; `scenario` is null where an error was. */
export interface ReadScenario {
  readonly ok: true;
  /** As it is told to a person. */
  readonly path: string;
  readonly folder: string;
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The same with every file named as it is found from here, and the files to draw them from. */
  readonly placed: (diagnostics: readonly Diagnostic[]) => Placed;
}

/** A scenario that isn't there or can't be read: a sentence that says why. */
export interface UnreadScenario {
  readonly ok: false;
  readonly because: string;
}

/** Either, as `readScenario` answers. */
export type AnyRead = ReadScenario | UnreadScenario;

/** Diagnostics whose files are named as they are found from here. */
export interface Placed {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly SourceFile[];
}

/** Finds, reads and compiles the scenario that a folder, a file or an id means, whatever is wrong in it. */
export function readScenario(name: string, surroundings: Surroundings): AnyRead {
  const places = placesOf(surroundings);
  const path = findScenario(name, places);
  if (path === null) return { ok: false, because: unknown(name, places) };
  const parse = parsingKept();
  const loaded = loadScenario(path, places, (entry) => referencedFiles(entry, parse));
  const told = (file: string): string => shown(toldPath(surroundings.cwd, file));
  if (!loaded.ok) return { ok: false, because: `${told(loaded.path)} ${loaded.because}` };
  const { scenario, diagnostics } = compileScenario(loaded.source, parse);
  const folder = path.slice(0, path.length - loaded.source.entry.length);
  return {
    ok: true,
    path: told(path),
    folder,
    scenario,
    diagnostics,
    placed: (some) => placeFrom(toldPath(surroundings.cwd, path), loaded.source, some),
  };
}

/** All that was read, as one text: a save that changed nothing leaves it the same. */
export function textsOf(read: AnyRead): string {
  return read.ok ? JSON.stringify(read.placed([]).files) : read.because;
}

/** Finds, reads and compiles the scenario that a folder, a file or an id means. */
export function openScenario(name: string, surroundings: Surroundings): OpenedScenario {
  const read = readScenario(name, surroundings);
  if (!read.ok) return read;
  if (read.scenario !== null) return { ok: true, scenario: read.scenario };
  const { diagnostics, files } = read.placed(read.diagnostics);
  return { ok: false, because: `${read.path} can't be sat yet:\n\n${renderDiagnostics(diagnostics, files)}` };
}

/** Mistakes with every file named as it is found from here, so that an editor can open the place. */
function placeFrom(entry: string, source: ScenarioSource, diagnostics: readonly Diagnostic[]): Placed {
  const folder = entry.slice(0, entry.length - source.entry.length);
  const here = (path: string): string => (path === source.plan.path ? path : shownWhole(folder + path));
  const placed = <Place extends { readonly span: Span }>(place: Place): Place => ({
    ...place,
    span: { ...place.span, file: here(place.span.file) },
  });
  const files = [...source.files, source.plan].map(({ path, text }) => ({ path: here(path), text }));
  const moved = diagnostics.map((one) => ({
    ...placed(one),
    related: one.related === null ? null : placed(one.related),
  }));
  return { diagnostics: moved, files };
}

/** Where scenarios are sought from here. */
export function placesOf(surroundings: Surroundings): Places {
  return { cwd: surroundings.cwd, packageRoot: packageRoot() };
}

function unknown(name: string, places: Places): string {
  const ids = listScenarios(places).map(({ id }) => id);
  const near = nearestWord(name, ids);
  if (near !== null) return `there is no scenario ${shown(name)}. Did you mean ${near}?`;
  const there = ids.length === 0 ? 'none is here' : `there is ${ids.join(', ')}`;
  return `there is no scenario ${shown(name)}: give a folder, a .yaml file, or an id (${there})`;
}
