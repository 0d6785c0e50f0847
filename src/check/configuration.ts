import { historiesOver } from '../engine/family.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Branch, type ChartNode, type ChartNodes, enterable, liesIn } from './chart-nodes.ts';
import { entrySet, exitSet, type History, withoutConflicts } from './leaving-and-entering.ts';

/** Where a story stands, apart from its values: active states, and what history remembers. Two that are the same are one object. */
export interface Configuration {
  readonly number: number;
  /** In the order in which they were entered, as XState keeps them in the middle of a step; at rest, in document order. */
  readonly active: readonly ChartNode[];
  readonly history: History;
  readonly atomic: readonly ChartNode[];
  /** Ids of the tasks of its states, in the file's order. */
  readonly tasks: readonly string[];
}

/** What one microstep does to a configuration, in order: leave, act, enter. */
export interface Microstep {
  readonly left: readonly ChartNode[];
  /** The tasks of what is left, in the file's order. */
  readonly leaving: readonly Leaving[];
  readonly branches: readonly Branch[];
  readonly entered: readonly Entry[];
  readonly after: Configuration;
  /** Whether the story ends with it. */
  readonly ends: boolean;
}

/** A task whose state is left; `isRemembered` when history can bring its state back. */
export interface Leaving {
  readonly task: string;
  readonly isRemembered: boolean;
}

/** A state entered; `isReturn` when history goes on with its visit. `done` are the states that are done by it, in order. */
export interface Entry {
  readonly node: ChartNode;
  readonly isReturn: boolean;
  readonly done: readonly ChartNode[];
}

/** The configurations of a scenario, found as they are asked for. */
export interface Configurations {
  readonly before: Configuration;
  readonly at: (number: number) => Configuration;
  readonly count: () => number;
  /** What these branches do here: XState's microstep, after W3C SCXML's. Kept once worked out. */
  readonly microstep: (configuration: Configuration, branches: readonly Branch[]) => Microstep;
  /** The configuration at rest, with its states in document order. */
  readonly rest: (configuration: Configuration) => Configuration;
}

/** The configurations of a scenario. */
export function createConfigurations(scenario: Scenario, chart: ChartNodes): Configurations {
  const known = new Map<string, Configuration>();
  const list: Configuration[] = [];
  const number: NumberOf = (active, history) => {
    const key = keyOf(active, history);
    const found = known.get(key);
    if (found !== undefined) return found;
    const atomic = active.filter((node) => node.state.type === 'atomic' || node.state.type === 'final');
    const ids = new Set(active.flatMap((node) => node.state.tasks.map((task) => task.id)));
    const tasks = [...scenario.tasks.keys()].filter((id) => ids.has(id));
    const made = { number: list.length, active, history, atomic, tasks };
    known.set(key, made);
    list.push(made);
    return made;
  };
  const steps = new Map<string, Microstep>();
  const single: Microstep[][] = [];
  const rests: Configuration[] = [];
  return {
    before: number([chart.root], new Map()),
    at: (at) => {
      const found = list[at];
      if (found === undefined) throw new Error(`There is no configuration ${at}`);
      return found;
    },
    count: () => list.length,
    microstep: (configuration, branches) => {
      const [only] = branches;
      if (only !== undefined && branches.length === 1) {
        const row = single[configuration.number] ?? [];
        single[configuration.number] = row;
        const found = row[only.index] ?? microstepOf(scenario, configuration, branches, number);
        row[only.index] = found;
        return found;
      }
      const key = `${configuration.number}:${branches.map((branch) => branch.index).join()}`;
      const found = steps.get(key) ?? microstepOf(scenario, configuration, branches, number);
      steps.set(key, found);
      return found;
    },
    rest: (configuration) => {
      const found = rests[configuration.number];
      if (found !== undefined) return found;
      const rest = number(inOrder(configuration.active), configuration.history);
      rests[configuration.number] = rest;
      return rest;
    },
  };
}

