import { type ExpressionTree, partsOf, readingsOf } from '../scenario/expression-tree.ts';
import type { Moment, Scenario } from '../scenario/scenario.ts';
import { resultsOf } from './chart-nodes.ts';
import type { ReadingKey } from './readings.ts';

/** How far time has to be told apart: beyond these, nothing in the scenario can tell a later minute from an earlier one. */
export interface Horizon {
  /** Minutes since the story began after which every instant has passed and every comparison with the clock has settled. */
  readonly clockMax: number;
  /** The same for the minutes since an answer. */
  readonly ageMax: number;
  /** The most minutes that anything may still be pending. */
  readonly leftMax: number;
}

/** The horizon of a scenario. Pure. */
export function horizonOf(scenario: Scenario): Horizon {
  const { starts } = scenario.clock;
  const timers = [...scenario.states.values()].flatMap((state) => state.timers);
  const instants = timers.filter((timer) => timer.kind === 'at').flatMap((timer) => minutesOf(scenario, timer.moment));
  const delays = [
    ...timers.filter((timer) => timer.kind === 'after').map((timer) => timer.moment),
    ...[...scenario.messages.values()].flatMap((message) => (message.after === null ? [] : [message.after])),
  ].flatMap((moment) => minutesOf(scenario, moment));
  const compared = [...scenario.tasks.values()]
    .flatMap((task) => resultsOf(task).map((result) => result.when))
    .flatMap((when) => (when === null ? [] : comparisonsIn(when.tree)))
    .map(({ key, other }) => ({ isClock: key === 'clock', value: mostOf(scenario, other) }));
  const takes = [...scenario.tasks.values()].flatMap((task) => [
    task.takesMinutes,
    ...(task.spec.kind === 'choose' ? task.spec.options.map((option) => option.takesMinutes ?? 0) : []),
    ...resultsOf(task).map((result) => result.takesMinutes ?? 0),
  ]);
  const latest = Math.max(0, ...instants.map((instant) => instant - starts));
  const clockMax =
    Math.max(latest, ...compared.filter(({ isClock }) => isClock).map(({ value }) => value - starts), 0) + 1;
  return {
    clockMax,
    ageMax: Math.max(0, ...compared.filter(({ isClock }) => !isClock).map(({ value }) => value)) + 1,
    leftMax: Math.max(latest, Math.max(0, ...delays) + Math.max(0, ...takes)),
  };
}

/** The minutes that a moment may be: one number, or each that may be drawn. */
function minutesOf(scenario: Scenario, moment: Moment): readonly number[] {
  if ('minutes' in moment) return [moment.minutes];
  return columnOf(scenario, moment.draw, moment.column).map(Number);
}

function columnOf(scenario: Scenario, id: string, column: string | null): readonly unknown[] {
  const draw = scenario.draws.find((one) => one.id === id);
  const at = draw?.columns.findIndex((one) => one.name === column) ?? -1;
  return (draw?.choices ?? []).map((choice) => choice[at] ?? 0);
}

/** A bound on the size of a sum of constants and draws: every part at its greatest, whatever the sign. */
function mostOf(scenario: Scenario, tree: ExpressionTree): number {
  switch (tree.op) {
    case 'value':
      return Math.abs(Number(tree.value));
    case 'read': {
      const [reading] = readingsOf(tree);
      if (reading?.of !== 'draw') return 0;
      return Math.max(0, ...columnOf(scenario, reading.id, reading.column).map((value) => Math.abs(Number(value))));
    }
    case 'not':
    case 'minus':
      return mostOf(scenario, tree.of);
    case 'choice':
      return Math.max(mostOf(scenario, tree.yes), mostOf(scenario, tree.no));
    case 'share':
      return (mostOf(scenario, tree.of) * mostOf(scenario, tree.percent)) / 100 + 1;
    case '*':
      return mostOf(scenario, tree.left) * mostOf(scenario, tree.right);
    default:
      return mostOf(scenario, tree.left) + mostOf(scenario, tree.right);
  }
}

/** One side of a comparison whose other side is the clock, or the minutes since an answer: `key` says which. */
interface Comparison {
  readonly key: ReadingKey;
  readonly other: ExpressionTree;
}

/** The comparisons of a condition that have the clock on one side. Pure. */
function comparisonsIn(tree: ExpressionTree): readonly Comparison[] {
  if (tree.op === 'share') return [];
  if ('left' in tree) {
    const [left, right] = [clockRead(tree.left), clockRead(tree.right)];
    if (left !== null) return [{ key: left, other: tree.right }];
    if (right !== null) return [{ key: right, other: tree.left }];
  }
  return partsOf(tree).flatMap(comparisonsIn);
}

function clockRead(tree: ExpressionTree): ReadingKey | null {
  if (tree.op !== 'read') return null;
  if (tree.reading.of === 'now') return 'clock';
  return tree.reading.of === 'minutes-since' ? `age ${tree.reading.id}` : null;
}
