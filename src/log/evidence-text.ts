import type { Marking, Task } from '../scenario/kinds/kind.ts';
import type { Evidence, Scenario } from '../scenario/scenario.ts';
import {
  type CodeEvidence,
  type EvidenceLine,
  evidenceByOutcome,
  type MissedOpportunity,
  tasksOpened,
} from './evidence.ts';
import type { Replayed } from './replay.ts';

/** What the three directions of evidence are called. */
export const towardWords: Readonly<Record<Evidence['toward'], string>> = {
  pass: 'toward a pass',
  distinction: 'toward a distinction',
  against: 'against',
};

/** Evidence by outcome as lines of text: first what it is and isn't, then every code with what was expected of whom, and why. */
export function evidenceText(replayed: Replayed): readonly string[] {
  const [first] = replayed.records;
  if (first === undefined) return [];
  const outcomes = evidenceByOutcome(replayed).flatMap((outcome) => [
    '',
    outcome.id === null ? outcome.title : `${outcome.id}  ${outcome.title}`,
    ...outcome.codes.flatMap(codeText),
  ]);
  return [...preface(first.after.sitting.scenario), ...outcomes];
}

/** What the evidence is and isn't, and by which plan. */
export function preface(scenario: Scenario): readonly string[] {
  const { title, version, status } = scenario.plan;
  const draft = status === 'draft' ? ' It is a draft: the final one may say otherwise.' : '';
  const use =
    scenario.status === 'live' ? [] : [`The scenario is a ${scenario.status}: for practice, not for a result.`];
  return [
    'Evidence by outcome',
    'What the scenario’s author expects these decisions to show. It is there for a person to mark by; it is no mark and never a grade.',
    `Plan: ${title}, ${version}.${draft}`,
    ...use,
  ];
}

function codeText(evidence: CodeEvidence): readonly string[] {
  const { code } = evidence;
  const judged = evidence.judged.map((title) => `words for people to judge: ${title}`);
  const seen = [...evidence.evidence.map(lineText), ...judged];
  const lines = [...(seen.length > 0 ? seen : nothingSeen(evidence)), ...evidence.missed.map(missedText)];
  return [`  ${code.id}  ${code.text}`, ...lines.map((line) => `        ${line}`)];
}

function lineText(line: EvidenceLine): string {
  return `${towardWords[line.toward]}: ${line.because} (${line.taskTitle}, record ${line.seq})`;
}

function missedText({ taskTitle, seq }: MissedOpportunity): string {
  return seq === null
    ? `open still, and could have shown it: ${taskTitle}`
    : `left unanswered, and could have shown it: ${taskTitle} (record ${seq})`;
}

/** What is said of a code for which no record has evidence; what was missed says the rest. Pure. */
export function nothingSeen({ opportunities, missed, onlyAgainst }: CodeEvidence): readonly string[] {
  const taken = opportunities.filter((title) => !missed.some(({ taskTitle }) => taskTitle === title));
  if (taken.length > 0) return [`no evidence seen; there was an opportunity: ${taken.join(', ')}`];
  if (opportunities.length > 0) return ['no evidence seen'];
  if (onlyAgainst.length === 0) return ['no opportunity came up, and so no evidence'];
  return [`no evidence seen; what was open could only have spoken against it: ${onlyAgainst.join(', ')}`];
}

/** What the author says to look for in each task that came up, for the person who marks: never for a candidate before the end. */
export function markingText(replayed: Replayed): readonly string[] {
  const noted = tasksOpened(replayed).flatMap((task) =>
    task.marking === null ? [] : notesText(replayed, task, task.marking),
  );
  return noted.length === 0 ? [] : ['What the author looks for, task by task', ...noted];
}

/** What the author says to look for in one task, and where it was answered. */
export function notesText(replayed: Replayed, { id, title, judged }: Task, marking: Marking): readonly string[] {
  const records = replayed.records.flatMap(({ record }) =>
    record.kind === 'decided' && record.task === id ? [`record ${record.seq}`] : [],
  );
  const where = records.length === 0 ? 'not answered' : records.join(', ');
  const words = judged.length === 0 ? [] : [`people judge its words for: ${judged.join(', ')}`];
  const lookFor = marking.lookFor.map((look) => `look for: ${look}`);
  const borders = [
    ['not a pass', marking.notAPass],
    ['just a pass', marking.justAPass],
    ['just a distinction', marking.justADistinction],
  ].flatMap(([level, example]) => (example == null ? [] : [`${level}: ${example.trim().replaceAll('\n', ' ')}`]));
  return ['', `  ${title} (${where})`, ...[...words, ...lookFor, ...borders].map((line) => `        ${line}`)];
}
