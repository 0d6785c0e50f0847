/** A chart as data. Everything in it is said in the table beside it too. */
export type Chart = ShareChart | LengthChart;

/** For each row how it divides: bars that all have the same length. */
export interface ShareChart {
  readonly kind: 'shares';
  readonly title: string;
  readonly series: readonly string[];
  readonly rows: readonly { readonly label: string; readonly counts: readonly number[] }[];
}

/** For each row how much there is of it: bars from one line, under headings where `group` says so. */
export interface LengthChart {
  readonly kind: 'lengths';
  readonly title: string;
  readonly rows: readonly LengthRow[];
  /** The length that fills the chart. */
  readonly most: number;
}

/** One bar: how long, and how that is told. */
export interface LengthRow {
  readonly group: string | null;
  readonly label: string;
  readonly length: number;
  readonly told: string;
}
