import type { Template } from '../expression.ts';
import { ExpressionFault, type Scope } from '../expression.ts';
import { formatHour, formatTime, readTime } from '../notation.ts';
import type { Value } from '../value.ts';
import type { Answer, Kind, ReadAnswer } from './kind.ts';
import { accepted, asMap, asTexts, labelOf, problemsOfIds, problemsOfKeys, refused, shown } from './read.ts';

/** One strip of the board: a scene, a move, a break. */
export interface Strip {
  readonly id: string;
  readonly label: Template;
  readonly lastsMinutes: number;
  /** Drawn as a break on the board (a meal, a move); otherwise a strip like any other. */
  readonly isBreak: boolean;
  readonly mayDrop: boolean;
}

/**
 * A strip board: strips in order, one after the other from the start. Canonical answer:
 * `{ start: "Mon 07:00", order: [strip ids], dropped: [strip ids in the file's order] }`; together they name every strip once.
 * Conditions: `answer.starts("x")`, `answer.ends("x")` (times; no value for a dropped strip), `answer.before("x", "y")`,
 * `answer.dropped("x")`, `answer.wraps` (the end of the last strip).
 */
export interface ScheduleSpec {
  readonly kind: 'schedule';
  readonly strips: readonly Strip[];
  /** The starts a candidate may choose, `from`, `from + step`, … `to` (minutes on the production clock). */
  readonly start: { readonly from: number; readonly to: number; readonly step: number };
  /** The board as it stands before the candidate touches it: strip ids, in order. */
  readonly given: readonly string[];
  /** Weekday of minute 0 (0 = Monday) and the clock's start, to write and read times. */
  readonly startWeekday: number;
  readonly clockStarts: number;
}

/** A board as a candidate has it: the start, the strips on it in order, and those left out. */
export interface Board {
  /** Minutes on the production clock. */
  readonly start: number;
  readonly order: readonly string[];
  readonly dropped: readonly string[];
}

/** When a strip starts and ends (minutes on the production clock). */
export interface StripTimes {
  readonly starts: number;
  readonly ends: number;
}

/** The board before the candidate touches it. */
export function givenBoard(spec: ScheduleSpec): Board {
  return { start: spec.start.from, order: spec.given, dropped: [] };
}

/** The times of every strip on the board, one after the other from the start. Pure. */
export function timesOf(spec: ScheduleSpec, board: Pick<Board, 'start' | 'order'>): ReadonlyMap<string, StripTimes> {
  const lengths = new Map(spec.strips.map((strip) => [strip.id, strip.lastsMinutes]));
  const times = new Map<string, StripTimes>();
  let at = board.start;
  for (const id of board.order) {
    const ends = at + (lengths.get(id) ?? 0);
    times.set(id, { starts: at, ends });
    at = ends;
  }
  return times;
}

/** The board with the strip in place `from` moved to place `to` (from 0); places that don't exist change nothing. Pure. */
export function moveStrip(board: Board, from: number, to: number): Board {
  const id = board.order[from];
  if (id === undefined || to < 0 || to >= board.order.length || from === to) return board;
  const order = board.order.filter((_, index) => index !== from);
  order.splice(to, 0, id);
  return { ...board, order };
}

/** The board with a strip left out; one that may not be stays. Pure. */
export function dropStrip(spec: ScheduleSpec, board: Board, id: string): Board {
  const mayDrop = spec.strips.find((strip) => strip.id === id)?.mayDrop === true;
  if (!mayDrop || !board.order.includes(id)) return board;
  return {
    ...board,
    order: board.order.filter((one) => one !== id),
    dropped: inFileOrder(spec, [...board.dropped, id]),
  };
}

/** The board with a strip that was left out taken back, at the end. Pure. */
export function restoreStrip(board: Board, id: string): Board {
  if (!board.dropped.includes(id)) return board;
  return { ...board, order: [...board.order, id], dropped: board.dropped.filter((one) => one !== id) };
}

/** The board starting so many steps later (or earlier, if negative), as far as the day allows. Pure. */
export function shiftStart(spec: ScheduleSpec, board: Board, steps: number): Board {
  const { from, to, step } = spec.start;
  const start = Math.min(to, Math.max(from, board.start + steps * step));
  return { ...board, start };
}

/** A board as the canonical answer. Pure. */
export function answerOfBoard(spec: ScheduleSpec, board: Board): Answer {
  return { start: formatTime(board.start, frameOf(spec)), order: board.order, dropped: board.dropped };
}

/** The board of an answer, finished or not; null when it is none. Pure. */
export function boardOfAnswer(spec: ScheduleSpec, raw: unknown): Board | null {
  const map = asMap(raw);
  const order = asTexts(map?.order ?? []);
  const dropped = asTexts(map?.dropped ?? []);
  if (map === null || order === null || dropped === null) return null;
  const start = map.start === undefined ? spec.start.from : readTime(String(map.start), frameOf(spec));
  return start === null ? null : { start, order, dropped };
}

