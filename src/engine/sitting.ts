import type { Answer } from '../scenario/kinds/kind.ts';
import type { Evidence, Scenario } from '../scenario/scenario.ts';
import type { Drawn, Value } from '../scenario/value.ts';

/** What a candidate or the clock does to a sitting: the whole input of `step`. */
export type SittingEvent =
  /** Answers an open task. The answer is canonical (`Kind.read` gave it). */
  | { readonly kind: 'decide'; readonly task: string; readonly answer: Answer; readonly reason: string | null }
  /** Lets time pass: so many minutes (1 to 600), or until the next thing falls due. */
  | { readonly kind: 'wait'; readonly minutes: number | 'next' }
  /** Production time passing by itself in a live scenario. */
  | { readonly kind: 'tick'; readonly minutes: number }
  /** Opens a document or a message that has arrived. Free. */
  | { readonly kind: 'open'; readonly id: string }
  /** The sitting ends without the story ending. */
  | { readonly kind: 'end'; readonly how: 'out-of-time' | 'withdrawn' };

/** A task's standing in the sitting. `set-aside`: its state was left but history may come back to it. */
export interface TaskStanding {
  readonly status: 'unvisited' | 'open' | 'answered' | 'unanswered' | 'set-aside';
  /** Result of the latest answer ever given, or "none". */
  readonly result: string;
  /** Production time of the latest answer, or null. */
  readonly answeredAt: number | null;
}

/** Something pending: a timer of an active state, or a message on its way. */
export interface Pending {
  readonly id: string;
  readonly kind: 'timer' | 'message';
  /** Production minutes. */
  readonly due: number;
  /** Place in the file: the tie-break. */
  readonly order: number;
}

/** A message as it reached the candidate, its text written out. */
export interface Delivered {
  readonly id: string;
  readonly at: number;
  readonly from: string;
  readonly by: string;
  readonly subject: string | null;
  readonly text: string;
  readonly attach: readonly string[];
}

/** What the latest event brought about, in order. */
export type Happening =
  | {
      readonly kind: 'decided';
      readonly task: string;
      readonly result: string;
      readonly took: number;
      readonly evidence: readonly Evidence[];
    }
  | { readonly kind: 'lapsed'; readonly task: string; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'delivered'; readonly message: Delivered }
  | { readonly kind: 'entered'; readonly state: string }
  | { readonly kind: 'fault'; readonly what: string }
  | { readonly kind: 'ended'; readonly how: 'finished' | 'out-of-time' | 'withdrawn'; readonly ending: string | null };

/** A sitting: the fold of its events. Immutable; every step gives a new one. */
export interface Sitting {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly draws: Readonly<Record<string, Drawn>>;
  /** Production minutes. */
  readonly clock: number;
  /** Active state ids, sorted. */
  readonly active: readonly string[];
  /** What each history state remembers: ids, sorted. */
  readonly history: Readonly<Record<string, readonly string[]>>;
  readonly facts: Readonly<Record<string, Value>>;
  readonly tasks: Readonly<Record<string, TaskStanding>>;
  /** Ids of documents and messages ever opened, sorted. */
  readonly opened: readonly string[];
  readonly pending: readonly Pending[];
  readonly inbox: readonly Delivered[];
  /** Ids of documents that can be opened, in the file's order. */
  readonly documents: readonly string[];
  readonly ended: { readonly how: 'finished' | 'out-of-time' | 'withdrawn'; readonly ending: string | null } | null;
  readonly happened: readonly Happening[];
  /** XState's own snapshot, used by the engine alone. */
  readonly machine: unknown;
}

/** Why an event can't be taken, as a sentence. */
export interface Refusal {
  readonly because: string;
}
