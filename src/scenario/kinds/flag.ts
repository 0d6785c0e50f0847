import type { Expression } from '../expression.ts';

/** A line that can be flagged. */
export interface FlagLine {
  readonly id: string;
  /** Whether it ought to be flagged: said outright, or by a condition over draws and facts. */
  readonly wanted: boolean | Expression;
}

/**
 * Marks lines of a document. Canonical answer: line ids in the document's order.
 * Conditions: `answer.right` (wanted and flagged), `answer.wrong` (flagged, not wanted), `answer.missed` (wanted, not flagged), `answer.has("line")`.
 */
export interface FlagSpec {
  readonly kind: 'flag';
  readonly document: string;
  readonly lines: readonly FlagLine[];
}
