import type { Expression, Template } from '../expression.ts';
import type { Result } from '../scenario.ts';

/** One option of a `choose`. */
export interface ChooseOption {
  readonly id: string;
  readonly label: Template;
  readonly if: Expression | null;
  readonly takesMinutes: number | null;
  /** Empty when the task's own results count. */
  readonly results: readonly Result[];
}

/** One of the options. Canonical answer: the option's id. Conditions: `answer` itself is compared as text (`answer.option == "x"`). */
export interface ChooseSpec {
  readonly kind: 'choose';
  readonly options: readonly ChooseOption[];
}
