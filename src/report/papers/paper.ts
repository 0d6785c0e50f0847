import type { DocumentLineView, DocumentRowView } from '../../view/documents.ts';

/** One paper as plain data, however it is printed. Its words are those of the screens. */
export interface Paper {
  /** Its file's name without the ending: `03-one-line`. */
  readonly name: string;
  readonly title: string;
  /** A line under the title. */
  readonly under: string;
  readonly parts: readonly Part[];
}

/** A piece of a paper. */
export type Part =
  | { readonly kind: 'paragraphs'; readonly paragraphs: readonly string[] }
  /** Numbered lines of a text document, the empty ones left out. */
  | { readonly kind: 'lines'; readonly lines: readonly DocumentLineView[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly DocumentRowView[];
    }
  /** Somebody or something with what is known of it. */
  | {
      readonly kind: 'entry';
      readonly heading: string;
      readonly pairs: readonly { readonly label: string; readonly value: string }[];
    }
  /** Other papers under a heading, and a sentence on them. */
  | {
      readonly kind: 'papers';
      readonly heading: string;
      readonly about: string;
      readonly papers: readonly { readonly name: string; readonly title: string; readonly note: string }[];
    };
