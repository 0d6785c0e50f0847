import type { Template } from '../expression.ts';

/** Puts all items in order. Canonical answer: every item id, first to last. Conditions: `answer.place("x")` (from 1), `answer.before("x", "y")`. */
export interface RankSpec {
  readonly kind: 'rank';
  readonly items: readonly { readonly id: string; readonly label: Template }[];
}
