/**
 * The units a scenario reckons in, and the values the engine holds for them.
 *
 * | unit     | author writes        | value                                                   |
 * | -------- | -------------------- | ------------------------------------------------------- |
 * | money    | `£1,240` or `£12.50` | whole pence                                             |
 * | duration | `45m`, `2h`, `1h30m` | whole minutes                                           |
 * | time     | `Mon 11:30`          | whole minutes on the production clock (see `time.ts`)   |
 * | integer  | `12`                 | a whole number                                          |
 * | yes-no   | `yes`, `no`          | true, false                                             |
 * | text     | `cover-set`          | the text itself (a `one-of` choice, never free words)   |
 */
export type Unit = 'money' | 'duration' | 'time' | 'integer' | 'yes-no' | 'text';

/** A value in the engine's own terms; which of the three it is follows from its unit. */
export type Value = number | boolean | string;

/** What was drawn for one draw: a value, or for a draw of `rows` a value for each column. */
export type Drawn = Value | Readonly<Record<string, Value>>;

/** A stretch of one source file, as offsets into its text (UTF-16 code units; `end` is exclusive). */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}
