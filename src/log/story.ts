import { formatDuration } from '../scenario/notation.ts';
import type { Evidence, Scenario } from '../scenario/scenario.ts';
import { towardWords } from './evidence-text.ts';
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

/** The story of a sitting in plain words, one entry a record; drafts and what only closes a document are left out. Pure. */
export function storyOf(replayed: Replayed): readonly StoryLine[] {
  return replayed.records.flatMap((one) => {
    const told = tell(one);
    if (told === null) return [];
    const { seq, clock, at } = one.record;
    return [{ seq, clock, sitting: clockOf(at), what: told.what, under: [...told.under, ...arrivals(one)] }];
  });
}

/** The story as lines of text. */
export function storyText(replayed: Replayed): readonly string[] {
  const lines = storyOf(replayed).flatMap(({ seq, clock, sitting, what, under }) => [
    `${String(seq).padStart(4)}  ${sitting.padStart(7)}  ${clock}  ${what}`,
    ...under.flatMap((text) => text.split('\n')).map((text) => `               ${text}`),
  ]);
  if (replayed.difference === null) return lines;
  const { seq, kind, what } = replayed.difference;
  return [...lines, `The replay stops at record ${seq} (${kind}): ${what}.`];
}

interface Told {
  readonly what: string;
  readonly under: readonly string[];
}

function tell(one: ReplayedRecord): Told | null {
  const { record, after } = one;
  const { scenario } = after.sitting;
  switch (record.kind) {
    case 'began':
      return tellBeginning(record);
    case 'decided':
      return { what: `${taskTitle(scenario, record.task)}`, under: tellDecision(one, record) };
    case 'waited':
      return tellWait(record);
    case 'ticked':
      return { what: `${spoken(record.took)} passed by themselves`, under: faultsOf(record.faults) };
    case 'viewed':
      if (record.act === 'left') return null;
      return { what: `opened ${titleOfViewed(scenario, after, record.id)}`, under: [] };
    case 'lapsed':
      return tellLapse(scenario, record);
    case 'ended':
      return tellEnd(scenario, record);
    default:
      return tellRemark(record);
  }
}

type Of<Kind extends LogRecord['kind']> = Extract<LogRecord, { readonly kind: Kind }>;

function tellBeginning(record: Of<'began'>): Told {
  const { scenario, candidate, seed, purpose, time } = record;
  const extra = time.percent === 100 ? '' : `, with ${time.percent - 100}% more: ${clockOf(time.deadlineMs)}`;
  const under = [
    `${purpose === 'practice' ? 'Practice' : 'Assessed'}; ${scenario.status}; seed ${seed}; begun ${record.wall}`,
    `Time allowed ${clockOf(time.baseMs)}${extra}${time.restBreaks ? '; rest breaks stop the clock' : ''}`,
  ];
  return { what: `${candidate} begins “${scenario.title}”`, under };
}

function tellDecision(one: ReplayedRecord, record: Of<'decided'>): readonly string[] {
  const reason = record.reason === null ? [] : [`Reason: ${record.reason}`];
  const took = record.took === 0 ? '' : ` in ${spoken(record.took)}`;
  return [
    ...tellAnswer(one),
    ...reason,
    `Came to: ${record.result}${took}`,
    ...record.evidence.map(evidenceText),
    ...faultsOf(record.faults),
  ];
}

function tellWait(record: Of<'waited'>): Told {
  const asked = record.asked === 'next' ? 'until something happened' : `${spoken(record.asked)}`;
  const took = record.asked === record.took ? '' : `, which took ${spoken(record.took)}`;
  return { what: `waited ${asked}${took}`, under: faultsOf(record.faults) };
}

function tellLapse(scenario: Scenario, record: Of<'lapsed'>): Told {
  const typed = record.draft === null ? [] : [`Typed by then, and no answer: ${draftText(record.draft)}`];
  return {
    what: `${taskTitle(scenario, record.task)} was left unanswered`,
    under: [...typed, ...record.evidence.map(evidenceText)],
  };
}

function tellEnd(scenario: Scenario, record: Of<'ended'>): Told {
  const how = {
    finished: 'the sitting is finished',
    'out-of-time': 'the time was up',
    withdrawn: 'the candidate ended the sitting',
  }[record.how];
  const title = endingTitle(scenario, record.ending);
  return { what: title === null ? how : `${how}: ${title}`, under: [`Ended ${record.wall}`] };
}

function tellRemark(record: LogRecord): Told | null {
  switch (record.kind) {
    case 'noted':
      return { what: record.about === null ? 'noted' : 'added to the answer', under: [record.text] };
    case 'paused':
      return { what: `paused${record.because === '' ? '' : `: ${record.because}`}`, under: [] };
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

const incidentWords: Readonly<Record<Of<'incident'>['what'], string>> = {
  'unclean-end': 'the program stopped without a pause',
  suspended: 'the machine or the program was suspended',
  'clock-jumped': 'the machine’s clock jumped',
  'too-small': 'the window was too small',
  'torn-tail': 'an unfinished record was set aside',
  'hung-up': 'the terminal was closed',
  note: 'a note',
};

function incidentText(record: Of<'incident'>): readonly string[] {
  const lost = record.lostSeconds === 0 ? '' : ` (${record.lostSeconds} seconds)`;
  return [`${record.wall}${lost}: ${record.detail}`];
}

function arrivals(one: ReplayedRecord): readonly string[] {
  const { scenario } = one.after.sitting;
  return messagesOf(one).map((message) => `⇐ ${nameOf(scenario, message.from)}, by ${message.by}: ${message.text}`);
}

function taskTitle(scenario: Scenario, task: string): string {
  return scenario.tasks.get(task)?.title ?? task;
}

function faultsOf(faults: readonly string[]): readonly string[] {
  return faults.map((fault) => `Fault in the scenario: ${fault}`);
}

function draftText(draft: Draft): string {
  const answer = typeof draft.answer === 'string' ? draft.answer : JSON.stringify(draft.answer);
  return draft.reason === null ? answer : `${answer}; reason: ${draft.reason}`;
}

function evidenceText(evidence: Evidence): string {
  return `${evidence.code} ${towardWords[evidence.toward]}: ${evidence.because}`;
}

function spoken(minutes: number): string {
  return minutes === 0 ? 'no time' : formatDuration(minutes);
}

/** Milliseconds as minutes and seconds, whole ones passed: `7:05`, `50:00`. */
function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
