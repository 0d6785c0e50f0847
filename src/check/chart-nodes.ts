import type { Task } from '../scenario/kinds/kind.ts';
import type { Effect, Result, Scenario, StateNode, Timer, Transition } from '../scenario/scenario.ts';

/** A state with its place in the tree: `order` is document order, as in XState. */
export interface ChartNode {
  readonly order: number;
  readonly state: StateNode;
  readonly parent: ChartNode | null;
  readonly children: readonly ChartNode[];
  /** What each event of its own may do, in the order in which it is asked. */
  readonly branches: Branches;
}

/** One way on from a state: XState's transition. With a target it leaves and enters anew. */
export interface Branch {
  readonly index: number;
  readonly source: ChartNode;
  readonly target: ChartNode | null;
  readonly cause: Cause;
  readonly effects: readonly Effect[];
  /** The branch as a list of one. */
  readonly alone: readonly Branch[];
}

/** What a branch waits for, and on what condition. */
export type Cause =
  | { readonly by: 'answer'; readonly task: Task; readonly result: Result }
  | { readonly by: 'all-answered'; readonly transition: Transition }
  | { readonly by: 'timer' | 'signal' | 'always' | 'done' | 'opening'; readonly transition: Transition };

interface Branches {
  readonly results: ReadonlyMap<Result, Branch>;
  readonly timers: ReadonlyMap<Timer, readonly Branch[]>;
  readonly signals: ReadonlyMap<string, readonly Branch[]>;
  readonly always: readonly Branch[];
  readonly done: readonly Branch[];
}

/** The tree of a scenario, numbered. */
export interface ChartNodes {
  readonly root: ChartNode;
  /** By document order. */
  readonly all: readonly ChartNode[];
  readonly byId: ReadonlyMap<string, ChartNode>;
  readonly branches: readonly Branch[];
  /** The way into the story. */
  readonly opening: Branch;
}

type Growing = { -readonly [Key in keyof ChartNode]: ChartNode[Key] } & { children: ChartNode[] };

/** Numbers a scenario's states and transitions in document order. Pure. */
export function numberChart(scenario: Scenario): ChartNodes {
  const all: Growing[] = [];
  const root = grow(scenario.root, null, all);
  const byId = new Map<string, ChartNode>(all.map((node) => [node.state.id, node]));
  const branches: Branch[] = [];
  const add = (source: ChartNode, to: string | null, cause: Cause, effects: readonly Effect[]): Branch => {
    const alone: Branch[] = [];
    const target = to === null ? null : (byId.get(to) ?? null);
    const branch: Branch = { index: branches.length, source, target, cause, effects, alone };
    alone.push(branch);
    branches.push(branch);
    return branch;
  };
  for (const node of all) node.branches = branchesOf(node, add);
  const transition: Transition = { when: null, to: scenario.root.initial, effects: [], span: scenario.root.span };
  return { root, all, byId, branches, opening: add(root, scenario.root.initial, { by: 'opening', transition }, []) };
}

function grow(state: StateNode, parent: ChartNode | null, all: Growing[]): ChartNode {
  const none: Branches = { results: new Map(), timers: new Map(), signals: new Map(), always: [], done: [] };
  const node: Growing = { order: all.length, state, parent, children: [], branches: none };
  all.push(node);
  for (const child of state.states) node.children.push(grow(child, node, all));
  return node;
}

type Add = (source: ChartNode, to: string | null, cause: Cause, effects: readonly Effect[]) => Branch;

function branchesOf(node: ChartNode, add: Add): Branches {
  const { state } = node;
  const plain = (by: 'timer' | 'signal' | 'always' | 'done', transitions: readonly Transition[]): readonly Branch[] =>
    transitions.map((transition) => add(node, transition.to, { by, transition }, transition.effects));
  const results = state.tasks.flatMap((task) =>
    resultsOf(task).map((result): [Result, Branch] => [
      result,
      add(node, result.to, { by: 'answer', task, result }, result.effects),
    ]),
  );
  const always = plain('always', state.always);
  const { whenAllAnswered: all } = state;
  return {
    results: new Map(results),
    timers: new Map(state.timers.map((timer) => [timer, plain('timer', timer.transitions)])),
    signals: new Map(state.on.map(({ signal, transitions }) => [signal, plain('signal', transitions)])),
    always:
      all === null ? always : [...always, add(node, all.to, { by: 'all-answered', transition: all }, all.effects)],
    done: plain('done', state.done),
  };
}

/** Every result that an answer to the task may come to: those on its options first, then its own. Pure. */
export function resultsOf(task: Task): readonly Result[] {
  const options = task.spec.kind === 'choose' ? task.spec.options : [];
  return [...options.flatMap((option) => option.results), ...task.results];
}

/** Whether one lies in the other, itself not counted. Pure. */
export function liesIn(node: ChartNode, other: ChartNode): boolean {
  for (let at = node.parent; at !== null; at = at.parent) if (at === other) return true;
  return false;
}

/** The nodes around one, the nearest first, up to `until`, which is left out. Pure. */
export function around(node: ChartNode, until: ChartNode | null): readonly ChartNode[] {
  const found: ChartNode[] = [];
  if (node === until) return found;
  for (let at = node.parent; at !== null && at !== until; at = at.parent) found.push(at);
  return found;
}

/** Children that can be entered. Pure. */
export function enterable(node: ChartNode): readonly ChartNode[] {
  return node.children.filter((child) => child.state.type !== 'history');
}
