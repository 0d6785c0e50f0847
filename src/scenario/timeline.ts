import { stringify } from 'yaml';
import type { DiagnosticCode } from './codes.ts';
import { type Cell, readCsv } from './csv.ts';
import { type Diagnostic, diagnose, type Report } from './diagnostic.ts';
import { inOrder } from './diagnostic-order.ts';
import { short } from './message-words.ts';
import { didYouMean, nearestWord } from './nearest.ts';
import { type ClockFrame, formatTime } from './notation.ts';
import type { Message, Person, SourceFile } from './scenario.ts';
import { readTyped, type StoryFrame } from './typed-notation.ts';

/** One line of a planner's spreadsheet: a message, and when it comes. */
export interface TimelineEntry {
  /** Minutes on the production clock. */
  readonly at: number;
  readonly from: string;
  readonly by: Message['by'];
  readonly subject: string;
  readonly text: string;
}

/** What a timeline is read against: the clock of a scenario and its people, or any clock and nobody in particular. */
export interface TimelineFrame {
  readonly clock: StoryFrame;
  /** Null when a sender is taken as written. */
  readonly people: readonly Person[] | null;
}

/** Columns by their heading; the last may be left out. */
const columns = ['time', 'from', 'by', 'text', 'subject'] as const;
type Column = (typeof columns)[number];

/** How planners write a way to reach people, and the word of the format. */
const ways: Readonly<Record<string, Message['by']>> = {
  call: 'call',
  phone: 'call',
  'phone call': 'call',
  text: 'text',
  sms: 'text',
  'text message': 'text',
  'e-mail': 'e-mail',
  email: 'e-mail',
  mail: 'e-mail',
  'in-person': 'in-person',
  'in person': 'in-person',
  radio: 'radio',
  note: 'note',
};

/** Reads a spreadsheet of messages, saved as CSV with a heading row. Every mistake goes to `report`; null when there was one. Never throws. */
export function readTimeline(file: SourceFile, frame: TimelineFrame, report: Report): readonly TimelineEntry[] | null {
  const found: Diagnostic[] = [];
  const complain: Complain = (code, { start, end }, message, hint) => {
    found.push(diagnose(code, { file: file.path, start, end }, message, hint));
    return null;
  };
  const entries = readEntries(file.text, frame, complain);
  for (const mistake of inOrder(found, [file.path])) report(mistake);
  return found.length === 0 ? [...entries].sort((one, other) => one.at - other.at) : null;
}

type Complain = (code: DiagnosticCode, at: Pick<Cell, 'start' | 'end'>, message: string, hint: string) => null;

function readEntries(text: string, frame: TimelineFrame, complain: Complain): readonly TimelineEntry[] {
  const { rows, problems } = readCsv(text);
  const [heading = [], ...body] = rows;
  const otherSeparator = heading.length === 1 ? /[;\t]/.exec(heading[0]?.text ?? '')?.[0] : undefined;
  if (otherSeparator !== undefined) return complainOfSeparator(otherSeparator, heading, complain) ?? [];
  for (const problem of problems) complain('CS503', problem, problem.message, problem.hint);
  const places = placesOf(heading, complain);
  if (places === null) return [];
  if (body.length === 0)
    complain(
      'CS212',
      heading[0] ?? start,
      'There is no message below the heading row.',
      'Write a row for each message.',
    );
  return body.flatMap((row) => readRow(row, places, frame, complain) ?? []);
}

const start = { start: 0, end: 0 };

function complainOfSeparator(
  sign: string,
  [first = { ...start, text: '' }]: readonly Cell[],
  complain: Complain,
): null {
  const at = first.start + first.text.indexOf(sign);
  const name = sign === ';' ? 'semicolons' : 'tabs';
  const hint = 'Save the spreadsheet as CSV with commas between the columns.';
  return complain('CS503', { start: at, end: at + 1 }, `The columns are parted by ${name}.`, hint);
}

