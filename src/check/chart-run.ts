import { microstepsMax } from '../engine/machine.ts';
import type { Message, Scenario } from '../scenario/scenario.ts';
import { around, type Branch, type ChartNode, type ChartNodes } from './chart-nodes.ts';
import type { Texts } from './compile-expression.ts';
import type { Configuration, Configurations, Entry, Leaving } from './configuration.ts';
import type { TaskDecisions } from './decisions.ts';
import { EndlessEvent } from './endless-event.ts';
import { withoutConflicts } from './leaving-and-entering.ts';
import type { Liveness } from './liveness.ts';
import type { Newsroom } from './news.ts';
import { type Act, compileEffects, type Machinery, type Program } from './program.ts';
import type { SlotValues } from './slot-values.ts';
import { type Slots, standing } from './slots.ts';
import { type Condition, conditionOf, noAnswer, type Timekeeper, type Work } from './work.ts';

/** What the running of a chart is made from. */
export interface ChartParts {
  readonly scenario: Scenario;
  readonly chart: ChartNodes;
  readonly configurations: Configurations;
  readonly slots: Slots;
  readonly texts: Texts;
  readonly program: Program;
  readonly newsroom: Newsroom;
  readonly decisions: ReadonlyMap<string, TaskDecisions>;
  readonly liveness: Liveness;
}

/** Runs a chart on the work in hand: XState's macrostep. */
export interface ChartRun {
  /** Takes these branches, then every `always` and all that was raised, until nothing more follows. */
  readonly settle: (first: readonly Branch[]) => void;
  /** The first branch whose condition holds now, as a list of one; none if none does. */
  readonly firstOf: (branches: readonly Branch[]) => readonly Branch[];
}

/** A task as a state's comings and goings see it. */
interface Standing {
  readonly slot: number;
  readonly isOffered: Condition;
  readonly lapsed: number;
  readonly lapse: Act;
}

/** A state with all that is done on entering and on leaving it. */
interface Compiled {
  readonly tasks: readonly Standing[];
  readonly entered: number;
  readonly entry: Act;
  readonly exit: Act;
  /** Slots of messages that are dropped with it. */
  readonly owned: readonly number[];
  readonly timers: readonly {
    readonly slot: number;
    readonly isDelay: boolean;
    readonly minutes: (s: SlotValues) => number;
  }[];
}

const none: readonly Branch[] = [];
const nobody: readonly Leaving[] = [];
const nothing: readonly Standing[] = [];

