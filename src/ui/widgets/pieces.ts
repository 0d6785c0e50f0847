import { cellWidth, graphemesOf } from '../../view/text/cells.ts';
import { stretchesOf } from '../../view/text/wrap.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, rowWidth, type Segment, say, type Tone } from '../text/row.ts';
import { type CursorPlace, cursorPlace, editAt } from '../text/text-edit.ts';
import type { Drawn } from './widget.ts';

/** Cells that the pointer takes at the beginning of a row. */
export const pointerWidth = 3;

/** The sign before a row: what keys work on, or blanks of the same width. */
export function pointerCell(isHere: boolean, pen: Pen, isHeld = false): Segment {
  if (!isHere) return say('   ');
  return say(` ${isHeld ? pen.signs.held : pen.signs.pointer} `, 'focus');
}

/** Something that can be picked: sign, mark, label over as many rows as it needs, and a note at the right or below. */
export function optionRows(
  option: {
    readonly isHere: boolean;
    readonly isHeld?: boolean;
    readonly mark: string;
    readonly label: string;
    readonly note?: string | null;
    readonly tone?: Tone;
  },
  width: number,
  pen: Pen,
): readonly Row[] {
  const mark = option.mark === '' ? '' : `${option.mark} `;
  const indent = pointerWidth + mark.length;
  const tone: Tone = option.isHere ? 'focus' : (option.tone ?? 'plain');
  const label = pen.wrap(option.label, Math.max(8, width - indent), tone);
  const note = option.note ?? '';
  const head = [pointerCell(option.isHere, pen, option.isHeld), say(mark, tone), ...(label[0] ?? [])];
  const rest = label.slice(1).map((row) => [say(' '.repeat(indent)), ...row]);
  if (note === '') return [head, ...rest];
  const gap = width - rowWidth(head) - pen.width(note);
  if (rest.length === 0 && gap >= 2) return [[...head, say(' '.repeat(Math.min(gap, 3))), pen.say(note, 'muted')]];
  return [head, ...rest, [say(' '.repeat(indent)), pen.say(note, 'muted')]];
}

/** Several blocks of rows, one under the other; the block at `here` is the one to stay in sight. */
export function stacked(blocks: readonly (readonly Row[])[], here: number, pen: Pen): Drawn {
  const spaced = spacedOut(blocks, pen);
  const focus = spaced.slice(0, Math.max(0, here)).reduce((sum, block) => sum + block.length, 0);
  return { rows: spaced.flat(), focus, cursor: null };
}

/** The blocks, where spacing is wide with an empty row between one and the next. */
export function spacedOut(blocks: readonly (readonly Row[])[], pen: Pen): readonly (readonly Row[])[] {
  if (!pen.isWide) return blocks;
  return blocks.map((block, index) =>
    index === blocks.length - 1 || block.at(-1)?.length === 0 ? block : [...block, blankRow],
  );
}

/** Something that can be picked beside others. */
interface Chip {
  readonly isHere: boolean;
  readonly mark: string;
  readonly label: string;
}

/** Between two things that stand side by side. */
const chipGap = (pen: Pen): Segment => say(pen.isWide ? '    ' : '  ');

/** Things that can be picked, side by side over as many rows as they need; one that is wider than a row has rows of its own. */
export function chipRows(chips: readonly Chip[], width: number, pen: Pen): Drawn {
  const rows: Row[] = [];
  const between = chipGap(pen);
  let focus = 0;
  for (const chip of chips) {
    const [first = blankRow, ...rest] = oneChip(chip, width, pen);
    const before = rows.at(-1);
    const hasRoom = before !== undefined && rowWidth(before) + between.text.length + rowWidth(first) <= width;
    if (hasRoom && rest.length === 0) rows[rows.length - 1] = [...before, between, ...first];
    else rows.push(first, ...rest);
    if (chip.isHere) focus = rows.length - 1 - rest.length;
  }
  return { rows, focus, cursor: null };
}

/** A label and, at its right, what belongs to it: under the label nothing but blanks. `indent` is the width of the label. */
export function labelled(label: Row, indent: number, drawn: Drawn): Drawn {
  const rows = drawn.rows.map((row, index) => [...(index === 0 ? label : [say(' '.repeat(indent))]), ...row]);
  return { ...drawn, rows };
}

function oneChip({ isHere, mark, label }: Chip, width: number, pen: Pen): readonly Row[] {
  const indent = mark.length + 2;
  const tone: Tone = isHere ? 'focus' : 'plain';
  const sign = [say(isHere ? pen.signs.pointer : ' ', tone), say(`${mark} `, tone)];
  const lines = pen.wrap(label, Math.max(8, width - indent), tone);
  return lines.map((line, index) => [...(index === 0 ? sign : [say(' '.repeat(indent))]), ...line]);
}

