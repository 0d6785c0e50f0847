/** Milliseconds from one wall time to another, both RFC 3339 in UTC with milliseconds, as a record has them. Negative when the clock was set back. */
export function millisecondsBetween(from: string, to: string): number {
  return millisecondsOf(to) - millisecondsOf(from);
}

/** The wall time so many milliseconds after another, in the same form: `2026-09-01T09:00:00.000Z`. Years have four digits. */
export function wallAfter(wall: string, ms: number): string {
  const whole = millisecondsOf(wall) + ms;
  const days = Math.floor(whole / dayMs);
  const within = whole - days * dayMs;
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = two(Math.floor(within / 3_600_000));
  const minutes = two(Math.floor(within / 60_000) % 60);
  const seconds = two(Math.floor(within / 1000) % 60);
  return `${dateOf(days)}T${hours}:${minutes}:${seconds}.${String(within % 1000).padStart(3, '0')}Z`;
}

const dayMs = 86_400_000;

/** Whole days from one date to another, both YYYY-MM-DD. Negative when the other comes first. */
export function daysBetween(from: string, to: string): number {
  return daysTo(to) - daysTo(from);
}

function daysTo(date: string): number {
  return daysOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

function millisecondsOf(wall: string): number {
  const part = (start: number, end: number): number => Number(wall.slice(start, end));
  const minutes = daysTo(wall) * 1440 + part(11, 13) * 60 + part(14, 16);
  return minutes * 60_000 + part(17, 19) * 1000 + part(20, 23);
}

/** Days since 1 March of year 0. With March as the first month the leap day is the last of its year, and months follow one sum. */
function daysOf(year: number, month: number, day: number): number {
  const marchYear = month < 3 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((marchMonth * 306 + 5) / 10) + day - 1;
}

/** The date so many days after 1 March of year 0: what {@link daysOf} counts, the other way round. */
function dateOf(days: number): string {
  const guess = Math.floor((days + 1) / 365.2425);
  const year = [guess + 1, guess, guess - 1].find((one) => daysOf(one, 3, 1) <= days) ?? guess;
  const dayOfYear = days - daysOf(year, 3, 1);
  const marchMonth = Math.floor((dayOfYear * 5 + 2) / 153);
  const day = dayOfYear - Math.floor((marchMonth * 306 + 5) / 10) + 1;
  const month = ((marchMonth + 2) % 12) + 1;
  const calendarYear = marchMonth < 10 ? year : year + 1;
  return [String(calendarYear).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}
