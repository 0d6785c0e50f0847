import type { BinarySign, ExpressionTree, Reading } from '../scenario/expression-tree.ts';
import type { Value } from '../scenario/value.ts';
import type { SlotValues } from './slot-values.ts';

/** A whole number of any size, yes as 1 and no as 0; null where there is no value. */
type Exact = (slots: SlotValues, answer: ArrayLike<number>) => bigint | null;

/** How an expression's parts become numbers: its look-ups, and the values written down in it. */
export interface Leaves {
  readonly read: (reading: Reading) => (slots: SlotValues, answer: ArrayLike<number>) => number;
  readonly numberOf: (value: Value) => number;
}

/** CEL's whole numbers have 64 bits: a sum or product beyond them has no value. */
const celMost = 2n ** 63n - 1n;
const celLeast = -(2n ** 63n);

/**
 * An expression over whole numbers of CEL's size, as the library reckons: slowly, for where numbers on the way are too great for
 * JavaScript's. What it comes to has a value only where JavaScript holds it exactly, else it is NaN. Pure.
 */
export function exactCode(tree: ExpressionTree, leaves: Leaves): (s: SlotValues, a: ArrayLike<number>) => number {
  const exact = exactly(tree, leaves);
  return (slots, answer) => {
    const value = Number(exact(slots, answer) ?? Number.NaN);
    return Number.isSafeInteger(value) ? value : Number.NaN;
  };
}

function exactly(tree: ExpressionTree, leaves: Leaves): Exact {
  const part = (one: ExpressionTree): Exact => exactly(one, leaves);
  switch (tree.op) {
    case 'value': {
      const value = BigInt(leaves.numberOf(tree.value));
      return () => value;
    }
    case 'read': {
      const read = leaves.read(tree.reading);
      return (slots, answer) => wholeOrNone(read(slots, answer));
    }
    case 'not':
      return over(part(tree.of), (value) => 1n - value);
    case 'minus':
      return over(part(tree.of), (value) => -value);
    case 'choice': {
      const [test, yes, no] = [part(tree.test), part(tree.yes), part(tree.no)];
      return (slots, answer) => {
        const is = test(slots, answer);
        return is === null ? null : (is === 1n ? yes : no)(slots, answer);
      };
    }
    case 'share':
      return overBoth(part(tree.of), part(tree.percent), shareOf);
    case '&&':
      return settledBy(0n, part(tree.left), part(tree.right));
    case '||':
      return settledBy(1n, part(tree.left), part(tree.right));
    default:
      return overBoth(part(tree.left), part(tree.right), operations[tree.op]);
  }
}

function wholeOrNone(value: number): bigint | null {
  return Number.isSafeInteger(value) ? BigInt(value) : null;
}

function over(of: Exact, operate: (value: bigint) => bigint): Exact {
  return (slots, answer) => {
    const value = of(slots, answer);
    return value === null ? null : operate(value);
  };
}

function overBoth(left: Exact, right: Exact, operate: (one: bigint, other: bigint) => bigint | null): Exact {
  return (slots, answer) => {
    const [one, other] = [left(slots, answer), right(slots, answer)];
    return one === null || other === null ? null : operate(one, other);
  };
}

/** A side with this value settles the matter, though the other has none. */
function settledBy(settles: bigint, left: Exact, right: Exact): Exact {
  return (slots, answer) => {
    const [one, other] = [left(slots, answer), right(slots, answer)];
    if (one === settles || other === settles) return settles;
    return one === null || other === null ? null : 1n - settles;
  };
}

const held = (value: bigint): bigint | null => (value < celLeast || value > celMost ? null : value);
const truth = (holds: boolean): bigint => (holds ? 1n : 0n);

const operations: Readonly<Record<Exclude<BinarySign, '&&' | '||'>, (one: bigint, other: bigint) => bigint | null>> = {
  '+': (one, other) => held(one + other),
  '-': (one, other) => held(one - other),
  '*': (one, other) => held(one * other),
  '/': (one, other) => (other === 0n ? null : one / other),
  '%': (one, other) => (other === 0n ? null : one % other),
  '==': (one, other) => truth(one === other),
  '!=': (one, other) => truth(one !== other),
  '<': (one, other) => truth(one < other),
  '<=': (one, other) => truth(one <= other),
  '>': (one, other) => truth(one > other),
  '>=': (one, other) => truth(one >= other),
};

/** So many per cent, half up (away from nothing). */
function shareOf(of: bigint, percent: bigint): bigint {
  const hundredfold = of * percent;
  return hundredfold < 0n ? -((-hundredfold + 50n) / 100n) : (hundredfold + 50n) / 100n;
}
