import type { ASTNode } from '@marcbachmann/cel-js';
import { listed, short } from '../message-words.ts';
import { meant } from '../nearest.ts';
import { capital, mixHint, type SumSign, unitOfSum, unitWords } from './units.ts';
import { compareClock, nothing, refuse, requireUnit, type Typed, type Walk } from './walk.ts';

/** `&&`, `||` and `!`, which take conditions. */
export function typeOfLogic(walk: Walk, args: readonly ASTNode[]): Typed | null {
  const typed = args.map((arg) => {
    const one = walk.typeOf(arg);
    if (one !== null && one.unit !== 'yes-no') {
      walk.complain(
        'CS603',
        arg,
        `This is ${unitWords[one.unit]}, and && || ! take conditions.`,
        'Compare it with something: goodwill >= 3.',
      );
    }
    return one;
  });
  return { ...nothing, unit: 'yes-no', isFixed: typed.every((one) => one?.isFixed === true) };
}

/** A minus before a value. */
export function typeOfMinus(walk: Walk, node: ASTNode, of: ASTNode): Typed | null {
  const typed = walk.typeOf(of);
  if (typed === null) return null;
  const isNumber = ['money', 'duration', 'integer'].includes(typed.unit);
  if (!isNumber || typed.isClock)
    return refuse(
      walk,
      node,
      'CS603',
      `There is no minus of ${unitWords[typed.unit]}.`,
      'Put it before money, a duration or a whole number.',
    );
  return { ...nothing, unit: typed.unit, isFixed: typed.isFixed };
}

/** `test ? one : other`. */
export function typeOfChoice(
  walk: Walk,
  node: ASTNode,
  [test, then, otherwise]: readonly [ASTNode, ASTNode, ASTNode],
): Typed | null {
  const asked = walk.typeOf(test);
  if (asked !== null) requireUnit(walk, test, asked, 'yes-no');
  const one = walk.typeOf(then);
  const other = walk.typeOf(otherwise);
  if (one === null || other === null) return null;
  if (one.unit !== other.unit)
    return refuse(
      walk,
      node,
      'CS603',
      `One branch is ${unitWords[one.unit]}, the other ${unitWords[other.unit]}.`,
      mixHint(one.unit, other.unit),
    );
  if (one.isClock || other.isClock) return refuse(walk, node, 'CS608', 'The clock can only be compared.', compareClock);
  const choices = one.choices === null || other.choices === null ? null : [...one.choices, ...other.choices];
  return { ...nothing, unit: one.unit, choices, isFixed: one.isFixed && other.isFixed && asked?.isFixed === true };
}

type ComparisonSign = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** Two values of one unit compared. */
export function typeOfComparison(
  walk: Walk,
  node: ASTNode,
  sign: ComparisonSign,
  [left, right]: readonly [ASTNode, ASTNode],
): Typed | null {
  const one = walk.typeOf(left);
  const other = walk.typeOf(right);
  const truth: Typed = { ...nothing, unit: 'yes-no', isFixed: one?.isFixed === true && other?.isFixed === true };
  if (one === null || other === null) return truth;
  if (one.unit !== other.unit)
    return refuse(
      walk,
      node,
      'CS603',
      `${capital(unitWords[one.unit])} can’t be compared with ${unitWords[other.unit]}.`,
      mixHint(one.unit, other.unit),
    );
  if ((one.isClock && !other.isFixed) || (other.isClock && !one.isFixed)) {
    return refuse(
      walk,
      node,
      'CS608',
      'The clock is compared with a constant or a draw only.',
      'Use `at:` or `after:` with the draw instead.',
    );
  }
  const isOrder = sign !== '==' && sign !== '!=';
  if (isOrder && (one.unit === 'text' || one.unit === 'yes-no'))
    return refuse(
      walk,
      node,
      'CS603',
      `${capital(unitWords[one.unit])} is only compared with == and !=.`,
      one.unit === 'text' ? 'Text has no order: write == or !=.' : 'Write it by itself: cover_ready, !cover_ready.',
    );
  return one.unit === 'text' ? checkTexts(walk, [left, right], [one, other], truth) : truth;
}

function checkTexts(
  walk: Walk,
  nodes: readonly [ASTNode, ASTNode],
  [one, other]: readonly [Typed, Typed],
  truth: Typed,
): Typed | null {
  const isLiteralLast = other.literal !== null;
  const literal = isLiteralLast ? other.literal : one.literal;
  const against = isLiteralLast ? one : other;
  // Where nothing can be chosen, that was reported already.
  const choices = against.choices ?? [];
  if (literal === null || choices.length === 0 || choices.includes(literal)) return truth;
  const node = isLiteralLast ? nodes[1] : nodes[0];
  return refuse(
    walk,
    node,
    'CS611',
    `It can never be \`${short(literal)}\`.`,
    meant(literal, choices, `It can be ${listed(choices)}.`),
  );
}

/** Two values reckoned with. */
export function typeOfSum(
  walk: Walk,
  node: ASTNode,
  sign: SumSign,
  [left, right]: readonly [ASTNode, ASTNode],
): Typed | null {
  const one = walk.typeOf(left);
  const other = walk.typeOf(right);
  if (one === null || other === null) return null;
  if (one.isClock || other.isClock)
    return refuse(
      walk,
      node,
      'CS608',
      'The clock can only be compared, not reckoned with.',
      'Move the sum to the other side: now <= front + duration("30m").',
    );
  const unit = unitOfSum(sign, one.unit, other.unit);
  if (unit === null)
    return refuse(
      walk,
      node,
      'CS603',
      `${capital(unitWords[one.unit])} ${sign} ${unitWords[other.unit]} has no meaning.`,
      mixHint(one.unit, other.unit),
    );
  return { ...nothing, unit, isFixed: one.isFixed && other.isFixed };
}