/** A text being typed or shown, over several rows, behind a bar. */
export function textRows(
  text: string,
  options: {
    readonly isHere: boolean;
    readonly cursor: number;
    readonly width: number;
    readonly indent: number;
    readonly leastRows: number;
  },
  pen: Pen,
): Drawn {
  const inner = textWidth(options.width, options.indent);
  const bar = say(`${' '.repeat(options.indent)}${pen.signs.bar} `, options.isHere ? 'focus' : 'muted');
  const stretches = stretchesOf(text, inner);
  const lines = stretches.map(({ start, end }) => [bar, say(glyphs(text.slice(start, end), pen))]);
  const blank = Array.from({ length: Math.max(0, options.leastRows - lines.length) }, () => [bar]);
  const place = cursorPlace(editAt(text, options.cursor), inner);
  const cell = Math.min(place.cell, inner) + options.indent + 2;
  return {
    rows: [...lines, ...blank],
    focus: options.isHere ? place.row : 0,
    cursor: options.isHere ? { row: place.row, cell } : null,
  };
}

/** Room for the text behind a bar: one cell is kept for the cursor after the last character. */
export function textWidth(width: number, indent: number): number {
  return Math.max(8, width - indent - 3);
}

/** What is typed, sign for sign: where only ASCII can be shown a `?` of the same width stands for the rest, so that the cursor is right. */
function glyphs(text: string, pen: Pen): string {
  if (!pen.isAscii || /^[ -~]*$/.test(text)) return text;
  return graphemesOf(text)
    .map((grapheme) => (/^[ -~]$/.test(grapheme) ? grapheme : '?'.repeat(cellWidth(grapheme))))
    .join('');
}

/** One line being typed or shown, in brackets; longer than its room, it shows the stretch around the cursor. */
export function lineBox(
  text: string,
  options: { readonly isHere: boolean; readonly cursor: number; readonly width: number },
  pen: Pen,
): { readonly row: Row; readonly cell: number } {
  const room = Math.max(4, options.width - 2);
  const shown = glyphs(text, pen);
  const before = cellWidth(shown.slice(0, editAt(text, options.cursor).cursor));
  const hidden = options.isHere ? Math.max(0, before - room + 1) : 0;
  const visible = hidden === 0 ? shown : shown.slice(offsetAfter(shown, hidden));
  const tone: Tone = options.isHere ? 'focus' : 'muted';
  const inside = pen.isAscii || options.isHere ? cutPlain(visible, room) : pen.fit([say(visible)], room);
  return { row: [say('[', tone), ...inside, say(']', tone)], cell: 1 + before - hidden };
}

function cutPlain(text: string, room: number): Row {
  const kept: string[] = [];
  let used = 0;
  for (const grapheme of graphemesOf(text)) {
    used += cellWidth(grapheme);
    if (used > room) break;
    kept.push(grapheme);
  }
  const cut = kept.join('');
  return [say(cut), say(' '.repeat(Math.max(0, room - cellWidth(cut))))];
}

function offsetAfter(text: string, cells: number): number {
  let used = 0;
  let at = 0;
  for (const grapheme of graphemesOf(text)) {
    if (used >= cells) break;
    used += cellWidth(grapheme);
    at += grapheme.length;
  }
  return at;
}

/** Drawings one under the other; the one at `here` keeps its focus and its cursor. */
export function together(parts: readonly Drawn[], here: number): Drawn {
  let before = 0;
  let found: Omit<Drawn, 'rows'> = { focus: 0, cursor: null };
  for (const [index, part] of parts.entries()) {
    if (index === here) {
      const cursor: CursorPlace | null =
        part.cursor === null ? null : { row: part.cursor.row + before, cell: part.cursor.cell };
      const aside = part.aside === undefined ? {} : { aside: { ...part.aside, row: part.aside.row + before } };
      found = { focus: part.focus + before, cursor, ...aside };
    }
    before += part.rows.length;
  }
  return { rows: parts.flatMap((part) => part.rows), ...found };
}

/** The same with an empty row between one and the next. */
export function apart(parts: readonly Drawn[], here: number): Drawn {
  return together(
    parts.flatMap((part, index) => (index === 0 ? [part] : [gap, part])),
    here * 2,
  );
}

/** Parts of one answer, one under the other, as far apart as the spacing is. */
export function inParts(parts: readonly Drawn[], here: number, pen: Pen): Drawn {
  return pen.isWide ? apart(parts, here) : together(parts, here);
}

/** Rows that nothing can be done in. */
export function still(...rows: readonly Row[]): Drawn {
  return { rows, focus: 0, cursor: null };
}

/** An empty row. */
const gap: Drawn = still(blankRow);
