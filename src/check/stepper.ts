import type { Scenario } from '../scenario/scenario.ts';
import { numberChart } from './chart-nodes.ts';
import type { ChartParts } from './chart-parts.ts';
import { type Configuration, createConfigurations } from './configuration.ts';
import { createDecisions, type Decision, type TaskDecisions } from './decisions.ts';
import { createLiveness } from './liveness.ts';
import type { Led, Move } from './move.ts';
import { createOffer } from './moves-on-offer.ts';
import { createNewsroom, type News } from './news.ts';
import { createProgram } from './program.ts';
import type { SlotValues } from './slot-values.ts';
import { layOut, type Slots } from './slots.ts';
import { createTakingMoves } from './taking-moves.ts';
import { createTexts, type Texts } from './texts.ts';
import { createStanding } from './where-it-stands.ts';

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
  readonly configurationOf: (state: SlotValues) => Configuration;
  readonly isEnded: (state: SlotValues) => boolean;
  /** Whether nothing can read the slot any more. */
  readonly isDead: (state: SlotValues, slot: number) => boolean;
  /** The tasks that can be answered, in the file's order. */
  readonly openTasks: (state: SlotValues) => readonly TaskDecisions[];
  /** The opening with these choices of draws, by the draw's id. */
  readonly open: (choices: Readonly<Record<string, number>>) => Led;
  /** What can be done: every kind of answer, every document that matters, every wait on offer that can make a difference. */
  readonly moves: (state: SlotValues) => readonly Move[];
  /** Does it. The state given is not changed. Throws {@link EndlessEvent} where it never comes to an end, as `open` does. */
  readonly step: (state: SlotValues, move: Move) => Led;
}

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

/** Compiles a scenario into a stepper. */
export function createStepper(parts: ChartParts): Stepper {
  const { scenario, slots, texts, decisions, liveness, newsroom } = parts;
  const standings = createStanding(parts);
  const { configurationOf, isEnded, openTasks } = standings;
  const { open, step, time } = createTakingMoves(parts, standings);
  return {
    scenario,
    slots,
    texts,
    decisions,
    news: newsroom.all,
    configurationOf,
    isEnded,
    isDead: (state, slot) => liveness(configurationOf(state)).some((one) => one.slot === slot),
    openTasks,
    open,
    moves: createOffer(standings, time),
    step,
  };
}
