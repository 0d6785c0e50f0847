import type { AnyStateNode } from 'xstate';
import type { Scope } from '../scenario/expression.ts';
import { kindOf } from '../scenario/kinds/all.ts';
import type { Answer, ReadAnswer, Task } from '../scenario/kinds/kind.ts';
import { isOffered } from '../scenario/kinds/read.ts';
import type { Result, Scenario } from '../scenario/scenario.ts';
import { assert } from './assert.ts';
import { answerEvent, isStateId, stateIdOf } from './chart.ts';
import { makeDraws } from './draws.ts';
import { faultsAt } from './faults.ts';
import { remembering } from './remembering.ts';
import { scopeAt } from './scope.ts';
import type { Happening, Refusal, Sitting, SittingEvent } from './sitting.ts';
import { contextOf, hasEnded, passTime, type Story, sendEvent, storyBeforeOpening } from './story.ts';

/** The longest that one wait or tick may be, in production minutes. */
export const waitMinutesMax = 600;

/** Opens a sitting: makes all draws, enters the initial states, delivers what is due at once. `seed` is a non-empty string (asserted). Pure. */
export function openSitting(scenario: Scenario, seed: string): Sitting {
  const draws = makeDraws(scenario, seed);
  const { story } = sendEvent(storyBeforeOpening(scenario, draws), { type: 'sitting.opens' }, () => 0);
  return sittingOf(passTime(story, story.clock), seed);
}

/** Why the event can't be taken now (a task that isn't open, an option not offered, nothing to wait for), or null. Pure. */
export const refusal: (sitting: Sitting, event: SittingEvent) => Refusal | null = remembering(refusalOf);

function refusalOf(sitting: Sitting, event: SittingEvent): Refusal | null {
  if (sitting.ended !== null) return { because: 'The sitting has ended.' };
  switch (event.kind) {
    case 'decide':
      return refusalOfDecision(sitting, event.task, event.answer);
    case 'wait':
      return refusalOfWait(sitting, event.minutes);
    case 'tick':
      return sitting.scenario.clock.live === null
        ? { because: 'Time doesn’t pass by itself in this scenario.' }
        : refusalOfMinutes(event.minutes);
    case 'open':
      return refusalOfOpening(sitting, event.id);
    case 'end':
      return null;
    default:
      return event satisfies never;
  }
}

function refusalOfDecision(sitting: Sitting, id: string, answer: Answer): Refusal | null {
  const task = sitting.scenario.tasks.get(id);
  if (task === undefined) return { because: `There is no task “${id}” in this scenario.` };
  if (!openTasks(sitting).includes(task)) return { because: `“${task.title}” is not open now.` };
  const read = readAnswer(sitting, task, answer);
  return read.ok ? null : { because: read.problems.join(' ') };
}

/** An answer as its task's kind reads it now. Pure. */
export const readAnswer: (sitting: Sitting, task: Task, answer: Answer) => ReadAnswer = remembering(
  (sitting, task, answer) => kindOf(task.spec).read(task.spec, answer, scopeOf(sitting)),
);

function refusalOfWait(sitting: Sitting, minutes: number | 'next'): Refusal | null {
  if (!canWait(sitting)) return { because: 'Nothing is on its way, so there is nothing to wait for.' };
  return minutes === 'next' ? null : refusalOfMinutes(minutes);
}

function refusalOfMinutes(minutes: number): Refusal | null {
  const isAllowed = Number.isInteger(minutes) && minutes >= 1 && minutes <= waitMinutesMax;
  return isAllowed ? null : { because: `Wait from 1 to ${waitMinutesMax} whole minutes.` };
}

function refusalOfOpening(sitting: Sitting, id: string): Refusal | null {
  const isThere = sitting.documents.includes(id) || sitting.inbox.some((message) => message.id === id);
  return isThere ? null : { because: `There is no document or message “${id}” to open now.` };
}

/** The one step. Pure. Asserts that `refusal` is null. */
export function step(sitting: Sitting, event: SittingEvent): Sitting {
  const refused = refusal(sitting, event);
  assert(refused === null, `Refused: ${refused?.because}`);
  const story: Story = { ...storyOf(sitting), happened: [] };
  switch (event.kind) {
    case 'decide':
      return sittingOf(decide(story, sitting, event.task, event.answer), sitting.seed);
    case 'wait':
    case 'tick':
      return sittingOf(passTime(story, untilOf(sitting, event.minutes)), sitting.seed);
    case 'open':
      return sittingOf(open(story, event.id), sitting.seed);
    case 'end':
      return endedBy(sitting, event.how);
    default:
      return event satisfies never;
  }
}

function decide(story: Story, sitting: Sitting, id: string, given: Answer): Story {
  const task = sitting.scenario.tasks.get(id);
  assert(task !== undefined, `No task is called ${id}`);
  const kind = kindOf(task.spec);
  const read = readAnswer(sitting, task, given);
  assert(read.ok, 'A refused answer can’t be decided');
  const { answer } = read;
  const view = kind.view(task.spec, answer, scopeOf(sitting));
  const minutes = (result: Result) =>
    result.takesMinutes ?? kind.ownTakesMinutes(task.spec, answer) ?? task.takesMinutes;
  const sent = sendEvent(story, { type: answerEvent(id), answer, view, now: story.clock }, minutes);
  return passTime(sent.story, story.clock + sent.takes);
}

