import { type AnswerView, type Expression, ExpressionFault, type Scope } from '../scenario/expression.ts';
import type { Drawn, Value } from '../scenario/value.ts';
import type { TaskStanding } from './sitting.ts';

/** What of a sitting conditions read; XState's context holds just this, so that guards see what assigns just did. */
export interface Standing {
  readonly facts: Readonly<Record<string, Value>>;
  readonly draws: Readonly<Record<string, Drawn>>;
  readonly tasks: Readonly<Record<string, TaskStanding>>;
  /** Sorted ids. */
  readonly opened: readonly string[];
}

/** What a result may read besides: its answer, and the production clock (minutes) at the decision. */
export interface Deciding {
  readonly view: AnswerView;
  readonly now: number;
}

/** Where faults go: conditions that had no value, facts that were stopped at a bound. Each is told once a step. */
export type Faults = Set<string>;

/** The scope of expressions at this standing. Pure. */
export function scopeAt(standing: Standing, deciding: Deciding | null): Scope {
  const { facts, draws, tasks, opened } = standing;
  const now = deciding?.now ?? null;
  return {
    facts,
    draws,
    answer: deciding?.view ?? null,
    answered: (task) => (tasks[task]?.answeredAt ?? null) !== null,
    result: (task) => tasks[task]?.result ?? 'none',
    opened: (document) => opened.includes(document),
    now,
    minutesSince: (task) => {
      const at = tasks[task]?.answeredAt ?? null;
      return now === null || at === null ? null : now - at;
    },
  };
}

/** The value of an expression, or null with a fault told where it has none. */
export function evaluate(expression: Expression, scope: Scope, faults: Faults): Value | null {
  try {
    return expression.evaluate(scope);
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    faults.add(`${expression.source}: ${error.message}`);
    return null;
  }
}

/** Whether a condition holds; without one it does, and one that fails counts as false. */
export function holds(condition: Expression | null, scope: Scope, faults: Faults): boolean {
  return condition === null || evaluate(condition, scope, faults) === true;
}
