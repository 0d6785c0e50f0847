import type { Sitting } from '../engine/sitting.ts';
import { canonicalForm } from './canonical.ts';
import { emptyHead, type Head, headAfter } from './chain.ts';
import type { Attestation, Draft, LogRecord, Mode, RecordBody, SittingTime } from './record.ts';

/** The first record of a log. */
export type Began = Extract<LogRecord, { readonly kind: 'began' }>;

/**
 * What the records say besides the story: what is open, typed, noted, paused, and the sitting clock. A fold of the records,
 * and of nothing else, so that a sitting that is going on and one that is rebuilt can't differ.
 */
export interface Book {
  readonly head: Head;
  /** Sitting clock of the last record, in milliseconds. */
  readonly at: number;
  /** The last wall time on the record, and where the sitting clock stood then. */
  readonly wall: { readonly at: number; readonly wall: string };
  readonly mode: Mode;
  readonly open: string | null;
  readonly paused: boolean;
  /** Why the invigilator paused it: then the sitting clock stands still, whatever was agreed. Null where nobody but the candidate did. */
  readonly pausedForAll: string | null;
  readonly ended: boolean;
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly notes: readonly { readonly text: string; readonly about: string | null; readonly clock: string }[];
  /** The note that is being written, as far as it is on the record; empty when there is none. */
  readonly jotting: string;
  readonly deadlineMs: number;
  /** Milliseconds after the deadline in which the answer that was being made then may be finished. */
  readonly finishMs: number;
  /** The task whose answer was being made last, before the deadline; null when it holds nothing. */
  readonly begun: string | null;
  /** Ids of what the invigilator attested: none is taken twice. */
  readonly attested: readonly string[];
  /** The task just decided, while nothing has happened since that could show what came of it. */
  readonly justDecided: string | null;
  /** Names of the files of torn tails that the record already tells of. */
  readonly tornTails: readonly string[];
}

/** The book with the first record in it. */
export function openBook(began: Began): Book {
  const { time, mode, wall, at } = began;
  const nothing = {
    open: null,
    paused: false,
    pausedForAll: null,
    ended: false,
    drafts: {},
    notes: [],
    jotting: '',
  };
  const unset = { justDecided: null, tornTails: [], begun: null, attested: [] };
  const { deadlineMs, finishMs = 0 } = time;
  const book = { ...nothing, ...unset, mode, deadlineMs, finishMs, wall: { at, wall }, at, head: emptyHead };
  return { ...book, head: headAfter(began) };
}

/** The book with one more record in it. Pure: it trusts the record, which {@link misplaced} has judged. */
export function enterRecord(book: Book, record: LogRecord): Book {
  const framed: Book = {
    ...book,
    ...changesOf(book, record),
    ...attestedIn(book, record),
    head: headAfter(record),
    at: record.at,
  };
  // By an invigilator's wall time, which may be another machine's, no time of the candidate's is measured.
  const isOwnWall = 'wall' in record && attestationOf(record) === null;
  return isOwnWall ? { ...framed, wall: { at: record.at, wall: record.wall } } : framed;
}

function attestedIn(book: Book, record: LogRecord): Partial<Book> {
  const attested = attestationOf(record);
  return attested === null ? {} : { attested: [...book.attested, attested.id] };
}

function attestationOf(body: RecordBody): Attestation | null {
  return ('attested' in body ? body.attested : null) ?? null;
}

function changesOf(book: Book, record: LogRecord): Partial<Book> {
  switch (record.kind) {
    case 'decided':
      return { ...answerIsMade(book, record.task), justDecided: record.task };
    case 'lapsed':
      return answerIsMade(book, record.task);
    case 'waited':
    case 'ticked':
      return { justDecided: null };
    case 'viewed':
      if (record.act === 'supplied') return { justDecided: null };
      return { open: record.act === 'opened' ? record.id : null, justDecided: null };
    case 'drafted':
      return draftedIn(book, record);
    case 'jotted':
      return { jotting: record.text };
    case 'noted':
      return notedIn(book, record);
    case 'paused':
      return { paused: true, pausedForAll: record.attested === undefined ? null : record.because };
    case 'resumed':
      return { paused: false, pausedForAll: null, mode: record.mode };
    case 'incident':
      return record.what === 'torn-tail' ? { tornTails: [...book.tornTails, record.detail] } : {};
    case 'granted':
      return { deadlineMs: book.deadlineMs + record.seconds * 1000 };
    case 'ended':
      return { ended: true, justDecided: record.how === 'finished' ? book.justDecided : null };
    case 'began':
    case 'declared':
      return {};
    default:
      return never(record);
  }
}

function answerIsMade(book: Book, task: string): Partial<Book> {
  return { drafts: without(book.drafts, task), begun: book.begun === task ? null : book.begun };
}

function draftedIn(book: Book, { task, draft, at }: Extract<LogRecord, { readonly kind: 'drafted' }>): Partial<Book> {
  const drafts = { ...book.drafts, [task]: draft };
  if (at >= book.deadlineMs) return { drafts };
  const isEmpty = draft.answer === null && draft.reason === null;
  return { drafts, begun: isEmpty ? null : task };
}

