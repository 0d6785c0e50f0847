import type { KeyTrial } from './judge-keys.ts';

/** Everything that was measured of a machine and a terminal, as plain data. Nothing in it is judged. */
export interface Measured {
  readonly program: ProgramMeasured;
  readonly terminal: TerminalMeasured;
  readonly keys: KeysMeasured;
  readonly clocks: ClocksMeasured;
  readonly disk: DiskMeasured;
}

/** The program and what runs it. */
export interface ProgramMeasured {
  readonly version: string;
  /** Node's version: "24.21.0". */
  readonly node: string;
  /** The earliest that is enough: "22.12". */
  readonly nodeNeeded: string;
  /** The kind of system: "linux". */
  readonly system: string;
  /** What of the program couldn't be loaded, by name. */
  readonly missing: readonly string[];
}

/** What the terminal says of itself. */
export interface TerminalMeasured {
  readonly isInput: boolean;
  readonly isOutput: boolean;
  /** Null where it doesn't say; so with `rows`. */
  readonly columns: number | null;
  readonly rows: number | null;
  /** As the environment has it; null where it isn't set. */
  readonly term: string | null;
  /** Bits: 1, 4, 8 or 24; null where it isn't a terminal. */
  readonly colourBits: number | null;
  /** Whether `NO_COLOR` asks for none. */
  readonly isColourDeclined: boolean;
  /** Whether the environment says UTF-8. */
  readonly isUtf8Locale: boolean;
  /** Cells that two characters took; null where the terminal didn't say. */
  readonly cells: CellsMeasured | null;
  /** Whether a sitting would take the full screen, the window's size apart. */
  readonly isFullScreen: boolean;
  /** Whether `ACCESSIBLE` asks for plain mode. */
  readonly isPlainAsked: boolean;
}

/** Cells that a character of two bytes and one cell took, and one of three bytes and two cells. */
export interface CellsMeasured {
  readonly twoByte: number;
  readonly wide: number;
}

/** The keys that were tried, or why none was. */
export type KeysMeasured =
  | { readonly tried: true; readonly trials: readonly KeyTrial[] }
  | { readonly tried: false; readonly why: 'left-out' | 'no-terminal' };

/** How far three clocks went in the same interval, in milliseconds. */
export interface ClocksMeasured {
  readonly monotonicMs: number;
  readonly uptimeMs: number;
  readonly wallMs: number;
  /** The wall clock at its end, RFC 3339 in UTC. */
  readonly wall: string;
  /** What a sitting's own watch noticed meanwhile, in its words. */
  readonly noticed: readonly string[];
}

/** The disk on which sittings are kept. */
export interface DiskMeasured {
  /** The folder as it is told to a person. */
  readonly folder: string;
  /** Whether it is there; where it isn't, the nearest one above it was looked at. */
  readonly isThere: boolean;
  /** Null where the system doesn't say. */
  readonly freeBytes: number | null;
  readonly log: LogMeasured;
}

/** A log made for trial and taken away again: how long its appends took, and whether it could be opened twice. */
export type LogMeasured =
  | {
      readonly ok: true;
      readonly medianMs: number;
      readonly worstMs: number;
      readonly appends: number;
      readonly isHeld: boolean;
    }
  /** Why none could be made, by a name for programs: `read-only`, `disk-full`, … */
  | { readonly ok: false; readonly problem: string };
