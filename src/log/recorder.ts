import { assert } from '../engine/assert.ts';
import { digestOf } from '../engine/digest.ts';
import type { Sitting, SittingEvent } from '../engine/sitting.ts';
import { openSitting } from '../engine/step.ts';
import { formatTime } from '../scenario/notation.ts';
import { beganBody, type Opening, openingProblem } from './began.ts';
import { endsAtMs, enterRecord, misplaced, openBook, pauseStopsClock } from './book.ts';
import { emptyHead, linkRecord, type Unlinked } from './chain.ts';
import { consequencesOf } from './consequences.ts';
import { isSealed } from './embed.ts';
import { type Entry, entriesOf, withWall } from './entries.ts';
import type { LogState } from './fold.ts';
import { recordsMax } from './read-log.ts';
import type { AttestedBody, Draft, IncidentKind, Mode, RecordBody } from './record.ts';
import { clockWhenResumed, resumingEntries } from './resuming.ts';

/** Everything a candidate (or the machine) does that is logged. Engine events go through `step`; the rest only onto the record. */
export type Act =
  | SittingEvent
  /** Leaves what is open. Opening another document leaves the first by itself. */
  | { readonly kind: 'close'; readonly id: string }
  | { readonly kind: 'note'; readonly text: string; readonly about: string | null }
  | { readonly kind: 'draft'; readonly task: string; readonly draft: Draft }
  /** A note that is being written, as it stands; empty when it was given up. */
  | { readonly kind: 'jot'; readonly text: string }
  | { readonly kind: 'pause'; readonly because: string }
  /** Goes on after a pause; in another mode where one is named. */
  | { readonly kind: 'resume'; readonly mode?: Mode }
  | {
      readonly kind: 'incident';
      readonly what: Exclude<IncidentKind, 'unclean-end' | 'torn-tail' | 'malpractice'>;
      readonly lostSeconds: number;
      readonly detail: string;
    }
  /** What an invigilator put their name to. Whether the signature is theirs is asked before. */
  | { readonly kind: 'attested'; readonly body: AttestedBody };

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
  /** Why the invigilator paused it; null where nobody but the candidate did. */
  readonly pausedForAll: string | null;
  /** Latest unfinished answers by task. */
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly notes: readonly { readonly text: string; readonly about: string | null; readonly clock: string }[];
  /** The note that is being written and isn't in the notebook yet, as it is on the record; empty when there is none. */
  readonly jotting: string;
  /** The task just answered, while an “I meant…” can be added to the answer: nothing has come in between. */
  readonly justDecided: string | null;
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
  /** Milliseconds left, of the time to finish the last answer where that has begun; 0 or less means that the next act must be `end: out-of-time`. */
  readonly leftMs: () => number;
  /** Whether the time is up but for the answer that had been begun. */
  readonly isFinishing: () => boolean;
}

/** What a recorder writes to, and its clocks. */
export interface RecorderPorts {
  readonly append: Append;
  /** A clock that never goes back, in milliseconds from anywhere. */
  readonly monotonicMs: () => number;
  /** RFC 3339 in UTC with milliseconds. */
  readonly wall: () => string;
}

/** Where a sitting starts from: its beginning, or a log folded to its end. */
export type Start =
  | { readonly kind: 'begin'; readonly opening: Opening }
  | {
      readonly kind: 'resume';
      readonly state: LogState;
      readonly mode: Mode;
      /** Names of the files in which torn tails were set aside, in order. */
      readonly tornTails: readonly string[];
    };

/** A recorder, or why the sitting can't start; `lost` when that is because the log can't be written. */
export type CreatedRecorder =
  | { readonly ok: true; readonly recorder: Recorder }
  | { readonly ok: false; readonly because: string; readonly lost: boolean };

/**
 * Begins a sitting or goes on with one: its first records are on the disk when this returns. Going on, it first writes what a
 * cut took (consequences of the last decision), then the incidents (torn tail, unclean end), then `resumed`.
 */
export function createRecorder(ports: RecorderPorts, start: Start): CreatedRecorder {
  const first = start.kind === 'begin' ? begin(ports, start.opening) : resume(ports, start);
  if (!first.ok) return first;
  return { ok: true, recorder: recorderOf(ports, first.state) };
}

type Written =
  | { readonly ok: true; readonly state: LogState }
  | { readonly ok: false; readonly because: string; readonly lost: boolean };

function begin(ports: RecorderPorts, opening: Opening): Written {
  const problem = openingProblem(opening);
  if (problem !== null) return { ok: false, because: problem, lost: false };
  const wall = ports.wall();
  const sitting = openSitting(opening.scenario, opening.seed);
  const { record, line } = linkRecord(emptyHead, frame(beganBody(opening, wall), sitting, 0));
  assert(record.kind === 'began', 'A log begins with `began`');
  const state: LogState = { began: record, sitting, book: openBook(record), due: [] };
  const sealed = isSealed(record.scenario);
  const entries = consequencesOf(null, sitting, {}, sealed).map((body) => ({ body: withWall(body, wall), sitting }));
  return write(ports, state, [...entries, ...declaration(opening, sitting)], 0, [line]);
}

