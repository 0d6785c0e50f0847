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
  /** What comes after the name, without the flags: `SCENARIO`, `LOG…`. */
  readonly takes: { readonly words: string; readonly least: number; readonly most: number };
  readonly flags: readonly Flag[];
  /** Complete command lines, each with a few words about it. */
  readonly examples: readonly { readonly line: string; readonly says: string }[];
  readonly run: (given: Arguments, surroundings: Surroundings) => Promise<ExitStatus>;
}
