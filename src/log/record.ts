import type { Answer } from '../scenario/kinds/kind.ts';
import type { Evidence } from '../scenario/scenario.ts';

/** The version of the log format that this program writes. A log of a newer one is refused in a sentence. */
export const logVersion = 1;

/** How a candidate is known: by an id, which may stand in a file's name. Never by name. */
export const candidatePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** What a digest looks like: lower-case hex SHA-256. */
export const digestPattern = /^[0-9a-f]{64}$/;

/** What a signature looks like: base64 of its 64 bytes, in the one spelling that there is. */
export const signaturePattern = /^[A-Za-z0-9+/]{85}[AQgw]==$/;

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

/** A scenario verbatim, as the log of a practice sitting holds it. */
export interface EmbeddedScenario {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly entry: string;
  /** Hex SHA-256 of the canonical list of `[path, sha256]` of all files and the plan. */
  readonly digest: string;
  readonly files: readonly EmbeddedFile[];
  readonly plan: EmbeddedFile;
}

/** A scenario as the log of an assessed sitting holds it: what it says is readable only to whom it is sealed. */
export interface SealedScenario {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  /** Of the whole scenario, as an {@link EmbeddedScenario} has it. */
  readonly digest: string;
  /** What the sitting ran: an armored age file that opens with the start code, and the digest of what is in it. */
  readonly candidate: { readonly digest: string; readonly sealed: string };
  /** The whole, with what results are called: an armored age file that opens with an assessor's key. */
  readonly marking: string;
}

/** Who stands for a record that the candidate can't make: an invigilator, or the centre, by a signature. */
export interface Attestation {
  /** Drawn anew for each, so that none counts twice. */
  readonly id: string;
  readonly by: 'centre' | 'invigilator';
  /** Base64 of the Ed25519 signature over the canonical statement of what was attested. */
  readonly signature: string;
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
      readonly scenario: EmbeddedScenario | SealedScenario;
      /** The start file, verbatim; only in an assessed sitting. */
      readonly start?: string;
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
      /** Absent in a sealed log, as is the evidence: an assessor's key gives both. */
      readonly result?: string;
      /** Production minutes it took. */
      readonly took: number;
      readonly evidence?: readonly Evidence[];
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
      /** `supplied`: given to the candidate in another form, on paper or read aloud. It counts as opened. */
      readonly act: 'opened' | 'left' | 'supplied';
      readonly attested?: Attestation;
      /** Faults that the opening brought to light; not there when there are none. */
      readonly faults?: readonly string[];
    }
  | { readonly kind: 'ticked'; readonly took: number; readonly faults: readonly string[] }
  | {
      readonly kind: 'lapsed';
      readonly task: string;
      /** What was typed when the visit or the time ended: never a choice. */
      readonly draft: Draft | null;
      /** Absent in a sealed log. */
      readonly evidence?: readonly Evidence[];
    }
  | { readonly kind: 'drafted'; readonly task: string; readonly draft: Draft }
  /** A note that is being written and isn't in the notebook yet; empty when it was given up. */
  | { readonly kind: 'jotted'; readonly text: string }
  /** A note in the notebook; with `about`, an "I meant…" to the answer just given. */
  | { readonly kind: 'noted'; readonly text: string; readonly about: string | null }
  /** By the candidate; or by the invigilator, for all in the room: then the sitting clock stands still in any case. */
  | { readonly kind: 'paused'; readonly because: string; readonly attested?: Attestation }
  | { readonly kind: 'resumed'; readonly wall: string; readonly mode: Mode }
  | {
      readonly kind: 'incident';
      readonly wall: string;
      readonly what: IncidentKind;
      /** Seconds of the sitting clock that it cost, rounded up; 0 when none. */
      readonly lostSeconds: number;
      readonly detail: string;
      readonly attested?: Attestation;
    }
  | {
      readonly kind: 'granted';
      readonly seconds: number;
      readonly by: string;
      readonly because: string;
      readonly attested?: Attestation;
    }
  | {
      readonly kind: 'ended';
      readonly wall: string;
      readonly how: 'finished' | 'out-of-time' | 'withdrawn';
      readonly ending: string | null;
    };

/** What an invigilator can put on a record. */
export type AttestedBody = Extract<RecordBody, { readonly attested?: Attestation }> & {
  readonly attested: Attestation;
};

/** One line of a log. */
export type LogRecord = RecordFrame & RecordBody;

/** How the candidate sat: the words are the same in each. */
export type Mode = 'full-screen' | 'plain' | 'answers-file';

/** What can happen to a sitting, besides what the candidate does in it. */
export type IncidentKind = (typeof incidentKinds)[number];

/** Facts, told neutrally: what they mean is for people to say. */
export const incidentKinds = [
  'unclean-end',
  'suspended',
  'clock-jumped',
  'too-small',
  'torn-tail',
  'hung-up',
  /** Another program wanted the log while it was sat. */
  'second-window',
  /** Text came in at once, not typed: how many characters. */
  'pasted',
  'note',
  /** An invigilator's suspicion, for people to look into. */
  'malpractice',
] as const;

/** The time allowed as base → factor → deadline, without the reason for an adjustment. */
export interface SittingTime {
  readonly baseMs: number;
  /** 100 = none, 125 = 25% extra. */
  readonly percent: number;
  readonly restBreaks: boolean;
  readonly deadlineMs: number;
  /** What a start file gives on top to finish the answer that is being made when the time is up; none where it isn't there. */
  readonly finishMs?: number;
}

/** An unfinished answer: whatever the screen held, as JSON, and the reason typed so far. */
export interface Draft {
  readonly answer: Answer | null;
  readonly reason: string | null;
}
