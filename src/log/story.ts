import type { Sitting } from '../engine/sitting.ts';
import { openTasks, scopeOf } from '../engine/step.ts';
import { formatDuration, toldTime } from '../scenario/notation.ts';
import type { Evidence, Scenario } from '../scenario/scenario.ts';
import { renderTemplate } from '../scenario/template.ts';
import { alternatives } from './alternatives.ts';
import { draftWords } from './draft-words.ts';
import { towardWords } from './evidence-text.ts';
import type { LogState } from './fold.ts';
import { minutesAndSeconds } from './minutes-and-seconds.ts';
import type { LogReading } from './read-log.ts';
import type { Draft, LogRecord } from './record.ts';
import {
  endingTitle,
  messagesOf,
  nameOf,
  type Replayed,
  type ReplayedRecord,
  tellAnswer,
  titleOfViewed,
} from './replay.ts';

/** One moment of the story: when, what, and what belongs under it. */
export interface StoryLine {
  readonly seq: number;
  /** Production time: `Sun 16:55`. */
  readonly clock: string;
  /** Sitting time: `7:05`. */
  readonly sitting: string;
  readonly what: string;
  readonly under: readonly string[];
}

/** How much of a record is told. Whoever marks opens the rest only when it is wanted (design, section 7). */
export interface Telling {
  /** What the author called the result, and what it was expected to show. */
  readonly expectations: boolean;
  /** Who sat, how, with how much time, and what happened to the sitting. */
  readonly circumstances: boolean;
}

/** Everything. */
export const tellAll: Telling = { expectations: true, circumstances: true };

/** The story of a sitting in plain words, one entry a record; drafts and what only closes a document are left out. Pure. */
export function storyOf(replayed: Replayed): readonly StoryLine[] {
  return replayed.records.flatMap((one) => storyLine(one, tellAll) ?? []);
}

/** One record of the story; null for one of which the story says nothing. Pure. */
export function storyLine(one: ReplayedRecord, telling: Telling): StoryLine | null {
  const told = tell(one, telling);
  if (told === null) return null;
  const { seq, clock, at } = one.record;
  return { seq, clock, sitting: minutesAndSeconds(at), what: told.what, under: [...told.under, ...arrivals(one)] };
}

/** The story as lines of text, and at its end why there is no more of it. */
export function storyText(replayed: Replayed, reading: Pick<LogReading, 'torn' | 'damage'> = whole): readonly string[] {
  const lines = storyOf(replayed).flatMap(({ seq, clock, sitting, what, under }) => [
    `${String(seq).padStart(4)}  ${sitting.padStart(7)}  ${clock}  ${what}`,
    ...indented(under),
  ]);
  return [...lines, ...stopLines(replayed, reading)];
}

const whole: Pick<LogReading, 'torn' | 'damage'> = { torn: null, damage: null };

function indented(under: readonly string[]): readonly string[] {
  return under.flatMap((text) => text.split('\n')).map((text) => `               ${text}`);
}

/** Why the story goes no further: nothing where the sitting ended. */
function stopLines(replayed: Replayed, { torn, damage }: Pick<LogReading, 'torn' | 'damage'>): readonly string[] {
  if (replayed.difference !== null) {
    const { seq, kind, what } = replayed.difference;
    return [`The replay stops at record ${seq} (${kind}): ${what}.`];
  }
  if (damage !== null) return [`The log can’t be read from record ${damage.record} on: ${damage.because}.`];
  const last = replayed.records.at(-1);
  const unfinished = last === undefined || last.after.book.ended ? [] : unfinishedLines(last.after);
  if (torn === null) return unfinished;
  return [...unfinished, `${torn.bytes} bytes of a record that was cut off follow. They were never said to be saved.`];
}

