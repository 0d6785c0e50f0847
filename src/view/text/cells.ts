import stringWidth from 'string-width';
import { isNarrow } from './narrow.ts';

/**
 * A character as a person counts them: a base with its marks, a pair of regional indicators, an emoji sequence. Made
 * from the characters alone, so that a cursor moves alike on every machine.
 */
const graphemePattern =
  /\p{RI}\p{RI}|\n|(?!\u200d)\P{M}(?:\p{M}|[\u{1f3fb}-\u{1f3ff}]|\u200d(?![\u200d\n])\P{M})*|\p{M}|\u200d/gu;

/** The characters of a text, as a person counts them; joined they are the text again. Pure. */
export function graphemesOf(text: string): readonly string[] {
  return isNarrow(text) ? text.split('') : (text.match(graphemePattern) ?? []);
}

/** How many cells a text takes on a screen: two for a wide character, none for a mark. */
export function cellWidth(text: string): number {
  return isNarrow(text) ? text.length : stringWidth(text);
}

/** The longest beginning of the text that fits in so many cells; whole characters only. */
export function cutToWidth(text: string, width: number): string {
  if (cellWidth(text) <= width) return text;
  let cut = '';
  let used = 0;
  for (const grapheme of graphemesOf(text)) {
    used += cellWidth(grapheme);
    if (used > width) break;
    cut += grapheme;
  }
  return cut;
}

/** The text without its first so many cells: for a table or a line that is panned. */
export function dropCells(text: string, cells: number): string {
  if (cells <= 0) return text;
  let used = 0;
  let at = 0;
  for (const grapheme of graphemesOf(text)) {
    if (used >= cells) break;
    used += cellWidth(grapheme);
    at += grapheme.length;
  }
  // Half of a wide character can't be shown: a blank keeps what follows in its place.
  return ' '.repeat(Math.max(0, used - cells)) + text.slice(at);
}
