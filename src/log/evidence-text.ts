import type { Evidence, Scenario } from '../scenario/scenario.ts';
import { type CodeEvidence, type EvidenceLine, evidenceByOutcome } from './evidence.ts';
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

function preface(scenario: Scenario): readonly string[] {
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
  return [
    `  ${code.id}  ${code.text}`,
    ...(seen.length > 0 ? seen : [nothingSeen(evidence)]).map((line) => `        ${line}`),
  ];
}

function lineText(line: EvidenceLine): string {
  return `${towardWords[line.toward]}: ${line.because} (${line.taskTitle}, record ${line.seq})`;
}

function nothingSeen({ opportunities }: CodeEvidence): string {
  if (opportunities.length === 0) return 'no opportunity came up, and so no evidence';
  return `no evidence seen; there was an opportunity: ${opportunities.join(', ')}`;
}
