import { type ActorLogic, type AnyStateNode, initialTransition, type StateValue, transition } from 'xstate';
import type { Message, Result, Scenario } from '../scenario/scenario.ts';
import { renderTemplate } from '../scenario/template.ts';
import type { Drawn } from '../scenario/value.ts';
import { assert } from './assert.ts';
import { LimitReached } from './limit-reached.ts';
import { type Context, type Machine, type MachineEvent, machineOf, microstepsMax } from './machine.ts';
import { minutesOf, withoutPending, withPending } from './pending.ts';
import { evaluate, type Faults, holds, scopeAt } from './scope.ts';
import type { Delivered, Happening, Pending } from './sitting.ts';

/** The most things that may fall due at one step. */
export const dueMax = 10_000;

type Snapshot = ReturnType<typeof initialTransition<Machine>>[0];

/** The story at one instant: XState's snapshot, and what we keep beside it. Immutable. */
export interface Story {
  readonly scenario: Scenario;
  readonly snapshot: Snapshot;
  /** Production minutes. */
  readonly clock: number;
  readonly pending: readonly Pending[];
  readonly inbox: readonly Delivered[];
  readonly happened: readonly Happening[];
}

/** When things happen that an event brings: the instant itself, and the instant from which what it starts counts. */
interface Instant {
  readonly at: number;
  readonly base: number;
}

/** The story before anything has happened. */
export function storyBeforeOpening(scenario: Scenario, draws: Readonly<Record<string, Drawn>>): Story {
  const { machine } = machineOf(scenario);
  const [snapshot] = initialTransition(machine, { draws });
  return { scenario, snapshot, clock: scenario.clock.starts, pending: [], inbox: [], happened: [] };
}

/** XState's context of a story. */
export function contextOf(story: Story): Context {
  return story.snapshot.context;
}

/** Whether the story has come to its end. */
export function hasEnded(story: Story): boolean {
  return story.snapshot.status === 'done';
}

/**
 * Sends one event and acts on what XState gives back, at this instant. `takes` says how long a result takes: what a decision
 * starts counts from the end of that time. Gives the story and the minutes that are now to pass. Pure.
 */
export function sendEvent(
  story: Story,
  event: MachineEvent | { readonly type: string },
  takes: (result: Result) => number,
): { readonly story: Story; readonly takes: number } {
  const { machine, faults } = machineOf(story.scenario);
  faults.clear();
  const logic = logicAt(machine, story.snapshot);
  const [moved, actions] = stable(() => transition(logic, story.snapshot, event as MachineEvent));
  const snapshot = moved._nodes === story.snapshot._nodes ? moved : inFileOrder(machine, moved);
  const told: Happening[] = [...faults].map((what) => ({ kind: 'fault', what }));
  const decided = actions.find((action: ToldAction) => action.type === 'decided');
  const minutes = decided === undefined ? 0 : takes(resultOf(decided));
  const instant: Instant = { at: story.clock, base: story.clock + minutes };
  const before: Story = { ...story, snapshot, happened: [...story.happened, ...told] };
  const after = actions.reduce((current, action) => actOn(current, action, instant), before);
  return { story: after, takes: minutes };
}

/**
 * The snapshot with its active states in the order of the file. XState keeps them in the order in which they were entered and
 * asks strands in that order, so that two ways to one state could go on differently from it.
 */
function inFileOrder({ root }: Machine, snapshot: Snapshot): Snapshot {
  const { value, _nodes } = snapshot;
  if (typeof value === 'string' || isInFileOrder(root, value, _nodes)) return snapshot;
  return { ...snapshot, value: ordered(root, value), _nodes: _nodes.toSorted((one, other) => one.order - other.order) };
}

/** `order` is the place of a state in the file. That of a state with others in it is told by those. */
function isInFileOrder(root: AnyStateNode, value: StateValue, nodes: readonly AnyStateNode[]): boolean {
  let last = -1;
  for (const { type, order } of nodes) {
    if (type === 'compound' || type === 'parallel') continue;
    if (order < last) return false;
    last = order;
  }
  return areKeysInOrder(root, value);
}

function areKeysInOrder(node: AnyStateNode, value: StateValue): boolean {
  if (typeof value === 'string') return true;
  let last = -1;
  for (const key in value) {
    const child = node.states[key];
    if (child === undefined || child.order < last || !areKeysInOrder(child, value[key] ?? {})) return false;
    last = child.order;
  }
  return true;
}

function ordered(node: AnyStateNode, value: StateValue): StateValue {
  if (typeof value === 'string') return value;
  const inside = Object.entries(node.states).flatMap(([key, child]): [string, StateValue][] => {
    const inner = value[key];
    return inner === undefined ? [] : [[key, ordered(child, inner)]];
  });
  return Object.fromEntries(inside);
}

/**
 * The machine as a logic whose actors begin at this snapshot. `transition` makes one at each call, never to be started; of the
 * machine itself it would begin at the opening, and working that out anew costs about as much as the event.
 */
function logicAt(machine: Machine, snapshot: Snapshot): ActorLogic<Snapshot, MachineEvent> {
  return {
    getInitialSnapshot: () => snapshot,
    transition: (before, event, scope) => machine.transition(before, event, scope),
    getPersistedSnapshot: (given) => machine.getPersistedSnapshot(given),
  };
}