function keyOf(active: readonly ChartNode[], history: History): string {
  const orders = (nodes: readonly ChartNode[]): string => nodes.map((node) => node.order).join();
  const remembered = [...history].sort(([one], [other]) => one.order - other.order);
  return `${orders(active)};${remembered.map(([node, nodes]) => `${node.order}=${orders(nodes)}`).join('/')}`;
}

type NumberOf = (active: readonly ChartNode[], history: History) => Configuration;

function microstepOf(
  scenario: Scenario,
  { active, history }: Configuration,
  wanted: readonly Branch[],
  number: NumberOf,
): Microstep {
  const branches = withoutConflicts(wanted, active, history);
  const left = [...exitSet(branches, active, history)].sort((one, other) => other.order - one.order);
  const remembered = remember(left, active, history);
  const returns = new Set(branches.flatMap(({ target }) => (target?.state.history ? [target.state.id] : [])));
  const now = new Set(active.filter((node) => !left.includes(node)));
  const entered: Entry[] = [];
  const completed = new Set<ChartNode>();
  let ends = false;
  for (const node of inOrder([...entrySet(branches, remembered)])) {
    now.add(node);
    const isReturn = historiesOver(scenario, node.state.id).some(({ id }) => returns.has(id));
    const done = node.state.type === 'final' ? doneBy(node, now, completed) : [];
    if (node.state.type === 'final' && endsStory(node)) ends = true;
    entered.push({ node, isReturn, done });
  }
  const isSame = remembered === history && now.size === active.length && active.every((node) => now.has(node));
  // XState keeps the order it had where the same states are active again.
  const after = number(isSame ? active : [...now], remembered);
  return { left, leaving: leavingOf(scenario, left), branches, entered, after, ends };
}

/** The tasks of states that are left together: history remembers a state that was left with its own parent. */
function leavingOf(scenario: Scenario, left: readonly ChartNode[]): readonly Leaving[] {
  const ids = new Set(left.map(({ state }) => state.id));
  return [...scenario.tasks.values()]
    .filter((task) => ids.has(task.state))
    .map((task) => ({
      task: task.id,
      isRemembered: historiesOver(scenario, task.state).some(({ parent }) => parent !== null && ids.has(parent)),
    }));
}

function inOrder(nodes: readonly ChartNode[]): readonly ChartNode[] {
  return [...nodes].sort((one, other) => one.order - other.order);
}

function remember(left: readonly ChartNode[], active: readonly ChartNode[], history: History): History {
  if (!left.some((node) => node.children.some((child) => child.state.history !== null))) return history;
  const changed = new Map(history);
  for (const node of left) {
    for (const child of node.children) {
      if (child.state.history === null) continue;
      const isDeep = child.state.history.depth === 'deep';
      const kept = active.filter((one) =>
        isDeep ? (one.state.type === 'atomic' || one.state.type === 'final') && liesIn(one, node) : one.parent === node,
      );
      changed.set(child, inOrder(kept));
    }
  }
  return changed;
}

/** The states that are done when a final one is entered: the one around it, and parallels whose strands have all ended. */
function doneBy(node: ChartNode, now: ReadonlySet<ChartNode>, completed: Set<ChartNode>): readonly ChartNode[] {
  const { parent } = node;
  if (parent === null) return [];
  const done: ChartNode[] = parent.state.type === 'compound' ? [parent] : [];
  let marker = parent.state.type === 'parallel' ? parent : parent.parent;
  while (marker !== null && marker.state.type === 'parallel' && !completed.has(marker) && hasEnded(marker, now)) {
    completed.add(marker);
    done.push(marker);
    marker = marker.parent;
  }
  return done;
}

/** A top-level final ends the story. */
function endsStory(node: ChartNode): boolean {
  return node.parent !== null && node.parent.parent === null;
}

function hasEnded(node: ChartNode, now: ReadonlySet<ChartNode>): boolean {
  if (node.state.type === 'compound') return node.children.some((one) => one.state.type === 'final' && now.has(one));
  if (node.state.type === 'parallel') return enterable(node).every((one) => hasEnded(one, now));
  return node.state.type === 'final';
}
