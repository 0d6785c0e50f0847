import type { Expression, Template } from './expression.ts';
import type { Task } from './kinds/kind.ts';
import type { Plan } from './plan.ts';
import type { Span, Unit, Value } from './value.ts';

/** One file of a scenario's folder; `path` is relative to the folder, with `/`. The plan's is `plan.yaml`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What a scenario is compiled from, verbatim: this is what a log embeds, so that it can be replayed with nothing else. */
export interface ScenarioSource {
  /** The path within `files` of the scenario itself, usually `scenario.yaml`. */
  readonly entry: string;
  readonly files: readonly SourceFile[];
  readonly plan: SourceFile;
}

/** A scenario that has been read, resolved and checked: plain data plus pure expressions. Ids are unique as the design says. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly status: 'draft' | 'specimen' | 'live';
  readonly rehearsal: boolean;
  readonly review: Review;
  readonly fairness: Fairness;
  readonly source: ScenarioSource;
  readonly plan: Plan;
  /** Codes by part of the plan: `core` and the plan's option ids. */
  readonly assesses: Readonly<Record<string, readonly string[]>>;
  /** Sitting time allowed, before any adjustment, in minutes. */
  readonly allowMinutes: number;
  /** Where a word about that time belongs. */
  readonly allowSpan: Span;
  readonly clock: ProductionClock;
  readonly brief: string;
  readonly people: readonly Person[];
  readonly documents: readonly Document[];
  readonly facts: readonly Fact[];
  readonly draws: readonly Draw[];
  readonly signals: readonly string[];
  readonly alwaysTrue: readonly Expression[];
  /** The root: a compound state whose children are the file's top-level states. Its id is `(story)`, which no author can give. */
  readonly root: StateNode;
  /** Look-ups over the tree, made once, without the root. Key order is the file's. */
  readonly states: ReadonlyMap<string, StateNode>;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly messages: ReadonlyMap<string, Message>;
}

/** What people said of a scenario, and when they are to be asked again. */
export interface Review {
  /** How hard it is, in a person's words: no program can tell. */
  readonly demand: string | null;
  readonly by: readonly { readonly role: string; readonly date: string }[];
  readonly due: string | null;
  /** Where a word about it belongs. */
  readonly span: Span;
}

/** How far variants may differ, in per cent of the most: words to read, sitting time, story time. */
export interface Fairness {
  readonly reading: number;
  readonly sitting: number;
  readonly story: number;
}

/** The production clock: zoneless wall time in minutes since 00:00 on the day the story starts. */
export interface ProductionClock {
  /** 0 = Monday … 6 = Sunday: the weekday of minute 0. */
  readonly startWeekday: number;
  readonly starts: number;
  readonly ends: number;
  /** Where a word about the end belongs. */
  readonly endsSpan: Span;
  /** In a live scenario: real milliseconds for each production minute, and why timing itself is assessed. */
  readonly live: { readonly tickMs: number; readonly because: string } | null;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly about: string | null;
  readonly span: Span;
}

/** A document of the production. Its templates read draws only, so that it says the same all through a sitting. */
export interface Document {
  readonly id: string;
  readonly title: string;
  /** False when it arrives later, as the attachment of a message. */
  readonly fromStart: boolean;
  readonly body:
    | { readonly kind: 'text'; readonly lines: readonly DocumentLine[] }
    | {
        readonly kind: 'table';
        readonly columns: readonly string[];
        readonly rows: readonly DocumentRow[];
      };
  readonly span: Span;
}

/** A line of a text document; `id` is its `{#id}` mark (needed to be flagged), else null. */
export interface DocumentLine {
  readonly id: string | null;
  readonly text: Template;
}

/** A row of a table; `id` comes from the CSV's `id` column, which is not shown, else null. */
export interface DocumentRow {
  readonly id: string | null;
  readonly cells: readonly Template[];
}

