import type { Sitting } from '../engine/sitting.ts';
import type { Act, Seat } from '../log/recorder.ts';
import type { Answer } from '../scenario/kinds/kind.ts';
import type { Arrangements } from '../view/arrangements.ts';
import type { Work } from '../view/work.ts';

/** An answer being made, and what was typed of its reason. `past` is what `undo` goes back through, the latest last. */
export interface Making {
  readonly task: string;
  readonly work: Work;
  readonly part: string;
  readonly reason: string;
  readonly past: readonly { readonly work: Work; readonly part: string }[];
}

/** What the next line answers. */
export type Prompt =
  | { readonly at: 'desk' }
  | { readonly at: 'task'; readonly making: Making }
  | { readonly at: 'reason'; readonly making: Making }
  /** Read back; only a plain `yes` makes it count. */
  | { readonly at: 'confirm'; readonly making: Making; readonly answer: Answer; readonly reason: string | null }
  /** Between an answer and its consequences. */
  | { readonly at: 'meant'; readonly task: string }
  | { readonly at: 'wait' }
  /** A wait that has been warned of; only a plain `yes` makes it count. */
  | { readonly at: 'wait-anyway'; readonly minutes: number | 'next'; readonly under: Prompt }
  | { readonly at: 'leave'; readonly under: Prompt }
  | { readonly at: 'withdraw'; readonly under: Prompt }
  | { readonly at: 'paused'; readonly under: Prompt };

/** Plain mode between two lines: plain data, so that it can be tested line by line. */
export interface PlainState {
  readonly seat: Seat;
  readonly arrangements: Arrangements;
  readonly prompt: Prompt;
  /** What was said last, for `again`. */
  readonly said: readonly string[];
  /** Time left on the sitting clock when the line came, in milliseconds. */
  readonly leftMs: number;
  /** The sitting before the consequences that have not been told yet, or null. */
  readonly untold: Sitting | null;
}

/** What came of a line. `out` is said only when every act was done: a word like "Saved" is never said too soon. */
export interface Stepped {
  readonly state: PlainState;
  readonly out: readonly string[];
  readonly acts: readonly Act[];
  /** Whether the candidate leaves, to go on later. */
  readonly isLeaving: boolean;
}

/** A step that only says something. */
export function say(state: PlainState, out: readonly string[], acts: readonly Act[] = []): Stepped {
  return { state, out, acts, isLeaving: false };
}

/** A step to another prompt. */
export function turnTo(state: PlainState, prompt: Prompt, out: readonly string[], acts: readonly Act[] = []): Stepped {
  return say({ ...state, prompt }, out, acts);
}

/** The answer being made at a prompt, if one is. */
export function makingOf(prompt: Prompt): Making | null {
  switch (prompt.at) {
    case 'task':
    case 'reason':
    case 'confirm':
      return prompt.making;
    case 'wait-anyway':
    case 'leave':
    case 'withdraw':
    case 'paused':
      return makingOf(prompt.under);
    case 'desk':
    case 'meant':
    case 'wait':
      return null;
    default:
      return prompt satisfies never;
  }
}
