import { historiesOver } from '../engine/family.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { around, type Branch, type ChartNode, type ChartNodes, enterable } from './chart-nodes.ts';
import type { Configuration } from './configuration.ts';
import { type ReadingKey, standingKeys, stateKeys } from './readings.ts';
import type { Slots } from './slots.ts';

/** A slot that nothing can read any more, and what it is set to. */
export interface Dead {
  readonly slot: number;
  readonly value: number;
}

/**
 * What can be left out of a state, by its configuration: facts, results, documents and the clock that no state which may still
 * become active reads, and the standing of tasks whose visit is over. It errs on the side of keeping.
 */
export type Liveness = (configuration: Configuration) => readonly Dead[];

/** The liveness of a scenario; each configuration is worked out once. */
export function createLiveness(scenario: Scenario, chart: ChartNodes, slots: Slots): Liveness {
  const standing = standingKeys(scenario);
  const reads = new Map(chart.all.map((node) => [node, stateKeys(node.state)]));
  const ahead = reachable(chart);
  const known: (readonly Dead[])[] = [];
  return (configuration) => {
    const found = known[configuration.number];
    if (found !== undefined) return found;
    const nodes = new Set(configuration.active.flatMap((node) => [...(ahead.get(node) ?? [])]));
    const live = new Set([...standing, ...[...nodes].flatMap((node) => [...(reads.get(node) ?? [])])]);
    const dead = slots.all
      .filter(({ key }) => !isKept(scenario, chart, configuration, live, key))
      .map(({ index, starts }) => ({ slot: index, value: starts }));
    known[configuration.number] = dead;
    return dead;
  };
}

function isKept(
  scenario: Scenario,
  chart: ChartNodes,
  { active }: Configuration,
  live: ReadonlySet<ReadingKey>,
  key: ReadingKey,
): boolean {
  const [kind, id = ''] = key.split(/ (.*)/s);
  if (kind === 'configuration' || kind === 'left') return true;
  if (kind === 'arrived') return live.has(`opened ${id}`);
  if (kind !== 'standing') return live.has(key);
  const node = chart.byId.get(scenario.tasks.get(id)?.state ?? '');
  return node !== undefined && (active.includes(node) || historiesOver(scenario, node.state.id).length > 0);
}

/** For each state those that may be active later if it is active now, itself among them. */
function reachable(chart: ChartNodes): ReadonlyMap<ChartNode, ReadonlySet<ChartNode>> {
  const next = new Map(chart.all.map((node) => [node, new Set<ChartNode>()]));
  for (const branch of chart.branches) {
    // The way into the story is taken once, before any state of it is active.
    if (branch.cause.by === 'opening') continue;
    for (const node of enteredBy(branch)) next.get(branch.source)?.add(node);
  }
  const ahead = new Map(chart.all.map((node) => [node, new Set([node])]));
  for (const [node, found] of ahead) {
    const queue = [node];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const one of next.get(at) ?? []) {
        if (found.has(one)) continue;
        found.add(one);
        queue.push(one);
      }
    }
  }
  return ahead;
}

/** All that a branch may enter: its target with what that begins with, and what is around it with the strands beside. */
function enteredBy({ target }: Branch): ReadonlySet<ChartNode> {
  const entered = new Set<ChartNode>();
  if (target === null) return entered;
  const begin = (node: ChartNode): void => {
    if (entered.has(node)) return;
    entered.add(node);
    if (node.state.history !== null && node.parent !== null) everything(node.parent);
    else if (node.state.type === 'parallel') for (const strand of enterable(node)) begin(strand);
    else for (const child of node.children) if (child.state.id === node.state.initial) begin(child);
  };
  const everything = (node: ChartNode): void => {
    begin(node);
    for (const child of node.children) {
      if (child.state.history === null) everything(child);
      else for (const one of node.children) begin(one);
    }
  };
  begin(target);
  const to = target.state.history?.to ?? null;
  const root = around(target, null).at(-1) ?? target;
  if (to !== null) for (const node of nodesUnder(root)) if (node.state.id === to) begin(node);
  for (const node of [...entered].flatMap((one) => around(one, null))) {
    entered.add(node);
    if (node.state.type === 'parallel') for (const strand of enterable(node)) begin(strand);
  }
  return entered;
}

function nodesUnder(node: ChartNode): readonly ChartNode[] {
  return [node, ...node.children.flatMap(nodesUnder)];
}
