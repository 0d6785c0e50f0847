import type { Sitting, SittingEvent } from '../engine/sitting.ts';
import type { Draft, Mode } from './record.ts';

/** Everything a candidate (or the machine) does that is logged. Engine events go through `step`; the rest only onto the record. */
export type Act =
  | SittingEvent
  /** Leaves what is open. Opening another document leaves the first by itself. */
  | { readonly kind: 'close'; readonly id: string }
  | { readonly kind: 'note'; readonly text: string; readonly about: string | null }
  | { readonly kind: 'draft'; readonly task: string; readonly draft: Draft }
  | { readonly kind: 'pause'; readonly because: string }
  | { readonly kind: 'resume' }
  | {
      readonly kind: 'incident';
      readonly what: 'suspended' | 'clock-jumped' | 'too-small' | 'hung-up' | 'note';
      readonly lostSeconds: number;
      readonly detail: string;
    };

/** What came of appending lines: on the disk and synced, or a sentence that says why not; then the log is as it was before. */
export type Appended = { readonly ok: true } | { readonly ok: false; readonly because: string };

/** Appends whole lines in one write and syncs them before it answers. */
export type Append = (lines: readonly string[]) => Appended;

/** What a screen needs to know of a sitting being sat. A new object after every act. */
export interface Seat {
  readonly sitting: Sitting;
  readonly mode: Mode;
  /** The document or message that is open, if any. */
  readonly open: string | null;
  readonly paused: boolean;
  /** Latest unfinished answers by task. */
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly notes: readonly { readonly text: string; readonly about: string | null; readonly clock: string }[];
  readonly deadlineMs: number;
  readonly candidate: string;
  /** Records in the log and the hash of the last: what the receipt is made of. */
  readonly head: { readonly count: number; readonly hash: string };
}

/** What came of an act: done and on disk, or refused with a sentence; `lost` when the log can't be written any more. */
export type Acted =
  | { readonly ok: true; readonly seat: Seat }
  | { readonly ok: false; readonly because: string; readonly lost: boolean };

/**
 * The one door between a screen and a sitting: steps, appends the records of the step in one write and syncs them
 * before it answers. Every mode (full screen, plain, answers file) uses it, so they can't differ.
 */
export interface Recorder {
  readonly seat: () => Seat;
  readonly act: (act: Act) => Acted;
  /** Milliseconds on the sitting clock now (stands still while paused, where rest breaks are allowed or it is practice). */
  readonly elapsedMs: () => number;
  /** Milliseconds left; 0 or less means that the next act must be `end: out-of-time`. */
  readonly leftMs: () => number;
}
