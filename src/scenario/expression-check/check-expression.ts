import type { ASTNode } from '@marcbachmann/cel-js';
import type { Complain, Leaf, Names, Replacement } from '../cel.ts';
import type { Reads } from '../expression.ts';
import type { Unit } from '../value.ts';
import { typeOfQuestion } from './answer.ts';
import { typeOfCall, typeOfWrittenTime } from './calls.ts';
import { typeOfLiteral, typeOfMember, typeOfName } from './names.ts';
import { typeOfChoice, typeOfComparison, typeOfLogic, typeOfMinus, typeOfSum } from './operators.ts';
import { compareClock, refuse, requireUnit, type Typed, type Walk } from './walk.ts';

/** What the walk over a syntax tree finds. */
export interface CheckedExpression {
  readonly unit: Unit;
  readonly reads: Reads;
  readonly leaves: readonly Leaf[];
  readonly replacements: readonly Replacement[];
  /** Whether the whole is `day_and_time(…)`: the number it comes to is to be written as a time. */
  readonly writesTime: boolean;
}

/** Checks names, types and units of a syntax tree; null when it found no unit. Mistakes go to `complain`. */
export function checkExpression(
  ast: ASTNode,
  names: Names,
  wanted: Unit | readonly Unit[] | null,
  complain: Complain,
): CheckedExpression | null {
  const reads = {
    facts: new Set<string>(),
    draws: new Set<string>(),
    answered: new Set<string>(),
    results: new Set<string>(),
    opened: new Set<string>(),
    clock: false,
    answer: false,
  };
  const walk: Walk = {
    typeOf: (node) => typeOf(walk, node),
    names,
    complain,
    leaves: new Map(),
    replacements: [],
    reads,
  };
  const writesTime = ast.op === 'call' && ast.args[0] === 'day_and_time';
  const typed = writesTime ? typeOfWrittenTime(walk, ast) : typeOf(walk, ast);
  if (typed === null) return null;
  if (typed.isClock) complain('CS608', ast, 'The clock can only be compared.', compareClock);
  requireUnit(walk, ast, typed, wanted);
  return {
    unit: writesTime ? 'text' : typed.unit,
    reads: frozenReads(reads),
    leaves: [...walk.leaves.values()],
    replacements: walk.replacements,
    writesTime,
  };
}

function frozenReads(reads: Walk['reads']): Reads {
  return {
    facts: [...reads.facts].sort(),
    draws: [...reads.draws].sort(),
    answered: [...reads.answered].sort(),
    results: [...reads.results].sort(),
    opened: [...reads.opened].sort(),
    clock: reads.clock,
    answer: reads.answer,
  };
}

function typeOf(walk: Walk, node: ASTNode): Typed | null {
  switch (node.op) {
    case 'value':
      return typeOfLiteral(walk, node);
    case 'id':
      return typeOfName(walk, node, node.args);
    case '.':
      return typeOfMember(walk, node, node.args);
    case 'call':
      return typeOfCall(walk, node, node.args);
    case 'rcall':
      return typeOfQuestion(walk, node, node.args);
    case '&&':
    case '||':
      return typeOfLogic(walk, node.args);
    case '!_':
      return typeOfLogic(walk, [node.args]);
    case '-_':
      return typeOfMinus(walk, node, node.args);
    case '?:':
      return typeOfChoice(walk, node, node.args);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return typeOfComparison(walk, node, node.op, node.args);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return typeOfSum(walk, node, node.op, node.args);
    default:
      return refuse(
        walk,
        node,
        'CS604',
        'Lists, maps, indexes and `in` are not used in conditions.',
        'Compare one value at a time, with && and ||.',
      );
  }
}