/** Where a sitting stands that goes no further, and what was typed in the tasks that are open. */
function unfinishedLines(state: LogState): readonly string[] {
  const { sitting, book } = state;
  const { scenario } = sitting;
  const open = openTasks(sitting).map((task) => task.title);
  const tasks = open.length === 0 ? 'no task is open' : `open: ${open.join('; ')}`;
  const where = sitting.ended === null ? tasks : 'it had come to its end, which isn’t on the record';
  const left = minutesAndSeconds(Math.max(0, book.deadlineMs - book.at));
  const drafts = Object.entries(book.drafts).flatMap(([task, draft]) => [
    `Typed so far in ${taskTitle(scenario, task)}, and no answer:`,
    ...typed(sitting, task, draft),
  ]);
  const jotted = book.jotting === '' ? [] : ['Typed so far in a note:', `  ${book.jotting}`];
  return [
    `The log stops here, unfinished: ${left} left${book.paused ? ', paused' : ''}; ${where}.`,
    ...indented([...drafts, ...jotted]),
  ];
}

interface Told {
  readonly what: string;
  readonly under: readonly string[];
}

function tell(one: ReplayedRecord, { expectations, circumstances }: Telling): Told | null {
  const { record, after } = one;
  const { scenario } = after.sitting;
  switch (record.kind) {
    case 'began':
      return tellBeginning(record, circumstances);
    case 'decided':
      return { what: `${taskTitle(scenario, record.task)}`, under: tellDecision(one, record, expectations) };
    case 'waited':
      return tellWait(record);
    case 'ticked':
      return { what: `${spoken(record.took)} passed by themselves`, under: faultsOf(record.faults) };
    case 'viewed':
      if (record.act === 'left') return null;
      return {
        what: `${record.act === 'supplied' ? 'was given, on paper or read aloud,' : 'opened'} ${titleOfViewed(scenario, after, record.id)}`,
        under: faultsOf(record.faults ?? []),
      };
    case 'lapsed':
      return tellLapse(after, record, expectations);
    case 'ended':
      return tellEnd(scenario, record, circumstances);
    default:
      return tellRemark(record, circumstances);
  }
}

type Of<Kind extends LogRecord['kind']> = Extract<LogRecord, { readonly kind: Kind }>;

function tellBeginning(record: Of<'began'>, circumstances: boolean): Told {
  if (!circumstances) return { what: `“${record.scenario.title}” begins`, under: [] };
  const { scenario, candidate, seed, purpose, time } = record;
  const extra = time.percent === 100 ? '' : `, with ${time.percent - 100}% more: ${minutesAndSeconds(time.deadlineMs)}`;
  const under = [
    `${purpose === 'practice' ? 'Practice' : 'Assessed'}; ${scenario.status}; seed ${seed}; begun ${record.wall}`,
    `Time allowed ${minutesAndSeconds(time.baseMs)}${extra}${time.restBreaks ? '; rest breaks stop the clock' : ''}`,
  ];
  return { what: `${candidate} begins “${scenario.title}”`, under };
}

function tellDecision(one: ReplayedRecord, record: Of<'decided'>, expectations: boolean): readonly string[] {
  const reason = record.reason === null ? [] : [`Reason: ${record.reason}`];
  const took = record.took === 0 ? '' : ` in ${spoken(record.took)}`;
  const sitting = (one.before ?? one.after).sitting;
  const task = sitting.scenario.tasks.get(record.task);
  return [
    ...questionOf(sitting, record.task),
    ...tellAnswer(one),
    ...(task === undefined ? [] : alternatives(task.spec, record.answer, scopeOf(sitting))),
    ...reason,
    ...(record.result === undefined || !expectations ? [] : [`Came to: ${record.result}${took}`]),
    ...(expectations ? (record.evidence ?? []).map(evidenceText) : []),
    ...faultsOf(record.faults),
  ];
}

/** The question of a task, as it read at that moment: a line, or none where there is no such task. Pure. */
export function questionOf(sitting: Sitting, id: string): readonly string[] {
  const task = sitting.scenario.tasks.get(id);
  if (task === undefined) return [];
  return [`Asked: ${renderTemplate(task.asks, scopeOf(sitting), sitting.scenario.clock).trim()}`];
}

function tellWait(record: Of<'waited'>): Told {
  const asked = record.asked === 'next' ? 'until something happened' : `${spoken(record.asked)}`;
  const took = record.asked === record.took ? '' : `, which took ${spoken(record.took)}`;
  return { what: `waited ${asked}${took}`, under: faultsOf(record.faults) };
}