/** A strip board. */
export const schedule: Kind<ScheduleSpec> = {
  kind: 'schedule',
  offers: (spec) => {
    const ids = spec.strips.map((strip) => strip.id);
    const mayDrop = spec.strips.filter((strip) => strip.mayDrop).map((strip) => strip.id);
    return {
      fields: { wraps: 'time' },
      questions: {
        starts: { takes: [ids], gives: 'time' },
        ends: { takes: [ids], gives: 'time' },
        before: { takes: [ids, ids], gives: 'yes-no' },
        dropped: { takes: [mayDrop], gives: 'yes-no' },
      },
    };
  },
  read,
  view,
  tell,
  ownResults: () => [],
  ownTakesMinutes: () => null,
};

function frameOf(spec: ScheduleSpec): { readonly startWeekday: number; readonly starts: number } {
  return { startWeekday: spec.startWeekday, starts: spec.clockStarts };
}

function inFileOrder(spec: ScheduleSpec, ids: readonly string[]): readonly string[] {
  return spec.strips.map((strip) => strip.id).filter((id) => ids.includes(id));
}

function read(spec: ScheduleSpec, raw: unknown): ReadAnswer {
  const map = asMap(raw);
  if (map === null) return refused('Put the strips in order.');
  const board = boardOfAnswer(spec, raw);
  if (board === null)
    return refused(
      ...problemsOfKeys(map, boardKeys),
      `The start is a time such as ${formatTime(spec.start.from, frameOf(spec))}, and order and dropped are lists of strips; the start says “${shown(String(map.start))}”.`,
    );
  const problems = [
    ...problemsOfKeys(map, boardKeys),
    ...problemsOfStart(spec, board.start),
    ...problemsOfStrips(spec, board),
  ];
  if (problems.length > 0) return refused(...problems);
  return accepted(answerOfBoard(spec, { ...board, dropped: inFileOrder(spec, board.dropped) }));
}

const boardKeys = ['start', 'order', 'dropped'];

function problemsOfStart(spec: ScheduleSpec, start: number): readonly string[] {
  const { from, to, step } = spec.start;
  const isAllowed = start >= from && start <= to && (start === from || (step > 0 && (start - from) % step === 0));
  if (isAllowed) return [];
  const frame = frameOf(spec);
  return [
    from === to
      ? `The day starts at ${formatTime(from, frame)}.`
      : `The day can start from ${formatTime(from, frame)} to ${formatTime(to, frame)}, in steps of ${step} minutes.`,
  ];
}

function problemsOfStrips(spec: ScheduleSpec, { order, dropped }: Board): readonly string[] {
  const ids = spec.strips.map((strip) => strip.id);
  const placed = [...order, ...dropped];
  const missing = ids.filter((id) => !placed.includes(id)).map((id) => `“${id}” is not on the board.`);
  const kept = spec.strips
    .filter((strip) => !strip.mayDrop && dropped.includes(strip.id))
    .map((strip) => `“${strip.id}” can’t be left out.`);
  return [...problemsOfIds(placed, ids, 'a strip'), ...missing, ...kept];
}

function view(
  spec: ScheduleSpec,
  answer: Answer,
): {
  readonly fields: Readonly<Record<string, Value>>;
  readonly ask: Readonly<Record<string, (...ids: readonly string[]) => Value>>;
} {
  const board = boardOfAnswer(spec, answer) ?? givenBoard(spec);
  const times = timesOf(spec, board);
  const timeOf = (which: 'starts' | 'ends', id = ''): number => {
    const found = times.get(id);
    if (found === undefined) throw new ExpressionFault(`“${id}” is left out of the day, so it never ${which}`);
    return found[which];
  };
  return {
    fields: { wraps: [...times.values()].at(-1)?.ends ?? board.start },
    ask: {
      starts: (id) => timeOf('starts', id),
      ends: (id) => timeOf('ends', id),
      before: (one, other) => timeOf('starts', one) < timeOf('starts', other),
      dropped: (id) => board.dropped.includes(id ?? ''),
    },
  };
}

function tell(spec: ScheduleSpec, answer: Answer, scope: Scope): readonly string[] {
  const board = boardOfAnswer(spec, answer) ?? givenBoard(spec);
  const lines = [...timesOf(spec, board)].map(
    ([id, { starts, ends }]) => `${formatHour(starts)} to ${formatHour(ends)}  ${labelOf(spec.strips, id, scope)}`,
  );
  const dropped = board.dropped.map((id) => labelOf(spec.strips, id, scope));
  return dropped.length === 0 ? lines : [...lines, `Left out: ${dropped.join('; ')}`];
}
