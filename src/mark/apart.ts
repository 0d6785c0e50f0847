import { type Firmness, type Level, levels, type Mark } from './levels.ts';

/** A mark without what it rests on. `firmness` is null where it isn't said, and for `not-seen`. */
export interface BareMark {
  readonly level: Level | 'not-seen';
  readonly firmness: Firmness | null;
}

/** How far two marks of one criterion are apart. */
export interface Apart {
  /** Levels between them: 0 where both say the same level. */
  readonly levels: number;
  /** Whether one says "just" and the other "secure" of the same level. */
  readonly isFirmnessOnly: boolean;
}

/** A mark without what it rests on. Pure. */
export function bareMark(mark: Mark): BareMark {
  return { level: mark.level, firmness: mark.level === 'not-seen' ? null : mark.firmness };
}

/** The one level that these marks all give; `firmness` is null where they differ in it alone. Null where they differ in the level, or there is none. Pure. */
export function commonMark(marks: readonly Mark[]): BareMark | null {
  const bare = marks.map(bareMark);
  const [one] = bare;
  if (one === undefined || bare.some(({ level }) => level !== one.level)) return null;
  return bare.every(({ firmness }) => firmness === one.firmness) ? one : { level: one.level, firmness: null };
}

/**
 * How far two marks are apart, to sort by and to hold against a tolerance. "No evidence seen" is no level; to be counted here it
 * stands one further off than below: a marker who saw nothing where another saw a pass is two away. Pure.
 */
export function apartOf(a: BareMark, b: BareMark): Apart {
  const between = Math.abs(placeOf(a) - placeOf(b));
  const differ = a.firmness !== null && b.firmness !== null && a.firmness !== b.firmness;
  return { levels: between, isFirmnessOnly: between === 0 && differ };
}

function placeOf({ level }: BareMark): number {
  return level === 'not-seen' ? -1 : levels.indexOf(level);
}

/** A mark in words: "just pass", "pass", "no evidence seen". Pure. */
export function markWords({ level, firmness }: BareMark): string {
  if (level === 'not-seen') return 'no evidence seen';
  return firmness === null ? level : `${firmness} ${level}`;
}

/** How far apart two marks are, in words, for a heading. Pure. */
export function apartWords(a: BareMark, b: BareMark): string {
  const { levels: between, isFirmnessOnly } = apartOf(a, b);
  if (between === 0) return isFirmnessOnly ? 'the same level, just and secure' : 'the same';
  if (a.level === 'not-seen' || b.level === 'not-seen') return 'one of the two saw no evidence';
  return between === 1 ? 'one level apart' : 'two levels apart';
}
