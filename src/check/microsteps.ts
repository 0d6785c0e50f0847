import type { Branch, ChartNode } from './chart-nodes.ts';
import type { ChartParts } from './chart-parts.ts';
import type { Entry, Leaving } from './configuration.ts';
import { type Act, compileEffects, type Machinery } from './program.ts';
import type { SlotValues } from './slot-values.ts';
import { type Slots, standing } from './slots.ts';
import type { Standing, Visits } from './visits.ts';
import type { Timekeeper, Work } from './work.ts';

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

const nobody: readonly Leaving[] = [];

/** Compiles one step of a chart on the work in hand: what branches leave, do and enter. */
export function createMicrostep(
  parts: ChartParts,
  work: Work,
  timekeeper: Timekeeper,
  machinery: Machinery,
  visits: Visits,
): (branches: readonly Branch[]) => void {
  const { chart, configurations } = parts;
  const { slots: s, news, queue } = work;
  const nodes = chart.all.map((node) => compileNode(parts, machinery, visits.standings, node));
  const acts = chart.branches.map((branch) => compileBranch(parts, machinery, work, branch));
  const leave = (node: Compiled): void => {
    for (const slot of node.owned) timekeeper.stop(slot);
    node.exit(s, work.answer);
    for (const { slot } of node.timers) timekeeper.stop(slot);
  };
  const enter = (node: Compiled, { isReturn, done }: Entry): void => {
    visits.begin(node.tasks, isReturn);
    news.push(node.entered);
    node.entry(s, work.answer);
    for (const { slot, isDelay, minutes } of node.timers) timekeeper.start(slot, isDelay, minutes(s));
    for (const one of done) queue.push(one);
  };
  return (branches) => {
    const step = configurations.microstep(work.configuration, branches);
    for (const node of step.left) leave(at(nodes, node.order));
    let { leaving } = step;
    for (const branch of step.branches) {
      // The first branch that goes anywhere ends the visits, before it does anything else.
      if (branch.target !== null) visits.end(leaving);
      if (branch.target !== null) leaving = nobody;
      at(acts, branch.index)(s, work.answer);
    }
    for (const entry of step.entered) enter(at(nodes, entry.node.order), entry);
    work.configuration = step.after;
    work.ended = step.ends;
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

function at<Item>(list: readonly Item[], index: number): Item {
  const found = list[index];
  if (found === undefined) throw new Error(`There is nothing at ${index}`);
  return found;
}

function slotAt(slots: Slots, key: string): number {
  return slots.byKey.get(key)?.index ?? -1;
}
