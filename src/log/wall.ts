/** Milliseconds from one wall time to another, both RFC 3339 in UTC with milliseconds, as a record has them. Negative when the clock was set back. */
export function millisecondsBetween(from: string, to: string): number {
  return millisecondsOf(to) - millisecondsOf(from);
}

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
