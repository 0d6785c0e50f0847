import type { SittingTime } from '../log/record.ts';
import type { Interruption } from './interruption.ts';

/** What is agreed about one sitting before it starts and doesn't change in it: given by whoever opened the log. */
export interface Arrangements {
  readonly purpose: 'practice' | 'assessed';
  readonly time: SittingTime;
  /** Where the log is, as the candidate may be told it. */
  readonly logPath: string;
  /** The command that goes on with this sitting: `callsheet resume sittings/…jsonl`. */
  readonly resumeCommand: string;
  /** The same for whoever sits line by line and wants the full screen. */
  readonly fullScreenCommand: string;
  /** How it stopped, where this is a sitting that goes on after a break or a crash; null where it begins. */
  readonly interruption: Interruption | null;
  /** What the centre settled; not there in practice. */
  readonly assessed?: AssessedArrangements;
}

/** What a start file says that a candidate is told, or that a screen must keep to. */
export interface AssessedArrangements {
  readonly candidate: string;
  readonly attempt: number;
  readonly centre: string;
  readonly invigilator: string;
  /** What the candidate declares by starting. */
  readonly declaration: string;
  /** Whether the candidate's own editor may be used, and whether text may be pasted. */
  readonly editor: boolean;
  readonly clipboard: boolean;
  /** Whether somebody else reads, writes or hands out papers for the candidate. */
  readonly isFacilitated: boolean;
}

/** Whether the sitting clock stands still in a pause: in practice, and where rest breaks were agreed. */
export function clockStopsInPause(arrangements: Arrangements): boolean {
  return arrangements.purpose === 'practice' || arrangements.time.restBreaks;
}
