import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { findScenario, listScenarios, loadScenario } from '../../src/host/scenario-files.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Scenario, ScenarioSource } from '../../src/scenario/scenario.ts';
import { referencedFiles } from '../../src/scenario/source.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const places = { cwd: root, packageRoot: root };

/** A scenario with the files it was made from. */
export interface Shelf {
  readonly id: string;
  readonly source: ScenarioSource;
  readonly scenario: Scenario;
  /** What a failing property prints: enough to have the scenario again. */
  readonly [fc.toStringMethod]: () => string;
}

/** A scenario on the shelf, compiled. */
export function shelf(id: string, source: ScenarioSource, shownAs: string): Shelf {
  return { id, source, scenario: compiled(source), [fc.toStringMethod]: () => shownAs };
}

/** Every scenario that callsheet brings. */
export const bank: readonly Shelf[] = listScenarios(places).map(({ path }) => shelved(path));

/** Those, and the small one of the tests. */
export const everyScenario: readonly Shelf[] = [...bank, shelved(findScenario('test/fixtures/small', places) ?? '')];

/** A scenario as an assessed sitting has one: it is checked in a second, has marking notes, and something that comes later. */
export const lateVan: Shelf = shelved(findScenario('test/fixtures/late-van', places) ?? '');

function shelved(path: string): Shelf {
  const loaded = loadScenario(path, places, referencedFiles);
  if (!loaded.ok) throw new Error(`${loaded.path} ${loaded.because}`);
  const id = path.split('/').at(-2) ?? path;
  return shelf(id, loaded.source, id);
}

/** One of them by its name. */
export function scenarioNamed(id: string): Scenario {
  const found = everyScenario.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no ${id}`);
  return found.scenario;
}

/** How many plays give as much to look at as so many of another scenario: in a rehearsal there is little to wait for. */
export function playsOf(id: string, plays: number): number {
  return everyScenario.find((one) => one.id === id)?.scenario.rehearsal ? plays * 5 : plays;
}

/** Compiles a source that has no mistake. */
export function compiled(source: ScenarioSource): Scenario {
  const { scenario, diagnostics } = compileScenario(source);
  if (scenario === null) throw new Error(diagnostics.map((one) => one.message).join('\n'));
  return scenario;
}

/** A file of the project, as text. */
export function projectFile(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8');
}