/** What XState comes to, its own words about a limit put in ours. */
function stable<Outcome>(run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    const isCircle = error instanceof Error && error.message.startsWith('Infinite loop detected');
    if (!isCircle) throw error;
    throw new LimitReached(
      `The story goes round in a circle: more than ${microstepsMax} steps (microstepsMax) at one instant`,
    );
  }
}

/** An action as XState gives it: data. */
interface ToldAction {
  readonly type: string;
  readonly params?: unknown;
  readonly info: { readonly context: unknown };
}

/** The result that a `decided` tells of. */
function resultOf(decided: ToldAction): Result {
  return (decided.params as { readonly result: Result }).result;
}

function actOn(story: Story, action: ToldAction, instant: Instant): Story {
  const params = action.params as Readonly<Record<string, unknown>> | undefined;
  switch (action.type) {
    case 'xstate.raise':
      return params?.delay === undefined ? story : startTimer(story, String(params.id), instant);
    case 'xstate.cancel':
      return {
        ...story,
        pending: withoutPending(
          story.pending,
          (one) => one.kind === 'timer' && one.id === timerIdOf(story, String(params?.sendId)),
        ),
      };
    case 'message':
      return sendMessage(story, String(params?.id), instant, action.info.context as Context);
    case 'left':
      return {
        ...story,
        pending: withoutPending(
          story.pending,
          (one) => one.kind === 'message' && messageOf(story.scenario, one.id).owner === params?.state,
        ),
      };
    case 'entered':
      return tell(story, { kind: 'entered', state: String(params?.state) });
    case 'lapsed':
      return tell(story, {
        kind: 'lapsed',
        task: String(params?.task),
        evidence: story.scenario.tasks.get(String(params?.task))?.unanswered?.shows ?? [],
      });
    case 'decided': {
      const { task, result } = action.params as { readonly task: string; readonly result: Result };
      return tell(story, {
        kind: 'decided',
        task,
        result: result.id,
        took: instant.base - instant.at,
        evidence: result.shows,
      });
    }
    default:
      return story;
  }
}

function tell(story: Story, what: Happening): Story {
  return { ...story, happened: [...story.happened, what] };
}

function timerIdOf(story: Story, event: string): string | null {
  return machineOf(story.scenario).timers.get(event)?.id ?? null;
}

function startTimer(story: Story, event: string, { base }: Instant): Story {
  const timer = machineOf(story.scenario).timers.get(event);
  assert(timer !== undefined, `No timer is called ${event}`);
  const minutes = minutesOf(timer.moment, contextOf(story).draws);
  const due = timer.kind === 'after' ? base + minutes : Math.max(minutes, base);
  return { ...story, pending: withPending(story.pending, { id: timer.id, kind: 'timer', due, order: timer.order }) };
}

function messageOf(scenario: Scenario, id: string): Message {
  const message = scenario.messages.get(id);
  assert(message !== undefined, `No message is called ${id}`);
  return message;
}

function sendMessage(story: Story, id: string, instant: Instant, context: Context): Story {
  const message = messageOf(story.scenario, id);
  const isPending = story.pending.some((one) => one.kind === 'message' && one.id === id);
  if (isPending || (message.once && story.inbox.some((one) => one.id === id))) return story;
  if (message.after === null) return deliver(story, message, instant.at, context);
  const due = instant.base + minutesOf(message.after, context.draws);
  return { ...story, pending: withPending(story.pending, { id, kind: 'message', due, order: message.order }) };
}

/** Delivers a message if its `if` holds now, its text written out with what holds now. */
function deliver(story: Story, message: Message, at: number, context: Context): Story {
  const faults: Faults = new Set();
  const scope = scopeAt(context, null);
  const isWanted = holds(message.if, scope, faults);
  if (isWanted) for (const part of message.text.parts) if (typeof part !== 'string') evaluate(part, scope, faults);
  const faulty = [...faults].reduce((current, what) => tell(current, { kind: 'fault', what }), story);
  if (!isWanted) return faulty;
  const { id, from, by, subject, attach } = message;
  const delivered: Delivered = {
    id,
    at,
    from,
    by,
    subject,
    text: renderTemplate(message.text, scope, story.scenario.clock),
    attach,
  };
  return tell({ ...faulty, inbox: [...faulty.inbox, delivered] }, { kind: 'delivered', message: delivered });
}

/**
 * Lets time pass to an instant: all that falls due does so at its own instant, in order. Time stops where the story ends.
 * Throws {@link LimitReached} where no end of it is in sight. Pure.
 */
export function passTime(story: Story, until: number): Story {
  let current = story;
  for (let fallen = 0; ; fallen += 1) {
    const [next] = current.pending;
    if (hasEnded(current)) return current;
    if (next === undefined || next.due > until) return { ...current, clock: Math.max(current.clock, until) };
    if (fallen === dueMax) throw new LimitReached(`More than ${dueMax} things (dueMax) fell due in one step`);
    current = fallDue({ ...current, clock: next.due, pending: current.pending.slice(1) }, next);
  }
}

function fallDue(story: Story, due: Pending): Story {
  if (due.kind === 'message') return deliver(story, messageOf(story.scenario, due.id), story.clock, contextOf(story));
  const event = machineOf(story.scenario).timerEvents.get(due.id);
  assert(event !== undefined, `No timer is called ${due.id}`);
  return sendEvent(story, { type: event }, () => 0).story;
}
