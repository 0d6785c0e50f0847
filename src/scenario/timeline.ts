import { stringify } from 'yaml';
import { type Cell, readCsv } from './csv.ts';
import { diagnose, type Report } from './diagnostic.ts';
import { didYouMean, nearestWord } from './nearest.ts';
import { type ClockFrame, formatTime, readTime } from './notation.ts';
import type { Message, Person, SourceFile } from './scenario.ts';
import type { Span } from './value.ts';

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
  readonly clock: ClockFrame;
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
  const { rows, problems } = readCsv(file.text);
  const spanOf = ({ start, end }: Pick<Cell, 'start' | 'end'>): Span => ({ file: file.path, start, end });
  let isSound = true;
  const complain = (
    code: Parameters<typeof diagnose>[0],
    at: Pick<Cell, 'start' | 'end'>,
    message: string,
    hint: string,
  ): null => {
    isSound = false;
    report(diagnose(code, spanOf(at), message, hint));
    return null;
  };
  for (const problem of problems) complain('CS503', problem, problem.message, problem.hint);
  const [heading, ...body] = rows;
  const places = placesOf(heading ?? [], complain);
  if (places === null) return null;
  const entries = body.flatMap((row) => {
    const cell = (column: Column): Cell =>
      row[places.get(column) ?? -1] ?? { text: '', start: row[0]?.start ?? 0, end: row[0]?.end ?? 0 };
    const at = readTime(cell('time').text, frame.clock);
    if (at === null)
      complain(
        'CS206',
        cell('time'),
        `“${cell('time').text}” isn’t a time.`,
        'Write a weekday and a time: Sun 17:30, or Mon+1 09:00 a week later.',
      );
    const by = ways[cell('by').text.trim().toLowerCase()];
    if (by === undefined) {
      const known = ['call', 'text', 'e-mail', 'in-person', 'radio', 'note'];
      complain(
        'CS207',
        cell('by'),
        `“${cell('by').text}” isn’t a way to reach people.${didYouMean(cell('by').text, known)}`,
        `Write ${known.join(', ')}.`,
      );
    }
    const from = senderOf(cell('from'), frame.people, complain);
    if (cell('text').text.trim() === '')
      complain('CS213', cell('text'), 'This message has no text.', 'Write what it says in the column `text`.');
    if (at === null || by === undefined || from === null) return [];
    return [{ at, from, by, subject: cell('subject').text, text: cell('text').text }];
  });
  return isSound ? [...entries].sort((one, other) => one.at - other.at) : null;
}

type Complain = (
  code: Parameters<typeof diagnose>[0],
  at: Pick<Cell, 'start' | 'end'>,
  message: string,
  hint: string,
) => null;

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
  const found = people.find(({ id, name }) => id === written || name.toLowerCase() === written.toLowerCase());
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
