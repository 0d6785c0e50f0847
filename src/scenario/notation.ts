import type { Unit, Value } from './value.ts';

/** What is needed to tell a weekday from a number of minutes: the weekday of minute 0 (0 = Monday) and when the story starts. */
export interface ClockFrame {
  readonly startWeekday: number;
  readonly starts: number;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

/** The largest whole number that the author's notation may give: far above any money or time of a production. */
export const numberMax = 999_999_999_999;

/** Whole pence from `£1,240`, `£12.50` or `-£5`; null when it isn't money. Commas, where there are any, stand between thousands. */
export function readMoney(text: string): number | null {
  const match = /^(-?)£(\d{1,3}(?:,\d{3})+|\d{1,10})(?:\.(\d{2}))?$/.exec(text);
  if (match === null) return null;
  const pence = Number((match[2] ?? '').replaceAll(',', '')) * 100 + Number(match[3] ?? '0');
  return withSign(match[1], pence);
}

/** `£1,240`, `£12.50`, `-£5`: pence only where there are some. */
export function formatMoney(pence: number): string {
  const size = Math.abs(pence);
  const rest = size % 100;
  const pounds = groupThousands(Math.floor(size / 100));
  return `${pence < 0 ? '-' : ''}£${pounds}${rest === 0 ? '' : `.${pad(rest)}`}`;
}

/** Whole minutes from `45m`, `2h` or `1h30m`; null when it isn't a duration. */
export function readDuration(text: string): number | null {
  const match = /^(-?)(?:(\d{1,5})h)?(?:(\d{1,6})m)?$/.exec(text);
  if (match === null || (match[2] === undefined && match[3] === undefined)) return null;
  return withSign(match[1], Number(match[2] ?? '0') * 60 + Number(match[3] ?? '0'));
}

/** `45m`, `2h`, `1h30m`; nothing is `0m`. */
export function formatDuration(minutes: number): string {
  const size = Math.abs(minutes);
  const hours = Math.floor(size / 60);
  const rest = size % 60;
  return `${minutes < 0 ? '-' : ''}${hours === 0 ? '' : `${hours}h`}${rest === 0 && hours > 0 ? '' : `${rest}m`}`;
}

/**
 * Minutes on the production clock from `Mon 11:30` (the first such day and time at or after the story's start) or
 * `Mon+1 09:00` (a week after that); null when it isn't a time.
 */
export function readTime(text: string, frame: ClockFrame): number | null {
  const match = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:\+(\d{1,2}))? ([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) return null;
  const weekday = weekdays.indexOf(match[1] as (typeof weekdays)[number]);
  const ofDay = Number(match[3]) * 60 + Number(match[4]);
  return firstTime(weekday, ofDay, frame) + Number(match[2] ?? '0') * weekMinutes;
}

/** The first such day and time at or after the story's start. */
function firstTime(weekday: number, ofDay: number, frame: ClockFrame): number {
  const first = ((weekday - frame.startWeekday + 7) % 7) * dayMinutes + ofDay;
  return first < frame.starts ? first + weekMinutes : first;
}

/** The time in the author's notation; `readTime` gives it back. Times before the story's start are written without a week. */
export function formatTime(minutes: number, frame: ClockFrame): string {
  const { day, hour, weeks } = partsOfTime(minutes, frame);
  return `${day}${weeks === 0 ? '' : `+${weeks}`} ${hour}`;
}

/** The time as people are told it: `Mon 10:00`, and from the story's second week on `Mon 10:00, week 3`. Never to be typed or logged. */
export function toldTime(minutes: number, frame: ClockFrame): string {
  return toldClock(formatTime(minutes, frame));
}

/** A time in the author's notation, as a log has it, as people are told it. What isn't a time stays as it is. */
export function toldClock(clock: string): string {
  return clock.replace(
    /^(\w{3})\+(\d+) (\d\d:\d\d)$/,
    (_, day, weeks, hour) => `${day} ${hour}, week ${Number(weeks) + 1}`,
  );
}

/** A time of one day's board, whose week goes without saying: `Mon 10:00`. Never to be logged. */
export function boardTime(minutes: number, frame: ClockFrame): string {
  const { day, hour } = partsOfTime(minutes, frame);
  return `${day} ${hour}`;
}

/** A time as its weekday, its hour and the whole weeks since the story began. */
function partsOfTime(minutes: number, frame: ClockFrame): { day: string; hour: string; weeks: number } {
  const day = Math.floor(minutes / dayMinutes);
  const weekday = (((frame.startWeekday + day) % 7) + 7) % 7;
  const ofDay = minutes - day * dayMinutes;
  const weeks = Math.max(0, Math.round((minutes - firstTime(weekday, ofDay, frame)) / weekMinutes));
  return { day: weekdays[weekday] ?? '', hour: formatHour(ofDay), weeks };
}

/** The hour of the day, `11:30`. */
export function formatHour(minutes: number): string {
  const ofDay = ((minutes % dayMinutes) + dayMinutes) % dayMinutes;
  return `${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}`;
}

/** A whole number from `12` or `1,200`; null when it isn't one. */
export function readInteger(text: string): number | null {
  if (!/^-?(?:\d{1,12}|\d{1,3}(?:,\d{3})+)$/.test(text)) return null;
  const value = Number(text.replaceAll(',', ''));
  return Math.abs(value) <= numberMax ? plainZero(value) : null;
}

/** A whole percentage, `0%` to `100%`, as a number; null when it isn't one. */
export function readPercentage(text: string): number | null {
  const match = /^(\d{1,3})%$/.exec(text);
  return match === null || Number(match[1]) > 100 ? null : Number(match[1]);
}

/** A day of the calendar, `2026-03-01`, as it is written; null when there is no such day. */
export function readDate(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days ? text : null;
}

/** Yes or no, as an author or a candidate writes it. */
export function readYesNo(text: string): boolean | null {
  if (text === 'yes' || text === 'true') return true;
  return text === 'no' || text === 'false' ? false : null;
}

/** A value from its notation, or null when the text isn't in the unit's notation. Any text that isn't empty is text. */
export function readValue(unit: Unit, text: string, frame: ClockFrame): Value | null {
  switch (unit) {
    case 'money':
      return readMoney(text);
    case 'duration':
      return readDuration(text);
    case 'time':
      return readTime(text, frame);
    case 'integer':
      return readInteger(text);
    case 'yes-no':
      return readYesNo(text);
    case 'text':
      return text === '' ? null : text;
  }
}

/** A value in the author's notation; `readValue` gives it back. */
export function formatValue(unit: Unit, value: Value, frame: ClockFrame): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  switch (unit) {
    case 'money':
      return formatMoney(value);
    case 'duration':
      return formatDuration(value);
    case 'time':
      return formatTime(value, frame);
    default:
      return String(value);
  }
}

function withSign(sign: string | undefined, size: number): number {
  return plainZero(sign === '-' ? -size : size);
}

function plainZero(value: number): number {
  return value === 0 ? 0 : value;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** `5,459,693`. */
export function groupThousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
