import type { Scenario } from '../scenario/scenario.ts';
import { numberChart } from './chart-nodes.ts';
import { type ChartParts, createChartRun } from './chart-run.ts';
import { createTexts, type Texts } from './compile-expression.ts';
import { type Configuration, createConfigurations } from './configuration.ts';
import { createDecisions, type Decision, type TaskDecisions } from './decisions.ts';
import { createLiveness } from './liveness.ts';
import { createNewsroom, type News } from './news.ts';
import { createMinutes, createPassingTime } from './passing-time.ts';
import { createPendingSlots } from './pending-slots.ts';
import { createPost } from './post.ts';
import { createProgram } from './program.ts';
import { configurationSlot, layOut, type Slots, standing } from './slots.ts';
import { noAnswer, type Work } from './work.ts';

/** Something done: a decision, a wait (minutes, or until the next thing), or a document opened. */
export type Move =
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'wait'; readonly minutes: number | 'next' }
  | { readonly kind: 'open'; readonly document: string };

/** Where a move led. All of it is overwritten by the next move. */
export interface Led {
  readonly slots: Int32Array;
  /** Production minutes that passed. */
  readonly minutes: number;
  /** What came about, in order, by number in {@link Stepper.news}. */
  readonly news: readonly number[];
}

/**
 * A sitting in whole numbers: the same step as the engine's, compiled. A state is an array of slots; what nothing can read any
 * more is left out of it, so that two states are the same where nobody could ever tell them apart.
 */
export interface Stepper {
  readonly scenario: Scenario;
  readonly slots: Slots;
  readonly texts: Texts;
  readonly decisions: ReadonlyMap<string, TaskDecisions>;
  readonly news: readonly News[];
  readonly configurationOf: (state: Int32Array) => Configuration;
  readonly isEnded: (state: Int32Array) => boolean;
  /** Whether nothing can read the slot any more. */
  readonly isDead: (state: Int32Array, slot: number) => boolean;
  /** The tasks that can be answered, in the file's order. */
  readonly openTasks: (state: Int32Array) => readonly TaskDecisions[];
  /** The opening with these choices of draws, by the draw's id. */
  readonly open: (choices: Readonly<Record<string, number>>) => Led;
  /** What can be done: every kind of answer, every document that matters, every wait that can make a difference. */
  readonly moves: (state: Int32Array) => readonly Move[];
  /** Does it. The state given is not changed. */
  readonly step: (state: Int32Array, move: Move) => Led;
}

/** The wait that others are made of: waits of 15 and 30 minutes come to several of it. */
export const shortWaitMinutes = 5;

const waitForNext: Move = { kind: 'wait', minutes: 'next' };
const waits: readonly Move[] = [{ kind: 'wait', minutes: shortWaitMinutes }, waitForNext];

/** What steppers and explorers of a scenario are made from: the chart numbered, the slots laid out, the expressions compiled. */
export function partsOf(scenario: Scenario): ChartParts {
  const texts = createTexts();
  const slots = layOut(scenario, texts);
  const program = createProgram(scenario, slots, texts);
  const chart = numberChart(scenario);
  const configurations = createConfigurations(scenario, chart);
  const made: Decision[] = [];
  const decisions = new Map(
    [...scenario.tasks].map(([id, task]) => [id, createDecisions(scenario, slots, program, texts, task, made)]),
  );
  const liveness = createLiveness(scenario, chart, slots);
  return { scenario, chart, configurations, slots, texts, program, decisions, liveness, newsroom: createNewsroom(scenario) };
}

/** No work yet. */
export function createWork({ slots, configurations }: ChartParts): Work {
  return {
    slots: new Int32Array(slots.all.length),
    configuration: configurations.before,
    answer: noAnswer,
    ended: false,
    queue: [],
    news: [],
  };
}

