import { readCsv } from '../../scenario/csv.ts';
import { nearestWord } from '../../scenario/nearest.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import { type TermName, termNames, type Wishes } from './start-terms.ts';

/** One row of a cohort's file: what is wished for a sitting, and where that stands. */
export interface CohortRow {
  readonly wishes: Wishes;
  /** `cohort.csv:3`. */
  readonly place: string;
}

/**
 * Reads a cohort: a CSV file (RFC 4180) whose first row names the columns, in any order, and of which every other row is a sitting.
 * A cell left empty takes what the flag says.
 */
export function readCohort(text: string, name: string, flags: Wishes): Read<readonly CohortRow[]> {
  const { rows, problems } = readCsv(text);
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
  const [problem] = problems;
  if (problem !== undefined)
    return { ok: false, because: `${name}:${lineOf(problem.start)}: ${problem.message}. ${problem.hint}` };
  const [head, ...rest] = rows;
  if (head === undefined || rest.length === 0)
    return {
      ok: false,
      because: `${name} has no sitting in it: its first row names the columns, each further row is one`,
    };
  const names = head.map((cell) => cell.text.trim());
  if (head.length === 1 && (names[0] ?? '').includes(';')) return { ok: false, because: `${name}:1: ${semicolons}` };
  const columns = names.map((one) => termNames.find((term) => term === one));
  const unknown = names.findIndex((_, index) => columns[index] === undefined);
  if (unknown >= 0) return { ok: false, because: `${name}:1: ${unknownColumn(names[unknown] ?? '')}` };
  if (!columns.includes('candidate')) return { ok: false, because: `${name}:1: there is no column candidate` };
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice !== undefined) return { ok: false, because: `${name}:1: the column ${twice} is there twice` };
  const uneven = rest.find((row) => row.length !== head.length);
  if (uneven !== undefined) {
    const counts = `${uneven.length} cells and ${head.length} columns`;
    const because = `${name}:${lineOf(uneven[0]?.start ?? 0)}: there are ${counts}: quote a cell that has a comma in it`;
    return { ok: false, because };
  }
  return {
    ok: true,
    value: rest.map((row) => {
      const cells = new Map(columns.map((column, index) => [column, row[index]?.text.trim() ?? '']));
      const wishes = (term: TermName): string | null => cells.get(term) || flags(term);
      return { wishes, place: `${name}:${lineOf(row[0]?.start ?? 0)}` };
    }),
  };
}

/** As spreadsheets write them where a comma stands before decimals. */
const semicolons =
  'there are semicolons between the cells, and commas are needed: save it as “CSV, comma-separated”, or put commas in their place';

function unknownColumn(name: string): string {
  const near = nearestWord(name, termNames);
  const hint = near === null ? `There is ${termNames.join(', ')}` : `Did you mean ${near}?`;
  return `there is no column ${shown(name)}. ${hint}`;
}
