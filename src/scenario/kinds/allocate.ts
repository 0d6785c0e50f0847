import type { Template } from '../expression.ts';
import type { Unit } from '../value.ts';

/**
 * Splits a total by a step among lines. Canonical answer: an object with every line id and its share in the
 * author's notation (`"£300"`, `"2h"`), or a whole number for an integer total. Conditions: `answer.to("line")`, `answer.left`.
 */
export interface AllocateSpec {
  readonly kind: 'allocate';
  readonly unit: Extract<Unit, 'money' | 'duration' | 'integer'>;
  readonly total: number;
  readonly step: number;
  readonly lines: readonly {
    readonly id: string;
    readonly label: Template;
    readonly atLeast: number;
    readonly atMost: number;
  }[];
  /** Whether some of the total may be left over. */
  readonly mayLeave: boolean;
}
