import { formatDuration, formatHour } from '../scenario/notation.ts';
import { add, decimalOf, divide, type Fraction, fractionOf, multiply, negate } from './fraction.ts';

/**
 * A number on its way through a sum, with what it counts. Money is in pounds, a length in minutes, a time in minutes from
 * midnight. `percent` marks one just written with %: added to another, it is so much of that.
 */
export interface Amount {
  readonly value: Fraction;
  readonly unit: 'number' | 'money' | 'percent' | 'length' | 'time';
  /** Of a time: whether its day of the week is known; midnight is then that of Monday. */
  readonly hasDay?: boolean;
  /** Something to be said of the result, if it is the last one. */
  readonly note?: string;
}

/** What is wrong with a sum, in a sentence. */
export class SumProblem extends Error {}

const dayMinutes = 24 * 60;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const hundredth: Fraction = { top: 1n, bottom: 100n };
const hundred: Fraction = { top: 100n, bottom: 1n };

/** The amount with the other sign. */
export function negated(amount: Amount): Amount {
  if (amount.unit === 'time') throw new SumProblem("A time of day can't have a minus before it.");
  return { ...amount, value: negate(amount.value) };
}

/** So many per cent. */
export function percent(amount: Amount): Amount {
  if (amount.unit !== 'number' && amount.unit !== 'percent')
    throw new SumProblem('Only a plain number can be a percentage.');
  return { value: multiply(amount.value, hundredth), unit: 'percent' };
}

/** Two amounts added, or the second taken from the first. */
export function added(left: Amount, right: Amount, sign: '+' | '-'): Amount {
  const size = sign === '+' ? right.value : negate(right.value);
  if (right.unit === 'percent' && left.unit !== 'percent' && left.unit !== 'time')
    return { unit: left.unit, value: add(left.value, multiply(left.value, size)) };
  if (left.unit === 'time' && right.unit === 'length') return { ...left, value: add(left.value, size) };
  if (left.unit === 'length' && right.unit === 'time' && sign === '+') return added(right, left, '+');
  if (left.unit === 'time' && right.unit === 'time' && sign === '-') return between(right, left);
  if (left.unit !== right.unit || left.unit === 'time') throw new SumProblem(whyNotAdded(left, right));
  return { unit: left.unit, value: add(left.value, size) };
}

/** From one time to the next time that the clock shows the other. */
function between(from: Amount, to: Amount): Amount {
  const value = add(to.value, negate(from.value));
  if (value.top >= 0n) return { unit: 'length', value };
  const round = from.hasDay === true && to.hasDay === true ? 7 * dayMinutes : dayMinutes;
  const rounds = (-value.top + BigInt(round) * value.bottom - 1n) / (BigInt(round) * value.bottom);
  const later = add(value, { top: rounds * BigInt(round), bottom: 1n });
  return round === dayMinutes
    ? { unit: 'length', value: later, note: 'over midnight' }
    : { unit: 'length', value: later };
}

function whyNotAdded(left: Amount, right: Amount): string {
  const units = [left.unit, right.unit];
  const number = [left, right].find((one) => one.unit === 'number');
  if (left.unit === 'time' && right.unit === 'time') return "Two times of day can't be added: write a length as 1h05m.";
  if (left.unit === 'length' && right.unit === 'time') return "A time of day can't be taken from a length of time.";
  if (units.includes('percent')) return 'A percentage is written last, and of a number, money or a length of time.';
  if (units.includes('money') && number !== undefined)
    return "Money and plain numbers can't be added: write £ before both.";
  if (number === undefined) return "Money and time can't be added.";
  const text = trimmed(decimalOf(number.value, 6).text);
  return `Is ${text} hours or minutes? Write ${text}h or ${text}m.`;
}

/** The product. A percentage counts as the number that it is. */
export function multiplied(left: Amount, right: Amount): Amount {
  const units = [left.unit, right.unit];
  if (units.includes('time')) throw new SumProblem("A time of day can't be multiplied.");
  const counted = units.filter((unit) => unit === 'money' || unit === 'length');
  if (counted.length === 2) throw new SumProblem(whyNotMultiplied(units));
  return { value: multiply(left.value, right.value), unit: counted[0] ?? 'number' };
}

