import type { Expression, Template } from '../expression.ts';

/** Some of the options. Canonical answer: a list of option ids in the file's order. Conditions: `answer.has("x")`, `answer.count`. */
export interface ChooseManySpec {
  readonly kind: 'choose-many';
  readonly options: readonly { readonly id: string; readonly label: Template; readonly if: Expression | null }[];
  readonly atLeast: number;
  readonly atMost: number;
}
