import type { Answer } from '../scenario/kinds/kind.ts';
import type { Evidence } from '../scenario/scenario.ts';

/** The version of the log format that this program writes. A log of a newer one is refused in a sentence. */
export const logVersion = 1;

/** How a candidate is known: by an id, which may stand in a file's name. Never by name. */
export const candidatePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** What may be a seed. */
export const seedPattern = /^[\x21-\x7e]{1,200}$/;

/** What every record carries (design, section 4). */
export interface RecordFrame {
  /** Counts from 0. */
  readonly seq: number;
  /** Milliseconds on the sitting clock: real time, monotonic, pauses left out. */
  readonly at: number;
  /** Production time after it, in the author's notation: `Sun 16:55`, `Mon+1 09:00`. */
  readonly clock: string;
  /** Digest of the state after it. */
  readonly state: string;
  /** `hash` of the record before; 64 zeros in the first. */
  readonly prev: string;
  /** Lower-case hex SHA-256 of the record's canonical form without `hash`. */
  readonly hash: string;
}

/** A file embedded in the first record, with the hex SHA-256 of its UTF-8 bytes. */
export interface EmbeddedFile {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
}

/** What each kind of record says besides its frame. `wall` is RFC 3339 in UTC with milliseconds. */
export type RecordBody =
  | {
      readonly kind: 'began';
      readonly wall: string;
      readonly log: number;
      readonly program: {
        readonly callsheet: string;
        readonly xstate: string;
        readonly cel: string;
        readonly seedrandom: string;
      };
      readonly scenario: {
        readonly id: string;
        readonly title: string;
        readonly status: string;
        readonly entry: string;
        /** Hex SHA-256 of the canonical list of `[path, sha256]` of all files and the plan. */
        readonly digest: string;
        readonly files: readonly EmbeddedFile[];
        readonly plan: EmbeddedFile;
      };
      readonly candidate: string;
      readonly seed: string;
      readonly purpose: 'practice' | 'assessed';
      readonly mode: Mode;
      readonly time: SittingTime;
      /** Date (YYYY-MM-DD) until which the record is to be kept. */
      readonly keepUntil: string;
    }
  | { readonly kind: 'declared'; readonly own: boolean; readonly invigilator: string | null }
  | {
      readonly kind: 'decided';
      readonly task: string;
      readonly answer: Answer;
      readonly reason: string | null;
      readonly result: string;
      /** Production minutes it took. */
      readonly took: number;
      readonly evidence: readonly Evidence[];
      readonly faults: readonly string[];
    }
  | {
      readonly kind: 'waited';
      readonly asked: number | 'next';
      readonly took: number;
      readonly faults: readonly string[];
    }
  | {
      readonly kind: 'viewed';
      readonly id: string;
      readonly act: 'opened' | 'left';
      /** Faults that the opening brought to light; not there when there are none. */
      readonly faults?: readonly string[];
    }
  | { readonly kind: 'ticked'; readonly took: number; readonly faults: readonly string[] }
  | {
      readonly kind: 'lapsed';
      readonly task: string;
      /** What was typed when the visit or the time ended: never a choice. */
      readonly draft: Draft | null;
      readonly evidence: readonly Evidence[];
    }
  | { readonly kind: 'drafted'; readonly task: string; readonly draft: Draft }
  /** A note that is being written and isn't in the notebook yet; empty when it was given up. */
  | { readonly kind: 'jotted'; readonly text: string }
  /** A note in the notebook; with `about`, an "I meant…" to the answer just given. */
  | { readonly kind: 'noted'; readonly text: string; readonly about: string | null }
  | { readonly kind: 'paused'; readonly because: string }
  | { readonly kind: 'resumed'; readonly wall: string; readonly mode: Mode }
  | {
      readonly kind: 'incident';
      readonly wall: string;
      readonly what: 'unclean-end' | 'suspended' | 'clock-jumped' | 'too-small' | 'torn-tail' | 'hung-up' | 'note';
      /** Seconds of the sitting clock that it cost, rounded up; 0 when none. */
      readonly lostSeconds: number;
      readonly detail: string;
    }
  | { readonly kind: 'granted'; readonly seconds: number; readonly by: string; readonly because: string }
  | {
      readonly kind: 'ended';
      readonly wall: string;
      readonly how: 'finished' | 'out-of-time' | 'withdrawn';
      readonly ending: string | null;
    };

/** One line of a log. */
export type LogRecord = RecordFrame & RecordBody;

/** How the candidate sat: the words are the same in each. */
export type Mode = 'full-screen' | 'plain' | 'answers-file';

/** The time allowed as base → factor → deadline, without the reason for an adjustment. */
export interface SittingTime {
  readonly baseMs: number;
  /** 100 = none, 125 = 25% extra. */
  readonly percent: number;
  readonly restBreaks: boolean;
  readonly deadlineMs: number;
}

/** An unfinished answer: whatever the screen held, as JSON, and the reason typed so far. */
export interface Draft {
  readonly answer: Answer | null;
  readonly reason: string | null;
}
