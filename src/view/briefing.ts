import { receiptOf } from '../log/receipt.ts';
import type { Seat } from '../log/recorder.ts';
import { toldTime } from '../scenario/notation.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Arrangements, clockStopsInPause } from './arrangements.ts';
import { statusBadge, statusSentences } from './labels.ts';
import { clockLeft, frameOf, spokenMinutes, timeUpWords } from './words.ts';

/** The first screen: the sitting starts only when the candidate says so. */
export interface BriefingView {
  readonly title: string;
  readonly badge: string | null;
  /** SPECIMEN, DRAFT plan and the like, as sentences. */
  readonly status: readonly string[];
  /** The author's brief, as lines. */
  readonly brief: readonly string[];
  readonly sections: readonly BriefingSection[];
  /** "Press Enter to start" belongs to the mode; this says what starting does. */
  readonly start: string;
}

export interface BriefingSection {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Everything a candidate is told before the start. Pure. */
export function briefingView(scenario: Scenario, arrangements: Arrangements): BriefingView {
  return {
    title: scenario.title,
    badge: statusBadge(scenario.status),
    status: statusSentences(scenario),
    brief: scenario.brief.trim().split('\n'),
    sections: [
      ...assessedSections(arrangements),
      { title: 'What is asked', lines: askedLines(scenario, arrangements.interruption !== null) },
      { title: 'How long', lines: timeLines(scenario, arrangements) },
      { title: 'What you may use', lines: [...usedLines, ...allowedLines(arrangements)] },
      { title: 'What is looked at', lines: scenario.rehearsal ? [rehearsalLine, ...markedLines] : markedLines },
      { title: 'What is kept', lines: keptLines },
    ],
    start: startWords(arrangements),
  };
}

function startWords({ interruption, assessed }: Arrangements): string {
  if (interruption !== null) return 'The sitting goes on when you say so.';
  const declares = assessed === undefined ? '' : `By starting you declare: “${assessed.declaration}” `;
  return `${declares}The time starts when you say so, and not before.`;
}

function assessedSections({ assessed }: Arrangements): readonly BriefingSection[] {
  if (assessed === undefined) return [];
  const { candidate, attempt, centre, invigilator, isFacilitated } = assessed;
  const helped = isFacilitated ? ['Somebody may read to you, write for you or give you papers, as was agreed.'] : [];
  const who = `You sit as ${candidate}, attempt ${attempt}, for the centre ${centre}. ${invigilator} invigilates.`;
  return [{ title: 'This sitting', lines: ['This is an assessment.', who, ...helped] }];
}

function allowedLines({ assessed }: Arrangements): readonly string[] {
  if (assessed === undefined) return [];
  const { editor, clipboard } = assessed;
  if (editor && clipboard) return ['Your own editor, and the clipboard. What is pasted is logged by its length.'];
  if (editor) return ['Your own editor. Nothing can be pasted.'];
  return clipboard ? ['The clipboard: what is pasted is logged by its length.'] : ['Nothing can be pasted.'];
}

function askedLines(scenario: Scenario, hasBegun: boolean): readonly string[] {
  const begins = toldTime(scenario.clock.starts, frameOf(scenario));
  const live = scenario.clock.live;
  return [
    `${hasBegun ? `The story began at ${begins}` : `It is ${begins} in the story`}. Messages come in, tasks open, and each decision takes story time.`,
    live === null
      ? 'Story time moves only when you decide or wait: reading costs none.'
      : `Story time also moves by itself: ${live.because}`,
    'Some of it needs nothing from you. What you need to know may have to be looked up.',
  ];
}

function timeLines(scenario: Scenario, arrangements: Arrangements): readonly string[] {
  const { time, interruption } = arrangements;
  const minutes = (ms: number) => spokenMinutes(Math.round(ms / 60_000));
  const all = `${minutes(time.deadlineMs)} of real time`;
  const base =
    interruption === null ? `You have ${all}.` : `You have ${clockLeft(interruption.leftMs)} left of ${all}.`;
  const extra = time.percent === 100 ? [] : [`That is ${minutes(time.baseMs)} and ${time.percent - 100}% more.`];
  const pause = clockStopsInPause(arrangements)
    ? 'You may pause, and the time stands still.'
    : 'You may pause, but the time goes on.';
  const reserve = [...scenario.tasks.values()].find((task) => task.reserveMinutes !== null);
  const kept =
    reserve === undefined || reserve.reserveMinutes === null
      ? []
      : [`Keep ${spokenMinutes(reserve.reserveMinutes)} for the handover note at the end.`];
  const finishMs = time.finishMs ?? 0;
  const finish =
    finishMs === 0
      ? []
      : [`If you are making an answer then, you have ${minutes(finishMs)} more to finish that one, and nothing else.`];
  return [base, ...extra, pause, ...kept, timeUpWords, ...finish];
}

const usedLines: readonly string[] = [
  "The production's documents, contacts and messages: opening them is free, and logged.",
  'The notebook and the calculator here.',
];

const markedLines: readonly string[] = [
  'What you decide, and the reasons you give: both are read and marked by people.',
  'Spelling and grammar are not marked. How fast you are is not marked.',
];

const rehearsalLine = 'Nothing here: this is a rehearsal. In a sitting it is what follows.';

const keptLines: readonly string[] = [
  'Everything you do is logged as you do it. You can leave at any time and go on later.',
];

/** What is said once the sitting has started: the receipt of the log so far. */
export function startedLine(seat: Seat): string {
  return `Started. The receipt is ${receiptOf(seat.head)}.`;
}
