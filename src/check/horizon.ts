import type { Expression } from '../scenario/expression.ts';
import { type ExpressionTree, readingsOf } from '../scenario/expression-tree.ts';
import type { Moment, Scenario } from '../scenario/scenario.ts';
import { resultsOf } from './chart-nodes.ts';

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
    .flatMap((when) => comparedWithClock(scenario, when));
  const takes = [...scenario.tasks.values()].flatMap((task) => [
    task.takesMinutes,
    ...(task.spec.kind === 'choose' ? task.spec.options.map((option) => option.takesMinutes ?? 0) : []),
    ...resultsOf(task).map((result) => result.takesMinutes ?? 0),
  ]);
  const latest = Math.max(0, ...instants.map((instant) => instant - starts));
  return {
    clockMax: Math.max(latest, ...compared.filter(({ of }) => of === 'now').map(({ value }) => value - starts), 0) + 1,
    ageMax: Math.max(0, ...compared.filter(({ of }) => of === 'minutes-since').map(({ value }) => value)) + 1,
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

interface Compared {
  readonly of: 'now' | 'minutes-since';
  readonly value: number;
}

/** What `now` and `minutes_since` are compared with in a condition: constants and draws alone, as the format asks. */
function comparedWithClock(scenario: Scenario, when: Expression | null): readonly Compared[] {
  return when === null ? [] : comparedIn(scenario, when.tree);
}

function comparedIn(scenario: Scenario, tree: ExpressionTree): readonly Compared[] {
  switch (tree.op) {
    case 'value':
    case 'read':
      return [];
    case 'not':
    case 'minus':
      return comparedIn(scenario, tree.of);
    case 'choice':
      return [tree.test, tree.then, tree.else].flatMap((part) => comparedIn(scenario, part));
    case 'share':
      return [];
    default: {
      const of = clockOf(tree.left) ?? clockOf(tree.right);
      const other = clockOf(tree.left) === null ? tree.left : tree.right;
      if (of === null) return [...comparedIn(scenario, tree.left), ...comparedIn(scenario, tree.right)];
      return [{ of, value: mostOf(scenario, other) }];
    }
  }
}

function clockOf(tree: ExpressionTree): Compared['of'] | null {
  if (tree.op !== 'read') return null;
  return tree.reading.of === 'now' || tree.reading.of === 'minutes-since' ? tree.reading.of : null;
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
      return Math.max(mostOf(scenario, tree.then), mostOf(scenario, tree.else));
    case 'share':
      return (mostOf(scenario, tree.of) * mostOf(scenario, tree.percent)) / 100 + 1;
    case '*':
      return mostOf(scenario, tree.left) * mostOf(scenario, tree.right);
    default:
      return mostOf(scenario, tree.left) + mostOf(scenario, tree.right);
  }
}