export interface Fact {
  readonly id: string;
  readonly unit: Unit;
  readonly starts: Value;
  /** Bounds of a number; null for text and yes-no. */
  readonly least: number | null;
  readonly most: number | null;
  /** The choices of a `one-of`; null otherwise. */
  readonly choices: readonly string[] | null;
  readonly better: 'less' | 'more' | null;
  readonly span: Span;
}

/** A draw, made once at the opening from its own stream: one of `choices`, uniformly. */
export interface Draw {
  readonly id: string;
  /** One unnamed column for a plain draw; named columns for `rows`. */
  readonly columns: readonly { readonly name: string | null; readonly unit: Unit }[];
  /** Each choice has a value for each column. */
  readonly choices: readonly (readonly Value[])[];
  readonly span: Span;
}

export interface StateNode {
  readonly id: string;
  readonly span: Span;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** The state it stands in; null for a top-level state and for the root. */
  readonly parent: string | null;
  readonly initial: string | null;
  readonly states: readonly StateNode[];
  readonly entry: readonly Effect[];
  readonly exit: readonly Effect[];
  readonly tasks: readonly Task[];
  readonly timers: readonly Timer[];
  readonly always: readonly Transition[];
  readonly on: readonly { readonly signal: string; readonly transitions: readonly Transition[] }[];
  readonly whenAllAnswered: Transition | null;
  /** On a parallel or compound state: taken when its strands (its child) have ended. */
  readonly done: readonly Transition[];
  readonly history: { readonly depth: 'shallow' | 'deep'; readonly to: string | null } | null;
  /** Only on a top-level final. */
  readonly ending: { readonly title: string; readonly text: string } | null;
}

/** A transition: first whose `when` holds. Without `to` it stays and only has effects. */
export interface Transition {
  readonly when: Expression | null;
  readonly to: string | null;
  readonly effects: readonly Effect[];
  readonly span: Span;
}

/** What a result, transition, entry or exit does. All the assignments of one `do` read the old values. */
export type Effect =
  | { readonly type: 'do'; readonly assigns: readonly { readonly fact: string; readonly value: Expression }[] }
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'signal'; readonly signal: string };

/** A point in production time: a number of minutes (a delay or an instant), or a draw that gives it (`supplier.ready`). */
export type Moment = { readonly minutes: number } | { readonly draw: string; readonly column: string | null };

export interface Timer {
  /** Unique in the file and stable: `<state>.after.<key>` or `<state>.at.<key>`. */
  readonly id: string;
  readonly kind: 'after' | 'at';
  readonly moment: Moment;
  readonly transitions: readonly Transition[];
  /** Place in the file: breaks ties between things due at one instant. */
  readonly order: number;
  /** Where its delay or its time is written. */
  readonly span: Span;
}

export interface Message {
  readonly id: string;
  readonly from: string;
  readonly by: 'call' | 'text' | 'e-mail' | 'in-person' | 'radio' | 'note';
  readonly subject: string | null;
  readonly text: Template;
  readonly attach: readonly string[];
  /** Asked at delivery. */
  readonly if: Expression | null;
  readonly after: Moment | null;
  readonly once: boolean;
  /** The state in whose `entry` it stands and with which a pending copy is dropped; null when it stays. */
  readonly owner: string | null;
  readonly order: number;
  readonly span: Span;
}

export interface Result {
  readonly id: string;
  readonly when: Expression | null;
  readonly effects: readonly Effect[];
  readonly shows: readonly Evidence[];
  readonly to: string | null;
  readonly takesMinutes: number | null;
  readonly span: Span;
}

/** The author's expectation: what a result shows of a code, and why. People mark; this is never a grade. */
export interface Evidence {
  readonly code: string;
  readonly toward: 'pass' | 'distinction' | 'against';
  readonly because: string;
}

/** What happens to a task whose visit ends with the task still open. */
export interface Unanswered {
  readonly effects: readonly Effect[];
  readonly shows: readonly Evidence[];
}