/** Compiles the comings and goings of a chart. `send` sends a message. */
export function createChartRun(
  parts: ChartParts,
  work: Work,
  timekeeper: Timekeeper,
  send: (message: Message) => void,
): ChartRun {
  const { scenario, chart, configurations, newsroom } = parts;
  const { slots: s, news, queue } = work;
  const machinery: Machinery = {
    fault: (of, what, span) => news.push(newsroom.fault(of, what, span)),
    add: (fact, amount) => news.push(newsroom.added(fact, amount)),
    raise: (signal) => queue.push(signal),
    send,
  };
  const standings = new Map([...scenario.tasks.keys()].map((id) => [id, compileStanding(parts, work, machinery, id)]));
  const nodes = chart.all.map((node) => compileNode(parts, machinery, standings, node));
  const acts = chart.branches.map((branch) => compileBranch(parts, machinery, work, branch));
  const guards = chart.branches.map((branch) => compileGuard(parts, work, standings, branch));

  const lapse = ({ lapsed, lapse: act }: Standing): void => {
    news.push(lapsed);
    act(s, noAnswer);
  };
  const leave = (node: Compiled): void => {
    for (const slot of node.owned) timekeeper.stop(slot);
    node.exit(s, work.answer);
    for (const { slot } of node.timers) timekeeper.stop(slot);
  };
  /** Visits end, once all states are left that will be: every task is asked before any of them lapses. */
  const endVisits = (leaving: readonly Leaving[]): void => {
    const ending: Standing[] = [];
    for (const { task, isRemembered } of leaving) {
      const one = standings.get(task);
      if (one === undefined || s[one.slot] !== standing.open) continue;
      const isOffered = one.isOffered();
      if (isOffered && !isRemembered) ending.push(one);
      s[one.slot] = !isOffered ? standing.unvisited : isRemembered ? standing.setAside : standing.unanswered;
    }
    for (const one of ending) lapse(one);
  };
  const isSetAside = ({ slot }: Standing): boolean => s[slot] === standing.setAside;
  const enter = (node: Compiled, { isReturn, done }: Entry): void => {
    const aside = isReturn || !node.tasks.some(isSetAside) ? nothing : node.tasks.filter(isSetAside);
    for (const { slot } of node.tasks) {
      if (!isReturn || s[slot] !== standing.answered) s[slot] = standing.open;
    }
    for (const task of aside) lapse(task);
    news.push(node.entered);
    node.entry(s, work.answer);
    for (const { slot, isDelay, minutes } of node.timers) timekeeper.start(slot, isDelay, minutes(s));
    for (const one of done) queue.push(one);
  };
  const microstep = (branches: readonly Branch[]): void => {
    const step = configurations.microstep(work.configuration, branches);
    for (const node of step.left) leave(at(nodes, node.order));
    let { leaving } = step;
    for (const branch of step.branches) {
      // The first branch that goes anywhere ends the visits, before it does anything else.
      if (branch.target !== null) endVisits(leaving);
      if (branch.target !== null) leaving = nobody;
      at(acts, branch.index)(s, work.answer);
    }
    for (const entry of step.entered) enter(at(nodes, entry.node.order), entry);
    work.configuration = step.after;
    work.ended = step.ends;
  };
  const firstOf = (branches: readonly Branch[]): readonly Branch[] => {
    for (const branch of branches) if (at(guards, branch.index)()) return branch.alone;
    return none;
  };
  /** In each strand the state furthest in that answers to an event, else the one around. */
  const select = (node: ChartNode, of: (node: ChartNode) => readonly Branch[]): readonly Branch[] => {
    const inner = work.configuration.active.filter((one) => one.parent === node).flatMap((child) => select(child, of));
    return inner.length > 0 ? inner : firstOf(of(node));
  };
  const chains: (readonly (readonly Branch[])[])[] = [];
  /** For each strand that has any, the ways that need no event: the state furthest in comes first. */
  const chainsOf = ({ number, atomic }: Configuration): readonly (readonly Branch[])[] => {
    const known = chains[number];
    if (known !== undefined) return known;
    const made = atomic
      .map((node) => [node, ...around(node, null)].flatMap((one) => one.branches.always))
      .filter((chain) => chain.length > 0);
    chains[number] = made;
    return made;
  };
  const selectAlways = (): readonly Branch[] => {
    let found = none;
    for (const chain of chainsOf(work.configuration)) {
      const one = firstOf(chain);
      if (one.length > 0) found = found.length === 0 ? one : [...new Set([...found, ...one])];
    }
    return found.length < 2 ? found : withoutConflicts(found, work.configuration.active, work.configuration.history);
  };
  const heard = (next: string | ChartNode): readonly Branch[] => {
    if (typeof next === 'string') return select(chart.root, (node) => node.branches.signals.get(next) ?? none);
    return work.configuration.active.includes(next) ? firstOf(next.branches.done) : none;
  };
  return {
    firstOf,
    settle: (started) => {
      queue.length = 0;
      if (started.length > 0) microstep(started);
      // XState asks for an `always` again only where something has changed since.
      let isStill = false;
      for (let steps = 0; !work.ended; steps += 1) {
        const always: readonly Branch[] = isStill ? none : selectAlways();
        isStill = always.length > 0 && always.every(changesNothing);
        const next = always.length > 0 || queue.length === 0 ? undefined : queue.shift();
        if (always.length === 0 && next === undefined) break;
        const branches = next === undefined ? always : heard(next);
        const [first] = branches;
        if (first === undefined) continue;
        if (steps > microstepsMax) throw endless(first);
        microstep(branches);
      }
      work.configuration = configurations.rest(work.configuration);
    },
  };
}

