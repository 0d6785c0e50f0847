import type { ASTNode } from '@marcbachmann/cel-js';
import type { Scope } from '../expression.ts';
import { listed, short } from '../message-words.ts';
import { meant } from '../nearest.ts';
import type { Unit, Value } from '../value.ts';
import { typeOfAnswerField, typeOfBareAnswer } from './answer.ts';
import { leafAt, nothing, refuse, type Typed, valueOr, type Walk } from './walk.ts';

/** A number, a yes-or-no or a text as it stands. */
export function typeOfLiteral(walk: Walk, node: Extract<ASTNode, { op: 'value' }>): Typed | null {
  const value = node.args;
  if (typeof value === 'bigint') {
    const fits = Number.isSafeInteger(Number(value));
    return fits
      ? { ...nothing, unit: 'integer', isFixed: true }
      : refuse(walk, node, 'CS613', 'This number is too great.', 'Use a smaller one.');
  }
  if (typeof value === 'boolean') return { ...nothing, unit: 'yes-no', isFixed: true };
  if (typeof value === 'string') return { ...nothing, unit: 'text', literal: value, choices: [value], isFixed: true };
  return refuse(
    walk,
    node,
    'CS604',
    'Only whole numbers, true, false and text stand in conditions.',
    'Write money as money("£12.50").',
  );
}

/** A fact, a draw, or the clock. */
export function typeOfName(walk: Walk, node: ASTNode, name: string): Typed | null {
  const { facts, draws } = walk.names;
  const fact = facts.get(name);
  if (fact !== undefined) {
    walk.reads.facts.add(name);
    leafAt(walk, node, name, (scope) => valueOr(scope.facts[name], name));
    return { ...nothing, unit: fact.unit, choices: fact.choices };
  }
  const draw = draws.get(name);
  if (typeof draw === 'string') return typeOfDraw(walk, node, name, null, draw);
  if (draw !== undefined) {
    const columns = Object.keys(draw);
    return refuse(
      walk,
      node,
      'CS602',
      `\`${short(name)}\` is a draw of rows: say which column.`,
      `Write ${name}.${columns[0] ?? 'column'}.`,
    );
  }
  if (name === 'now') return typeOfClock(walk, node, 'now', 'time', (scope) => valueOr(scope.now, 'now'));
  if (name === 'answer') return typeOfBareAnswer(walk, node);
  if (name === 'yes' || name === 'no')
    return refuse(
      walk,
      node,
      'CS602',
      `Nothing here is called \`${short(name)}\`.`,
      'In a condition, write true or false.',
    );
  const known = [...facts.keys(), ...draws.keys()];
  return refuse(
    walk,
    node,
    'CS602',
    `Nothing here is called \`${short(name)}\`.`,
    meant(
      name,
      known,
      `Text stands in double quotes: "${short(name)}". Facts and draws are declared at the top of the file.`,
    ),
  );
}

/** `answer.something`, or a column of a draw of rows. */
export function typeOfMember(walk: Walk, node: ASTNode, [of, member]: readonly [ASTNode, string]): Typed | null {
  if (of.op !== 'id')
    return refuse(
      walk,
      node,
      'CS604',
      'A dot follows `answer` or a draw of rows only.',
      'Write answer.something, or draw.column.',
    );
  if (of.args === 'answer') return typeOfAnswerField(walk, node, member);
  const draw = walk.names.draws.get(of.args);
  if (draw === undefined || typeof draw === 'string') {
    return refuse(
      walk,
      node,
      'CS602',
      `\`${short(of.args)}\` has no parts to name with a dot.`,
      meant(of.args, [...walk.names.draws.keys(), 'answer'], 'Only `answer` and draws of rows have parts.'),
    );
  }
  const unit = Object.hasOwn(draw, member) ? draw[member] : undefined;
  if (unit !== undefined) return typeOfDraw(walk, node, of.args, member, unit);
  return refuse(
    walk,
    node,
    'CS602',
    `The draw \`${short(of.args)}\` has no column \`${short(member)}\`.`,
    meant(member, Object.keys(draw), `It has ${listed(Object.keys(draw))}.`),
  );
}

function typeOfDraw(walk: Walk, node: ASTNode, name: string, column: string | null, unit: Unit): Typed {
  walk.reads.draws.add(name);
  leafAt(walk, node, column === null ? name : `${name}.${column}`, (scope) => {
    const drawn = scope.draws[name];
    return valueOr(typeof drawn === 'object' ? drawn[column ?? ''] : drawn, name);
  });
  return { ...nothing, unit, isFixed: true };
}

/** The clock, where it may be asked. */
export function typeOfClock(
  walk: Walk,
  node: ASTNode,
  key: string,
  unit: Unit,
  read: (scope: Scope) => Value,
): Typed | null {
  if (!walk.names.clock) {
    return refuse(
      walk,
      node,
      'CS608',
      'The clock can only be asked in the results of a task.',
      'Use `at:` or `after:` on a state instead.',
    );
  }
  walk.reads.clock = true;
  leafAt(walk, node, key, read);
  return { ...nothing, unit, isClock: true };
}