function whyNotMultiplied(units: readonly Amount['unit'][]): string {
  if (!units.includes('length')) return "Money can't be multiplied by money.";
  if (!units.includes('money')) return "Two lengths of time can't be multiplied.";
  return "Money can't be multiplied by a length of time: write the hours as a number.";
}

/** The quotient; of two amounts of one kind, how often one goes into the other. */
export function divided(left: Amount, right: Amount): Amount {
  if (left.unit === 'time' || right.unit === 'time') throw new SumProblem("A time of day can't be divided.");
  const isCounted = right.unit === 'money' || right.unit === 'length';
  if (isCounted && left.unit !== right.unit) throw new SumProblem(whyNotDivided(left, right));
  const value = divide(left.value, right.value);
  if (value === null) throw new SumProblem('Nothing can be divided by zero.');
  const keeps = !isCounted && (left.unit === 'money' || left.unit === 'length');
  return { value, unit: keeps ? left.unit : 'number' };
}

function whyNotDivided(left: Amount, right: Amount): string {
  if (right.unit === 'money')
    return `${left.unit === 'length' ? 'A length of time' : 'A number'} can't be divided by money.`;
  return `${left.unit === 'money' ? 'Money' : 'A number'} can't be divided by a length of time: write the hours as a number.`;
}

/** The amount as it is printed: rounded here and nowhere before, and then "about" says so. */
export function written(amount: Amount): string {
  const { value, unit, note } = amount;
  const text = writtenAs(value, unit, amount.hasDay === true);
  return note === undefined ? text : `${text}, ${note}`;
}

function writtenAs(value: Fraction, unit: Amount['unit'], hasDay: boolean): string {
  switch (unit) {
    case 'money':
      return about(decimalOf(value, 2), poundText);
    case 'percent':
      return `${numberText(multiply(value, hundred))}%`;
    case 'length':
      return about(decimalOf(value, 0), (text) => formatDuration(Number(text)));
    case 'time':
      return about(decimalOf(value, 0), (text) => timeText(Number(text), hasDay));
    case 'number':
      return numberText(value);
    default:
      return unit satisfies never;
  }
}

/** A number that six places hold is written whole; of others two places are enough, unless it is below one. */
function numberText(value: Fraction): string {
  const fine = decimalOf(value, 6);
  if (fine.isExact) return trimmed(fine.text);
  const isSmall = value.top < value.bottom && -value.top < value.bottom;
  return `about ${trimmed(isSmall ? fine.text : decimalOf(value, 2).text)}`;
}

function about(decimal: { readonly text: string; readonly isExact: boolean }, write: (text: string) => string): string {
  return decimal.isExact ? write(decimal.text) : `about ${write(decimal.text)}`;
}

/** "12.500000" as "12.5", "12.000000" as "12". */
function trimmed(text: string): string {
  return text.replace(/\.?0+$/, '');
}

function poundText(text: string): string {
  const [whole = '0', pence = '00'] = text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${text.startsWith('-') ? '-' : ''}£${grouped}${pence === '00' ? '' : `.${pence}`}`;
}

/** "Mon 06:30"; where the day isn't known "06:30", "06:30 next day". */
function timeText(minutes: number, hasDay: boolean): string {
  const days = Math.floor(minutes / dayMinutes);
  const hour = formatHour(minutes);
  if (hasDay) return `${weekdays[((days % 7) + 7) % 7] ?? 'Mon'} ${hour}`;
  if (days === 0) return hour;
  if (days === 1) return `${hour} next day`;
  if (days === -1) return `${hour} the day before`;
  return days > 0 ? `${hour} ${days} days later` : `${hour} ${-days} days before`;
}

/** A plain number or money, from digits with at most one point. */
export function amountOf(decimal: string, unit: 'number' | 'money'): Amount {
  return { value: fractionOf(decimal.startsWith('.') ? `0${decimal}` : decimal), unit };
}

/** A length of time from hours and minutes, each a decimal. */
export function lengthOf(hours: string, minutes: string): Amount {
  const value = add(multiply(fractionOf(hours), { top: 60n, bottom: 1n }), fractionOf(minutes));
  return { value, unit: 'length' };
}

/** A time of day; `day` is that of the week, 0 for Monday, or null when it isn't known. */
export function timeOf(minutes: number, day: number | null): Amount {
  const value = { top: BigInt(minutes + (day ?? 0) * dayMinutes), bottom: 1n };
  return { value, unit: 'time', hasDay: day !== null };
}
