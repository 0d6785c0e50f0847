import type { Names } from './cel.ts';
import { cleanText } from './clean-text.ts';
import { type Cell, readCsv } from './csv.ts';
import { diagnose, type Report } from './diagnostic.ts';
import type { Scope, Template } from './expression.ts';
import { limits } from './limits.ts';
import { short } from './message-words.ts';
import type { ClockFrame } from './notation.ts';

import type { Document, DocumentLine, DocumentRow, SourceFile } from './scenario.ts';
import { isSpelledAsId, respell } from './spelling.ts';
import { compileTemplate, renderTemplate } from './template.ts';
import type { Drawn, Span } from './value.ts';

type Body = Document['body'];

/** Reads a text document: its lines, with `{#id}` marks taken off. `names` are the draws alone. Mistakes go to `report`. */
export function readTextDocument(file: SourceFile, names: Names, report: Report): Body {
  const lines: DocumentLine[] = [];
  const seen = new Map<string, Span>();
  for (const line of linesOf(file.text)) {
    const mark = /[ \t]*\{#([^}]*)\}[ \t]*$/.exec(line.text);
    const text = mark === null ? line.text : line.text.slice(0, mark.index);
    if (mark === null) reportStrayMark(file, line, report);
    const at = line.start + (mark?.index ?? 0) + (mark?.[0].indexOf('{') ?? 0);
    const id =
      mark === null
        ? null
        : lineId(
            mark[1] ?? '',
            { file: file.path, start: at, end: line.start + line.text.trimEnd().length },
            seen,
            report,
          );
    const span = { file: file.path, start: line.start, end: line.start + text.length };
    lines.push({ id, text: templateOf(text, span, names, report) });
  }
  if (lines.length > limits.documentLines) reportTooLong(file, lines.length, 'lines', 'documentLines', report);
  return { kind: 'text', lines };
}

/** Reads a table: a heading row, then rows; a column headed `id` names them and isn't shown. */
export function readTableDocument(file: SourceFile, names: Names, report: Report): Body {
  const { rows, problems } = readCsv(file.text);
  for (const { start, end, message, hint } of problems)
    report(diagnose('CS503', { file: file.path, start, end }, message, hint));
  const [heading, ...body] = rows;
  if (heading === undefined) {
    report(
      diagnose(
        'CS503',
        { file: file.path, start: 0, end: 0 },
        'This table has no heading row.',
        'Write the names of the columns in the first line.',
      ),
    );
    return { kind: 'table', columns: [], rows: [] };
  }
  if (heading.length > limits.tableColumns) reportTooLong(file, heading.length, 'columns', 'tableColumns', report);
  if (body.length > limits.documentLines) reportTooLong(file, body.length, 'rows', 'documentLines', report);
  const idAt = heading.findIndex(({ text }) => text === 'id');
  const seen = new Map<string, Span>();
  const columns = heading.filter((_, index) => index !== idAt).map(({ text }) => cleanText(text, { newlines: false }));
  return {
    kind: 'table',
    columns,
    rows: body.map((row) => rowOf(file, row, heading.length, idAt, seen, names, report)),
  };
}

function rowOf(
  file: SourceFile,
  row: readonly Cell[],
  width: number,
  idAt: number,
  seen: Map<string, Span>,
  names: Names,
  report: Report,
): DocumentRow {
  const [first] = row;
  if (row.length !== width && first !== undefined) {
    const span = { file: file.path, start: first.start, end: Math.max(first.end, first.start + 1) };
    const hint = 'Write each row with as many commas; put quotes round a cell with a comma in it.';
    report(diagnose('CS503', span, `This row has ${row.length} cells; the heading has ${width}.`, hint));
  }
  const idCell = idAt === -1 ? undefined : row[idAt];
  const id =
    idCell === undefined || idCell.text === ''
      ? null
      : lineId(idCell.text, { file: file.path, start: idCell.start, end: idCell.end }, seen, report);
  const cells = row.filter((_, index) => index !== idAt);
  return {
    id,
    cells: cells.map((cell) =>
      templateOf(cell.text, { file: file.path, start: cell.start, end: cell.end }, names, report),
    ),
  };
}

/** The places inside a text are places in the file where the text is the file's, letter for letter; else all of it is meant. */
function templateOf(text: string, span: Span, names: Names, report: Report): Template {
  const clean = cleanText(text, { newlines: false });
  if (clean.length > limits.textCharacters) {
    const message = `This line has ${clean.length} characters; the limit textCharacters is ${limits.textCharacters}.`;
    report(diagnose('CS123', { ...span, end: span.start + 1 }, message, 'Break it into several.'));
  }
  return compileTemplate(clean, span, names, report);
}

function lineId(id: string, span: Span, seen: Map<string, Span>, report: Report): string | null {
  if (!isSpelledAsId(id, '-') || id === 'constructor' || id.length > limits.idCharacters) {
    const proposal = id.length > limits.idCharacters || id === 'constructor' ? null : respell(id, '-');
    report(
      diagnose(
        'CS505',
        span,
        `\`${short(id)}\` isn't spelled as an id.`,
        `Write {#${proposal ?? 'l4'}} at the end of the line: small letters, digits and \`-\`.`,
      ),
    );
    return proposal;
  }
  const first = seen.get(id);
  if (first !== undefined) {
    report(
      diagnose('CS504', span, `The line id \`${id}\` stands twice in this document.`, 'Give one of them another id.', {
        span: first,
        message: 'first declared here',
      }),
    );
    return null;
  }
  seen.set(id, span);
  return id;
}

function reportStrayMark(
  file: SourceFile,
  line: { readonly text: string; readonly start: number },
  report: Report,
): void {
  const at = line.text.indexOf('{#');
  if (at === -1) return;
  const span = { file: file.path, start: line.start + at, end: line.start + at + 2 };
  report(
    diagnose(
      'CS505',
      span,
      'A line mark {#id} stands at the very end of its line.',
      'Close it with } and let nothing follow it.',
    ),
  );
}

function reportTooLong(
  file: SourceFile,
  count: number,
  what: string,
  limit: 'documentLines' | 'tableColumns',
  report: Report,
): void {
  const span = { file: file.path, start: 0, end: 0 };
  report(
    diagnose(
      'CS124',
      span,
      `This document has ${count} ${what}; the limit ${limit} is ${limits[limit]}.`,
      'Make two documents of it.',
    ),
  );
}

function linesOf(text: string): readonly { readonly text: string; readonly start: number }[] {
  const lines: { text: string; start: number }[] = [];
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (const line of text.slice(start).split('\n')) {
    lines.push({ text: line.replace(/\r$/, ''), start });
    start += line.length + 1;
  }
  while (lines.at(-1)?.text.trim() === '') lines.pop();
  return lines;
}

/** A document as a candidate reads it: the values of this sitting's draws written in. */
export type ShownDocument =
  | { readonly kind: 'text'; readonly lines: readonly { readonly id: string | null; readonly text: string }[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly { readonly id: string | null; readonly cells: readonly string[] }[];
    };

/** Writes a document out for one sitting's draws. Pure: the same all through the sitting. */
export function renderDocument(
  document: Document,
  draws: Readonly<Record<string, Drawn>>,
  frame: ClockFrame,
): ShownDocument {
  const scope = drawsAlone(draws);
  const { body } = document;
  if (body.kind === 'text')
    return {
      kind: 'text',
      lines: body.lines.map(({ id, text }) => ({ id, text: renderTemplate(text, scope, frame) })),
    };
  const rows = body.rows.map(({ id, cells }) => ({
    id,
    cells: cells.map((cell) => renderTemplate(cell, scope, frame)),
  }));
  return { kind: 'table', columns: body.columns, rows };
}

function drawsAlone(draws: Readonly<Record<string, Drawn>>): Scope {
  return {
    facts: {},
    draws,
    answer: null,
    answered: () => false,
    result: () => 'none',
    opened: () => false,
    now: null,
    minutesSince: () => null,
  };
}
