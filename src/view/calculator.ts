import { add, decimalOf, divide, type Fraction, fractionOf, multiply, negate } from './fraction.ts';

/** What a sum comes to, or what is wrong with it, in a sentence. */
export type Calculated =
  | {
      readonly ok: true;
      /** The sum as it was understood. */
      readonly sum: string;
      /** "£288", "about 3.333333". */
      readonly result: string;
    }
  | { readonly ok: false; readonly because: string };

/** The longest sum that is read, in characters. */
const sumLengthMax = 200;
/** The longest number in a sum, in digits. */
const digitsMax = 15;
/** Brackets within brackets. */
const depthMax = 20;

/** A number on its way through a sum. `percent` marks one just written with %: added to another, it is so much of that. */
interface Amount {
  readonly value: Fraction;
  readonly unit: 'number' | 'money' | 'percent';
}

type Token = { readonly sign: string } | { readonly amount: Amount };

class SumProblem extends Error {}

/**
 * Works a sum out exactly: + − × ÷ ( ) %, and money with £. `£240 + 20%` adds 20% of £240, as a desk calculator does;
 * `20% of £240` is £48. Rounded only when printed, and then "about" says so. Pure; never throws.
 */
export function calculate(text: string): Calculated {
  const sum = text.trim().split(/\s+/).join(' ');
  if (sum === '') return { ok: false, because: 'Write a sum, such as 3 x £240 + 20%.' };
  if (sum.length > sumLengthMax) {
    return { ok: false, because: `The sum is too long: at most ${sumLengthMax} characters.` };
  }
  try {
    return { ok: true, sum, result: written(evaluate(tokensOf(sum))) };
  } catch (problem) {
    if (problem instanceof SumProblem) return { ok: false, because: problem.message };
    throw problem;
  }
}

const tokenPattern = /\s*(?:(£)?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+)|(of\b|[-+−–*x×X/÷:()%]))/y;

const signs: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  x: '*',
  X: '*',
  '×': '*',
  of: '*',
  '÷': '/',
  ':': '/',
};

function tokensOf(sum: string): readonly Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < sum.length) {
    const from = tokenPattern.lastIndex;
    const match = tokenPattern.exec(sum);
    if (match === null) throw new SumProblem(`"${sum.slice(from).trim()}" can't be read as part of a sum.`);
    const [, pound, digits, sign] = match;
    tokens.push(digits === undefined ? { sign: signs[sign ?? ''] ?? sign ?? '' } : { amount: amountOf(digits, pound) });
  }
  return tokens;
}

function amountOf(digits: string, pound: string | undefined): Amount {
  const plain = digits.replaceAll(',', '');
  if (plain.length > digitsMax) throw new SumProblem(`A number may have at most ${digitsMax} digits.`);
  return {
    value: fractionOf(plain.startsWith('.') ? `0${plain}` : plain),
    unit: pound === undefined ? 'number' : 'money',
  };
}

/** The tokens and how far they have been read. */
interface Reading {
  readonly tokens: readonly Token[];
  place: number;
}

function evaluate(tokens: readonly Token[]): Amount {
  const reading: Reading = { tokens, place: 0 };
  const result = sumOf(reading, 0);
  if (reading.place === tokens.length) return result;
  const isBracket = nextSign(reading) === ')';
  throw new SumProblem(
    isBracket ? 'A bracket is closed that was not opened.' : 'A sign is missing between two numbers.',
  );
}

function nextSign(reading: Reading): string | null {
  const token = reading.tokens[reading.place];
  return token !== undefined && 'sign' in token ? token.sign : null;
}

function sumOf(reading: Reading, depth: number): Amount {
  let left = productOf(reading, depth);
  for (let sign = nextSign(reading); sign === '+' || sign === '-'; sign = nextSign(reading)) {
    reading.place += 1;
    left = added(left, productOf(reading, depth), sign);
  }
  return left;
}

function productOf(reading: Reading, depth: number): Amount {
  let left = signedOf(reading, depth);
  for (let sign = nextSign(reading); sign === '*' || sign === '/'; sign = nextSign(reading)) {
    reading.place += 1;
    const right = signedOf(reading, depth);
    left = sign === '*' ? multiplied(left, right) : divided(left, right);
  }
  return left;
}

function signedOf(reading: Reading, depth: number): Amount {
  let isNegative = false;
  for (let sign = nextSign(reading); sign === '+' || sign === '-'; sign = nextSign(reading)) {
    isNegative = isNegative !== (sign === '-');
    reading.place += 1;
  }
  const amount = percentOf(reading, depth);
  return isNegative ? { ...amount, value: negate(amount.value) } : amount;
}

function percentOf(reading: Reading, depth: number): Amount {
  let amount = oneOf(reading, depth);
  for (; nextSign(reading) === '%'; reading.place += 1) amount = percent(amount);
  return amount;
}

function oneOf(reading: Reading, depth: number): Amount {
  const token = reading.tokens[reading.place];
  reading.place += 1;
  if (token === undefined) throw new SumProblem('The sum stops too soon.');
  if ('amount' in token) return token.amount;
  if (token.sign !== '(') throw new SumProblem(`A number was expected before "${token.sign}".`);
  if (depth >= depthMax) throw new SumProblem(`At most ${depthMax} brackets within each other.`);
  const inner = sumOf(reading, depth + 1);
  if (nextSign(reading) !== ')') throw new SumProblem('A bracket is not closed.');
  reading.place += 1;
  return inner;
}

const hundredth: Fraction = { top: 1n, bottom: 100n };

function percent(amount: Amount): Amount {
  if (amount.unit === 'money') throw new SumProblem("Money can't be a percentage.");
  return { value: multiply(amount.value, hundredth), unit: 'percent' };
}

function added(left: Amount, right: Amount, sign: '+' | '-'): Amount {
  const isShare = right.unit === 'percent' && left.unit !== 'percent';
  const size = isShare ? multiply(left.value, right.value) : right.value;
  if (!isShare && left.unit !== right.unit) {
    throw new SumProblem("Money and plain numbers can't be added: write £ before both.");
  }
  return { value: add(left.value, sign === '+' ? size : negate(size)), unit: left.unit };
}

function multiplied(left: Amount, right: Amount): Amount {
  if (left.unit === 'money' && right.unit === 'money') throw new SumProblem("Money can't be multiplied by money.");
  const unit = left.unit === 'money' || right.unit === 'money' ? 'money' : 'number';
  return { value: multiply(left.value, right.value), unit };
}

function divided(left: Amount, right: Amount): Amount {
  if (right.unit === 'money' && left.unit !== 'money') throw new SumProblem("A number can't be divided by money.");
  const value = divide(left.value, right.value);
  if (value === null) throw new SumProblem('Nothing can be divided by zero.');
  return { value, unit: left.unit === 'money' && right.unit !== 'money' ? 'money' : 'number' };
}

function written(amount: Amount): string {
  if (amount.unit === 'money') return about(decimalOf(amount.value, 2), poundText);
  if (amount.unit === 'percent')
    return about(decimalOf(multiply(amount.value, { top: 100n, bottom: 1n }), 6), (text) => `${trimmed(text)}%`);
  return about(decimalOf(amount.value, 6), trimmed);
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
