import { type ClockFrame, formatHour, formatTime, formatValue, readMoney, readTime, readValue } from './notation.ts';
import type { Unit, Value } from './value.ts';

/** What is needed to read a time whose day was left out: the frame, and when the story ends. */
export interface StoryFrame extends ClockFrame {
  readonly ends: number;
}

/** What each unit is called, and how it may be written: an example so odd that nobody takes it for an answer. */
export const notationWords: Readonly<Record<Unit, { readonly what: string; readonly example: string | null }>> = {
  money: { what: 'money', example: '£1,234.50' },
  duration: { what: 'a length of time', example: '1h05m' },
  time: { what: 'a day and time', example: 'Wed 03:20' },
  integer: { what: 'a whole number', example: null },
  'yes-no': { what: 'yes or no', example: null },
  text: { what: 'one of the choices', example: null },
};

const dayMinutes = 24 * 60;

/**
 * A value as a candidate types it: in the author's notation, and as people and the story's own documents write it (`475`,
 * `1 hour 30`, `mon 7am`, `0630`). A time without its day is read where only one such time lies in the story. Null when it
 * can't be read. Whatever `readValue` reads is read alike. Pure.
 */
export function readTyped(unit: Unit, typed: string, story: StoryFrame): Value | null {
  const text = typed.trim().split(/\s+/).join(' ');
  const strict = readValue(unit, text, story);
  if (strict !== null) return strict;
  switch (unit) {
    case 'money':
      return readTypedMoney(text);
    case 'duration':
      return readTypedDuration(text);
    case 'time':
      return readTypedTime(text, story);
    case 'yes-no':
      return /^y(es)?$/i.test(text) ? true : /^no?$/i.test(text) ? false : null;
    case 'integer':
    case 'text':
      return null;
    default:
      return unit satisfies never;
  }
}

/** What was typed in the author's notation, as far as it can be read; else as it is. Pure. */
export function settledText(unit: Unit | 'words', typed: string, story: StoryFrame): string {
  const value = unit === 'words' ? null : readTyped(unit, typed, story);
  return value === null || unit === 'words' ? typed : formatValue(unit, value, story);
}

/** Why a text can't be read, in a sentence. `shown` is the text as it may stand in one. */
export function whyUnread(unit: Unit, typed: string, shown: string, story: StoryFrame): string {
  const hour = unit === 'time' ? readHour(typed.trim()) : null;
  if (hour !== null) return whyNoDay(shown, hour, story);
  const { what, example } = notationWords[unit];
  return `“${shown}” can’t be read as ${what}.${example === null ? '' : ` Write it as ${example}.`}`;
}

/** The most times that are named to choose from. */
const timesNamedMax = 3;

function whyNoDay(shown: string, hour: number, story: StoryFrame): string {
  const times = timesInStory(hour, story).map((time) => formatTime(time, story));
  const isFew = times.length > 1 && times.length <= timesNamedMax;
  return `“${shown}” needs its day: write ${isFew ? times.join(' or ') : `it as ${notationWords.time.example}`}.`;
}

function readTypedMoney(text: string): number | null {
  const match = /^(-?)\s?(?:£|gbp)?\s?([\d,]+)(?:\.(\d{1,2}))?$/i.exec(text);
  if (match === null) return null;
  const [, sign = '', pounds = '', pence = '00'] = match;
  return readMoney(`${sign}£${pounds}.${pence.padEnd(2, '0')}`);
}

const hours = '(?:hours?|hrs?|h)';
const minutes = '(?:minutes?|mins?|m)';
/** `1h30`, `1 hour 30 minutes`, `0h45`; `1:30`; `45`, `45 min`. */
const lengthPattern = new RegExp(
  `^(?:(\\d{1,4}) ?${hours}(?:(?: and)? ?(\\d{1,2})(?: ?${minutes})?)?|(\\d{1,3}):([0-5]\\d)|(\\d{1,6})(?: ?${minutes})?)$`,
  'i',
);

function readTypedDuration(text: string): number | null {
  const match = lengthPattern.exec(text);
  if (match === null) return null;
  const [, hour, minute = '0', clockHour, clockMinute = '0', alone = '0'] = match;
  if (hour !== undefined) return Number(hour) * 60 + Number(minute);
  return clockHour === undefined ? Number(alone) : Number(clockHour) * 60 + Number(clockMinute);
}

/** The hour of a day in minutes from `6:30`, `06.30`, `0630`, `7am` or `7.30 pm`; null when it is none. */
export function readHour(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?(?: ?([ap])\.?m\.?)?$/i.exec(text);
  if (match === null) return null;
  const [, digits = '', minute, half] = match;
  const hour = Number(digits);
  const isWritten = half === undefined ? minute !== undefined && hour < 24 : hour >= 1 && hour <= 12;
  if (!isWritten || Number(minute ?? '0') > 59) return null;
  const of24 = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return of24 * 60 + Number(minute ?? '0');
}

const dayPattern = /^(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?(\+\d{1,2})?,? (?:at )?(.+)$/i;

function readTypedTime(text: string, story: StoryFrame): number | null {
  const match = dayPattern.exec(text);
  const [, day = '', week = '', rest = ''] = match ?? [];
  const hour = readHour(match === null ? text : rest);
  if (hour === null) return null;
  if (match === null) {
    const [only, ...others] = timesInStory(hour, story);
    return only === undefined || others.length > 0 ? null : only;
  }
  const name = `${day.slice(0, 1).toUpperCase()}${day.slice(1).toLowerCase()}${week}`;
  return readTime(`${name} ${formatHour(hour)}`, story);
}

/** The instants of the story at which a clock on the wall shows this hour. */
function timesInStory(hour: number, story: StoryFrame): readonly number[] {
  const first = Math.floor(story.starts / dayMinutes);
  const days = Math.floor(story.ends / dayMinutes) - first + 1;
  return Array.from({ length: Math.max(0, days) }, (_, day) => (first + day) * dayMinutes + hour).filter(
    (time) => time >= story.starts && time <= story.ends,
  );
}
