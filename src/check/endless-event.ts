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

/** What some work comes to; null where it never comes to an end, which `met` is told. */
export function unlessEndless<Outcome>(work: () => Outcome, met: (event: EndlessEvent) => void): Outcome | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof EndlessEvent)) throw error;
    met(error);
    return null;
  }
}
