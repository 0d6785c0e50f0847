import type { ASTNode } from '@marcbachmann/cel-js';
import type { Names } from './cel.ts';
import { readDuration, readMoney, readTime } from './notation.ts';
import type { Value } from './value.ts';

/** One thing that an expression looks up: the whole of what makes its value change. */
export type Reading =
  | { readonly of: 'fact' | 'answered' | 'result' | 'opened' | 'minutes-since'; readonly id: string }
  | { readonly of: 'draw'; readonly id: string; readonly column: string | null }
  | { readonly of: 'answer'; readonly field: string }
  | { readonly of: 'ask'; readonly question: string; readonly subjects: readonly string[] }
  | { readonly of: 'now' };

/** Operators with two sides, as CEL writes them. */
export type BinarySign = '&&' | '||' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

/**
 * A checked expression as a tree of our own: notation is read into numbers and each look-up is named, so that whoever compiles
 * it further needs to know nothing of CEL. Its meaning is that of the library's evaluation.
 */
export type ExpressionTree =
  | { readonly op: 'value'; readonly value: Value }
  | { readonly op: 'read'; readonly reading: Reading }
  | { readonly op: 'not' | 'minus'; readonly of: ExpressionTree }
  | {
      readonly op: 'choice';
      readonly test: ExpressionTree;
      readonly yes: ExpressionTree;
      readonly no: ExpressionTree;
    }
  | { readonly op: 'share'; readonly of: ExpressionTree; readonly percent: ExpressionTree }
  | { readonly op: BinarySign; readonly left: ExpressionTree; readonly right: ExpressionTree };

/** The tree of an expression that was found sound; one that wasn't has none (asserted). Pure. */
export function treeOf(node: ASTNode, names: Names): ExpressionTree {
  switch (node.op) {
    case 'value':
      return { op: 'value', value: literalOf(node.args) };
    case 'id':
      return { op: 'read', reading: nameRead(node.args, names) };
    case '.':
      return { op: 'read', reading: memberRead(node.args) };
    case 'call':
      return treeOfCall(node.args, names);
    case 'rcall':
      return { op: 'read', reading: { of: 'ask', question: node.args[0], subjects: node.args[2].map(textOf) } };
    case '!_':
      return { op: 'not', of: treeOf(node.args, names) };
    case '-_':
      return { op: 'minus', of: treeOf(node.args, names) };
    case '?:': {
      const [test, then, otherwise] = node.args;
      return { op: 'choice', test: treeOf(test, names), yes: treeOf(then, names), no: treeOf(otherwise, names) };
    }
    case '&&':
    case '||':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return { op: node.op, left: treeOf(node.args[0], names), right: treeOf(node.args[1], names) };
    default:
      throw new Error(`A sound expression has no ${node.op}`);
  }
}

function literalOf(value: unknown): Value {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  throw new Error('A sound expression has whole numbers, texts, true and false');
}

function textOf(node: ASTNode): string {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : '';
}

function nameRead(name: string, names: Names): Reading {
  if (names.facts.has(name)) return { of: 'fact', id: name };
  return name === 'now' ? { of: 'now' } : { of: 'draw', id: name, column: null };
}

function memberRead([of, member]: readonly [ASTNode, string]): Reading {
  const name = of.op === 'id' ? of.args : '';
  return name === 'answer' ? { of: 'answer', field: member } : { of: 'draw', id: name, column: member };
}

function treeOfCall([name, args]: readonly [string, readonly ASTNode[]], names: Names): ExpressionTree {
  const [first, second] = args;
  if (first === undefined) throw new Error(`A sound expression gives ${name} something`);
  switch (name) {
    case 'money':
      return { op: 'value', value: readMoney(textOf(first)) ?? 0 };
    case 'duration':
      return { op: 'value', value: readDuration(textOf(first)) ?? 0 };
    case 'time':
      return { op: 'value', value: readTime(textOf(first), names.frame) ?? 0 };
    case 'share':
      if (second === undefined) throw new Error('A sound expression gives share two things');
      return { op: 'share', of: treeOf(first, names), percent: treeOf(second, names) };
    case 'answered':
    case 'result':
    case 'opened':
      return { op: 'read', reading: { of: name, id: textOf(first) } };
    case 'minutes_since':
      return { op: 'read', reading: { of: 'minutes-since', id: textOf(first) } };
    default:
      // `day_and_time(…)` writes a time out; what it reads is what stands in it.
      return treeOf(first, names);
  }
}

/** The trees that stand in a tree, in the order in which they stand. Pure. */
export function partsOf(tree: ExpressionTree): readonly ExpressionTree[] {
  switch (tree.op) {
    case 'value':
    case 'read':
      return [];
    case 'not':
    case 'minus':
      return [tree.of];
    case 'choice':
      return [tree.test, tree.yes, tree.no];
    case 'share':
      return [tree.of, tree.percent];
    default:
      return [tree.left, tree.right];
  }
}

/** Everything that a tree looks up, in the order in which it stands. Pure. */
export function readingsOf(tree: ExpressionTree): readonly Reading[] {
  return tree.op === 'read' ? [tree.reading] : partsOf(tree).flatMap(readingsOf);
}

/** Whether working a tree out may come to no value whatever it reads: it divides by something that isn't a number written down. Pure. */
export function mayDivideByNought(tree: ExpressionTree): boolean {
  const isUnsafe = (tree.op === '/' || tree.op === '%') && (tree.right.op !== 'value' || tree.right.value === 0);
  return isUnsafe || partsOf(tree).some(mayDivideByNought);
}
