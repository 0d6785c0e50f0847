import { towardWords } from '../log/evidence-text.ts';
import type { LogRecord } from '../log/record.ts';
import { type ReplayedRecord, replayLog, tellAnswer } from '../log/replay.ts';
import { toldClock } from '../scenario/notation.ts';
import type { Evidence, Scenario } from '../scenario/scenario.ts';

/** After a practice sitting: what each decision was expected to show. */
export interface DebriefView {
  readonly title: string;
  /** What this is and isn't. */
  readonly lines: readonly string[];
  readonly decisions: readonly DebriefDecision[];
}

export interface DebriefDecision {
  readonly number: number;
  /** Production time after it. */
  readonly at: string;
  readonly title: string;
  /** The answer in plain words; for a task left open, that it was. */
  readonly answer: readonly string[];
  readonly reason: string | null;
  /** What the candidate added as "I meant", before anything came of it. */
  readonly meant: readonly string[];
  /** What the author expects it to show. */
  readonly shows: readonly DebriefEvidence[];
  /** Said when there is nothing in `shows`. */
  readonly nothing: string | null;
}

export interface DebriefEvidence {
  readonly code: string;
  /** "toward a pass", "toward a distinction", "against". */
  readonly toward: string;
  readonly because: string;
  /** The code's own text from the plan. */
  readonly text: string;
}

/** The debrief, from the records of the log, replayed. For practice only: an assessed sitting has none. Pure. */
export function debriefView(records: readonly LogRecord[]): DebriefView {
  return {
    title: 'What your decisions were expected to show',
    lines: [
      "These are the author's expectations, with reasons. They are not marks, and nothing here is a grade.",
      'Your own words and reasons are for people to read.',
    ],
    decisions: replayLog(records)
      .records.flatMap((replayed, place) => decisionOf(replayed, meantAfter(records, place)))
      .map((decision, index) => ({ ...decision, number: index + 1 })),
  };
}

function decisionOf(replayed: ReplayedRecord, meant: readonly string[]): readonly Omit<DebriefDecision, 'number'>[] {
  const { record, after } = replayed;
  if (record.kind !== 'decided' && record.kind !== 'lapsed') return [];
  const { scenario } = after.sitting;
  const task = scenario.tasks.get(record.task);
  return [
    {
      at: toldClock(record.clock),
      title: task?.title ?? record.task,
      answer: record.kind === 'lapsed' ? ['Not answered.'] : tellAnswer(replayed),
      reason: record.kind === 'decided' ? record.reason : null,
      meant,
      shows: (record.evidence ?? []).map((evidence) => evidenceOf(scenario, evidence)),
      nothing: (record.evidence ?? []).length > 0 ? null : nothingWords(record.kind, task?.judged ?? []),
    },
  ];
}

/** The notes on the answer given in a record: those up to the next answer to the same task. */
function meantAfter(records: readonly LogRecord[], place: number): readonly string[] {
  const record = records[place];
  if (record?.kind !== 'decided') return [];
  const after = records.slice(place + 1);
  const next = after.findIndex((one) => one.kind === 'decided' && one.task === record.task);
  return after
    .slice(0, next === -1 ? after.length : next)
    .flatMap((one) => (one.kind === 'noted' && one.about === record.task ? [one.text] : []));
}

function evidenceOf(scenario: Scenario, evidence: Evidence): DebriefEvidence {
  return {
    code: evidence.code,
    toward: towardWords[evidence.toward],
    because: evidence.because,
    text: scenario.plan.codes.find((code) => code.id === evidence.code)?.text ?? '',
  };
}

function nothingWords(kind: 'decided' | 'lapsed', judged: readonly string[]): string {
  if (kind === 'decided' && judged.length > 0)
    return `What you wrote here is for people to judge (${judged.join(', ')}).`;
  return 'The author expects nothing of this by itself.';
}
