import type { Expression } from '../scenario/expression.ts';
import type { Reading } from '../scenario/expression-tree.ts';
import type { Effect, Fact, Message, Moment, Scenario } from '../scenario/scenario.ts';
import type { Span } from '../scenario/value.ts';
import { type Code, compileTree, type ReadingCode } from './compile-expression.ts';
import type { FaultOf } from './news.ts';
import type { SlotValues } from './slot-values.ts';
import { drawnNumbers, type Slots } from './slots.ts';
import { numberOfValue, type Texts } from './texts.ts';

/** What an answer offers, in the order in which the generated code looks it up: `field`, or `question(subjects)`. */
export type AnswerReads = readonly string[];

/** Turns the expressions of a scenario into functions over its slots; each is made once. */
export interface Program {
  /** `answer` names what `a` holds; empty where there is no answer to ask about. */
  readonly code: (expression: Expression, answer: AnswerReads) => Code;
  /** The minutes of a moment in this state. */
  readonly minutes: (moment: Moment) => (slots: SlotValues) => number;
  readonly slotOf: (key: string) => number;
  /** Whether the fact is only added up, and so has no slot. */
  readonly isTotal: (fact: string) => boolean;
}

/** The name under which an answer's reading is looked up; null for anything else. */
export function answerReadOf(reading: Reading): string | null {
  if (reading.of === 'answer') return reading.field;
  return reading.of === 'ask' ? `${reading.question}(${reading.subjects.join(',')})` : null;
}

/** The program of a scenario. */
export function createProgram(scenario: Scenario, slots: Slots, texts: Texts): Program {
  const made = new Map<Expression, Code>();
  const slotOf = (key: string): number => {
    const slot = slots.byKey.get(key);
    if (slot === undefined) throw new Error(`Nothing reads “${key}”, so no slot holds it`);
    return slot.index;
  };
  const at = (key: string): string => `s[${slotOf(key)}]`;
  const sure = (js: string): ReadingCode => ({ js, mayFail: false });
  const readingCode = (reading: Reading, answer: AnswerReads): ReadingCode => {
    switch (reading.of) {
      case 'fact':
        // What is only added up is worked out from nought: the sum is then what is added.
        return sure(slots.totals.has(reading.id) ? '0' : at(`fact ${reading.id}`));
      case 'draw':
        return sure(
          `[${drawnNumbers(scenario, reading.id, reading.column, texts).join()}][${at(`draw ${reading.id}`)}]`,
        );
      case 'answered':
        return sure(`(${at(`result ${reading.id}`)} > 0 ? 1 : 0)`);
      case 'result':
        return sure(`[${resultTexts(scenario, reading.id, texts).join()}][${at(`result ${reading.id}`)}]`);
      case 'opened':
        return sure(at(`opened ${reading.id}`));
      case 'now':
        return sure(`(${at('clock')} + ${scenario.clock.starts})`);
      case 'minutes-since':
        return { js: `(${at(`age ${reading.id}`)} > 0 ? ${at(`age ${reading.id}`)} - 1 : NaN)`, mayFail: true };
      default:
        return { js: `a[${answer.indexOf(answerReadOf(reading) ?? '')}]`, mayFail: true };
    }
  };
  return {
    slotOf,
    isTotal: (fact) => slots.totals.has(fact),
    code: (expression, answer) => {
      const found = made.get(expression);
      if (found !== undefined) return found;
      const code = compileTree(expression.tree, texts, (reading) => readingCode(reading, answer));
      made.set(expression, code);
      return code;
    },
    minutes: (moment) => {
      if ('minutes' in moment) return () => moment.minutes;
      const values = drawnNumbers(scenario, moment.draw, moment.column, texts);
      const index = slotOf(`draw ${moment.draw}`);
      return (state) => values[state[index] ?? 0] ?? 0;
    },
  };
}

/** The texts of a task's results by the number in its slot: none first. */
function resultTexts(scenario: Scenario, id: string, texts: Texts): readonly number[] {
  const task = scenario.tasks.get(id);
  const options = task?.spec.kind === 'choose' ? task.spec.options : [];
  const results = [...options.flatMap((option) => option.results), ...(task?.results ?? [])];
  return ['none', ...results.map((result) => result.id)].map(texts.numberOf);
}

/** What effects ask of the machinery around them. */
export interface Machinery {
  readonly fault: (of: FaultOf, what: string, span: Span) => void;
  /** Adds to a fact that is only added up. */
  readonly add: (fact: string, amount: number) => void;
  readonly raise: (signal: string) => void;
  readonly send: (message: Message) => void;
}

/** Effects as one function over slots and the answer's values. */
export type Act = (slots: SlotValues, answer: ArrayLike<number>) => void;

/** Compiles effects, in order. All the values of one `do` are worked out from the old ones. */
export function compileEffects(
  scenario: Scenario,
  program: Program,
  texts: Texts,
  machinery: Machinery,
  effects: readonly Effect[],
  answer: AnswerReads,
): Act {
  const acts = effects.map((effect): Act => {
    switch (effect.type) {
      case 'signal':
        return () => machinery.raise(effect.signal);
      case 'message':
        return () => machinery.send(effect.message);
      case 'do':
        return compileAssigns(scenario, program, texts, machinery, effect.assigns, answer);
      default:
        return effect satisfies never;
    }
  });
  const [only] = acts;
  if (only === undefined) return () => {};
  if (acts.length === 1) return only;
  return (slots, given) => {
    for (const act of acts) act(slots, given);
  };
}

type Assigns = Extract<Effect, { readonly type: 'do' }>['assigns'];

function compileAssigns(
  scenario: Scenario,
  program: Program,
  texts: Texts,
  { fault, add }: Machinery,
  assigns: Assigns,
  answer: AnswerReads,
): Act {
  const compiled = assigns.map(({ fact: id, value }) => {
    const fact = scenario.facts.find((one) => one.id === id);
    return {
      id,
      slot: program.isTotal(id) ? -1 : program.slotOf(`fact ${id}`),
      code: program.code(value, answer),
      bound: fact === undefined ? (old: number) => old : boundOf(fact, texts, fault),
      value,
    };
  });
  const values = compiled.map(() => 0);
  return (slots, given) => {
    compiled.forEach(({ id, slot, code, bound, value }, index) => {
      const old = slots[slot] ?? 0;
      const worked = code(slots, given);
      if (Number.isNaN(worked)) fault('value', value.source, value.span);
      else if (slot < 0) add(id, worked);
      values[index] = Number.isNaN(worked) || slot < 0 ? old : bound(old, worked);
    });
    compiled.forEach(({ slot }, index) => {
      if (slot >= 0) slots[slot] = values[index] ?? 0;
    });
  };
}

/** What a fact may become: one beyond a bound stops there, with a fault; a text that isn't one of its choices changes nothing. */
function boundOf(fact: Fact, texts: Texts, fault: Machinery['fault']): (old: number, value: number) => number {
  if (fact.choices !== null) {
    const allowed = new Set(fact.choices.map((choice) => numberOfValue(choice, texts)));
    return (old, value) => {
      if (allowed.has(value)) return value;
      fault('bound', `${fact.id} can’t be ${texts.textOf(value)}`, fact.span);
      return old;
    };
  }
  const least = fact.least ?? Number.MIN_SAFE_INTEGER;
  const most = fact.most ?? Number.MAX_SAFE_INTEGER;
  const stopped = `${fact.id} was stopped at its bound`;
  return (_, value) => {
    if (value >= least && value <= most) return value;
    fault('bound', stopped, fact.span);
    return value < least ? least : most;
  };
}
