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
  readonly past: readonly Past[];
}

/** How the answer or the reason stood before a change, and the line that changed it. */
export type Past =
  | { readonly of: 'answer'; readonly work: Work; readonly part: string; readonly line: string }
  | { readonly of: 'reason'; readonly reason: string; readonly line: string };

/** What the next line answers. */
export type Prompt =
  | { readonly at: 'desk' }
  | { readonly at: 'task'; readonly making: Making }
  | { readonly at: 'reason'; readonly making: Making }
  /** A line of a text that is a command word: `before` it is asked what it is; it counts as text until it is said to be none. */
  | {
      readonly at: 'command-or-text';
      readonly line: string;
      readonly before: Prompt;
      readonly asText: Prompt;
      /** What is said when it is text. */
      readonly said: readonly string[];
    }
  /** Read back; only a plain `yes` makes it count. */
  | { readonly at: 'confirm'; readonly making: Making; readonly answer: Answer; readonly reason: string | null }
  /** Between an answer and its consequences. */
  | { readonly at: 'meant'; readonly task: string }
  /** A note on what was meant, read back. */
  | { readonly at: 'meant-note'; readonly task: string; readonly text: string }
  | { readonly at: 'wait'; readonly under: Prompt }
  /** A wait that has been warned of; only a plain `yes` makes it count. */
  | { readonly at: 'wait-anyway'; readonly minutes: number | 'next'; readonly under: Prompt }
  | { readonly at: 'leave'; readonly under: Prompt }
  | { readonly at: 'withdraw'; readonly under: Prompt }
  | { readonly at: 'paused'; readonly under: Prompt }
  /** After the end: the receipt, and in practice the debrief. */
  | { readonly at: 'end' };

/** Plain mode between two lines: plain data, so that it can be tested line by line. */
export interface PlainState {
  readonly seat: Seat;
  readonly arrangements: Arrangements;
  readonly prompt: Prompt;
  /** What was said last that wasn't about a slip, for `again`. */
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
  /** Whether the line was a slip: what is said of it isn't what `again` says again. */
  readonly isSlip: boolean;
  /** What only the run can do: leave, to go on later; tell the debrief, which needs the log; let the invigilator at the terminal. */
  readonly wish: 'leave' | 'debrief' | 'invigilate' | null;
}

/** A step that only says something. */
export function say(state: PlainState, out: readonly string[], acts: readonly Act[] = []): Stepped {
  return { state, out, acts, isSlip: false, wish: null };
}

/** A step that says what is wrong with the line; everything stays as it was. */
export function slip(state: PlainState, ...out: readonly string[]): Stepped {
  return { ...say(state, out), isSlip: true };
}

/** A step to another prompt. */
export function turnTo(state: PlainState, prompt: Prompt, out: readonly string[], acts: readonly Act[] = []): Stepped {
  return say({ ...state, prompt }, out, acts);
}

/** Whether the prompt is between an answer and its consequences, or covers one that is: then nothing of them is told yet. */
export function isBeforeOutcome(prompt: Prompt): boolean {
  if ('under' in prompt) return isBeforeOutcome(prompt.under);
  return prompt.at === 'meant' || prompt.at === 'meant-note';
}

/** The answer being made at a prompt, if one is. */
export function makingOf(prompt: Prompt): Making | null {
  switch (prompt.at) {
    case 'task':
    case 'reason':
    case 'confirm':
      return prompt.making;
    case 'command-or-text':
      return makingOf(prompt.asText);
    case 'wait':
    case 'wait-anyway':
    case 'leave':
    case 'withdraw':
    case 'paused':
      return makingOf(prompt.under);
    case 'desk':
    case 'meant':
    case 'meant-note':
    case 'end':
      return null;
    default:
      return prompt satisfies never;
  }
}
