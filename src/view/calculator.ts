import { type Amount, added, divided, multiplied, negated, percent, SumProblem, written } from './amount.ts';
import { type Token, tokensOf } from './sum-tokens.ts';

/** What a sum comes to, or what is wrong with it, in a sentence. */
export type Calculated =
  | {
      readonly ok: true;
      /** The sum as it was understood. */
      readonly sum: string;
      /** "£288", "about 3.33", "06:30 next day". */
      readonly result: string;
    }
  | { readonly ok: false; readonly because: string };

/** The longest sum that is read, in characters. */
const sumLengthMax = 200;
/** Brackets within brackets. */
const depthMax = 20;

/**
 * Works a sum out exactly: + − × ÷ ( ) %, money with £, times of day (19:30) and lengths of time (1h15m). `£240 + 20%` adds 20%
 * of £240, as a desk calculator does; `20% of £240` is £48; `19:30 + 11h` is 06:30 next day. Rounded only when printed, and then
 * "about" says so. Pure; never throws.
 */
export function calculate(text: string): Calculated {
  const sum = text.trim().split(/\s+/).join(' ');
  if (sum === '') return { ok: false, because: 'Write a sum, such as 3 x £240 + 20% or 19:30 + 11h.' };
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
  return isNegative ? negated(amount) : amount;
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
  if (token.sign !== '(') throw new SumProblem(`A number was expected before “${token.sign}”.`);
  if (depth >= depthMax) throw new SumProblem(`At most ${depthMax} brackets within each other.`);
  const inner = sumOf(reading, depth + 1);
  if (nextSign(reading) !== ')') throw new SumProblem('A bracket is not closed.');
  reading.place += 1;
  return inner;
}
