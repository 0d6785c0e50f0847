import type { Scenario } from '../scenario/scenario.ts';
import type { Value } from '../scenario/value.ts';
import { type Horizon, horizonOf } from './horizon.ts';
import { type ReadingKey, standingKeys, stateKeys } from './readings.ts';
import { numberOfValue, type Texts } from './texts.ts';
import { totalsOf } from './totals.ts';

/** One whole number of a state, between bounds. */
export interface Slot {
  readonly index: number;
  readonly key: ReadingKey;
  readonly least: number;
  readonly most: number;
  /** What it holds at the opening, and where nothing can read it any more. */
  readonly starts: number;
}

/**
 * How a state is laid out in whole numbers. Slot 0 is the configuration. Then come the clock, facts, draws (which of the
 * choices), and for what is read anywhere: results (0 none, else 1 + its place), minutes since an answer (0 never, else
 * 1 + minutes), documents opened and arrived, messages sent once; the standing of each task; and what is left of each timer
 * and message on its way (0 not pending, else 1 + minutes).
 */
export interface Slots {
  readonly all: readonly Slot[];
  readonly byKey: ReadonlyMap<ReadingKey, Slot>;
  readonly horizon: Horizon;
  /** Facts that are only added up, and so have no slot. */
  readonly totals: ReadonlySet<string>;
}

/** The slot of the configuration's number. */
export const configurationSlot = 0;

/** Configurations that a check goes through at most. */
export const configurationsMax = 65_535;

/** Lays out the state of a scenario. Pure. */
export function layOut(scenario: Scenario, texts: Texts): Slots {
  const read = new Set([
    ...standingKeys(scenario),
    ...[...scenario.states.values()].flatMap((one) => [...stateKeys(one)]),
  ]);
  const horizon = horizonOf(scenario);
  const totals = totalsOf(scenario);
  const all: Slot[] = [];
  const add = (key: ReadingKey, least: number, most: number, starts: number): void => {
    all.push({ index: all.length, key, least, most, starts });
  };
  add('configuration', 0, configurationsMax, 0);
  add('clock', 0, horizon.clockMax, 0);
  for (const fact of scenario.facts) {
    if (totals.has(fact.id)) continue;
    const numbers = (fact.choices ?? []).map((choice) => numberOfValue(choice, texts));
    const starts = numberOfValue(fact.starts, texts);
    if (numbers.length > 0) add(`fact ${fact.id}`, Math.min(...numbers), Math.max(...numbers), starts);
    else add(`fact ${fact.id}`, fact.least ?? 0, fact.most ?? 1, starts);
  }
  for (const draw of scenario.draws)
    if (read.has(`draw ${draw.id}`)) add(`draw ${draw.id}`, 0, draw.choices.length - 1, 0);
  for (const task of scenario.tasks.values()) add(`standing ${task.id}`, 0, standing.setAside, 0);
  for (const [id, count] of resultCounts(scenario)) if (read.has(`result ${id}`)) add(`result ${id}`, 0, count, 0);
  for (const id of scenario.tasks.keys()) if (read.has(`age ${id}`)) add(`age ${id}`, 0, horizon.ageMax + 1, 0);
  for (const document of scenario.documents) {
    if (!read.has(`opened ${document.id}`)) continue;
    add(`opened ${document.id}`, 0, 1, 0);
    if (!document.fromStart) add(`arrived ${document.id}`, 0, 1, 0);
  }
  for (const message of scenario.messages.values()) if (message.once) add(`sent ${message.id}`, 0, 1, 0);
  for (const id of pendingIds(scenario)) add(`left ${id}`, 0, horizon.leftMax + 1, 0);
  return { all, byKey: new Map(all.map((slot) => [slot.key, slot])), horizon, totals };
}

/** The standings of a task by number, as in the engine. */
export const standing = { unvisited: 0, open: 1, answered: 2, unanswered: 3, setAside: 4 } as const;

function resultCounts(scenario: Scenario): readonly (readonly [string, number])[] {
  return [...scenario.tasks.values()].map((task) => {
    const options = task.spec.kind === 'choose' ? task.spec.options : [];
    return [task.id, options.reduce((sum, option) => sum + option.results.length, task.results.length)];
  });
}

/** Timers, and messages that take time to arrive. */
function pendingIds(scenario: Scenario): readonly string[] {
  const timers = [...scenario.states.values()].flatMap((state) => state.timers.map((timer) => timer.id));
  const messages = [...scenario.messages.values()].filter((message) => message.after !== null);
  return [...timers, ...messages.map((message) => message.id)];
}

/** The values of a draw's column, by the number of the choice. Pure. */
export function drawnNumbers(scenario: Scenario, id: string, column: string | null, texts: Texts): readonly number[] {
  const draw = scenario.draws.find((one) => one.id === id);
  const at = draw?.columns.findIndex((one) => one.name === column) ?? -1;
  return (draw?.choices ?? []).map((choice) => numberOfValue(choice[at] ?? (0 as Value), texts));
}
