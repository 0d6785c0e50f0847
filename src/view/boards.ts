import type { Sitting } from '../engine/sitting.ts';
import { scopeOf } from '../engine/step.ts';
import { problemOfShare } from '../scenario/kinds/allocate.ts';
import { type FormField, formTotals, problemOfField } from '../scenario/kinds/form.ts';
import { boardTime, formatValue } from '../scenario/notation.ts';
import { readTyped, whyUnread } from '../scenario/typed-notation.ts';
import { countWords } from '../scenario/words.ts';
import type { AllocateView, ScheduleView, WriteView } from './task.ts';
import { frameOf, spokenMinutes } from './words.ts';
import type { Work } from './work.ts';

/** A strip on the board with its times, which follow from its place. A dropped strip has none. */
export interface BoardLine {
  readonly id: string;
  readonly label: string;
  /** "Mon 07:00"; null for a dropped strip. */
  readonly starts: string | null;
  readonly ends: string | null;
  /** "1 hour 15 minutes". */
  readonly lasts: string;
  /** "1h15m". */
  readonly lastsShort: string;
  readonly isBreak: boolean;
  readonly mayDrop: boolean;
  readonly isDropped: boolean;
}

/** The board re-timed: strips in their order, then those left out; and when the last one ends. */
export interface BoardView {
  readonly lines: readonly BoardLine[];
  /** "Mon 07:00". */
  readonly starts: string;
  /** "Mon 18:30". */
  readonly wraps: string;
}

/** Times every strip from the start on. Pure. */
export function boardOf(view: ScheduleView, work: Extract<Work, { kind: 'schedule' }>): BoardView {
  const begins = (view.starts.find((start) => start.text === work.start) ?? view.starts[0])?.minutes ?? 0;
  let at = begins;
  const line = (id: string, isDropped: boolean): readonly BoardLine[] => {
    const strip = view.strips.find((one) => one.id === id);
    if (strip === undefined) return [];
    const { label, lasts, isBreak, mayDrop } = strip;
    const lastsShort = formatValue('duration', strip.lastsMinutes, view.frame);
    const shared = { id, label, lasts, lastsShort, isBreak, mayDrop, isDropped };
    if (isDropped) return [{ ...shared, starts: null, ends: null }];
    const starts = boardTime(at, view.frame);
    at += strip.lastsMinutes;
    return [{ ...shared, starts, ends: boardTime(at, view.frame) }];
  };
  const kept = work.order.flatMap((id) => line(id, false));
  const dropped = work.dropped.flatMap((id) => line(id, true));
  return { lines: [...kept, ...dropped], starts: boardTime(begins, view.frame), wraps: boardTime(at, view.frame) };
}

/** Where a sharing-out stands. */
export interface SharesView {
  readonly lines: readonly {
    readonly id: string;
    readonly label: string;
    /** As typed, or written out when it could be read; "" when empty. */
    readonly text: string;
    /** Why it can't be read or isn't allowed, or null. */
    readonly problem: string | null;
  }[];
  /** What is left of the total (below 0 when too much is given), in the unit's whole numbers. */
  readonly left: number;
  /** "£120 left", "all shared out", "£40 too much". */
  readonly leftText: string;
}

/** What is left, and what is wrong with each line. Pure. */
export function sharesOf(view: AllocateView, work: Extract<Work, { kind: 'allocate' }>, sitting: Sitting): SharesView {
  const frame = frameOf(sitting.scenario);
  const write = (amount: number) => formatValue(view.unit, amount, frame);
  let left = view.total;
  const lines = view.lines.map((line) => {
    const text = work.amounts[line.id]?.trim() ?? '';
    const amount = text === '' ? 0 : readTyped(view.unit, text, frame);
    if (typeof amount !== 'number')
      return { id: line.id, label: line.label, text, problem: whyUnread(view.unit, text, text, frame) };
    left -= amount;
    return {
      id: line.id,
      label: line.label,
      text: text === '' ? '' : write(amount),
      problem: text === '' ? null : problemOfShare(view, line, amount),
    };
  });
  return { lines, left, leftText: leftWords(left, write) };
}

function leftWords(left: number, write: (amount: number) => string): string {
  if (left === 0) return 'all shared out';
  return left > 0 ? `${write(left)} left` : `${write(-left)} too much`;
}

/** A field of a form as it stands. */
export interface FieldState {
  readonly id: string;
  readonly label: string;
  /** What is typed, or the computed value; "" when empty or not to be worked out yet. */
  readonly text: string;
  readonly isComputed: boolean;
  /** Why it can't be read, or null. */
  readonly problem: string | null;
}

/** Every field with its value; net, VAT and total add up as they are typed. Pure. */
export function formStateOf(
  sitting: Sitting,
  taskId: string,
  work: Extract<Work, { kind: 'form' }>,
): readonly FieldState[] {
  const spec = sitting.scenario.tasks.get(taskId)?.spec;
  if (spec?.kind !== 'form') return [];
  const totals = formTotals(spec, work.fields, scopeOf(sitting));
  return spec.fields.map((field) => {
    const { id, label } = field;
    if (field.computed !== null) return { id, label, text: totals[id] ?? '', isComputed: true, problem: null };
    const text = (work.fields[id] ?? '').trim();
    return { id, label, text: shownText(field, text), isComputed: false, problem: problemOfField(spec, field, text) };
  });
}

function shownText(field: FormField, text: string): string {
  return field.choices?.find((choice) => choice.id === text)?.label ?? text;
}

/** How long a text is against what is asked. */
export interface LengthView {
  readonly words: number;
  /** "84 words of about 120". */
  readonly text: string;
  readonly isTooLong: boolean;
}

/** Counts the words of what is written so far. Pure. */
export function lengthOf(view: WriteView, text: string): LengthView {
  const words = countWords(text);
  const isTooLong = words > view.atMostWords;
  const limit = isTooLong ? `: at most ${view.atMostWords} are accepted` : ` of about ${view.words}`;
  return { words, text: `${words} ${words === 1 ? 'word' : 'words'}${limit}`, isTooLong };
}

/** "1 hour 30 minutes" of board between two strips' ends: kept here so that both modes say it alike. */
export function boardLength(view: ScheduleView, work: Extract<Work, { kind: 'schedule' }>): string {
  const minutes = work.order.reduce(
    (sum, id) => sum + (view.strips.find((strip) => strip.id === id)?.lastsMinutes ?? 0),
    0,
  );
  return spokenMinutes(minutes);
}
