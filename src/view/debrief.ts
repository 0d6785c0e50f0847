import { scopeOf } from '../engine/step.ts';
import type { LogRecord } from '../log/record.ts';
import type { Seat } from '../log/recorder.ts';
import { kindOf } from '../scenario/kinds/all.ts';
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

const towardWords: Readonly<Record<Evidence['toward'], string>> = {
  pass: 'toward a pass',
  distinction: 'toward a distinction',
  against: 'against',
};

/** The debrief, from the records of the log. For practice only: an assessed sitting has none. Pure. */
export function debriefView(seat: Seat, records: readonly LogRecord[]): DebriefView {
  const decisions = records
    .flatMap((record) => (record.kind === 'decided' || record.kind === 'lapsed' ? [record] : []))
    .map((record, index) => decisionOf(seat, record, index + 1));
  return {
    title: 'What your decisions were expected to show',
    lines: [
      "These are the author's expectations, with reasons. They are not marks, and nothing here is a grade.",
      'Your own words and reasons are for people to read.',
    ],
    decisions,
  };
}

function decisionOf(
  seat: Seat,
  record: Extract<LogRecord, { kind: 'decided' | 'lapsed' }>,
  number: number,
): DebriefDecision {
  const { scenario } = seat.sitting;
  const task = scenario.tasks.get(record.task);
  const answer =
    record.kind === 'lapsed'
      ? ['Not answered.']
      : task === undefined
        ? []
        : kindOf(task.spec).tell(task.spec, record.answer, scopeOf(seat.sitting));
  return {
    number,
    at: record.clock,
    title: task?.title ?? record.task,
    answer,
    reason: record.kind === 'decided' ? record.reason : null,
    shows: record.evidence.map((evidence) => evidenceOf(scenario, evidence)),
    nothing: record.evidence.length > 0 ? null : nothingWords(task?.judged ?? []),
  };
}

function evidenceOf(scenario: Scenario, evidence: Evidence): DebriefEvidence {
  return {
    code: evidence.code,
    toward: towardWords[evidence.toward],
    because: evidence.because,
    text: scenario.plan.codes.find((code) => code.id === evidence.code)?.text ?? '',
  };
}

function nothingWords(judged: readonly string[]): string {
  return judged.length === 0
    ? 'The author expects nothing of this choice by itself.'
    : `What you wrote here is for people to judge (${judged.join(', ')}).`;
}