/** Compiles a scenario into a stepper. */
export function createStepper(parts: ChartParts): Stepper {
  const { scenario, slots, texts, program, chart, configurations, decisions, liveness, newsroom } = parts;
  const work = createWork(parts);
  const { slots: s } = work;
  const minutes = createMinutes(scenario, slots, work);
  const post = createPost(parts, work, minutes);
  const run = createChartRun(parts, work, minutes, post.send);
  const time = createPassingTime(slots, work, minutes, createPendingSlots(parts, work, run, post));
  const slotOf = (key: string): number => slots.byKey.get(key)?.index ?? -1;
  const standingSlots = new Map([...scenario.tasks.keys()].map((id) => [id, slotOf(`standing ${id}`)]));
  const offered = new Map(
    [...scenario.tasks].map(([id, task]) => [id, task.if === null ? null : program.code(task.if, [])]),
  );
  const configurationOf = (state: Int32Array): Configuration => configurations.at(state[configurationSlot] ?? 0);
  const endings = new Map(
    [...scenario.states.values()].filter((state) => state.ending !== null).map(({ id }) => [id, newsroom.ended(id)]),
  );
  const invariants = scenario.alwaysTrue.map((invariant) => ({
    code: program.code(invariant, []),
    what: `always-true doesn’t hold: ${invariant.source}`,
  }));
  const documents = slots.all
    .filter(({ key }) => key.startsWith('opened '))
    .map(({ index, key }) => {
      const document = key.slice('opened '.length);
      return { index, arrived: slotOf(`arrived ${document}`), move: { kind: 'open', document } as const };
    });
  const deciding = new Map<Decision, Move>();
  const moveOf = (decision: Decision): Move => {
    const move = deciding.get(decision) ?? { kind: 'decide', decision };
    deciding.set(decision, move);
    return move;
  };

  const begin = (state: Int32Array): void => {
    s.set(state);
    work.configuration = configurationOf(state);
    work.answer = noAnswer;
    minutes.takes = 0;
    minutes.passed = 0;
    work.ended = false;
    work.news.length = 0;
  };
  const finish = (): Led => {
    for (const { code, what } of invariants) if (code(s, noAnswer) !== 1) work.news.push(newsroom.fault(what));
    if (work.ended) end();
    else for (const { slot, value } of liveness(work.configuration)) s[slot] = value;
    s[configurationSlot] = work.configuration.number;
    return { slots: s, minutes: minutes.passed, news: work.news };
  };
  /** What was set aside lapses, and nothing is left to be told apart but the ending. */
  const end = (): void => {
    for (const [id, slot] of standingSlots) if (s[slot] === standing.setAside) work.news.push(newsroom.lapsed(id));
    const [ending] = work.configuration.atomic;
    work.news.push(endings.get(ending?.state.id ?? '') ?? -1);
    for (const { index, starts } of slots.all) s[index] = starts;
  };
  const isEnded = (state: Int32Array): boolean =>
    configurationOf(state).atomic.some((node) => endings.has(node.state.id));
  const openTasks = (state: Int32Array): readonly TaskDecisions[] => {
    const open = configurationOf(state).tasks.filter((id) => state[standingSlots.get(id) ?? -1] === standing.open);
    return open.flatMap((id) => {
      const task = decisions.get(id);
      const code = offered.get(id) ?? null;
      return task !== undefined && (code === null || code(state, noAnswer) === 1) ? [task] : [];
    });
  };
  const isDead = (state: Int32Array, slot: number): boolean =>
    liveness(configurationOf(state)).some((one) => one.slot === slot);

  return {
    scenario,
    slots,
    texts,
    decisions,
    news: newsroom.all,
    configurationOf,
    isEnded,
    isDead,
    openTasks,
    open: (choices) => {
      const before = Int32Array.from(slots.all, ({ key, starts }) =>
        key.startsWith('draw ') ? (choices[key.slice('draw '.length)] ?? 0) : starts,
      );
      begin(before);
      work.configuration = configurations.before;
      run.settle(chart.opening.alone);
      time.elapse(0);
      return finish();
    },
    moves: (state) => {
      if (isEnded(state)) return [];
      const found: Move[] = [];
      for (const task of openTasks(state)) for (const decision of task.at(state)) found.push(moveOf(decision));
      for (const { index, arrived, move } of documents)
        if (state[index] === 0 && (arrived < 0 || state[arrived] === 1) && !isDead(state, index)) found.push(move);
      if (time.untilNext(state, configurationOf(state)) < 0) return found;
      // With nothing to decide or to read, every wait comes to the same as waiting for the next thing.
      return found.length > 0 ? [...found, ...waits] : [waitForNext];
    },
    step: (state, move) => {
      begin(state);
      switch (move.kind) {
        case 'decide': {
          const { task, result, values, faults } = move.decision;
          for (const what of faults) work.news.push(newsroom.fault(what));
          s[standingSlots.get(task.id) ?? -1] = standing.answered;
          work.answer = values;
          minutes.takes = move.decision.minutes;
          run.settle(chart.byId.get(task.state)?.branches.results.get(result)?.alone ?? []);
          time.elapse(move.decision.minutes);
          break;
        }
        case 'open':
          s[slotOf(`opened ${move.document}`)] = 1;
          run.settle([]);
          break;
        case 'wait': {
          const next = Math.max(0, time.untilNext(s, work.configuration));
          time.elapse(move.minutes === 'next' ? next : move.minutes);
          break;
        }
        default:
          move satisfies never;
      }
      return finish();
    },
  };
}