function tellLapse({ sitting }: LogState, record: Of<'lapsed'>, expectations: boolean): Told {
  const { draft } = record;
  const drafted = draft === null ? [] : ['Typed by then, and no answer:', ...typed(sitting, record.task, draft)];
  return {
    what: `${taskTitle(sitting.scenario, record.task)} was left unanswered`,
    under: [
      ...questionOf(sitting, record.task),
      ...drafted,
      ...(expectations ? (record.evidence ?? []).map(evidenceText) : []),
    ],
  };
}

/** A draft in words, further in than what is said of it. */
function typed(sitting: Sitting, id: string, draft: Draft): readonly string[] {
  const task = sitting.scenario.tasks.get(id);
  if (task === undefined) return [];
  return draftWords(task.spec, draft, scopeOf(sitting)).flatMap((text) => text.split('\n').map((line) => `  ${line}`));
}

function tellEnd(scenario: Scenario, record: Of<'ended'>, circumstances: boolean): Told {
  const how = {
    finished: 'the sitting is finished',
    'out-of-time': 'the time was up',
    withdrawn: 'the candidate ended the sitting',
  }[record.how];
  const title = endingTitle(scenario, record.ending);
  return { what: title === null ? how : `${how}: ${title}`, under: circumstances ? [`Ended ${record.wall}`] : [] };
}

function tellRemark(record: LogRecord, circumstances: boolean): Told | null {
  if (record.kind === 'noted')
    return { what: record.about === null ? 'noted' : 'added to the answer', under: [record.text] };
  return circumstances ? tellCircumstance(record) : null;
}

function tellCircumstance(record: LogRecord): Told | null {
  switch (record.kind) {
    case 'paused':
      return {
        what: `${record.attested === undefined ? 'paused' : 'paused by the invigilator'}${record.because === '' ? '' : `: ${record.because}`}`,
        under: [],
      };
    case 'resumed':
      return { what: 'went on', under: [record.wall] };
    case 'incident':
      return { what: `incident: ${incidentWords[record.what]}`, under: incidentText(record) };
    case 'granted':
      return { what: `${record.seconds} seconds given back by ${record.by}`, under: [record.because] };
    case 'declared':
      return { what: 'declared', under: [record.own ? 'This is the candidate’s own work' : 'Not said to be own work'] };
    default:
      return null;
  }
}

/** What each incident is called. */
export const incidentWords: Readonly<Record<Of<'incident'>['what'], string>> = {
  'unclean-end': 'the program stopped without a pause',
  suspended: 'the machine or the program was suspended',
  'clock-jumped': 'the machine’s clock jumped',
  'too-small': 'the window was too small',
  'torn-tail': 'an unfinished record was set aside',
  'hung-up': 'the terminal was closed',
  'second-window': 'another program wanted this log',
  pasted: 'text was pasted',
  note: 'a note',
  malpractice: 'the invigilator suspects malpractice',
};

function incidentText(record: Of<'incident'>): readonly string[] {
  const lost = record.lostSeconds === 0 ? '' : ` (${record.lostSeconds} seconds)`;
  return [`${record.wall}${lost}: ${record.detail}`];
}

/** The messages that a record brought, each in a line. */
export function arrivals(one: ReplayedRecord): readonly string[] {
  const { scenario } = one.after.sitting;
  return messagesOf(one).map(({ at, from, by, subject, text }) => {
    const about = subject === null ? '' : `, “${subject}”`;
    return `⇐ ${toldTime(at, scenario.clock)}  ${nameOf(scenario, from)}, by ${by}${about}: ${text}`;
  });
}

function taskTitle(scenario: Scenario, task: string): string {
  return scenario.tasks.get(task)?.title ?? task;
}

function faultsOf(faults: readonly string[]): readonly string[] {
  return faults.map((fault) => `Fault in the scenario: ${fault}`);
}

function evidenceText(evidence: Evidence): string {
  return `${evidence.code} ${towardWords[evidence.toward]}: ${evidence.because}`;
}

function spoken(minutes: number): string {
  return minutes === 0 ? 'no time' : formatDuration(minutes);
}
