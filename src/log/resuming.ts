import { pauseStopsClock } from './book.ts';
import { type Entry, withWall } from './entries.ts';
import { isOver, type LogState } from './fold.ts';
import type { Mode, RecordBody } from './record.ts';
import { millisecondsBetween } from './wall.ts';

/** What is known when a sitting goes on: the wall time, the mode, and the files in which torn tails were set aside. */
export interface Circumstances {
  readonly wall: string;
  readonly mode: Mode;
  readonly tornTails: readonly string[];
}

/**
 * The records with which a log goes on: first what was due and got cut off, then an incident for each torn tail that the record
 * doesn't tell of yet, then one for an unclean end, then `resumed`, unless the story had ended.
 */
export function resumingEntries(state: LogState, circumstances: Circumstances): readonly Entry[] {
  const { wall, mode, tornTails } = circumstances;
  const due = state.due.map((body) => withWall(body, wall));
  const torn = tornTails
    .filter((name) => !state.book.tornTails.includes(name))
    .map((name): RecordBody => ({ kind: 'incident', wall, what: 'torn-tail', lostSeconds: 0, detail: name }));
  const unclean: readonly RecordBody[] = state.book.paused ? [] : [uncleanEnd(state, wall)];
  const resumed: readonly RecordBody[] = isOver(state) ? [] : [{ kind: 'resumed', wall, mode }];
  // A log ends with `ended`: where that was cut off, the incidents go before it.
  const lapsed = due.filter((body) => body.kind !== 'ended');
  const ended = due.filter((body) => body.kind === 'ended');
  const bodies = [...lapsed, ...torn, ...unclean, ...ended, ...resumed];
  return bodies.map((body) => ({ body, sitting: state.sitting }));
}

/** The end that nobody made: neither a pause nor an end stands last. What it cost is an estimate, said as one. */
function uncleanEnd(state: LogState, wall: string): RecordBody {
  const lostMs = Math.max(0, sinceLastRecordMs(state, wall));
  return {
    kind: 'incident',
    wall,
    what: 'unclean-end',
    lostSeconds: Math.ceil(lostMs / 1000),
    detail:
      'The program stopped without a pause. Seconds are those of the wall clock since the last record, where it was right.',
  };
}

/** Wall time since the last record, estimated: from the last wall time on the record, less the sitting time since then. */
export function sinceLastRecordMs(state: Pick<LogState, 'book'>, wall: string): number {
  const { book } = state;
  return millisecondsBetween(book.wall.wall, wall) - (book.at - book.wall.at);
}

/**
 * Where the sitting clock goes on from: the last record, and in an assessment the time since. Otherwise leaving the program, or killing
 * it, would be a rest break that nobody granted. What a crash cost is on the record, and an invigilator's to give back.
 */
export function clockWhenResumed(state: Pick<LogState, 'began' | 'book'>, wall: string): number {
  const { book, began } = state;
  if (pauseStopsClock(began, book)) return book.at;
  return book.at + Math.max(0, sinceLastRecordMs(state, wall));
}
