import type { Chart } from './chart.ts';
import type { Player } from './player.ts';

/** A report as data: what is said, and in what order. Every text in it is text: markup is made by `page-html.ts` alone. */
export interface Page {
  readonly title: string;
  readonly under: string;
  /** What must not be overlooked: that the marks are provisional, that the plan is a draft. */
  readonly notices: readonly string[];
  readonly sections: readonly Section[];
  /** What stands at the foot. */
  readonly foot: readonly string[];
}

/** A part of a page with a heading of its own, which the contents name. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly parts?: readonly Part[];
}

/** A part of a section. */
export interface Part {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** One thing on a page. */
export type Block =
  | { readonly kind: 'paragraphs'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly Words[] }
  /** What a person wrote, kept on its lines, and whose words they are. */
  | { readonly kind: 'quote'; readonly whose: string; readonly text: string }
  | { readonly kind: 'facts'; readonly pairs: readonly (readonly [label: string, value: string])[] }
  | Table
  /** A chart, and beside it the table with the same figures: neither is shown without the other. */
  | { readonly kind: 'chart'; readonly chart: Chart; readonly table: Table }
  | { readonly kind: 'story'; readonly lines: readonly StoryEntry[] }
  /** At most once on a page. */
  | { readonly kind: 'player'; readonly player: Player };

/** Rows under headings; the first cell of each row is its heading. */
export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Words[])[];
}

/** A column. One that `isShort` has a number or a word in each row, and isn't broken. */
export interface Column {
  readonly heading: string;
  readonly isShort?: boolean;
}

/** Words, and the records of the log that they rest on: each is a link to where the page tells of it. */
export type Words = string | { readonly text: string; readonly records: readonly number[] };

/** What happened at one record. */
export interface StoryEntry {
  /** The number of the record, by which links find it. */
  readonly seq: number;
  readonly when: string;
  readonly what: string;
  readonly under: readonly string[];
}
