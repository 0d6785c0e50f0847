import type { Scenario } from '../scenario/scenario.ts';
import { numberChart } from './chart-nodes.ts';
import { type ChartParts, createChartRun } from './chart-run.ts';
import { createTexts, type Texts } from './compile-expression.ts';
import { type Configuration, createConfigurations } from './configuration.ts';
import { createDecisions, type Decision, type TaskDecisions } from './decisions.ts';
import { createFaultsAtRest } from './faults-at-rest.ts';
import { createLiveness } from './liveness.ts';
import { createNewsroom, type News } from './news.ts';
import { createMinutes, createPassingTime } from './passing-time.ts';
import { createPendingSlots } from './pending-slots.ts';
import { createPost } from './post.ts';
import { createProgram } from './program.ts';
import { configurationSlot, layOut, type Slots } from './slots.ts';
import { createStanding } from './where-it-stands.ts';
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
  /** What can be done: every kind of answer, every document that matters, every wait on offer that can make a difference. */
  readonly moves: (state: Int32Array) => readonly Move[];
  /** Does it. The state given is not changed. */
  readonly step: (state: Int32Array, move: Move) => Led;
}

const waitForNext: Move = { kind: 'wait', minutes: 'next' };
const shortWait: Move = { kind: 'wait', minutes: 5 };
const longWaits: readonly (Extract<Move, { readonly kind: 'wait' }> & { readonly minutes: number })[] = [
  { kind: 'wait', minutes: 15 },
  { kind: 'wait', minutes: 30 },
];

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
  return {
    scenario,
    chart,
    configurations,
    slots,
    texts,
    program,
    decisions,
    liveness,
    newsroom: createNewsroom(scenario),
  };
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
  const { scenario, slots, texts, chart, configurations, decisions, liveness, newsroom } = parts;
  const work = createWork(parts);
  const { slots: s } = work;
  const minutes = createMinutes(scenario, slots, work);
  const post = createPost(parts, work, minutes);
  const run = createChartRun(parts, work, minutes, post.send);
  const time = createPassingTime(slots, work, minutes, createPendingSlots(parts, work, run, post));
  const standings = createStanding(parts);
  const clockSlot = slots.byKey.get('clock')?.index ?? -1;
  const { configurationOf, isEnded, openTasks } = standings;
  const tellFaults = createFaultsAtRest(parts, work);

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
    work.answer = noAnswer;
    tellFaults(work.configuration);
    s[configurationSlot] = work.configuration.number;
    if (work.ended) work.news.push(...standings.end(s));
    else for (const { slot, value } of liveness(work.configuration)) s[slot] = value;
    return { slots: s, minutes: minutes.passed, news: work.news };
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
      begin(standings.before(choices));
      work.configuration = configurations.before;
      run.settle(chart.opening.alone);
      time.elapse(0);
      return finish();
    },
    moves: (state) => {
      if (isEnded(state)) return [];
      const found: Move[] = [];
      for (const task of openTasks(state))
        for (const decision of task.at(state)) found.push(standings.moveOf(decision));
      for (const { move } of standings.documents(state)) found.push(move);
      const left = time.untilNext(state, configurationOf(state));
      if (left < 0) return found;
      // With nothing to decide or to read, every wait comes to the same as waiting for the next thing.
      if (found.length === 0) return [waitForNext];
      // A long wait is so many short ones, unless the last thing pending falls due in it: then only the clock goes on.
      const long = isDead(state, clockSlot) ? [] : longWaits.filter(({ minutes: most }) => left < most);
      return [...found, shortWait, ...long, waitForNext];
    },
    step: (state, move) => {
      begin(state);
      switch (move.kind) {
        case 'decide': {
          const { task, result, values, faults } = move.decision;
          for (const what of faults) work.news.push(newsroom.fault(what));
          work.answer = values;
          minutes.takes = move.decision.minutes;
          run.settle(chart.byId.get(task.state)?.branches.results.get(result)?.alone ?? []);
          time.elapse(move.decision.minutes);
          break;
        }
        case 'open':
          s[slots.byKey.get(`opened ${move.document}`)?.index ?? -1] = 1;
          run.settle([]);
          time.elapse(0);
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
