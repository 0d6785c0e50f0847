/** A cell of a table, with its place in the file. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A problem of a table's form, at a place in the file. */
export interface CsvProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

interface Reader {
  readonly text: string;
  at: number;
  readonly problems: CsvProblem[];
}

/** The rows of a CSV file (RFC 4180; lines may end in LF): each the cells between commas. Empty lines are passed over. Never throws. */
export function readCsv(text: string): {
  readonly rows: readonly (readonly Cell[])[];
  readonly problems: readonly CsvProblem[];
} {
  const reader: Reader = { text, at: text.startsWith('\ufeff') ? 1 : 0, problems: [] };
  const rows: Cell[][] = [];
  while (reader.at < text.length) {
    const row = readRow(reader);
    const isEmptyLine = row.length === 1 && row[0]?.start === row[0]?.end;
    if (!isEmptyLine) rows.push(row);
  }
  return { rows, problems: reader.problems };
}

function readRow(reader: Reader): Cell[] {
  const row = [readCell(reader)];
  while (reader.text[reader.at] === ',') {
    reader.at += 1;
    row.push(readCell(reader));
  }
  if (reader.text[reader.at] === '\r') reader.at += 1;
  if (reader.text[reader.at] === '\n') reader.at += 1;
  return row;
}

function readCell(reader: Reader): Cell {
  return reader.text[reader.at] === '"' ? readQuoted(reader) : readPlain(reader);
}

function readPlain(reader: Reader): Cell {
  const start = reader.at;
  const plain = rest(reader);
  const text = plain.trim();
  const from = start + plain.indexOf(text);
  const quote = plain.indexOf('"');
  if (quote !== -1)
    complain(
      reader,
      start + quote,
      'A quote stands inside a cell without quotes.',
      'Put quotes round the whole cell, and write each quote inside twice: "a ""b"" c".',
    );
  return { text, start: from, end: from + text.length };
}

/** What stands up to the next comma or line end. */
function rest(reader: Reader): string {
  const start = reader.at;
  while (reader.at < reader.text.length && !',\r\n'.includes(reader.text.charAt(reader.at))) reader.at += 1;
  return reader.text.slice(start, reader.at);
}

function readQuoted(reader: Reader): Cell {
  const open = reader.at;
  const { text } = reader;
  let at = open + 1;
  while (at < text.length && !(text[at] === '"' && text[at + 1] !== '"')) at += text[at] === '"' ? 2 : 1;
  const isClosed = at < text.length;
  if (!isClosed)
    complain(reader, open, 'This quote is opened here and not closed.', 'Close it at the end of the cell.');
  const written = text.slice(open + 1, Math.min(at, text.length));
  reader.at = Math.min(at + 1, text.length);
  const after = reader.at;
  if (rest(reader).trim() !== '')
    complain(
      reader,
      after,
      'More stands after the closing quote of this cell.',
      'Put a comma after it, or write quotes inside a cell twice.',
    );
  const cell = written.replaceAll('""', '"');
  return { text: cell, start: open + 1, end: open + 1 + written.length };
}

function complain(reader: Reader, start: number, message: string, hint: string): void {
  reader.problems.push({ start, end: start + 1, message, hint });
}
