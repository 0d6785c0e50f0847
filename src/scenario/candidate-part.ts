import { scenarioShape } from './format.ts';
import { results as resultsShape } from './format-effects.ts';
import { parseYaml } from './parse.ts';
import { type NameOfResult, renameResults } from './rename-results.ts';
import type { Scenario, ScenarioSource } from './scenario.ts';
import type { Keys, Shape } from './shape.ts';
import { carriesResult, flattened, statePlaces, taskEntries } from './state-places.ts';
import { asMap, entriesAt, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar } from './yaml-tree.ts';

/** What a candidate's machine needs of a scenario, and no more. */
export interface CandidatePart {
  /**
   * The scenario without what is for those who mark, its results under names that say nothing, its comments left out. It runs
   * just as the whole does: the same states at the same answers, but for those names.
   */
  readonly source: ScenarioSource;
  /** The author's name of each result that has another name there. */
  readonly results: ReadonlyMap<string, string>;
}

/** A part, or why there can be none: words that go after the scenario's name. */
export type MadePart =
  | { readonly ok: true; readonly part: CandidatePart }
  | { readonly ok: false; readonly because: string };

/**
 * Takes the candidate's part out of a scenario that was compiled without an error, written as JSON, which is YAML too. The
 * same scenario always gives the same part. Pure.
 */
export function candidatePart({ source }: Scenario): MadePart {
  const text = source.files.find(({ path }) => path === source.entry)?.text ?? '';
  const root = asMap(parseYaml(source.entry, text, () => {}).root);
  if (root === null) return { ok: false, because: 'can’t be read' };
  const taking = takingOf(root);
  const entry = { path: source.entry, text: `${take(root, scenarioShape, taking)}\n` };
  const [problem] = taking.problems;
  if (problem !== undefined) return { ok: false, because: problem };
  const files = source.files.map((file) => (file.path === source.entry ? entry : file));
  const results = new Map([...taking.names].map(([name, opaque]) => [opaque, name]));
  return { ok: true, part: { source: { ...source, files }, results } };
}

/** What is known of the whole while parts of it are taken. */
interface Taking {
  /** The name that says nothing, by the author's. */
  readonly names: ReadonlyMap<string, string>;
  readonly nameOf: NameOfResult;
  readonly problems: string[];
}

function takingOf(root: YamlMap): Taking {
  const tasks = flattened(statePlaces(root)).flatMap(taskEntries);
  const options = (task: YamlEntry): readonly YamlEntry[] => entriesAt(asMap(task.value), 'options');
  const keys = tasks
    .flatMap((task) => [task, ...options(task)])
    .flatMap(({ value }) => entriesAt(asMap(value), 'results'));
  const written = new Set(keys.map(({ key }) => key.text));
  // An option that is a result itself is named as what the candidate chose: nothing is given away by it.
  const chosen = new Map(
    tasks.map((task) => [
      task.key.text,
      new Set(options(task).flatMap(({ key, value }) => (carriesResult(asMap(value)) ? [key.text] : []))),
    ]),
  );
  const taken = new Set([...chosen.values()].flatMap((ids) => [...ids]));
  const opaque = Array.from({ length: written.size + taken.size }, (_, index) => `r${index + 1}`);
  const free = opaque.filter((name) => !taken.has(name));
  const names = new Map([...written].map((name, index) => [name, free[index] ?? name]));
  const nameOf: NameOfResult = (task, result) =>
    chosen.get(task)?.has(result) === true ? result : (names.get(result) ?? result);
  return { names, nameOf, problems: [] };
}

/** A part of the tree as JSON. */
function take(node: YamlNode, shape: Shape, taking: Taking): string {
  const fitting = shape.is === 'either' ? shape[node.type] : shape;
  if (node.type === 'scalar') return node.isEmpty ? 'null' : JSON.stringify(takeText(node, fitting, taking));
  if (node.type === 'list') {
    const items = fitting?.is === 'list' ? node.items.map((item) => take(item, fitting.of, taking)) : [];
    return `[${items.join(',')}]`;
  }
  return fitting === undefined ? '{}' : `{${membersOf(node, fitting, taking).join(',')}}`;
}

function membersOf(node: YamlMap, shape: Shape, taking: Taking): readonly string[] {
  if (shape.is === 'named') {
    const isResults = shape === resultsShape;
    const keyOf = (key: string): string => (isResults ? (taking.names.get(key) ?? key) : key);
    return node.entries.map(({ key, value }) => member(keyOf(key.text), take(value, shape.of, taking)));
  }
  const keys = keysOf(node, shape);
  const kept = node.entries.filter(({ key }) => keys[key.text]?.forMarkers !== true);
  const members = kept.map(({ key, value }) => {
    const inner = keys[key.text]?.shape ?? { is: 'value' };
    return member(key.text, take(value, typeof inner === 'function' ? inner() : inner, taking));
  });
  // An option with nothing but evidence is a result all the same.
  const isResultStill = carriesResult({ ...node, entries: kept });
  return carriesResult(node) && !isResultStill ? [...members, member('shows', '{}')] : members;
}

function member(key: string, value: string): string {
  return `${JSON.stringify(key)}:${value}`;
}

function keysOf(node: YamlMap, shape: Shape): Keys {
  if (shape.is === 'map') return shape.keys;
  if (shape.is !== 'kinded') return {};
  const kind = node.entries.find(({ key }) => Object.hasOwn(shape.kinds, key.text))?.key.text;
  return { ...shape.common, ...(kind === undefined ? {} : shape.kinds[kind]) };
}

/** A text with the results that its expressions ask for renamed. */
function takeText({ text }: YamlScalar, shape: Shape | undefined, { nameOf, problems }: Taking): string {
  if (shape?.is === 'label' || shape?.is === 'prose') {
    if (/\{\{[^}]*\bresult\s*\(/.test(text))
      problems.push('shows the name of a result in a text ({{ result(…) }}): a sealed sitting can’t know it');
    return text;
  }
  const renamed = renameResults(text, nameOf);
  if (renamed === null)
    problems.push('compares the results of two tasks with each other: give each its own comparison');
  return renamed ?? text;
}