function endless({ cause, source }: Branch): EndlessEvent {
  const says = `The story goes round in a circle: more than ${microstepsMax} steps (microstepsMax) at one instant`;
  return new EndlessEvent(says, 'transition' in cause ? cause.transition.span : source.state.span);
}

/** Whether a branch goes nowhere and sets no fact. */
function changesNothing({ target, effects }: Branch): boolean {
  return target === null && effects.every((effect) => effect.type !== 'do');
}

function at<Item>(list: readonly Item[], index: number): Item {
  const found = list[index];
  if (found === undefined) throw new Error(`There is nothing at ${index}`);
  return found;
}

function slotAt(slots: Slots, key: string): number {
  return slots.byKey.get(key)?.index ?? -1;
}

function compileStanding(
  { scenario, slots, texts, program, newsroom }: ChartParts,
  work: Work,
  machinery: Machinery,
  id: string,
): Standing {
  const task = scenario.tasks.get(id);
  return {
    slot: slotAt(slots, `standing ${id}`),
    isOffered: conditionOf(work, newsroom, program, task?.if ?? null),
    lapsed: newsroom.lapsed(id),
    lapse: compileEffects(scenario, program, texts, machinery, task?.unanswered?.effects ?? [], []),
  };
}

function compileNode(
  { scenario, slots, texts, program, newsroom }: ChartParts,
  machinery: Machinery,
  standings: ReadonlyMap<string, Standing>,
  { state }: ChartNode,
): Compiled {
  const owned = [...scenario.messages.values()].filter((one) => one.owner === state.id && one.after !== null);
  return {
    tasks: state.tasks.flatMap(({ id }) => standings.get(id) ?? []),
    entered: newsroom.entered(state.id),
    entry: compileEffects(scenario, program, texts, machinery, state.entry, []),
    exit: compileEffects(scenario, program, texts, machinery, state.exit, []),
    owned: owned.map((message) => slotAt(slots, `left ${message.id}`)),
    timers: state.timers.map((timer) => ({
      slot: slotAt(slots, `left ${timer.id}`),
      isDelay: timer.kind === 'after',
      minutes: program.minutes(timer.moment),
    })),
  };
}

/** What a branch does between leaving and entering; that of an answer first puts the answer down. */
function compileBranch(parts: ChartParts, machinery: Machinery, work: Work, { cause, effects }: Branch): Act {
  const { scenario, slots, texts, program, newsroom, decisions } = parts;
  if (cause.by !== 'answer') return compileEffects(scenario, program, texts, machinery, effects, []);
  const { id } = cause.task;
  const task = decisions.get(id);
  const act = compileEffects(scenario, program, texts, machinery, effects, task?.reads ?? []);
  const [standingSlot, result, age] = ['standing', 'result', 'age'].map((kind) => slotAt(slots, `${kind} ${id}`));
  const place = task?.placeOf(cause.result) ?? 0;
  const told = newsroom.result(id, place);
  return (s, answer) => {
    s[standingSlot ?? -1] = standing.answered;
    if (result !== undefined && result >= 0) s[result] = place;
    if (age !== undefined && age >= 0) s[age] = 1;
    work.news.push(told);
    act(s, answer);
  };
}

function compileGuard(
  { program, newsroom }: ChartParts,
  work: Work,
  standings: ReadonlyMap<string, Standing>,
  { cause, source }: Branch,
): Condition {
  if (cause.by === 'answer' || cause.by === 'opening') return () => true;
  const holds = conditionOf(work, newsroom, program, cause.transition.when);
  if (cause.by !== 'all-answered') return holds;
  const tasks = source.state.tasks.flatMap(({ id }) => standings.get(id) ?? []);
  return () => areAllAnswered(tasks, work.slots) && holds();
}

/** Whether every task was answered in this visit or isn't offered now, and at least one was answered. */
function areAllAnswered(tasks: readonly Standing[], slots: SlotValues): boolean {
  let isSome = false;
  for (const { slot, isOffered } of tasks) {
    if (slots[slot] === standing.answered) isSome = true;
    else if (slots[slot] === standing.open && isOffered()) return false;
  }
  return isSome;
}