/** Whoever starts an assessed sitting declares what the start file asks for: the briefing says so. */
function declaration({ assessed }: Opening, sitting: Sitting): readonly Entry[] {
  if (assessed === undefined) return [];
  return [{ body: { kind: 'declared', own: true, invigilator: assessed.invigilator }, sitting }];
}

function resume(ports: RecorderPorts, start: Extract<Start, { readonly kind: 'resume' }>): Written {
  const { state, mode, tornTails } = start;
  if (state.book.ended)
    return { ok: false, because: 'The sitting has ended: there is nothing to go on with.', lost: false };
  const wall = ports.wall();
  const entries = resumingEntries(state, { wall, mode, tornTails });
  return write(ports, { ...state, due: [] }, entries, clockWhenResumed(state, wall));
}

/** Links the entries one after the other, appends them in one write, and gives the state after them only when that is done. */
function write(
  ports: RecorderPorts,
  state: LogState,
  entries: readonly Entry[],
  at: number,
  first: readonly string[] = [],
): Written {
  const lines = [...first];
  let next = state;
  for (const { body, sitting } of entries) {
    const because = misplaced(next.book, body, at);
    if (because !== null) return { ok: false, because, lost: false };
    const { record, line } = linkRecord(next.book.head, frame(body, sitting, at));
    next = { ...next, sitting, book: enterRecord(next.book, record) };
    lines.push(line);
  }
  if (lines.length === 0) return { ok: true, state };
  const appended = ports.append(lines);
  return appended.ok ? { ok: true, state: next } : { ok: false, because: appended.because, lost: true };
}

function frame(body: RecordBody, sitting: Sitting, at: number): Unlinked {
  return { ...body, at, clock: formatTime(sitting.clock, sitting.scenario.clock), state: digestOf(sitting) };
}

/** The sitting clock between two records: running from `at` since `since`, or standing still. */
interface RunningClock {
  readonly at: number;
  readonly since: number;
  readonly runs: boolean;
}

function clockAfter(state: LogState, since: number): RunningClock {
  const { book, began } = state;
  const stands = book.ended || (book.paused && pauseStopsClock(began, book));
  return { at: book.at, since, runs: !stands };
}

function recorderOf(ports: RecorderPorts, first: LogState): Recorder {
  let state = first;
  let seat = seatOf(first);
  let clock = clockAfter(first, ports.monotonicMs());
  let lost: string | null = null;
  const elapsedMs = (now = ports.monotonicMs()): number =>
    clock.runs ? clock.at + Math.max(0, Math.floor(now - clock.since)) : clock.at;
  const act = (what: Act): Acted => {
    if (lost !== null) return { ok: false, because: lost, lost: true };
    const now = ports.monotonicMs();
    const written = writeAct(ports, state, what, elapsedMs(now));
    if (!written.ok) {
      if (written.lost) lost = written.because;
      return written;
    }
    if (written.state !== state) {
      state = written.state;
      seat = seatOf(state);
      clock = clockAfter(state, now);
    }
    return { ok: true, seat };
  };
  const isFinishing = (): boolean => {
    const now = elapsedMs();
    return now >= state.book.deadlineMs && now < endsAtMs(state.book);
  };
  const leftMs = (): number => (isFinishing() ? endsAtMs(state.book) : state.book.deadlineMs) - elapsedMs();
  return { seat: () => seat, act, elapsedMs: () => elapsedMs(), leftMs, isFinishing };
}

/** Records that are kept free for the end of a sitting: a lapse of every task, and the end itself. */
const recordsForTheEnd = 1_000;

function writeAct(ports: RecorderPorts, state: LogState, act: Act, elapsedMs: number): Written {
  const { deadlineMs, mode, head } = state.book;
  const endMs = endsAtMs(state.book);
  if (act.kind !== 'end' && head.count >= recordsMax - recordsForTheEnd) {
    const because = `The log is full: it has ${head.count} of at most ${recordsMax} records (recordsMax). End the sitting.`;
    return { ok: false, because, lost: false };
  }
  const isTimeOut = act.kind === 'end' && act.how === 'out-of-time';
  // An answers file says when the time is up; then it is.
  const at = isTimeOut && mode === 'answers-file' ? Math.max(elapsedMs, endMs) : elapsedMs;
  if (isTimeOut && at < endMs) return { ok: false, because: 'There is time left.', lost: false };
  if (act.kind === 'end' && act.how === 'withdrawn' && at >= deadlineMs)
    return { ok: false, because: 'The time is up.', lost: false };
  const entries = entriesOf(state, act, ports.wall());
  return entries.ok ? write(ports, state, entries.entries, at) : { ...entries, lost: false };
}

/** What a screen needs to know of a sitting as its records have it. */
export function seatOf(state: LogState): Seat {
  const { sitting, book, began } = state;
  const { mode, open, paused, pausedForAll, drafts, notes, jotting, justDecided, deadlineMs, head } = book;
  return {
    sitting,
    mode,
    open,
    paused,
    pausedForAll,
    drafts,
    notes,
    jotting,
    justDecided,
    deadlineMs,
    head,
    candidate: began.candidate,
  };
}
