import type { Expression } from '../scenario/expression.ts';
import { mayDivideByNought } from '../scenario/expression-tree.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import type { ChartParts } from './chart-run.ts';
import type { Configuration } from './configuration.ts';
import { standing } from './slots.ts';
import { type Condition, conditionOf, type Work } from './work.ts';

/** Tells what is wrong where a story has come to rest: invariants that don't hold, and conditions on what is offered without a value. */
export type FaultsAtRest = (configuration: Configuration) => void;

/** A task that is open, and conditions on parts of it that may be without a value. */
interface Offered {
  readonly slot: number;
  readonly isOffered: Condition;
  readonly parts: readonly Condition[];
}

/** What may be wrong at rest with the work in hand: as the engine asks it after each step. */
export function createFaultsAtRest({ scenario, slots, program, newsroom }: ChartParts, work: Work): FaultsAtRest {
  const { slots: s, news } = work;
  const ask = (expression: Expression): Condition =>
    conditionOf(work, newsroom, program.code(expression, []), expression.source);
  const tasks = new Map(
    [...scenario.tasks.values()].flatMap((task): readonly [string, Offered][] => {
      const risky = riskyConditions(task);
      if (risky.length === 0 && (task.if === null || !mayDivideByNought(task.if.tree))) return [];
      const slot = slots.byKey.get(`standing ${task.id}`)?.index ?? -1;
      return [[task.id, { slot, isOffered: task.if === null ? () => true : ask(task.if), parts: risky.map(ask) }]];
    }),
  );
  const invariants = scenario.alwaysTrue.map((invariant) => ({
    code: program.code(invariant, []),
    fault: (): number => newsroom.fault(`always-true doesn’t hold: ${invariant.source}`),
  }));
  return (configuration) => {
    if (tasks.size > 0)
      for (const id of configuration.tasks) {
        const task = tasks.get(id);
        if (task === undefined || s[task.slot] !== standing.open || !task.isOffered()) continue;
        for (const part of task.parts) part();
      }
    for (const { code, fault } of invariants) if (code(s, work.answer) !== 1) news.push(fault());
  };
}

/** Conditions on parts of a task that may be without a value: which options are offered, which lines are wanted. */
function riskyConditions({ spec }: Task): readonly Expression[] {
  switch (spec.kind) {
    case 'choose':
    case 'choose-many':
      return spec.options.flatMap((option) =>
        option.if !== null && mayDivideByNought(option.if.tree) ? [option.if] : [],
      );
    case 'flag':
      return spec.lines.flatMap(({ wanted }) =>
        typeof wanted !== 'boolean' && mayDivideByNought(wanted.tree) ? [wanted] : [],
      );
    default:
      return [];
  }
}
