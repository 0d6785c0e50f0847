import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { ScenarioSource, SourceFile } from '../scenario/scenario.ts';
import { readText } from './read-text.ts';

/** The most that one file of a scenario may hold, in bytes. */
export const scenarioFileBytesMax = 2_000_000;

/** The most files that one scenario may name. */
export const scenarioFilesMax = 200;

/** Folders under `scenarios/` that hold something else. */
const reserved = new Set(['plans', 'schemes', 'versions']);

/** Where scenarios are sought: the folder the command was given in, and the package. */
export interface Places {
  readonly cwd: string;
  readonly packageRoot: string;
}

/** A scenario of the shelf: its id and its file. */
export interface Shelved {
  readonly id: string;
  readonly path: string;
}

/** Every scenario in `./scenarios` and in the package, by id; one in `./scenarios` hides the package's of the same id. */
export function listScenarios(places: Places): readonly Shelved[] {
  const found = new Map<string, string>();
  for (const shelf of shelves(places)) {
    for (const id of folderNames(shelf)) {
      const path = join(shelf, id, 'scenario.yaml');
      if (!reserved.has(id) && !found.has(id) && isFile(path)) found.set(id, path);
    }
  }
  return [...found].map(([id, path]) => ({ id, path })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The file meant by a folder, a file, or an id; null when there is none. */
export function findScenario(name: string, places: Places): string | null {
  const path = resolve(places.cwd, name);
  if (isFile(path)) return path;
  if (isFile(join(path, 'scenario.yaml'))) return join(path, 'scenario.yaml');
  return listScenarios(places).find(({ id }) => id === name)?.path ?? null;
}

/** The outcome of loading: the scenario's files, or a sentence that begins with a file's name. */
export type LoadedScenario =
  | { readonly ok: true; readonly source: ScenarioSource }
  | { readonly ok: false; readonly path: string; readonly because: string };

/** What a scenario's text names: its documents' files and its plan's id. */
export type ReferencedFiles = (entry: SourceFile) => {
  readonly documents: readonly string[];
  readonly plan: string | null;
};

/**
 * Reads a scenario and the files it names. A document that isn't there, or lies outside the scenario's folder, is left
 * out: the compiler reports it where it is named. A plan that isn't found is left empty for the same reason.
 */
export function loadScenario(path: string, places: Places, referencedFiles: ReferencedFiles): LoadedScenario {
  const entry = readText(path, scenarioFileBytesMax);
  if (!entry.ok) return { ok: false, path, because: entry.because };
  const folder = dirname(path);
  const scenario: SourceFile = { path: relative(folder, path), text: entry.text };
  const { documents, plan } = referencedFiles(scenario);
  const files: SourceFile[] = [scenario];
  for (const document of [...new Set(documents)].slice(0, scenarioFilesMax)) {
    const file = within(folder, document);
    if (file === null) continue;
    const read = readText(file, scenarioFileBytesMax);
    if (!read.ok) return { ok: false, path: file, because: read.because };
    files.push({ path: document, text: read.text });
  }
  return { ok: true, source: { entry: relative(folder, path), files, plan: readPlan(plan, path, places) } };
}

/**
 * The folders in which a change may change what `loadScenario` answers: the scenario's own, its documents', and those in which its
 * plan is sought. Some of them may not be there.
 */
export function foldersOf(path: string, places: Places, referencedFiles: ReferencedFiles): readonly string[] {
  const entry = readText(path, scenarioFileBytesMax);
  const folder = dirname(path);
  const documents = entry.ok ? referencedFiles({ path: relative(folder, path), text: entry.text }).documents : [];
  const theirs = documents.slice(0, scenarioFilesMax).map((document) => nearestFolder(folder, dirname(document)));
  return [...new Set([folder, ...theirs, ...planFolders(path, places)])];
}

/** The folder of that name in a scenario's folder or, while there is none, the one in which it would have to be made. */
function nearestFolder(folder: string, name: string): string {
  const around = dirname(name);
  return within(folder, name) ?? (around === name ? folder : nearestFolder(folder, around));
}

/** The folders in which the plan of a scenario's file is sought, in order: `plans/` beside the file or its folder, then the shelves'. */
function planFolders(path: string, places: Places): readonly string[] {
  const folder = dirname(path);
  return [folder, join(folder, '..'), ...shelves(places)].map((shelf) => join(shelf, 'plans'));
}

/** What the file of its plan is called in every scenario. */
export const planFile = 'plan.yaml';

/** The plan's text; empty when there is no such plan. */
function readPlan(id: string | null, path: string, places: Places): SourceFile {
  const isName = id !== null && /^[a-z][a-z0-9-]*$/.test(id);
  const texts = isName
    ? planFolders(path, places).map((plans) => readText(join(plans, `${id}.yaml`), scenarioFileBytesMax))
    : [];
  return { path: planFile, text: texts.find((read) => read.ok)?.text ?? '' };
}

/** The ids of the plans that are here and in the package. */
export function listPlans(places: Places): readonly string[] {
  return [...filesOf('plans', places).keys()];
}

/** The file of a plan; null when there is none. */
export function planPath(id: string, places: Places): string | null {
  return filesOf('plans', places).get(id) ?? null;
}

/** The versions of assessments that are here and in the package: their files by id. */
export function listVersions(places: Places): ReadonlyMap<string, string> {
  return filesOf('versions', places);
}

/** Every plan, marking scheme and version that is here and in the package, by its path. */
export function listPapers(places: Places): readonly string[] {
  return ['plans', 'schemes', 'versions'].flatMap((folder) => [...filesOf(folder, places).values()]);
}

/** The `.yaml` files of one folder of the shelves, by name; what is here comes before what is in the package. */
function filesOf(folder: string, places: Places): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const shelf of shelves(places))
    for (const name of [...folderNames(join(shelf, folder))].sort()) {
      const id = name.endsWith('.yaml') ? name.slice(0, -'.yaml'.length) : '';
      if (id !== '' && !found.has(id)) found.set(id, join(shelf, folder, name));
    }
  return found;
}

/** The file that a name in the scenario means, or null when there is none inside its folder, links followed. */
function within(folder: string, name: string): string | null {
  if (isAbsolute(name) || name.includes('\0')) return null;
  const path = resolve(folder, name);
  try {
    const inside = relative(realpathSync(folder), realpathSync(path));
    return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? null : path;
  } catch {
    return null;
  }
}

function shelves(places: Places): readonly string[] {
  return [join(places.cwd, 'scenarios'), join(places.packageRoot, 'scenarios')];
}

function folderNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The files of one of the package's own scenarios. */
export function scenarioPath(
  root: string,
  id: string,
): { readonly scenario: string; readonly answers: (name: string) => string } {
  const folder = join(root, 'scenarios', id);
  return { scenario: join(folder, 'scenario.yaml'), answers: (name) => join(folder, 'answers', `${name}.yaml`) };
}
