import { beganOf, enterRecord, misplaced, openBook } from './book.ts';
import { linkRecord } from './chain.ts';
import type { AttestedBody, LogRecord } from './record.ts';
import { clockWhenResumed } from './resuming.ts';

/** A line to be appended to a log that nobody holds, or why it can't stand there. */
export type AddedRecord =
  | { readonly ok: true; readonly record: LogRecord; readonly line: string }
  | { readonly ok: false; readonly because: string };

/**
 * What an invigilator signed, as the next record of a log that nobody is sitting: it changes nothing of the story, so that production
 * clock and state are those of the last record, and the scenario needn't be opened. The sitting clock stands where it would if the
 * candidate went on at this wall time; after a crash at the last record, so that the incident told when it goes on has all that was
 * lost. `records` is a whole log. Pure.
 */
export function addAttested(records: readonly LogRecord[], body: AttestedBody, wall: string): AddedRecord {
  const began = beganOf(records);
  const last = records.at(-1);
  if (began === null || last === undefined) return { ok: false, because: 'The sitting has not begun.' };
  if (body.kind === 'viewed')
    return { ok: false, because: 'A document that is supplied belongs to the story: the sitting must be going on.' };
  const book = records.slice(1).reduce(enterRecord, openBook(began));
  const isCrashed = !book.paused && body.kind !== 'paused';
  const at = isCrashed ? book.at : clockWhenResumed({ book, began }, wall);
  const wrong = misplaced(book, body, at);
  if (wrong !== null) return { ok: false, because: wrong };
  const { record, line } = linkRecord(book.head, { ...body, at, clock: last.clock, state: last.state });
  return { ok: true, record, line };
}
