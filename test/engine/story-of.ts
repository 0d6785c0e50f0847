import { readFileSync } from 'node:fs';
import type { Sitting, SittingEvent } from '../../src/engine/sitting.ts';
import { openTasks, refusal, step } from '../../src/engine/step.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

const plan = readFileSync(new URL('../fixtures/plans/small-plan.yaml', import.meta.url), 'utf8');

/** A scenario with this top matter and these states, beside a handover note that ends it: `to: handover` from anywhere at the top. `documents` adds lines to its documents. */
export function storyOf(top: string, states: string, documents = ''): Scenario {
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
${documents}${dedent(top)}
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

/** The clock line of most stories: a day from nine to seven. */
export const day = 'clock: { starts: "Mon 09:00", ends: "Mon 19:00" }';

/** A task with the options `a` and `b`, on one line; `more` holds its other keys. */
export function ask(id: string, more = 'results: { done: {} }'): string {
  return `${id}: { choose: Which?, options: { a: One, b: Other }, ${more} }`;
}

/** A task that goes somewhere when it is answered. */
export function askTo(id: string, to: string): string {
  return ask(id, `results: { done: { to: ${to} } }`);
}

/** Ids of the tasks that can be answered. */
export function openIds(sitting: Sitting): readonly string[] {
  return openTasks(sitting).map(({ id }) => id);
}

/** What is pending, as `id in minutes`. */
export function pendingIn(sitting: Sitting): readonly string[] {
  return sitting.pending.map(({ id, due }) => `${id} in ${due - sitting.clock}`);
}

/** What the latest event brought about, as short words: `lapsed t1`, `entered a`. */
export function happenings(sitting: Sitting): readonly string[] {
  return sitting.happened.map((what) => {
    switch (what.kind) {
      case 'decided':
        return `decided ${what.task} ${what.result}`;
      case 'lapsed':
        return `lapsed ${what.task}`;
      case 'delivered':
        return `delivered ${what.message.id}`;
      case 'entered':
        return `entered ${what.state}`;
      case 'fault':
        return `fault ${what.what}`;
      case 'ended':
        return `ended ${what.ending ?? what.how}`;
      default:
        return what satisfies never;
    }
  });
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