/** Where on the sitting clock the sitting ends, in milliseconds: later than the deadline where an answer may still be finished. */
export function endsAtMs({ deadlineMs, finishMs, begun }: Book): number {
  return begun === null ? deadlineMs : deadlineMs + finishMs;
}

/** A note that was being written is written when the notebook has it; a line copied meanwhile leaves it as it is. */
function notedIn(book: Book, { text, about, clock }: Extract<LogRecord, { readonly kind: 'noted' }>): Partial<Book> {
  const isWritten = text === book.jotting.trim();
  return { notes: [...book.notes, { text, about, clock }], jotting: isWritten ? '' : book.jotting };
}

function never(value: never): never {
  throw new TypeError(`No such record: ${String(value)}`);
}

function without(drafts: Readonly<Record<string, Draft>>, task: string): Readonly<Record<string, Draft>> {
  return Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== task));
}

/**
 * Why a record of this body can't stand here at `at`, as a sentence, or null. Asked before a record is made and again when a
 * log is read, so that nothing is refused in the one and accepted in the other. What the story allows is the step's to say.
 */
export function misplaced(book: Book, body: RecordBody, at: number): string | null {
  if (at < book.at) return 'The sitting clock can’t go back.';
  const attested = attestationOf(body);
  if (attested !== null && book.attested.includes(attested.id)) return 'That is on the record already.';
  if (book.ended && !explainsLastAnswer(book, body)) return 'The sitting has ended.';
  if (book.paused && !runsInPause.has(body.kind) && !stopsForAll(book, body))
    return 'The sitting is paused. Go on with it first.';
  if (at >= book.deadlineMs && endsWithTime(body) && !finishesAnswer(book, body, at)) return timeIsUp(book, at);
  return misplacedBody(book, body);
}

/** A pause of the candidate's own becomes one for all. */
function stopsForAll(book: Book, body: RecordBody): boolean {
  return body.kind === 'paused' && body.attested !== undefined && book.pausedForAll === null;
}

/** The answer that was being made when the time was up, in the time that a start file gives for it. */
function finishesAnswer(book: Book, body: RecordBody, at: number): boolean {
  return body.kind === 'decided' && body.task === book.begun && at < endsAtMs(book);
}

function timeIsUp(book: Book, at: number): string {
  return at < endsAtMs(book)
    ? 'The time is up: only the answer that you had begun can be finished.'
    : 'The time is up.';
}

/** An "I meant…" to the answer that ended the sitting: the one record that may follow the end. */
function explainsLastAnswer(book: Book, body: RecordBody): boolean {
  return body.kind === 'noted' && body.about !== null && body.about === book.justDecided;
}

/** The first record of a log; null where there is none, or it was cut away. */
export function beganOf([first]: readonly LogRecord[]): Began | null {
  return first?.kind === 'began' ? first : null;
}

/** The record of the end; undefined while the sitting goes on. A note on the answer that ended it may follow. */
export function endOf(records: readonly LogRecord[]): Extract<LogRecord, { readonly kind: 'ended' }> | undefined {
  return records.findLast((record) => record.kind === 'ended');
}

const runsInPause: ReadonlySet<RecordBody['kind']> = new Set([
  'drafted',
  'jotted',
  'resumed',
  'incident',
  'granted',
  'lapsed',
  'ended',
]);

/** What a candidate does. Drafts stay possible: what was typed when the time ended is kept, never as a choice. */
function endsWithTime(body: RecordBody): boolean {
  if (body.kind === 'viewed') return body.act === 'opened';
  return ['decided', 'waited', 'ticked', 'noted', 'paused'].includes(body.kind);
}

function misplacedBody(book: Book, body: RecordBody): string | null {
  switch (body.kind) {
    case 'began':
      return 'The sitting has begun already.';
    case 'viewed':
      if (body.act === 'supplied') return null;
      if (body.act === 'left') return body.id === book.open ? null : `${body.id} isn’t open.`;
      return book.open === null ? null : `${book.open} is still open.`;
    case 'noted':
      return body.about === null || body.about === book.justDecided
        ? null
        : 'An “I meant…” can only be added to the answer just given, before anything else is done.';
    case 'drafted':
      return sameDraft(book.drafts[body.task], body.draft) ? 'The draft is already on record.' : null;
    case 'jotted':
      return body.text === book.jotting ? 'The note is already on record.' : null;
    default:
      return null;
  }
}

/** Why a draft can't be kept: its task isn't open any more. Null for every other record. */
export function strayDraft(sitting: Sitting, body: RecordBody): string | null {
  if (body.kind !== 'drafted' || sitting.tasks[body.task]?.status === 'open') return null;
  return `${body.task} isn’t open, so that nothing can be typed in it.`;
}

/** Whether two drafts say the same; none at all is the same as an empty one. */
export function sameDraft(a: Draft | undefined, b: Draft): boolean {
  return canonicalForm(a ?? { answer: null, reason: null }) === canonicalForm(b);
}

/** Whether the sitting clock stands while nobody sits: with rest breaks, in practice, and when the invigilator paused it for all. */
export function pauseStopsClock(
  began: { readonly purpose: string; readonly time: SittingTime },
  book: Pick<Book, 'pausedForAll'>,
): boolean {
  return began.time.restBreaks || began.purpose === 'practice' || book.pausedForAll !== null;
}
