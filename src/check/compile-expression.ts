import { type BinarySign, type ExpressionTree, partsOf, type Reading } from '../scenario/expression-tree.ts';
import { exactCode } from './exact-expression.ts';
import type { SlotValues } from './slot-values.ts';
import { numberOfValue, type Texts } from './texts.ts';

/**
 * An expression as a function of whole numbers: of the slots of a state and of what an answer offers. Yes is 1, no is 0, a text
 * is its number in {@link Texts}. NaN means that it has no value: where the library throws.
 */
export type Code = (slots: SlotValues, answer: ArrayLike<number>) => number;

/** How one look-up is written in JavaScript, over `s` (slots) and `a` (the answer), and whether it may come to NaN. */
export interface ReadingCode {
  readonly js: string;
  readonly mayFail: boolean;
}

/** What the generated functions call where an operation can fail: NaN in, or no value, gives NaN out, as the library would throw. */
const operations = {
  // A yes or no that settles the matter does so even if the other side fails: that is CEL's rule, and the library's.
  and: (one: number, other: number): number => (one === 0 || other === 0 ? 0 : one * other),
  or: (one: number, other: number): number => (one === 1 || other === 1 ? 1 : one + other),
  pick: (test: number, then: number, otherwise: number): number =>
    Number.isNaN(test) ? Number.NaN : test === 1 ? then : otherwise,
  truth: (one: number, other: number, holds: boolean): number =>
    Number.isNaN(one) || Number.isNaN(other) ? Number.NaN : Number(holds),
  divide: (one: number, other: number): number => (other === 0 ? Number.NaN : Math.trunc(one / other) + 0),
  // JavaScript's remainder takes the sign of the left side, as CEL's does.
  remainder: (one: number, other: number): number => (other === 0 ? Number.NaN : (one % other) + 0),
  hundredth: (hundredfold: number): number =>
    hundredfold < 0 ? 0 - Math.floor((50 - hundredfold) / 100) : Math.floor((hundredfold + 50) / 100),
};

const operationNames = [...Object.keys(operations), 'size'];

/** What a run of an expression came by: set where a number on the way was too great for JavaScript to hold exactly. */
interface Size {
  isGreat: boolean;
  /** The number itself; adding nought makes nought of JavaScript's minus nought. */
  readonly of: (value: number) => number;
}

function createSize(): Size {
  const size: Size = {
    isGreat: false,
    of: (value) => {
      if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) size.isGreat = true;
      return value + 0;
    },
  };
  return size;
}

interface Piece {
  readonly js: string;
  readonly mayFail: boolean;
}

/**
 * Compiles an expression. `read` writes its look-ups. Where a number on the way is too great for JavaScript, it is worked out
 * again exactly, as the library does. Pure but for the making of functions.
 */
export function compileTree(tree: ExpressionTree, texts: Texts, read: (reading: Reading) => ReadingCode): Code {
  const size = createSize();
  const quick = functionOf(pieceOf(tree, texts, read), size);
  if (!multiplies(tree)) return quick;
  const exact = exactCode(tree, {
    read: (reading) => functionOf(read(reading), size),
    numberOf: (value) => numberOfValue(value, texts),
  });
  return (slots, answer) => {
    size.isGreat = false;
    const value = quick(slots, answer);
    return size.isGreat ? exact(slots, answer) : value;
  };
}

function functionOf({ js }: Piece, size: Size): Code {
  // The text holds numbers and the names above alone: nothing of an author's stands in it.
  const make = new Function(...operationNames, `return (s, a) => ${js};`) as (...given: unknown[]) => Code;
  return make(...Object.values(operations), size);
}

/** Whether numbers may grow beyond what JavaScript holds: sums of an expression's few parts never do. Pure. */
function multiplies(tree: ExpressionTree): boolean {
  return tree.op === 'share' || tree.op === '*' || partsOf(tree).some(multiplies);
}

/** Whether an expression that asks no answer can be without a value. Pure. */
export function canFail(tree: ExpressionTree): boolean {
  return multiplies(tree) || divides(tree);
}

function divides(tree: ExpressionTree): boolean {
  return tree.op === '/' || tree.op === '%' || partsOf(tree).some(divides);
}

function pieceOf(tree: ExpressionTree, texts: Texts, read: (reading: Reading) => ReadingCode): Piece {
  const piece = (part: ExpressionTree): Piece => pieceOf(part, texts, read);
  switch (tree.op) {
    case 'value':
      return { js: `(${numberOfValue(tree.value, texts)})`, mayFail: false };
    case 'read':
      return read(tree.reading);
    case 'not': {
      const { js, mayFail } = piece(tree.of);
      return { js: `(1 - ${js})`, mayFail };
    }
    case 'minus': {
      const { js, mayFail } = piece(tree.of);
      return { js: `(0 - ${js})`, mayFail };
    }
    case 'choice': {
      const [test, then, otherwise] = [piece(tree.test), piece(tree.yes), piece(tree.no)];
      const mayFail = test.mayFail || then.mayFail || otherwise.mayFail;
      return mayFail
        ? { js: `pick(${test.js}, ${then.js}, ${otherwise.js})`, mayFail }
        : { js: `(${test.js} === 1 ? ${then.js} : ${otherwise.js})`, mayFail };
    }
    case 'share': {
      const [of, percent] = [piece(tree.of), piece(tree.percent)];
      return { js: `hundredth(size.of(${of.js} * ${percent.js}))`, mayFail: of.mayFail || percent.mayFail };
    }
    default:
      return binary(tree.op, piece(tree.left), piece(tree.right), multiplies(tree));
  }
}

function binary(sign: BinarySign, left: Piece, right: Piece, grows: boolean): Piece {
  const mayFail = left.mayFail || right.mayFail;
  switch (sign) {
    case '&&':
      return { js: mayFail ? `and(${left.js}, ${right.js})` : `(${left.js} & ${right.js})`, mayFail };
    case '||':
      return { js: mayFail ? `or(${left.js}, ${right.js})` : `(${left.js} | ${right.js})`, mayFail };
    case '+':
    case '-':
      return { js: grows ? `size.of(${left.js} ${sign} ${right.js})` : `(${left.js} ${sign} ${right.js})`, mayFail };
    case '*':
      return { js: `size.of(${left.js} * ${right.js})`, mayFail };
    case '/':
      return { js: `divide(${left.js}, ${right.js})`, mayFail: true };
    case '%':
      return { js: `remainder(${left.js}, ${right.js})`, mayFail: true };
    default:
      return comparison(sign === '==' ? '===' : sign === '!=' ? '!==' : sign, left, right, mayFail);
  }
}

function comparison(sign: string, left: Piece, right: Piece, mayFail: boolean): Piece {
  if (!mayFail) return { js: `(${left.js} ${sign} ${right.js} ? 1 : 0)`, mayFail };
  return { js: `truth(${left.js}, ${right.js}, ${left.js} ${sign} ${right.js})`, mayFail };
}
