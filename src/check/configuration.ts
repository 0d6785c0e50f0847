import { historiesOver } from '../engine/family.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { around, type Branch, type ChartNode, type ChartNodes, enterable, liesIn } from './chart-nodes.ts';

/**
 * Where a story stands, apart from its values: active states, and what history remembers. Numbered: two that are the same are
 * one object.
 */
export interface Configuration {
  readonly number: number;
  /** In the order in which they were entered, as XState keeps them in the middle of a step; at rest, in document order. */
  readonly active: readonly ChartNode[];
  readonly history: ReadonlyMap<ChartNode, readonly ChartNode[]>;
  readonly atomic: readonly ChartNode[];
  /** Ids of the tasks of its states, in the file's order. */
  readonly tasks: readonly string[];
}

/** What one microstep does to a configuration, in order: leave, act, enter. */
export interface Microstep {
  readonly left: readonly ChartNode[];
  /** Tasks of the states that are left, in the file's order; `isRemembered` where history can bring their state back. */
  readonly ending: readonly { readonly task: string; readonly isRemembered: boolean }[];
  readonly branches: readonly Branch[];
  readonly entered: readonly Entry[];
  readonly after: Configuration;
  /** Whether the story ends with it. */
  readonly ends: boolean;
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
  const number = (active: readonly ChartNode[], history: Configuration['history']): Configuration => {
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
  const rests = new Map<Configuration, Configuration>();
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
      const { active, history } = configuration;
      const found = rests.get(configuration) ?? number(inOrder(active), history);
      rests.set(configuration, found);
      return found;
    },
  };
}

function keyOf(active: readonly ChartNode[], history: Configuration['history']): string {
  const orders = (nodes: readonly ChartNode[]): string => nodes.map((node) => node.order).join();
  const remembered = [...history].sort(([one], [other]) => one.order - other.order);
  return `${orders(active)};${remembered.map(([node, nodes]) => `${node.order}=${orders(nodes)}`).join('/')}`;
}

type NumberOf = (active: readonly ChartNode[], history: Configuration['history']) => Configuration;

function microstepOf(
  scenario: Scenario,
  { active, history }: Configuration,
  wanted: readonly Branch[],
  number: NumberOf,
): Microstep {
  const branches = withoutConflicts(wanted, active, history);
  const left = [...exitSet(branches, active, history)].sort((one, other) => other.order - one.order);
  const remembered = remember(left, active, history);
  const returning = branches.flatMap(({ target }) => (target?.state.history == null ? [] : [target.state.id]));
  const now = new Set(active.filter((node) => !left.includes(node)));
  const entered: Entry[] = [];
  const completed = new Set<ChartNode>();
  let ends = false;
  for (const node of inOrder([...entrySet(branches, remembered)])) {
    now.add(node);
    const isReturn = historiesOver(scenario, node.state.id).some(({ id }) => returning.includes(id));
    const done = node.state.type === 'final' ? doneBy(node, now, completed) : [];
    if (node.state.type === 'final' && endsStory(node)) ends = true;
    entered.push({ node, isReturn, done });
  }
  const isSame = remembered === history && now.size === active.length && active.every((node) => now.has(node));
  // XState keeps the order it had where the same states are active again.
  const after = number(isSame ? active : [...now], remembered);
  return { left, ending: endingTasks(scenario, left), branches, entered, after, ends };
}

function endingTasks(scenario: Scenario, left: readonly ChartNode[]): Microstep['ending'] {
  const ids = new Set(left.map((node) => node.state.id));
  return [...scenario.tasks.values()]
    .filter(({ state }) => ids.has(state))
    .map(({ id, state }) => ({
      task: id,
      isRemembered: historiesOver(scenario, state).some(({ parent }) => parent !== null && ids.has(parent)),
    }));
}

function inOrder(nodes: readonly ChartNode[]): readonly ChartNode[] {
  return [...nodes].sort((one, other) => one.order - other.order);
}

/** Of branches that would leave the same states the one further in wins, else the first. */
export function withoutConflicts(
  branches: readonly Branch[],
  active: readonly ChartNode[],
  history: Configuration['history'],
): readonly Branch[] {
  const kept = new Set<Branch>();
  for (const one of branches) {
    const leaves = exitSet([one], active, history);
    const rivals = [...kept].filter((other) => [...exitSet([other], active, history)].some((node) => leaves.has(node)));
    const firm = rivals.find((other) => !liesIn(one.source, other.source));
    if (firm !== undefined) continue;
    for (const other of rivals) kept.delete(other);
    kept.add(one);
  }
  return [...kept];
}

function targetsOf({ target }: Branch, history: Configuration['history']): readonly ChartNode[] {
  return target === null ? [] : effectiveTargets(target, history);
}

