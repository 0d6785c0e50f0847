import type { Decision } from './decisions.ts';
import type { SlotValues } from './slot-values.ts';

/** Something done: a decision, a wait (minutes, or until the next thing), or a document opened. */
export type Move =
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'wait'; readonly minutes: number | 'next' }
  | { readonly kind: 'open'; readonly document: string };

/** Where a move led. All of it is overwritten by the next move. */
export interface Led {
  readonly slots: SlotValues;
  /** Production minutes that passed. */
  readonly minutes: number;
  /** What came about, in order, by number in the stepper's list of them. */
  readonly news: readonly number[];
}
