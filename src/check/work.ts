import type { Expression } from '../scenario/expression.ts';
import type { ChartNode } from './chart-nodes.ts';
import type { Configuration, Configurations } from './configuration.ts';
import type { Newsroom } from './news.ts';
import type { Program } from './program.ts';
import { type SlotValues, valuesFor } from './slot-values.ts';
import type { Slots } from './slots.ts';

/** A move while it is being worked out. One object serves all moves: each writes over the last. */
export interface Work {
  readonly slots: SlotValues;
  configuration: Configuration;
  /** What the answer being decided offers; empty outside a decision. */
  answer: ArrayLike<number>;
  ended: boolean;
  /** Signals, and states that are done, still to be heard. */
  readonly queue: (string | ChartNode)[];
  /** What has come about, by its number in the {@link Newsroom}. */
  readonly news: number[];
}

/** Where the time of what is pending is kept: in slots by a stepper, as clocks of a zone by an explorer. */
export interface Timekeeper {
  /** A delay counts from the end of what the decision takes; an instant is minutes on the production clock. */
  readonly start: (slot: number, isDelay: boolean, minutes: number) => void;
  readonly stop: (slot: number) => void;
}

/** No answer. */
export const noAnswer: ArrayLike<number> = [];

/** No work yet. */
export function createWork(slots: Slots, { before }: Configurations): Work {
  const values = valuesFor(slots);
  return { slots: values, configuration: before, answer: noAnswer, ended: false, queue: [], news: [] };
}

/** A condition, asked of the work in hand; one without a value counts as no, and that is told. */
export type Condition = () => boolean;

/** Makes a condition of an expression that asks no answer; without one it always holds. */
export function conditionOf(
  work: Work,
  newsroom: Newsroom,
  program: Program,
  expression: Expression | null,
): Condition {
  if (expression === null) return () => true;
  const { source, span } = expression;
  const code = program.code(expression, []);
  return () => {
    const value = code(work.slots, work.answer);
    if (Number.isNaN(value)) work.news.push(newsroom.fault('value', source, span));
    return value === 1;
  };
}
