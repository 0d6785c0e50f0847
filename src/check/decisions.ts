import { type AnswerView, type Expression, ExpressionFault, type Scope } from '../scenario/expression.ts';
import { readingsOf } from '../scenario/expression-tree.ts';
import { kindOf } from '../scenario/kinds/all.ts';
import type { Answer, Task } from '../scenario/kinds/kind.ts';
import type { Effect, Result, Scenario } from '../scenario/scenario.ts';
import type { Drawn, Value } from '../scenario/value.ts';
import { resultsOf } from './chart-nodes.ts';
import { type Answers, enumerateAnswers } from './enumerate.ts';
import { type AnswerReads, answerReadOf, type Program } from './program.ts';
import { answerKeys, keysOf, specExpressions } from './readings.ts';
import type { SlotValues } from './slot-values.ts';
import type { Slots } from './slots.ts';
import { numberOfValue, type Texts } from './texts.ts';

/** Answers that nothing in the scenario can tell apart: they come to one result, take as long, and set facts to the same. */
export interface Decision {
  readonly number: number;
  readonly task: Task;
  readonly result: Result;
  /** The result's place among all of the task's, from 1. */
  readonly place: number;
  readonly minutes: number;
  /** What effects may ask of the answer, in the order of {@link TaskDecisions.reads}; NaN where it offers nothing. */
  readonly values: ArrayLike<number>;
  /** One of the answers. */
  readonly answer: Answer;
  /** Conditions of its results that had no value. */
  readonly faults: readonly Expression[];
}

/** The decisions of one task. */
export interface TaskDecisions {
  readonly task: Task;
  /** What of an answer any of its results asks. */
  readonly reads: AnswerReads;
  /** A result's place among all of the task's, from 1. */
  readonly placeOf: (result: Result) => number;
  /** What can be decided in this state: worked out once for each set of values that it depends on. */
  readonly at: (slots: SlotValues) => readonly Decision[];
  /** Whether every answer that a condition could tell apart was gone through, so far. */
  readonly isWhole: () => boolean;
}

/** The decisions of a task. `count` numbers them across tasks. */
export function createDecisions(
  scenario: Scenario,
  slots: Slots,
  program: Program,
  texts: Texts,
  task: Task,
  list: Decision[],
): TaskDecisions {
  const results = resultsOf(task);
  const reads = answerReads(results);
  const whens = results.map((result) => (result.when === null ? null : program.code(result.when, reads)));
  const spec = offeredBy(scenario, slots, texts, task, reads);
  const keys = slotIndexes(slots, answerKeys(task));
  const known = new Map<number | string, readonly Decision[]>();
  const keyOf = keyOver(slots, keys);
  const made = new Map<string, Decision>();
  const places = new Map(results.map((result, index) => [result, index]));
  const asked = results.map((result) => effectReads(result.effects).map((read) => reads.indexOf(read)));

  const decide = (state: SlotValues, { answer, values }: Offered): Omit<Decision, 'number'> | null => {
    const faults: Expression[] = [];
    const own = kindOf(task.spec).ownResults(task.spec, answer);
    for (const result of own.length > 0 ? own : task.results) {
      const place = places.get(result) ?? 0;
      const when = whens[place];
      const holds = when === null || when === undefined ? 1 : when(state, values);
      if (Number.isNaN(holds) && result.when !== null) faults.push(result.when);
      if (holds !== 1) continue;
      const minutes = result.takesMinutes ?? kindOf(task.spec).ownTakesMinutes(task.spec, answer) ?? task.takesMinutes;
      return { task, result, place: place + 1, minutes, values, answer, faults };
    }
    return null;
  };
  const workOut = (state: SlotValues): readonly Decision[] => {
    const found = new Map<string, Decision>();
    for (const offered of spec.at(state)) {
      const decided = decide(state, offered);
      if (decided === null) continue;
      const used = (asked[decided.place - 1] ?? []).map((index) => decided.values[index]);
      const key = [decided.place, decided.minutes, ...used, ...decided.faults.map(({ span }) => span.start)].join('|');
      if (found.has(key)) continue;
      // One and the same in every state where it can be made, so that moves from different states share their labels.
      const whole = `${key}|${JSON.stringify(decided.answer)}`;
      const decision = made.get(whole) ?? { ...decided, number: list.length };
      if (decision.number === list.length) list.push(decision);
      made.set(whole, decision);
      found.set(key, decision);
    }
    return [...found.values()];
  };
  return {
    task,
    reads,
    placeOf: (result) => (places.get(result) ?? -1) + 1,
    isWhole: spec.isWhole,
    at: (state) => {
      const key = keyOf(state);
      const before = known.get(key);
      if (before !== undefined) return before;
      const decisions = workOut(state);
      known.set(key, decisions);
      return decisions;
    },
  };
}

/** An answer with what it offers to conditions, as numbers. */
interface Offered {
  readonly answer: Answer;
  readonly values: Float64Array;
}

