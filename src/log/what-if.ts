import { LimitReached } from '../engine/limit-reached.ts';
import type { Sitting, SittingEvent } from '../engine/sitting.ts';
import { refusal, step } from '../engine/step.ts';
import { canonicalAnswer } from './decision.ts';
import { eventOf, type LogState } from './fold.ts';
import type { Replayed, ReplayedRecord } from './replay.ts';

/** Something else that could have been done at a moment of a sitting, and where it would have led. It is no part of the record. */
export interface WhatIf {
  readonly seq: number;
  readonly event: SittingEvent;
  readonly before: Sitting;
  /** Right after it. */
  readonly after: Sitting;
  /** What the candidate did next on the record, done again from there as far as it can be. */
  readonly followed: Followed;
}

/** The rest of the record, done again in another story. */
export interface Followed {
  readonly sitting: Sitting;
  /** How many of the decisions that came after it could be made. */
  readonly decisions: number;
  /** The first record that couldn't follow, and why; null where all could. */
  readonly stopped: { readonly seq: number; readonly because: string } | null;
}

/** The outcome of asking: where it leads, or why it can't be done there, as a sentence. */
export type AskedWhatIf =
  | { readonly ok: true; readonly whatIf: WhatIf }
  | { readonly ok: false; readonly because: string };

/** The state at which something else can be done at a record: that in which its step was taken, or that of a record without one. Pure. */
export function momentAt({ records }: Replayed, seq: number): LogState | null {
  const one = records[seq];
  if (one === undefined) return null;
  return isStep(one) ? stateBefore(records, seq) : one.after;
}

/** The state before the step that a record belongs to: a lapse and the end came of the record that brought them about. */
function stateBefore(records: readonly ReplayedRecord[], seq: number): LogState | null {
  const step = records.slice(0, seq + 1).findLast(({ before, after }) => before?.sitting !== after.sitting);
  return step?.before ?? null;
}

/** Whether a record says that the story moved, or what came of that. */
function isStep({ record }: ReplayedRecord): boolean {
  return ['decided', 'waited', 'ticked', 'lapsed', 'ended'].includes(record.kind);
}

/**
 * Does something else at a record than what is recorded there, then goes on with the rest of the record. An answer is read as a
 * candidate’s is. Pure: the record stays as it is.
 */
export function askWhatIf(replayed: Replayed, seq: number, event: SittingEvent): AskedWhatIf {
  const moment = momentAt(replayed, seq);
  if (moment === null) return { ok: false, because: 'There is no moment before this record.' };
  const { sitting } = moment;
  const refused = refusal(sitting, event);
  if (refused !== null) return { ok: false, because: refused.because };
  const done = event.kind === 'decide' ? { ...event, answer: canonicalAnswer(sitting, event) } : event;
  return withinLimits(() => {
    const after = step(sitting, done);
    const followed = follow(after, replayed.records.slice(seq + 1));
    return { seq, event: done, before: sitting, after, followed };
  });
}

function follow(from: Sitting, records: readonly ReplayedRecord[]): Followed {
  let sitting = from;
  let decisions = 0;
  for (const { record } of records) {
    const event = eventOf(record);
    if (event === null || sitting.ended !== null) continue;
    const refused = refusal(sitting, event);
    // What isn’t there can’t be opened: that alone stops nobody.
    if (refused !== null && event.kind === 'open') continue;
    if (refused !== null) return { sitting, decisions, stopped: { seq: record.seq, because: refused.because } };
    sitting = step(sitting, event);
    if (event.kind === 'decide') decisions += 1;
  }
  return { sitting, decisions, stopped: null };
}

/** A story that goes round in a circle stops with a sentence. */
function withinLimits(ask: () => WhatIf): AskedWhatIf {
  try {
    return { ok: true, whatIf: ask() };
  } catch (error) {
    if (error instanceof LimitReached) return { ok: false, because: `${error.message}.` };
    throw error;
  }
}
