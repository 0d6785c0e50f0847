import { assert } from '../engine/assert.ts';
import type { Sitting, SittingEvent } from '../engine/sitting.ts';
import type { Draft, RecordBody } from './record.ts';

/** A record that follows from a step: a task that lapsed, or the end of the sitting. The end's wall time is added when it is written. */
export type Consequence =
  | Extract<RecordBody, { readonly kind: 'lapsed' }>
  | Omit<Extract<RecordBody, { readonly kind: 'ended' }>, 'wall'>;

/**
 * What follows from an event (null: the opening), in order: every lapsed task with its draft, then the end. A sealed log doesn't
 * say what anything is evidence of.
 */
export function consequencesOf(
  event: SittingEvent | null,
  after: Sitting,
  drafts: Readonly<Record<string, Draft>>,
  isSealed: boolean,
): readonly Consequence[] {
  // What was typed in the task just decided became its answer: should it open and lapse again at once, that draft isn't its.
  const draftOf = (task: string): Draft | null =>
    event?.kind === 'decide' && event.task === task ? null : (drafts[task] ?? null);
  const lapsed = after.happened.flatMap((what): Consequence[] =>
    what.kind === 'lapsed'
      ? [
          {
            kind: 'lapsed',
            task: what.task,
            draft: draftOf(what.task),
            ...(isSealed ? {} : { evidence: what.evidence }),
          },
        ]
      : [],
  );
  const ended = after.happened.flatMap((what): Consequence[] =>
    what.kind === 'ended' ? [{ kind: 'ended', how: what.how, ending: what.ending }] : [],
  );
  return [...lapsed, ...ended];
}

/** What failed in the latest step. */
export function faultsIn({ happened }: Sitting): readonly string[] {
  return happened.flatMap((what) => (what.kind === 'fault' ? [what.what] : []));
}

/**
 * The record of an event itself, from the sitting after it; null for an end, which is all consequences. A sealed log says neither
 * results nor faults, which quote the author's conditions: an assessor's key gives both.
 */
export function bodyOfEvent(
  event: SittingEvent,
  before: Sitting,
  after: Sitting,
  isSealed: boolean,
): RecordBody | null {
  const took = after.clock - before.clock;
  const faults = isSealed ? [] : faultsIn(after);
  switch (event.kind) {
    case 'decide':
      return decidedBody(event, after, faults, isSealed);
    case 'wait':
      return { kind: 'waited', asked: event.minutes, took, faults };
    case 'tick':
      return { kind: 'ticked', took, faults };
    case 'open':
      return { kind: 'viewed', id: event.id, act: 'opened', ...(faults.length === 0 ? {} : { faults }) };
    case 'end':
      return null;
  }
}

function decidedBody(
  event: Extract<SittingEvent, { readonly kind: 'decide' }>,
  after: Sitting,
  faults: readonly string[],
  isSealed: boolean,
): RecordBody {
  const decided = after.happened.find((what) => what.kind === 'decided');
  assert(decided !== undefined, `The step decided nothing of ${event.task}`);
  const { result, took, evidence } = decided;
  const { task, answer, reason } = event;
  const shown = isSealed ? {} : { result, evidence };
  return { kind: 'decided', task, answer, reason, took, faults, ...shown };
}