/** The answers that are taken in a state: worked out once for each set of values that the kind's own keys depend on. */
function offeredBy(
  scenario: Scenario,
  slots: Slots,

  texts: Texts,
  task: Task,
  reads: AnswerReads,
): { readonly at: (state: SlotValues) => readonly Offered[]; readonly isWhole: () => boolean } {
  const isForm = task.spec.kind === 'form';
  const indexes = slotIndexes(slots, isForm ? answerKeys(task) : specExpressions(task.spec).flatMap(keysOf));
  const known = new Map<string, readonly Offered[]>();
  const scopeOf = scopeReader(scenario, slots, texts);
  const kind = kindOf(task.spec);
  const hasChecks = ['form', 'choose', 'choose-many'].includes(task.spec.kind);
  let enumerated: Answers | null = null;
  let isWhole = true;
  const workOut = (state: SlotValues): readonly Offered[] => {
    const scope = scopeOf(state);
    // A form's examples depend on the state; every other kind's answers are the same in all.
    const found = isForm || enumerated === null ? enumerateAnswers(task, scope) : enumerated;
    enumerated = found;
    isWhole &&= found.isWhole;
    return found.answers.flatMap((raw): readonly Offered[] => {
      const read = hasChecks ? kind.read(task.spec, raw, scope) : ({ ok: true, answer: raw } as const);
      if (!read.ok) return [];
      const view = kind.view(task.spec, read.answer, scope);
      return [{ answer: read.answer, values: Float64Array.from(reads, (name) => offeredValue(view, name, texts)) }];
    });
  };
  return {
    isWhole: () => isWhole,
    at: (state) => {
      const key = indexes.map((index) => state[index]).join();
      const found = known.get(key) ?? workOut(state);
      known.set(key, found);
      return found;
    },
  };
}

function slotIndexes(slots: Slots, keys: readonly string[]): readonly number[] {
  return [...new Set(keys)].flatMap((key) => slots.byKey.get(key)?.index ?? []);
}

/** A key of the values in some slots: a whole number where their bounds leave room for one, since it is asked for at every step. */
function keyOver(slots: Slots, indexes: readonly number[]): (state: SlotValues) => number | string {
  const bounds = indexes.map((index) => slots.all[index] ?? { least: 0, most: 0 });
  const digits = bounds.map(({ least, most }, at) => ({ index: indexes[at] ?? 0, least, range: most - least + 1 }));
  const count = digits.reduce((product, { range }) => product * range, 1);
  if (!Number.isSafeInteger(count)) return (state) => indexes.map((index) => state[index]).join();
  return (state) => {
    let key = 0;
    for (const { index, least, range } of digits) key = key * range + (state[index] ?? 0) - least;
    return key;
  };
}

/** What results ask of an answer, by name. */
function answerReads(results: readonly Result[]): AnswerReads {
  const trees = results.flatMap((result) => [
    ...(result.when === null ? [] : [result.when.tree]),
    ...effectTrees(result.effects),
  ]);
  return [...new Set(trees.flatMap(readingsOf).flatMap((reading) => answerReadOf(reading) ?? []))];
}

function effectReads(effects: readonly Effect[]): AnswerReads {
  return [
    ...new Set(
      effectTrees(effects)
        .flatMap(readingsOf)
        .flatMap((reading) => answerReadOf(reading) ?? []),
    ),
  ];
}

function effectTrees(effects: readonly Effect[]) {
  return effects.flatMap((effect) => (effect.type === 'do' ? effect.assigns.map(({ value }) => value.tree) : []));
}

/** What an answer offers under a name: a field, or a question with its subjects; NaN where it has no value. */
function offeredValue(view: AnswerView, name: string, texts: Texts): number {
  const [, question, subjects] = /^(\w+)\((.*)\)$/.exec(name) ?? [];
  try {
    const value =
      question === undefined
        ? view.fields[name]
        : view.ask[question]?.(...(subjects === '' ? [] : (subjects ?? '').split(',')));
    return value === undefined ? Number.NaN : numberOfValue(value, texts);
  } catch (error) {
    if (error instanceof ExpressionFault) return Number.NaN;
    throw error;
  }
}

/** Reads facts and draws out of slots, for the library's expressions. */
export function scopeReader(scenario: Scenario, slots: Slots, texts: Texts): (state: SlotValues) => Scope {
  const indexOf = (key: string): number => slots.byKey.get(key)?.index ?? -1;
  return (state) => ({
    facts: Object.fromEntries(
      scenario.facts.map((fact) => [fact.id, factValue(state[indexOf(`fact ${fact.id}`)] ?? 0, fact.unit, texts)]),
    ),
    draws: Object.fromEntries(
      scenario.draws.map((draw) => {
        const choice = draw.choices[state[indexOf(`draw ${draw.id}`)] ?? 0] ?? [];
        const values = draw.columns.map(({ name }, at): [string, Value] => [name ?? '', choice[at] ?? 0]);
        const drawn: Drawn = draw.columns[0]?.name === null ? (choice[0] ?? 0) : Object.fromEntries(values);
        return [draw.id, drawn];
      }),
    ),
    answer: null,
    answered: (task) => (state[indexOf(`result ${task}`)] ?? 0) > 0,
    result: (task) => {
      const found = scenario.tasks.get(task);
      const place = state[indexOf(`result ${task}`)] ?? 0;
      return found === undefined || place === 0 ? 'none' : (resultsOf(found)[place - 1]?.id ?? 'none');
    },
    opened: (document) => state[indexOf(`opened ${document}`)] === 1,
    now: null,
    minutesSince: () => null,
  });
}

function factValue(number: number, unit: string, texts: Texts): Value {
  if (unit === 'yes-no') return number === 1;
  return unit === 'text' ? texts.textOf(number) : number;
}
