import { around, type Branch, type ChartNode, enterable, liesIn } from './chart-nodes.ts';

/** What history states remember. */
export type History = ReadonlyMap<ChartNode, readonly ChartNode[]>;

/** Of branches that would leave the same states the one further in wins, else the first. */
export function withoutConflicts(
  branches: readonly Branch[],
  active: readonly ChartNode[],
  history: History,
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

function effectiveTargets(target: ChartNode, history: History): readonly ChartNode[] {
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

/**
 * What a branch stays inside of: a state, or one strand alone of a parallel one, since going about in a strand leaves the others
 * as they are.
 */
interface Domain {
  readonly node: ChartNode;
  readonly strand: ChartNode | null;
}

/** The domain of a branch; null when it goes nowhere. One that goes further in stays inside its own state. */
function domainOf(branch: Branch, history: History): Domain | null {
  const { source, target, cause } = branch;
  if (target === null) return null;
  const targets = effectiveTargets(target, history);
  const isInward = target !== source && targets.every((one) => one === source || liesIn(one, source));
  if (isInward || cause.by === 'opening') return { node: source, strand: null };
  const [first = source, ...others] = [...targets, source];
  const node = around(first, null).find((one) => others.every((other) => liesIn(other, one)));
  if (node === undefined) return null;
  const strand = node.state.type === 'parallel' ? node.children.find((one) => isAt(first, one)) : undefined;
  const isOwn = strand !== undefined && others.every((other) => isAt(other, strand));
  return { node, strand: isOwn ? strand : null };
}

function isAt(node: ChartNode, outer: ChartNode): boolean {
  return node === outer || liesIn(node, outer);
}

function isInside(node: ChartNode, { node: outer, strand }: Domain): boolean {
  return strand === null ? liesIn(node, outer) : isAt(node, strand);
}

/** The states that branches leave. Pure. */
export function exitSet(
  branches: readonly Branch[],
  active: readonly ChartNode[],
  history: History,
): ReadonlySet<ChartNode> {
  const leaves = new Set<ChartNode>();
  for (const branch of branches) {
    const domain = domainOf(branch, history);
    for (const node of active) if (domain !== null && isInside(node, domain)) leaves.add(node);
  }
  return leaves;
}

/** The states that branches enter, given what history remembers once all are left that will be. Pure. */
export function entrySet(branches: readonly Branch[], history: History): ReadonlySet<ChartNode> {
  const enters = new Set<ChartNode>();
  for (const branch of branches) {
    const domain = domainOf(branch, history);
    if (branch.target === null || domain === null) continue;
    if (branch.target.state.history === null) enters.add(branch.target);
    enterBelow(branch.target, history, enters);
    const { node, strand } = domain;
    const besides = node.state.type === 'parallel' && strand === null ? [node] : [];
    for (const target of effectiveTargets(branch.target, history))
      enterAround([...around(target, node), ...besides], node, history, enters);
  }
  return enters;
}

function enterBelow(node: ChartNode, history: History, enters: Set<ChartNode>): void {
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
  history: History,
  enters: Set<ChartNode>,
): void {
  for (const node of nodes) {
    if (within === null || liesIn(node, within)) enters.add(node);
    if (node.state.type === 'parallel') enterStrands(node, history, enters);
  }
}

/** Strands that nothing is being entered in begin at their beginning. */
function enterStrands(node: ChartNode, history: History, enters: Set<ChartNode>): void {
  for (const strand of enterable(node)) {
    if ([...enters].some((one) => liesIn(one, strand))) continue;
    enters.add(strand);
    enterBelow(strand, history, enters);
  }
}
