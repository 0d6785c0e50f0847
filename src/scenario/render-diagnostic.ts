import { cleanText } from './clean-text.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { ScenarioSource, SourceFile } from './scenario.ts';
import type { Span } from './value.ts';

/** The widest line written unless a width is given, in terminal cells. */
const usualWidth = 100;

/** Lines and columns as editors count them, from 1; a column is a character, however wide. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset into a text. An offset beyond the text is its end. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, Math.max(0, offset));
  const start = before.lastIndexOf('\n') + 1;
  const line = before.length === 0 ? 1 : before.split('\n').length;
  const isMarked = start === 0 && before.startsWith('\ufeff');
  return { line, column: lettersIn(before.slice(start)) + (isMarked ? 0 : 1) };
}

function lettersIn(text: string): number {
  let count = 0;
  for (const _letter of text) count += 1;
  return count;
}

/**
 * All diagnostics as text: each `file:line:col: error CS123 message`, the offending line with a caret, a hint and the second
 * place where there is one; then how many there are. What is written holds no control characters.
 */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  source: ScenarioSource | readonly SourceFile[],
  options: { readonly width?: number } = {},
): string {
  const files = 'files' in source ? [...source.files, source.plan] : source;
  const width = Math.max(40, options.width ?? usualWidth);
  const blocks = diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, files, width));
  return [...blocks, summary(diagnostics)].join('\n\n');
}

/** One diagnostic, over several lines. */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  files: readonly SourceFile[],
  width: number = usualWidth,
): string {
  const { code, severity, span, message, hint, related } = diagnostic;
  const head = `${placeIn(files, span)}: ${severity} ${code} ${oneLine(message)}`;
  const lines = [head, ...excerpt(files, span, width), `  hint: ${oneLine(hint)}`];
  if (related !== null)
    lines.push(
      `  ${placeIn(files, related.span)}: ${oneLine(related.message)}`,
      ...excerpt(files, related.span, width),
    );
  return lines.join('\n');
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : ''];
  return parts.filter((part) => part !== '').join(', ') || 'no errors';
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function placeIn(files: readonly SourceFile[], span: Span): string {
  const { line, column } = positionOf(textOf(files, span.file), span.start);
  return `${oneLine(span.file)}:${line}:${column}`;
}

function textOf(files: readonly SourceFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

function oneLine(text: string): string {
  return cleanText(text, { newlines: false });
}

/** The line of a place and carets below it; nothing where the file has no such line. */
function excerpt(files: readonly SourceFile[], span: Span, width: number): readonly string[] {
  const text = textOf(files, span.file);
  if (text === '') return [];
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.start);
  const line = text.slice(start, end === -1 ? text.length : end);
  const number = String(positionOf(text, span.start).line).padStart(4);
  const room = width - number.length - 3;
  const from = Math.min(span.start - start, line.length);
  const to = Math.min(Math.max(span.end - start, from + 1), Math.max(line.length, from + 1));
  const shown = cutAround(line, from, to, room);
  return [
    `${number} | ${shown.text}`,
    `${' '.repeat(number.length)} | ${' '.repeat(shown.indent)}${'^'.repeat(shown.carets)}`,
  ];
}

/** The stretch of a line around a place that fits in so many cells, `…` where it was cut. */
function cutAround(
  line: string,
  from: number,
  to: number,
  room: number,
): { readonly text: string; readonly indent: number; readonly carets: number } {
  const [start, end] = nearby(line, from, to, room);
  const before = cellsIn(line.slice(start, from));
  const marked = cellsIn(line.slice(from, Math.min(to, end)));
  const after = cellsIn(line.slice(Math.min(to, end), end));
  const total = widthOf(before) + widthOf(marked) + widthOf(after);
  if (total <= room && start === 0 && end === line.length)
    return {
      text: textOfCells([...before, ...marked, ...after]),
      indent: widthOf(before),
      carets: Math.max(1, widthOf(marked)),
    };
  const lead = takeLast(before, Math.max(10, Math.floor(room / 3)));
  const isCutBefore = start > 0 || lead.length < before.length;
  const left = room - widthOf(lead) - 2;
  const body = takeFirst([...marked, ...after], left);
  const isCutAfter = end < line.length || body.length < marked.length + after.length;
  const indent = widthOf(lead) + (isCutBefore ? 1 : 0);
  const carets = Math.max(1, Math.min(widthOf(marked), widthOf(body)));
  return {
    text: `${isCutBefore ? '…' : ''}${textOfCells([...lead, ...body])}${isCutAfter ? '…' : ''}`,
    indent,
    carets,
  };
}

/** As much of a line as can be of use: a line may be as long as a file. Never cuts a letter in two. */
function nearby(line: string, from: number, to: number, room: number): readonly [start: number, end: number] {
  // Most letters of no width stand behind a letter that has one; more than a few for each is no text.
  const reach = room * 4;
  const start = Math.max(0, from - reach);
  const end = Math.min(line.length, Math.min(to, from + reach) + reach);
  const isHalf = (at: number) => /[\udc00-\udfff]/.test(line.charAt(at));
  return [isHalf(start) ? start + 1 : start, isHalf(end) ? end - 1 : end];
}

interface Cell {
  readonly text: string;
  readonly width: number;
}

function cellsIn(text: string): readonly Cell[] {
  return [...text.toWellFormed()].map((letter) => ({ text: visible(letter), width: letterWidth(letter) }));
}

/** A letter as a terminal may show it: what it would obey or hide is a dot, and every break or tab a space. */
function visible(letter: string): string {
  const clean = cleanText(letter, { newlines: false });
  if (clean === '') return '·';
  return clean.trim() === '' ? ' ' : letter;
}

function letterWidth(letter: string): number {
  if (cleanText(letter, { newlines: false }) === '') return 1;
  if (/^\p{M}$/u.test(letter) || letter === '\u200b' || letter === '\u200d') return 0;
  return /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]$/u.test(
    letter,
  ) ||
    /^\p{Emoji_Presentation}$/u.test(letter) ||
    /^[\u{20000}-\u{3fffd}]$/u.test(letter)
    ? 2
    : 1;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

function textOfCells(cells: readonly Cell[]): string {
  return cells
    .map(({ text }) => text)
    .join('')
    .trimEnd();
}

function takeFirst(cells: readonly Cell[], room: number): readonly Cell[] {
  const taken: Cell[] = [];
  let width = 0;
  for (const cell of cells) {
    width += cell.width;
    if (width > room) break;
    taken.push(cell);
  }
  return taken;
}

function takeLast(cells: readonly Cell[], room: number): readonly Cell[] {
  return takeFirst(cells.toReversed(), room).toReversed();
}
