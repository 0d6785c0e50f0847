import type { ExpressionTree } from './expression-tree.ts';
import type { Drawn, Span, Unit, Value } from './value.ts';

/** What an answer offers to conditions: fields (`answer.missed`) and questions (`answer.has("x")`). */
export interface AnswerView {
  readonly fields: Readonly<Record<string, Value>>;
  /** Throws {@link ExpressionFault} where the question has no answer (the start of a strip that was left out). */
  readonly ask: Readonly<Record<string, (...subjects: readonly string[]) => Value>>;
}

/** Everything an expression may read. Pure data and pure look-ups; whoever evaluates supplies it. */
export interface Scope {
  readonly facts: Readonly<Record<string, Value>>;
  readonly draws: Readonly<Record<string, Drawn>>;
  /** The answer being judged; null outside a result. */
  readonly answer: AnswerView | null;
  /** Whether the task was ever answered. */
  readonly answered: (task: string) => boolean;
  /** The latest result of the task, or "none". */
  readonly result: (task: string) => string;
  /** Whether the document was ever opened. */
  readonly opened: (document: string) => boolean;
  /** The production clock (minutes); null outside a result. */
  readonly now: number | null;
  /** Production minutes since the task was last answered; null when it never was, or outside a result. */
  readonly minutesSince: (task: string) => number | null;
}

/** What an expression reads, so that `check` can leave out of a state what nothing can read any more. */
export interface Reads {
  readonly facts: readonly string[];
  readonly draws: readonly string[];
  readonly answered: readonly string[];
  readonly results: readonly string[];
  readonly opened: readonly string[];
  readonly clock: boolean;
  readonly answer: boolean;
}

/** A checked CEL expression. Its unit is known; evaluating it runs nothing but the expression. */
export interface Expression {
  readonly source: string;
  readonly span: Span;
  readonly unit: Unit;
  readonly reads: Reads;
  /** What it says, for whoever compiles it further. */
  readonly tree: ExpressionTree;
  /** The value in its unit. Throws {@link ExpressionFault} when it has none (division by zero, no such strip). */
  readonly evaluate: (scope: Scope) => Value;
}

/** Text with `{{ }}` in it: literal parts, and expressions whose value is written in the author's notation. */
export interface Template {
  readonly parts: readonly (string | Expression)[];
}

/** Why an expression had no value. The engine counts a faulty condition as false and records the fault. */
export class ExpressionFault extends Error {}
