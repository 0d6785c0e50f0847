import { cellWidth, cutToWidth, graphemesOf } from './cells.ts';

/** A stretch of a text that stands on one row of the screen, as offsets; the line end itself is in none. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Breaks a text into rows of at most `width` cells: at line ends, else after a blank, else between characters. Blanks
 * at a break stay at the end of their row and may hang over its edge, so that every offset of the text has one place.
 */
export function stretchesOf(text: string, width: number): readonly Stretch[] {
  const room = Math.max(1, width);
  const stretches: Stretch[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    for (const stretch of breakLine(line, room)) {
      stretches.push({ start: start + stretch.start, end: start + stretch.end });
    }
    start += line.length + 1;
  }
  return stretches;
}

function breakLine(line: string, width: number): readonly Stretch[] {
  if (cellWidth(line) <= width) return [{ start: 0, end: line.length }];
  const stretches: Stretch[] = [];
  let start = 0;
  let used = 0;
  let at = 0;
  /** The offset after the last blank of this row. */
  let afterBlank = 0;
  for (const grapheme of graphemesOf(line)) {
    const isBlank = grapheme === ' ';
    const cells = cellWidth(grapheme);
    if (!isBlank && used + cells > width && at > start) {
      const end = afterBlank > start ? afterBlank : at;
      stretches.push({ start, end });
      used = cellWidth(line.slice(end, at));
      start = end;
    }
    used += cells;
    at += grapheme.length;
    if (isBlank) afterBlank = at;
  }
  stretches.push({ start, end: line.length });
  return stretches;
}

/** The rows of a text as they are shown: broken to the width, without the blanks at their ends. */
export function wrapText(text: string, width: number): readonly string[] {
  return stretchesOf(text, width).map(({ start, end }) => cutToWidth(text.slice(start, end).trimEnd(), width));
}