function readRow(
  row: readonly Cell[],
  places: ReadonlyMap<Column, number>,
  frame: TimelineFrame,
  complain: Complain,
): TimelineEntry | null {
  const cell = (column: Column): Cell => row[places.get(column) ?? -1] ?? { ...start, ...row[0], text: '' };
  const at = momentOf(cell('time'), frame.clock, complain);
  const by = wayOf(cell('by'), complain);
  const from = senderOf(cell('from'), frame.people, complain);
  if (cell('text').text.trim() === '')
    complain('CS213', cell('text'), 'This message has no text.', 'Write what it says in the column `text`.');
  if (at === null || by === null || from === null) return null;
  return { at, from, by, subject: cell('subject').text, text: cell('text').text };
}

/** Planners write times as people do; one without its day is read where the story has only one such time. */
function momentOf(cell: Cell, story: StoryFrame, complain: Complain): number | null {
  if (cell.text.trim() === '')
    return complain('CS213', cell, 'This message has no time.', 'Write when it comes in the column `time`: Sun 17:30.');
  const at = readTyped('time', cell.text, story);
  if (typeof at === 'number') return at;
  const hint = 'Write a weekday and a time: Sun 17:30, or Mon+1 09:00 a week later.';
  return complain('CS206', cell, `“${short(cell.text)}” isn’t a time.`, hint);
}

function wayOf(cell: Cell, complain: Complain): Message['by'] | null {
  const known = [...new Set(Object.values(ways))];
  const hint = `Write ${known.join(', ')}.`;
  const written = cell.text.trim().toLowerCase();
  if (written === '') return complain('CS213', cell, 'This message doesn’t say how it comes.', hint);
  const message = `“${short(cell.text)}” isn’t a way to reach people.${didYouMean(written, known)}`;
  return ways[written] ?? complain('CS207', cell, message, hint);
}

function placesOf(heading: readonly Cell[], complain: Complain): ReadonlyMap<Column, number> | null {
  const places = new Map<Column, number>();
  heading.forEach((cell, place) => {
    const word = cell.text.trim().toLowerCase();
    const column = columns.find((one) => one === word);
    if (column !== undefined) places.set(column, place);
  });
  const missing = columns.filter((column) => column !== 'subject' && !places.has(column));
  if (missing.length === 0) return places;
  const first = heading[0] ?? { start: 0, end: 0 };
  const near = heading.find((cell) => nearestWord(cell.text.trim().toLowerCase(), missing) !== null);
  return complain(
    'CS202',
    near ?? first,
    `The heading row has no column ${missing.map((column) => `\`${column}\``).join(', ')}.`,
    'The first row names the columns: time, from, by, text, and subject if there are any.',
  );
}

/** The id of a sender: written as an id, or by the name that the scenario gives. */
function senderOf(cell: Cell, people: readonly Person[] | null, complain: Complain): string | null {
  const written = cell.text.trim();
  if (written === '')
    return complain('CS213', cell, 'This message has no sender.', 'Write who sends it in the column `from`.');
  if (people === null) return written;
  const found = people.find(({ id, name }) => [id, name.toLowerCase()].includes(written.toLowerCase()));
  if (found !== undefined) return found.id;
  const known = people.flatMap(({ id, name }) => [id, name]);
  return complain(
    'CS304',
    cell,
    `There is no person “${written}”.${didYouMean(written, known)}`,
    'Use an id or a name from `people`.',
  );
}

/** A timeline as the `at:` of a state, to be pasted into a scenario. */
export function writeTimeline(
  entries: readonly TimelineEntry[],
  clock: ClockFrame,
  heading: readonly string[],
): string {
  const times = [...new Set(entries.map(({ at }) => at))];
  const timers = times.map((at) => {
    const messages = entries
      .filter((entry) => entry.at === at)
      .map(({ from, by, subject, text }) => ({
        from,
        by,
        ...(subject.trim() === '' ? {} : { subject }),
        text,
      }));
    return [formatTime(at, clock), { message: messages.length === 1 ? messages[0] : messages }] as const;
  });
  const comments = heading.map((line) => `# ${line}\n`).join('');
  return `${comments}${stringify({ at: Object.fromEntries(timers) }, { lineWidth: 0, defaultStringType: 'PLAIN' })}`;
}
