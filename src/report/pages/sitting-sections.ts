import { minutesAndSeconds } from '../../log/minutes-and-seconds.ts';
import type { LogRecord } from '../../log/record.ts';
import { messagesOf, nameOf, type Replayed, type ReplayedRecord } from '../../log/replay.ts';
import { incidentWords } from '../../log/story.ts';
import { formatDuration } from '../../scenario/notation.ts';
import type { LengthChart } from './chart.ts';
import type { Section, Table, Words } from './page.ts';

/** How long each decision took on the sitting clock, since whatever stood decided, left or waited for before it. Pure. */
export function timeSection(replayed: Replayed): Section {
  const rows = decisionTimes(replayed);
  const table: Table = {
    kind: 'table',
    caption: 'Time for each decision',
    columns: [
      { heading: 'Task' },
      { heading: 'Record', isShort: true },
      { heading: 'Real time', isShort: true },
      { heading: 'Story time', isShort: true },
    ],
    rows: rows.map(({ title, seq, ms, took }) => [
      title,
      { text: '', records: [seq] },
      minutesAndSeconds(ms),
      took === 0 ? 'none' : formatDuration(took),
    ]),
  };
  const chart: LengthChart = {
    kind: 'lengths',
    title: 'Time for each decision, in minutes and seconds of the sitting clock',
    rows: rows.map(({ title, ms }) => ({
      group: null,
      label: title,
      length: Math.floor(ms / 1000),
      told: minutesAndSeconds(ms),
    })),
    most: Math.max(...rows.map(({ ms }) => Math.floor(ms / 1000)), 0),
  };
  const about =
    'From the step before it (an answer, a wait, the beginning) to the answer, reading included. It is no part of what is assessed.';
  return {
    heading: 'Time',
    blocks: [
      { kind: 'paragraphs', paragraphs: rows.length === 0 ? ['Nothing was decided.'] : [about] },
      ...(rows.length === 0 ? [] : [{ kind: 'chart' as const, chart, table }]),
    ],
  };
}

interface DecisionTime {
  readonly title: string;
  readonly seq: number;
  /** Milliseconds on the sitting clock. */
  readonly ms: number;
  /** Production minutes. */
  readonly took: number;
}

function decisionTimes({ records }: Replayed): readonly DecisionTime[] {
  const times: DecisionTime[] = [];
  let since = 0;
  for (const { record, after } of records) {
    if (record.kind === 'decided') {
      const title = after.sitting.scenario.tasks.get(record.task)?.title ?? record.task;
      times.push({ title, seq: record.seq, ms: Math.max(0, record.at - since), took: record.took });
    }
    if (record.kind === 'decided' || record.kind === 'waited') since = record.at;
  }
  return times;
}

/** What was opened, when first and how often, and what never was. Pure. */
export function readSection(replayed: Replayed): Section {
  const last = replayed.records.at(-1);
  const documents = last?.after.sitting.scenario.documents.map(({ id, title }) => ({ id, title })) ?? [];
  const inbox = replayed.records.flatMap((one) =>
    messagesOf(one).map(({ id, from, subject }) => ({
      id,
      title: `Message from ${nameOf(one.after.sitting.scenario, from)}${subject === null ? '' : `: ${subject}`}`,
    })),
  );
  const table: Table = {
    kind: 'table',
    caption: 'What was read, and what never was',
    columns: [{ heading: 'Document or message' }, { heading: 'Opened', isShort: true }, { heading: 'At records' }],
    rows: [...documents, ...inbox].map(({ id, title }) => {
      const opened = replayed.records.flatMap(({ record }) =>
        record.kind === 'viewed' && record.id === id && record.act !== 'left' ? [record.seq] : [],
      );
      return [title, timesWords(opened.length), { text: '', records: opened }];
    }),
  };
  const about = 'A message shows its text in the inbox: “never” means that it wasn’t opened by itself.';
  return { heading: 'What was read', blocks: [{ kind: 'paragraphs', paragraphs: [about] }, table] };
}

function timesWords(times: number): string {
  return times < 2 ? (['never', 'once'][times] ?? '') : `${times} times`;
}

/** What befell the sitting besides the story: interruptions, time given back, remarks of the invigilator. Pure. */
export function incidentsSection({ records }: Replayed): Section {
  const rows = records.flatMap((one) => incidentRow(one));
  const none = [{ kind: 'paragraphs' as const, paragraphs: ['None is on the record.'] }];
  const table: Table = {
    kind: 'table',
    caption: 'Incidents, pauses and time given back',
    columns: [
      { heading: 'What' },
      { heading: 'Record', isShort: true },
      { heading: 'Sitting clock', isShort: true },
      { heading: 'Seconds', isShort: true },
      { heading: 'More' },
    ],
    rows,
  };
  const about = 'Facts, and no accusations: a flat battery and a closed lid look the same as an attempt to cheat.';
  return {
    heading: 'Incidents',
    blocks: rows.length === 0 ? none : [{ kind: 'paragraphs', paragraphs: [about] }, table],
  };
}

function incidentRow({ record }: ReplayedRecord): readonly (readonly Words[])[] {
  const told = toldIncident(record);
  if (told === null) return [];
  const [what, seconds, more] = told;
  return [
    [what, { text: '', records: [record.seq] }, minutesAndSeconds(record.at), seconds === 0 ? '' : `${seconds}`, more],
  ];
}

function toldIncident(record: LogRecord): readonly [what: string, seconds: number, more: string] | null {
  switch (record.kind) {
    case 'incident':
      return [incidentWords[record.what], record.lostSeconds, `${record.wall}: ${record.detail}`];
    case 'granted':
      return [`time given back by ${record.by}`, record.seconds, record.because];
    case 'paused':
      return [record.attested === undefined ? 'paused' : 'paused by the invigilator', 0, record.because];
    case 'resumed':
      return ['went on', 0, `${record.wall}, ${record.mode}`];
    default:
      return null;
  }
}