function effectiveTargets(target: ChartNode, history: Configuration['history']): readonly ChartNode[] {
  if (target.state.history === null) return [target];
  return history.get(target) ?? defaultOf(target).flatMap((node) => effectiveTargets(node, history));
}

/** Where a history state leads the first time. */
function defaultOf(node: ChartNode): readonly ChartNode[] {
  const { parent } = node;
  if (parent === null) return [];
  const to = node.state.history?.to ?? null;
  if (to === null) return parent.state.type === 'parallel' ? [parent] : initialOf(parent);
  return allUnder(rootOf(node)).filter((one) => one.state.id === to);
}

function rootOf(node: ChartNode): ChartNode {
  return node.parent === null ? node : rootOf(node.parent);
}

function allUnder(node: ChartNode): readonly ChartNode[] {
  return [node, ...node.children.flatMap(allUnder)];
}

function initialOf(node: ChartNode): readonly ChartNode[] {
  return node.children.filter((child) => child.state.id === node.state.initial);
}

/** The state that a branch stays inside of; null when it leaves everything. One that goes to a state inside its own stays in that. */
function domainOf(branch: Branch, history: Configuration['history']): ChartNode | null {
  const targets = targetsOf(branch, history);
  const isInside = targets.every((target) => target === branch.source || liesIn(target, branch.source));
  if (isInside && branch.target !== branch.source) return branch.source;
  const nodes = [...targets, branch.source];
  const [first, ...others] = nodes;
  if (first === undefined) return null;
  return around(first, null).find((one) => others.every((other) => liesIn(other, one))) ?? null;
}

function exitSet(
  branches: readonly Branch[],
  active: readonly ChartNode[],
  history: Configuration['history'],
): ReadonlySet<ChartNode> {
  const leaves = new Set<ChartNode>();
  for (const branch of branches) {
    if (branch.target === null) continue;
    const domain = branch.cause.by === 'opening' ? branch.source : domainOf(branch, history);
    for (const node of active) if (domain !== null && liesIn(node, domain)) leaves.add(node);
  }
  return leaves;
}

function remember(
  left: readonly ChartNode[],
  active: readonly ChartNode[],
  history: Configuration['history'],
): Configuration['history'] {
  if (!left.some((node) => node.children.some((child) => child.state.history !== null))) return history;
  const changed = new Map(history);
  for (const node of left) {
    for (const child of node.children) {
      if (child.state.history === null) continue;
      const isDeep = child.state.history.depth === 'deep';
      const kept = active.filter((one) =>
        isDeep ? (one.state.type === 'atomic' || one.state.type === 'final') && liesIn(one, node) : one.parent === node,
      );
      changed.set(child, kept);
    }
  }
  return changed;
}

function entrySet(branches: readonly Branch[], history: Configuration['history']): ReadonlySet<ChartNode> {
  const enters = new Set<ChartNode>();
  for (const branch of branches) {
    if (branch.target === null) continue;
    const domain = branch.cause.by === 'opening' ? branch.source : domainOf(branch, history);
    if (branch.target.state.history === null) enters.add(branch.target);
    enterBelow(branch.target, history, enters);
    for (const target of targetsOf(branch, history)) {
      const nodes = [...around(target, domain), ...(domain?.state.type === 'parallel' ? [domain] : [])];
      enterAround(nodes, domain, history, enters);
    }
  }
  return enters;
}

function enterBelow(node: ChartNode, history: Configuration['history'], enters: Set<ChartNode>): void {
  if (node.state.history !== null) {
    const nodes = history.get(node) ?? defaultOf(node);
    for (const one of nodes) {
      enters.add(one);
      enterBelow(one, history, enters);
    }
    for (const one of nodes) enterAround(around(one, node.parent), null, history, enters);
    return;
  }
  if (node.state.type === 'compound') {
    for (const initial of initialOf(node)) {
      if (initial.state.history === null) enters.add(initial);
      enterBelow(initial, history, enters);
      enterAround(around(initial, node), null, history, enters);
    }
  }
  if (node.state.type === 'parallel') enterStrands(node, history, enters);
}

function enterAround(
  nodes: readonly ChartNode[],
  within: ChartNode | null,
  history: Configuration['history'],
  enters: Set<ChartNode>,
): void {
  for (const node of nodes) {
    if (within === null || liesIn(node, within)) enters.add(node);
    if (node.state.type === 'parallel') enterStrands(node, history, enters);
  }
}

/** Strands that nothing is being entered in begin at their beginning. */
function enterStrands(node: ChartNode, history: Configuration['history'], enters: Set<ChartNode>): void {
  for (const strand of enterable(node)) {
    if ([...enters].some((one) => liesIn(one, strand))) continue;
    enters.add(strand);
    enterBelow(strand, history, enters);
  }
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
