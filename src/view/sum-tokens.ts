import { type Amount, amountOf, lengthOf, SumProblem, timeOf } from './amount.ts';

/** A piece of a sum: a sign, or an amount. */
export type Token = { readonly sign: string } | { readonly amount: Amount };

/** The longest number in a sum, in digits. */
const digitsMax = 15;

const signs: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  x: '*',
  X: '*',
  '×': '*',
  of: '*',
  '÷': '/',
};

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A word ends here; an x may follow at once, which multiplies. */
const end = '(?![a-wyz])';
const decimal = '\\d{1,6}(?:\\.\\d{1,6})?';
const hours = `(?:hours?|hrs?|h)${end}`;
const minutes = `(?:minutes?|mins?|m)${end}`;

/** How each sort of piece is written, in the order in which they are tried. A colon always makes a time. */
const timePattern = new RegExp(
  `(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]*\\s+)?(?:(\\d+):(\\d+)(?:\\s*([ap]m)${end})?|(\\d{1,2})(?:\\.(\\d{2}))?\\s*([ap]m)${end})`,
  'iy',
);
const hoursPattern = new RegExp(`(${decimal})\\s*${hours}(?:\\s*(\\d{1,2})(?![\\d:.%])(?:\\s*${minutes})?)?`, 'iy');
const minutesPattern = new RegExp(`(${decimal})\\s*${minutes}`, 'iy');
const numberPattern = /(£|gbp)?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+)/iy;
const signPattern = /of\b|[-+−–*x×/÷()%]/iy;

/** Takes a sum apart. Throws a `SumProblem` at what is no part of one. */
export function tokensOf(sum: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sum.length) {
    const found = tokenAt(sum, at);
    if (found === null) throw new SumProblem(`“${sum.slice(at)}” can’t be read as part of a sum.`);
    tokens.push(found.token);
    at = found.next + (/^\s*/.exec(sum.slice(found.next))?.[0].length ?? 0);
  }
  return tokens;
}

function tokenAt(sum: string, at: number): { readonly token: Token; readonly next: number } | null {
  for (const [pattern, make] of sorts) {
    pattern.lastIndex = at;
    const match = pattern.exec(sum);
    if (match !== null) return { token: make(match), next: pattern.lastIndex };
  }
  return null;
}

const sorts: readonly (readonly [RegExp, (match: RegExpExecArray) => Token])[] = [
  [timePattern, (match) => ({ amount: timeFrom(match) })],
  [hoursPattern, ([, whole = '0', rest = '0']) => ({ amount: lengthOf(whole, rest) })],
  [minutesPattern, ([, whole = '0']) => ({ amount: lengthOf('0', whole) })],
  [numberPattern, ([, pound, digits = '0']) => ({ amount: numberFrom(digits, pound !== undefined) })],
  [signPattern, ([sign]) => ({ sign: signs[sign.toLowerCase()] ?? sign })],
];

function timeFrom([
  text,
  day,
  hour,
  minute = '',
  half,
  bareHour,
  bareMinute = '00',
  bareHalf,
]: RegExpExecArray): Amount {
  const hours = Number(hour ?? bareHour);
  const minutes = Number(hour === undefined ? bareMinute : minute);
  const isHalved = (half ?? bareHalf) !== undefined;
  const isWritten = hour === undefined || minute.length === 2;
  const isTime = isWritten && minutes < 60 && (isHalved ? hours >= 1 && hours <= 12 : hours < 24);
  if (!isTime) throw new SumProblem(`“${text}” is no time of day.${isWritten ? '' : ' To divide, write / instead.'}`);
  const of12 = (half ?? bareHalf)?.toLowerCase() === 'pm' ? (hours % 12) + 12 : hours % 12;
  const index = day === undefined ? null : days.indexOf(day.toLowerCase());
  return timeOf((isHalved ? of12 : hours) * 60 + minutes, index);
}

function numberFrom(digits: string, isMoney: boolean): Amount {
  const plain = digits.replaceAll(',', '');
  if (plain.length > digitsMax) throw new SumProblem(`A number may have at most ${digitsMax} digits.`);
  return amountOf(plain, isMoney ? 'money' : 'number');
}
