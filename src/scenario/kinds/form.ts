import type { Expression } from '../expression.ts';
import type { Unit } from '../value.ts';

/** A field of a form. */
export interface FormField {
  readonly id: string;
  readonly label: string;
  /** `words` is free text, which no condition may compare: people judge words. */
  readonly type: Unit | 'words';
  /** The choices of a text field (`one-of`); null for every other type. */
  readonly choices: readonly { readonly id: string; readonly label: string }[] | null;
  readonly required: boolean;
  /** Worked out from the other fields (a VAT line, a total): shown, never typed. Its expression reads `field` values through `answer`. */
  readonly computed: Expression | null;
  readonly least: number | null;
  readonly most: number | null;
  /** How many words the author expects in a `words` field, for the reading and writing budget. */
  readonly words: number | null;
}

/**
 * Typed fields. Canonical answer: an object with every typed (not computed) field that was filled, in the author's notation:
 * `{ supplier: "Harbour Marquees", net: "£240", vat_registered: "yes" }`.
 * Conditions: `answer.<field>` for every field but words, `answer.filled("field")`. An empty optional field reads as 0, no or "".
 */
export interface FormSpec {
  readonly kind: 'form';
  readonly fields: readonly FormField[];
  readonly startWeekday: number;
  readonly clockStarts: number;
}
