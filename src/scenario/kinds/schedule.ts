import type { Template } from '../expression.ts';

/** One strip of the board: a scene, a move, a break. */
export interface Strip {
  readonly id: string;
  readonly label: Template;
  readonly lastsMinutes: number;
  /** Drawn as a break on the board (a meal, a move); otherwise a strip like any other. */
  readonly isBreak: boolean;
  readonly mayDrop: boolean;
}

/**
 * A strip board: strips in order, one after the other from the start. Canonical answer:
 * `{ start: "Mon 07:00", order: [strip ids], dropped: [strip ids in the file's order] }`; together they name every strip once.
 * Conditions: `answer.starts("x")`, `answer.ends("x")` (times; no value for a dropped strip), `answer.before("x", "y")`,
 * `answer.dropped("x")`, `answer.wraps` (the end of the last strip).
 */
export interface ScheduleSpec {
  readonly kind: 'schedule';
  readonly strips: readonly Strip[];
  /** The starts a candidate may choose, `from`, `from + step`, … `to` (minutes on the production clock). */
  readonly start: { readonly from: number; readonly to: number; readonly step: number };
  /** The board as it stands before the candidate touches it: strip ids, in order. */
  readonly given: readonly string[];
  /** Weekday of minute 0 (0 = Monday) and the clock's start, to write and read times. */
  readonly startWeekday: number;
  readonly clockStarts: number;
}
