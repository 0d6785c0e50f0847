import { stringify } from 'csv-stringify/sync';
import { minutesAndSeconds } from '../../log/minutes-and-seconds.ts';
import { cleanText } from '../../scenario/clean-text.ts';
import { type Decision, decisionsOf } from './decisions.ts';
import { citedBy, type ExportedSitting } from './export-json.ts';

/** A cell before it is written: numbers stay numbers. */
type Cell = string | number;

/** The columns, in order: what each is called in the first row, and where it comes from. */
const columns: readonly {
  readonly name: string;
  readonly of: (decision: Decision, sitting: ExportedSitting) => Cell;
}[] = [
  { name: 'log', of: (_, { path }) => path },
  { name: 'candidate', of: (_, sitting) => beganIn(sitting)?.candidate ?? '' },
  { name: 'scenario', of: (_, sitting) => beganIn(sitting)?.scenario.id ?? '' },
  { name: 'scenario_digest', of: (_, sitting) => beganIn(sitting)?.scenario.digest ?? '' },
  { name: 'plan', of: (_, sitting) => planOf(sitting) },
  { name: 'purpose', of: (_, sitting) => beganIn(sitting)?.purpose ?? '' },
  { name: 'record', of: ({ seq }) => seq },
  { name: 'task', of: ({ task }) => task.id },
  { name: 'title', of: ({ task }) => task.title },
  { name: 'kind', of: ({ kind }) => kind },
  { name: 'asked', of: ({ asked }) => asked },
  { name: 'answer', of: ({ told }) => told.join('\n') },
  { name: 'not_chosen', of: ({ notChosen }) => notChosen.join('\n') },
  { name: 'reason', of: ({ reason }) => reason ?? '' },
  { name: 'meant', of: ({ meant }) => meant.join('\n') },
  { name: 'result', of: ({ result }) => result ?? '' },
  { name: 'expected', of: ({ expected }) => expected.map(({ code, toward }) => `${code} ${toward}`).join('; ') },
  { name: 'opened_before', of: ({ opened }) => opened.join('; ') },
  { name: 'story_time', of: ({ clock }) => clock },
  { name: 'sitting_time', of: ({ sittingMs }) => minutesAndSeconds(sittingMs) },
  { name: 'seconds', of: ({ sinceMs }) => Math.round(sinceMs / 100) / 10 },
  { name: 'wall', of: ({ wall }) => wall },
  { name: 'cited_by', of: ({ seq }, { marks }) => citedBy(seq, marks).join('; ') },
];

/** The first row. */
export function csvHeader(): string {
  return rows([columns.map(({ name }) => name)]);
}

/** A row for each decision of a sitting. Pure. */
export function csvRows(sitting: ExportedSitting): string {
  return rows(decisionsOf(sitting.replayed).map((decision) => columns.map(({ of }) => of(decision, sitting))));
}

function beganIn({ replayed }: ExportedSitting) {
  return replayed.records[0]?.after.began;
}

/** The plan of a sitting; a draft is said to be one. */
function planOf({ replayed }: ExportedSitting): string {
  const plan = replayed.records[0]?.after.sitting.scenario.plan;
  if (plan === undefined) return '';
  return plan.status === 'draft' ? `${plan.id} (DRAFT)` : plan.id;
}

/**
 * RFC 4180: lines end in CR LF, and a cell with a comma, a quote or a line end in it stands in quotes. Nothing in a cell steers a
 * terminal. A text that a spreadsheet would take for a formula gets an apostrophe in front, which makes it a text
 * (OWASP, “CSV Injection”): one that begins, blanks aside, with = + - @ or their full-width forms, and one that begins with a line end.
 */
function rows(cells: readonly (readonly Cell[])[]): string {
  return stringify(
    cells.map((row) => row.map((cell) => (typeof cell === 'string' ? cellText(cell) : cell))),
    // Given an end for its rows, the library would leave every other line end without quotes.
    { record_delimiter: 'windows', quote_record_delimiter: true, escape_formulas: true },
  );
}

/** The library knows what a formula begins with, but not that many a reader passes over blanks before it. */
function cellText(text: string): string {
  const clean = cleanText(text, { newlines: true });
  return /^(\n|\s+[=+\-@＝＋－＠])/.test(clean) ? `'${clean}` : clean;
}
