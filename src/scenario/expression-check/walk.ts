import type { ASTNode } from '@marcbachmann/cel-js';
import type { Complain, Leaf, Names, Replacement } from '../cel.ts';
import { ExpressionFault, type Scope } from '../expression.ts';
import type { Unit, Value } from '../value.ts';
import { hintFor, unitWords } from './units.ts';

/** A part of an expression: its unit, and what else bears on where it may stand. */
export interface Typed {
  readonly unit: Unit;
  /** The texts it can be; null where any. */
  readonly choices: readonly string[] | null;
  /** The text itself, of a literal. */
  readonly literal: string | null;
  /** Made of literals and draws alone, so that it is the same all through a sitting. */
  readonly isFixed: boolean;
  readonly isClock: boolean;
}

/** Everything gathered on the walk. */
export interface Walk {
  /** Checks a part of a part. */
  readonly typeOf: (node: ASTNode) => Typed | null;
  readonly names: Names;
  readonly complain: Complain;
  readonly leaves: Map<string, Leaf>;
  readonly replacements: Replacement[];
  readonly reads: { readonly [key in 'facts' | 'draws' | 'answered' | 'results' | 'opened']: Set<string> } & {
    clock: boolean;
    answer: boolean;
  };
}

/** A part of which nothing is known but its unit. */
export const nothing: Omit<Typed, 'unit'> = { choices: null, literal: null, isFixed: false, isClock: false };

/** Reports a mistake; the part it is in has no unit. */
export function refuse(walk: Walk, node: ASTNode, code: Parameters<Complain>[0], message: string, hint: string): null {
  walk.complain(code, node, message, hint);
  return null;
}

/** Puts a leaf in the place of a node: one variable for one reading, however often it stands. */
export function leafAt(walk: Walk, node: ASTNode, key: string, read: (scope: Scope) => Value): void {
  const leaf = walk.leaves.get(key) ?? { name: `v${walk.leaves.size}`, read };
  walk.leaves.set(key, leaf);
  walk.replacements.push({ start: node.start, end: node.end, text: leaf.name });
}

/** The value, or a fault that says what has none. */
export function valueOr(value: Value | null | undefined, name: string): Value {
  if (value === null || value === undefined) throw new ExpressionFault(`${name} has no value`);
  return value;
}

/** What may be done with the clock. */
export const compareClock = 'Compare it with a constant or a draw: now <= time("Mon 12:00").';

/** Reports a part whose unit isn’t one of those wanted. */
export function requireUnit(walk: Walk, node: ASTNode, typed: Typed, wanted: Unit | readonly Unit[] | null): void {
  if (wanted === null) return;
  const allowed: readonly Unit[] = typeof wanted === 'string' ? [wanted] : wanted;
  if (allowed.includes(typed.unit)) return;
  const words = allowed.map((unit) => unitWords[unit]).join(' or ');
  walk.complain(
    'CS603',
    node,
    `This is ${unitWords[typed.unit]}, and ${words} is wanted here.`,
    hintFor(typed.unit, allowed),
  );
}
