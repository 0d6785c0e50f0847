import { readFileSync } from 'node:fs';
import type { Sitting, SittingEvent } from '../../src/engine/sitting.ts';
import { refusal, step } from '../../src/engine/step.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

const plan = readFileSync(new URL('../fixtures/plans/small-plan.yaml', import.meta.url), 'utf8');

/** A scenario with this top matter and these states, beside a handover note that ends it: `to: handover` from anywhere at the top. */
export function storyOf(top: string, states: string): Scenario {
  const text = `callsheet: 1
id: story
title: A story
status: specimen
plan: small-plan
assesses: { core: [K1, K2, S1, S2] }
allow: 20m
brief: A day.
people:
  priya: { name: Priya Nair, role: Line producer }
documents:
  paper: { title: Paper, text: documents/paper.txt }
${dedent(top)}
states:
${indent(dedent(states))}
  handover:
    tasks:
      last-words:
        write: What changed?
        as: handover
        words: 10
        handover: yes
        reserve: 2m
        results: { written: { to: the-end } }
  the-end:
    type: final
    ending: { title: Done, text: The day is over. }
`;
  const files = [
    { path: 'scenario.yaml', text },
    { path: 'documents/paper.txt', text: 'One line\n' },
  ];
  const { scenario, diagnostics } = compileScenario({
    entry: 'scenario.yaml',
    files,
    plan: { path: 'plan.yaml', text: plan },
  });
  if (scenario === null)
    throw new Error(
      diagnostics.map((one) => `${one.code} ${one.message} ${text.slice(one.span.start, one.span.end)}`).join('\n'),
    );
  return scenario;
}

/** The sitting after these events, each of which must be taken. */
export function sat(sitting: Sitting, ...events: readonly SittingEvent[]): Sitting {
  return events.reduce((current, event) => {
    const refused = refusal(current, event);
    if (refused !== null) throw new Error(refused.because);
    return step(current, event);
  }, sitting);
}

/** An answer without a reason. */
export function decide(task: string, answer: Extract<SittingEvent, { kind: 'decide' }>['answer']): SittingEvent {
  return { kind: 'decide', task, answer, reason: null };
}

/** A wait of so many minutes, or until the next thing falls due. */
export function wait(minutes: number | 'next'): SittingEvent {
  return { kind: 'wait', minutes };
}

/** Messages in the inbox with their instants, as `id@minutes since the start`. */
export function arrivals(sitting: Sitting): readonly string[] {
  return sitting.inbox.map((message) => `${message.id}@${message.at - sitting.scenario.clock.starts}`);
}

/** Minutes of production time since the start. */
export function elapsed(sitting: Sitting): number {
  return sitting.clock - sitting.scenario.clock.starts;
}

function dedent(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(margin)).join('\n');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
