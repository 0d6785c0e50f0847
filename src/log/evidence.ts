import { openTasks } from '../engine/step.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import type { Code, Plan } from '../scenario/plan.ts';
import type { Evidence, Scenario } from '../scenario/scenario.ts';
import { resultsOf } from '../scenario/task-results.ts';
import { isOver } from './fold.ts';
import type { Replayed, ReplayedRecord } from './replay.ts';

/** The author's expectation of one record: for or against a code, why, and where it stands. */
export interface EvidenceLine extends Evidence {
  readonly seq: number;
  readonly task: string;
  readonly taskTitle: string;
}

/** What a sitting has for one code. Expectations only: nothing here is a mark. */
export interface CodeEvidence {
  readonly code: Code;
  readonly evidence: readonly EvidenceLine[];
  /** Titles of the tasks that gave an opportunity for it. */
  readonly opportunities: readonly string[];
  /** Titles of the tasks decided whose words people judge for it. */
  readonly judged: readonly string[];
  /** Opportunities that weren't taken. */
  readonly missed: readonly MissedOpportunity[];
  /** Titles of the tasks that were open and could only have spoken against it. */
  readonly onlyAgainst: readonly string[];
}

/** A task that could have shown a code, was open, and was never answered. */
export interface MissedOpportunity {
  readonly taskTitle: string;
  /** The record of its lapse; null where it is open still as the log ends. */
  readonly seq: number | null;
}

/** The codes of one outcome of the plan; the last may be for codes that belong to none. */
export interface OutcomeEvidence {
  readonly id: string | null;
  readonly title: string;
  readonly codes: readonly CodeEvidence[];
}

/** Evidence by outcome: outcome → code → what is expected of each decision, of every code that the scenario assesses or shows. Pure. */
export function evidenceByOutcome(replayed: Replayed): readonly OutcomeEvidence[] {
  const [first] = replayed.records;
  if (first === undefined) return [];
  const { scenario } = first.after.sitting;
  const lines = replayed.records.flatMap((one) => evidenceLines(scenario, one));
  const open = tasksOpened(replayed);
  const decided = decidedTasks(scenario, replayed);
  const codes = concerned(scenario, lines).map((code): CodeEvidence => {
    const chances = open.filter((task) => givesFor(task, code.id));
    return {
      code,
      evidence: lines.filter((line) => line.code === code.id),
      opportunities: chances.map((task) => task.title),
      judged: decided.filter((task) => task.judged.includes(code.id)).map((task) => task.title),
      missed: chances.filter((task) => !decided.includes(task)).map((task) => missedBy(replayed, task)),
      onlyAgainst: open.filter((task) => !chances.includes(task) && names(task, code.id)).map((task) => task.title),
    };
  });
  return byOutcome(scenario.plan, codes);
}

function byOutcome(plan: Plan, codes: readonly CodeEvidence[]): readonly OutcomeEvidence[] {
  const outcomes = plan.outcomes.map((outcome): OutcomeEvidence => {
    const { id, title } = outcome;
    return { id, title, codes: codes.filter(({ code }) => outcome.codes.includes(code.id)) };
  });
  const placed = new Set(plan.outcomes.flatMap((outcome) => outcome.codes));
  const others = codes.filter(({ code }) => !placed.has(code.id));
  const rest: OutcomeEvidence = { id: null, title: 'Codes of no outcome', codes: others };
  return [...outcomes, rest].filter((outcome) => outcome.codes.length > 0);
}

function evidenceLines(scenario: Scenario, { record }: ReplayedRecord): readonly EvidenceLine[] {
  if (record.kind !== 'decided' && record.kind !== 'lapsed') return [];
  const { task, seq } = record;
  const taskTitle = scenario.tasks.get(task)?.title ?? task;
  return (record.evidence ?? []).map((evidence) => ({ ...evidence, seq, task, taskTitle }));
}

/** The codes that the scenario assesses or that some evidence names, in the plan's order. */
function concerned(scenario: Scenario, lines: readonly EvidenceLine[]): readonly Code[] {
  const ids = new Set([...Object.values(scenario.assesses).flat(), ...lines.map((line) => line.code)]);
  return scenario.plan.codes.filter((code) => ids.has(code.id));
}

/** Tasks that were open at a moment when the sitting waited for the candidate, in the order in which they came up. */
export function tasksOpened(replayed: Replayed): readonly Task[] {
  const open = new Set<Task>();
  for (const { after } of replayed.records) {
    if (!isOver(after)) for (const task of openTasks(after.sitting)) open.add(task);
  }
  return [...open];
}

function decidedTasks(scenario: Scenario, replayed: Replayed): readonly Task[] {
  const decided = new Set(replayed.records.flatMap(({ record }) => (record.kind === 'decided' ? [record.task] : [])));
  return [...scenario.tasks.values()].filter((task) => decided.has(task.id));
}

function missedBy(replayed: Replayed, { id, title }: Task): MissedOpportunity {
  const lapse = replayed.records.findLast(({ record }) => record.kind === 'lapsed' && record.task === id);
  return { taskTitle: title, seq: lapse?.record.seq ?? null };
}

/** Whether anything that may come of a task is evidence of a code. */
function names(task: Task, code: string): boolean {
  const shows = [...resultsOf(task), ...(task.unanswered === null ? [] : [task.unanswered])].flatMap(
    (one) => one.shows,
  );
  return shows.some((one) => one.code === code);
}

/** Whether a task gives an opportunity for a code: some result gives evidence for it, or people judge it there. */
function givesFor(task: Task, code: string): boolean {
  const shows = resultsOf(task).flatMap((result) => result.shows);
  return task.judged.includes(code) || shows.some((one) => one.code === code && one.toward !== 'against');
}
