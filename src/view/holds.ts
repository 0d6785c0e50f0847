import { type Expression, ExpressionFault, type Scope } from '../scenario/expression.ts';

/** Whether a condition holds, as the engine reckons it: none holds, a faulty one doesn't. */
export function holds(condition: Expression | null, scope: Scope): boolean {
  if (condition === null) return true;
  try {
    return condition.evaluate(scope) === true;
  } catch (fault) {
    if (fault instanceof ExpressionFault) return false;
    throw fault;
  }
}
