import type { Arguments } from './arguments.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';

/** One flag of a verb. `value` names what it takes (`FILE`); null for a flag that is only there or not. */
export interface Flag {
  readonly name: string;
  readonly value: string | null;
  readonly says: string;
}

/** One verb: what its help says, and what it does. */
export interface Command {
  readonly name: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** What it is for and what to know before, in a few sentences. */
  readonly about: string;
  /** What comes after the name, without the flags: `SCENARIO`, `LOG…`, and what may stand for it. */
  readonly takes: { readonly words: string; readonly least: number; readonly most: number; readonly says: string };
  readonly flags: readonly Flag[];
  /** Complete command lines, each with a few words about it. */
  readonly examples: readonly { readonly line: string; readonly says: string }[];
  /** What each exit status means here. Every verb has 2 besides: wrong usage, or it can't be read. */
  readonly exits: readonly (readonly [ExitStatus, string])[];
  readonly run: (given: Arguments, surroundings: Surroundings) => Promise<ExitStatus>;
}