/** Opening takes no time; what it brings about may be due at once all the same. */
function open(story: Story, id: string): Story {
  const sent = sendEvent(story, { type: 'document.opened', id }, () => 0);
  return passTime(sent.story, story.clock);
}

function untilOf(sitting: Sitting, minutes: number | 'next'): number {
  return minutes === 'next' ? (sitting.pending[0]?.due ?? sitting.clock) : sitting.clock + minutes;
}

/** The sitting ends without the story ending: every task that was on offer or set aside lapses. */
function endedBy(sitting: Sitting, how: 'out-of-time' | 'withdrawn'): Sitting {
  const open = openTasks(sitting);
  const lapsing = [...sitting.scenario.tasks.values()].filter(
    (task) => open.includes(task) || sitting.tasks[task.id]?.status === 'set-aside',
  );
  return {
    ...withLapsed(sitting, lapsing, []),
    ended: { how, ending: null },
    happened: [...lapses(lapsing), { kind: 'ended', how, ending: null }],
  };
}

function lapses(tasks: readonly Task[]): readonly Happening[] {
  return tasks.map((task) => ({ kind: 'lapsed', task: task.id, evidence: task.unanswered?.shows ?? [] }));
}

function withLapsed(sitting: Sitting, tasks: readonly Task[], happened: readonly Happening[]): Sitting {
  const unanswered = tasks.map((task): [string, Sitting['tasks'][string]] => {
    const standing = sitting.tasks[task.id];
    return [
      task.id,
      { status: 'unanswered', result: standing?.result ?? 'none', answeredAt: standing?.answeredAt ?? null },
    ];
  });
  return { ...sitting, tasks: { ...sitting.tasks, ...Object.fromEntries(unanswered) }, happened };
}

function storyOf(sitting: Sitting): Story {
  const { scenario, clock, pending, inbox } = sitting;
  return { scenario, snapshot: sitting.machine as Story['snapshot'], clock, pending, inbox, happened: [] };
}

function sittingOf(story: Story, seed: string): Sitting {
  const { scenario, snapshot, clock, inbox } = story;
  const { facts, draws, tasks, opened } = contextOf(story);
  const sitting: Sitting = {
    scenario,
    seed,
    draws,
    clock,
    active: activeStates(snapshot._nodes),
    history: historyOf(snapshot.historyValue),
    facts,
    tasks,
    opened,
    pending: hasEnded(story) ? [] : story.pending,
    inbox,
    documents: documentsOf(scenario, inbox),
    ended: null,
    happened: [...story.happened, ...faultsAt(scenario, contextOf(story))],
    machine: snapshot,
  };
  return hasEnded(story) ? finished(sitting) : sitting;
}

/** The story came to an ending: what was set aside lapses now. */
function finished(sitting: Sitting): Sitting {
  const ending = sitting.active[0] ?? null;
  const aside = [...sitting.scenario.tasks.values()].filter((task) => sitting.tasks[task.id]?.status === 'set-aside');
  const ended: Happening = { kind: 'ended', how: 'finished', ending };
  const happened = [...sitting.happened, ...lapses(aside), ended];
  return { ...withLapsed(sitting, aside, happened), ended: { how: 'finished', ending } };
}

/** The ids of all active states, sorted. XState's list of nodes stays the same object while none is entered or left. */
const activeStates = remembering((nodes: readonly AnyStateNode[]): readonly string[] =>
  nodes
    .filter((node) => node.parent !== undefined && isStateId(node.id))
    .map((node) => node.id)
    .sort(),
);

/** For each history state the ids that it remembers, sorted. */
const historyOf = remembering((remembered: Readonly<Record<string, readonly AnyStateNode[]>>): Sitting['history'] =>
  Object.fromEntries(
    Object.entries(remembered).map(([id, nodes]) => [id, nodes.map((node) => stateIdOf(node.id)).sort()]),
  ),
);

const documentsOf = remembering((scenario: Scenario, inbox: Sitting['inbox']): readonly string[] => {
  const arrived = new Set(inbox.flatMap((message) => message.attach));
  return scenario.documents
    .filter((document) => document.fromStart || arrived.has(document.id))
    .map((document) => document.id);
});

/** The tasks that can be answered now, in the file's order: open, and their `if` holds. */
export const openTasks: (sitting: Sitting) => readonly Task[] = remembering((sitting) => {
  if (sitting.ended !== null) return [];
  const scope = scopeOf(sitting);
  return [...sitting.scenario.tasks.values()].filter(
    (task) => sitting.tasks[task.id]?.status === 'open' && isOffered(task.if, scope),
  );
});

/** Whether something is pending, so that waiting is offered. */
export function canWait(sitting: Sitting): boolean {
  return sitting.ended === null && sitting.pending.length > 0;
}

/** What expressions may read at this point of a sitting, outside a result. */
export function scopeOf(sitting: Sitting): Scope {
  return scopeAt(sitting, null);
}
