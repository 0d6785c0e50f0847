import { around, type Branch, type ChartNode } from './chart-nodes.ts';
import type { ChartParts } from './chart-parts.ts';
import type { Configuration } from './configuration.ts';
import { withoutConflicts } from './leaving-and-entering.ts';
import { areAllAnswered, type Standing } from './visits.ts';
import { type Condition, conditionOf, type Work } from './work.ts';

/** The ways on that are taken from where the story stands. */
export interface WaysOn {
  /** The first branch whose condition holds now, as a list of one; none if none does. */
  readonly firstOf: (branches: readonly Branch[]) => readonly Branch[];
  /** Those that need no event: at most one for each strand. */
  readonly always: () => readonly Branch[];
  /** Those that answer to a signal, or to a state that is done. */
  readonly heard: (next: string | ChartNode) => readonly Branch[];
}

const none: readonly Branch[] = [];

/** Asks the conditions of a chart on the work in hand. */
export function createWaysOn(parts: ChartParts, work: Work, standings: ReadonlyMap<string, Standing>): WaysOn {
  const { chart } = parts;
  const guards = chart.branches.map((branch) => compileGuard(parts, work, standings, branch));
  const chainsOf = createChains();
  const firstOf = (branches: readonly Branch[]): readonly Branch[] => {
    for (const branch of branches) if (guards[branch.index]?.() === true) return branch.alone;
    return none;
  };
  /** In each strand the state furthest in that answers to an event, else the one around. */
  const select = (node: ChartNode, of: (node: ChartNode) => readonly Branch[]): readonly Branch[] => {
    const inner = work.configuration.active.filter((one) => one.parent === node).flatMap((child) => select(child, of));
    return inner.length > 0 ? inner : firstOf(of(node));
  };
  return {
    firstOf,
    always: () => {
      let found = none;
      for (const chain of chainsOf(work.configuration)) {
        const one = firstOf(chain);
        if (one.length > 0) found = found.length === 0 ? one : [...new Set([...found, ...one])];
      }
      return found.length < 2 ? found : withoutConflicts(found, work.configuration.active, work.configuration.history);
    },
    heard: (next) => {
      if (typeof next === 'string') return select(chart.root, (node) => node.branches.signals.get(next) ?? none);
      return work.configuration.active.includes(next) ? firstOf(next.branches.done) : none;
    },
  };
}

/** For each strand that has any, the ways that need no event: the state furthest in comes first. Made once each. */
function createChains(): (configuration: Configuration) => readonly (readonly Branch[])[] {
  const chains: (readonly (readonly Branch[])[])[] = [];
  return ({ number, atomic }) => {
    const known = chains[number];
    if (known !== undefined) return known;
    const made = atomic
      .map((node) => [node, ...around(node, null)].flatMap((one) => one.branches.always))
      .filter((chain) => chain.length > 0);
    chains[number] = made;
    return made;
  };
}

function compileGuard(
  { program, newsroom }: ChartParts,
  work: Work,
  standings: ReadonlyMap<string, Standing>,
  { cause, source }: Branch,
): Condition {
  if (cause.by === 'answer' || cause.by === 'opening') return () => true;
  const holds = conditionOf(work, newsroom, program, cause.transition.when);
  if (cause.by !== 'all-answered') return holds;
  const tasks = source.state.tasks.flatMap(({ id }) => standings.get(id) ?? []);
  return () => areAllAnswered(tasks, work.slots) && holds();
}
