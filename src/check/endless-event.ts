import { LimitReached } from '../engine/limit-reached.ts';
import type { Span } from '../scenario/value.ts';

/** One event that never comes to an end: what it does leads to itself again without time passing. */
export class EndlessEvent extends LimitReached {
  /** A way on that is taken again and again. */
  readonly span: Span;

  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}
