import type { AnswerView, Expression, Scope, Template } from '../expression.ts';
import type { Evidence, Result, Unanswered } from '../scenario.ts';
import type { Span, Unit } from '../value.ts';
import type { AllocateSpec } from './allocate.ts';
import type { ChooseSpec } from './choose.ts';
import type { ChooseManySpec } from './choose-many.ts';
import type { ContactSpec } from './contact.ts';
import type { FlagSpec } from './flag.ts';
import type { FormSpec } from './form.ts';
import type { RankSpec } from './rank.ts';
import type { ScheduleSpec } from './schedule.ts';
import type { WriteSpec } from './write.ts';

/** What is particular to a task's kind. */
export type TaskSpec =
  | ChooseSpec
  | ChooseManySpec
  | RankSpec
  | AllocateSpec
  | ScheduleSpec
  | ContactSpec
  | FlagSpec
  | FormSpec
  | WriteSpec;

/** The nine kinds, as an author writes them. */
export type TaskKind = TaskSpec['kind'];

/** A task: what every kind has, and its own `spec`. */
export interface Task {
  readonly id: string;
  /** The state it belongs to. */
  readonly state: string;
  /** A few words for lists; made from the id unless the author gives them. */
  readonly title: string;
  /** The question, from the kind's own key. */
  readonly asks: Template;
  readonly spec: TaskSpec;
  readonly if: Expression | null;
  readonly takesMinutes: number;
  /** Minutes of sitting time that the author expects it to need; null when not said. */
  readonly expectMinutes: number | null;
  readonly reason: 'required' | 'optional' | 'none';
  readonly judged: readonly string[];
  /** A document pinned beside the task. */
  readonly document: string | null;
  readonly results: readonly Result[];
  readonly unanswered: Unanswered | null;
  readonly handover: boolean;
  /** Minutes of sitting time kept for the handover note; null for other tasks. */
  readonly reserveMinutes: number | null;
  readonly rule: string | null;
  readonly marking: Marking | null;
  readonly span: Span;
}

/** Notes for the person who marks; never shown to a candidate before the end. */
export interface Marking {
  readonly lookFor: readonly string[];
  readonly notAPass: string | null;
  readonly justAPass: string | null;
  readonly justADistinction: string | null;
}

/** A JSON value in canonical form: objects, arrays, strings, whole numbers. How each kind's answer looks is in its own file. */
export type Answer = string | number | readonly Answer[] | { readonly [key: string]: Answer };

/** The outcome of reading an answer: its canonical form, or what is wrong with it, in sentences for the candidate. */
export type ReadAnswer =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What conditions may ask of a kind's answer: fields with their units, and questions with what they take and give. */
export interface Offers {
  readonly fields: Readonly<Record<string, Unit>>;
  /** What a text field can be, where that is known: comparing it with anything else is a mistake. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly questions: Readonly<
    Record<string, { readonly takes: readonly (readonly string[])[]; readonly gives: Unit }>
  >;
}

/**
 * One task kind. Every kind is one file of this shape; the guide's table and the JSON Schema are made from the same files.
 * All functions are pure.
 */
export interface Kind<Spec extends TaskSpec> {
  readonly kind: Spec['kind'];
  /** What conditions may ask of this task's answer. `takes` lists, for each argument, the ids allowed. */
  readonly offers: (spec: Spec) => Offers;
  /** Reads an answer from YAML, JSON or a screen into its canonical form. `scope` serves option `if`s and draws; its `answer` is null. */
  readonly read: (spec: Spec, raw: unknown, scope: Scope) => ReadAnswer;
  /** What conditions see of a canonical answer. */
  readonly view: (spec: Spec, answer: Answer, scope: Scope) => AnswerView;
  /** The read-back before an answer counts: lines of plain words, e.g. `Call Priya Nair`. */
  readonly tell: (spec: Spec, answer: Answer, scope: Scope) => readonly string[];
  /** Results that hang on the chosen option alone, where the kind has them (choose); else an empty list, and the task's own count. */
  readonly ownResults: (spec: Spec, answer: Answer) => readonly Result[];
  /** Production minutes that the answer itself takes, where the kind says so (an option's own `takes`); else null. */
  readonly ownTakesMinutes: (spec: Spec, answer: Answer) => number | null;
}

/** Every piece of evidence a task's results can give, its options' own included. */
export type TaskEvidence = readonly Evidence[];
