import { type ASTNode, Environment, ParseError, type ParseResult } from '@marcbachmann/cel-js';
import type { DiagnosticCode } from './codes.ts';
import type { Report } from './diagnostic.ts';
import { type Expression, ExpressionFault, type Scope } from './expression.ts';
import { checkExpression } from './expression-check/check-expression.ts';
import { treeOf } from './expression-tree.ts';
import type { Offers } from './kinds/kind.ts';
import { type ClockFrame, formatTime } from './notation.ts';
import type { Span, Unit, Value } from './value.ts';

/** What an expression may name where it stands, with its unit. */
export interface Names {
  readonly facts: ReadonlyMap<string, { readonly unit: Unit; readonly choices: readonly string[] | null }>;
  /** A unit, or for a draw of rows a unit for each column. */
  readonly draws: ReadonlyMap<string, Unit | Readonly<Record<string, Unit>>>;
  /** Task ids with the ids of their results. */
  readonly tasks: ReadonlyMap<string, readonly string[]>;
  readonly documents: ReadonlySet<string>;
  /** What the answer offers; null where there is no answer to ask about. */
  readonly offers: Offers | null;
  /** Whether `now` and `minutes_since` may be asked: in a task's results alone. */
  readonly clock: boolean;
  readonly frame: ClockFrame;
}

/** The most characters of one expression. */
export const expressionCharsMax = 2_000;
/** The most parts (names, numbers, operators) of one expression. */
export const expressionPartsMax = 200;
/** How deep the brackets of one expression may go. */
export const expressionDepthMax = 40;

/** Pushes one mistake found in an expression; offsets are into the expression. */
export type Complain = (
  code: DiagnosticCode,
  node: { readonly start: number; readonly end: number },
  message: string,
  hint: string,
) => void;

/** A leaf of an expression that we look up ourselves: the library sees only the variable `name`. */
export interface Leaf {
  readonly name: string;
  /** Throws {@link ExpressionFault} where it has no value. */
  readonly read: (scope: Scope) => Value;
}

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  limits: { maxAstNodes: expressionPartsMax, maxDepth: expressionDepthMax },
}).registerFunction('share(int, int): int', (of: bigint, percent: bigint) => shareOf(of, percent));

/** So many per cent, half up (away from nothing): whole numbers in, a whole number out. */
function shareOf(of: bigint, percent: bigint): bigint {
  const hundredfold = of * percent;
  return hundredfold < 0n ? -((-hundredfold + 50n) / 100n) : (hundredfold + 50n) / 100n;
}

/**
 * Compiles a CEL expression. Our own walk over the library's syntax tree checks names, types and units, and reports every
 * mistake at its place; the library evaluates what is left once each name and each notation is a plain variable or number.
 * `wanted` is the unit, or units, that it must have; null for any. Returns null when anything was reported. Never throws.
 */
export function compileExpression(
  source: string,
  span: Span,
  names: Names,
  wanted: Unit | readonly Unit[] | null,
  report: Report,
): Expression | null {
  let isSound = true;
  const complain: Complain = (code, node, message, hint) => {
    isSound = false;
    report({
      code,
      severity: 'error',
      span: spanWithin(span, source, node),
      message,
      hint,
      related: null,
    });
  };
  const parsed = parseExpression(source, complain);
  if (parsed === null) return null;
  const checked = checkExpression(parsed.ast, names, wanted, complain);
  if (!isSound || checked === null) return null;
  // Most expressions of a story are never asked in one sitting: each is got ready when it is.
  const run = once(() => prepare(rewrite(source, checked.replacements), checked.leaves));
  const tree = once(() => treeOf(parsed.ast, names));
  return {
    source,
    span,
    unit: checked.unit,
    reads: checked.reads,
    get tree() {
      return tree();
    },
    evaluate: (scope) => (checked.writesTime ? formatTime(Number(run()(scope)), names.frame) : run()(scope)),
  };
}

/** The same value each time, made when it is asked for first. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Offsets within an expression as offsets in its file; the whole scalar where its text isn't the file's, letter for letter. */
function spanWithin(span: Span, source: string, node: { readonly start: number; readonly end: number }): Span {
  if (span.end - span.start !== source.length) return span;
  const end = Math.max(node.end, node.start + 1);
  return { file: span.file, start: span.start + node.start, end: Math.min(span.start + end, span.end + 1) };
}

/** The library's syntax tree of a text; null where it isn't an expression. */
export function syntaxOf(source: string): ASTNode | null {
  return parseExpression(source, () => {})?.ast ?? null;
}

function parseExpression(source: string, complain: Complain): { readonly ast: ASTNode } | null {
  if (source.trim() === '') {
    complain(
      'CS601',
      { start: 0, end: source.length },
      'There is no condition here.',
      'Write one, or leave the key out.',
    );
    return null;
  }
  if (source.length > expressionCharsMax) {
    complain(
      'CS610',
      { start: 0, end: source.length },
      `This expression has ${source.length} characters; at most ${expressionCharsMax} (expressionCharsMax) are allowed.`,
      'Split it into facts that are set step by step.',
    );
    return null;
  }
  try {
    return environment.parse(source);
  } catch (error) {
    complainOfParsing(error, source, complain);
    return null;
  }
}

function complainOfParsing(error: unknown, source: string, complain: Complain): void {
  const range = error instanceof ParseError ? rangeOf(error, source) : { start: 0, end: source.length };
  const first = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
  if (/exceeded|maximum|limit/i.test(first)) {
    complain(
      'CS610',
      range,
      `This expression has more than ${expressionPartsMax} parts (expressionPartsMax) or is nested deeper than ${expressionDepthMax} (expressionDepthMax).`,
      'Split it into facts that are set step by step.',
    );
    return;
  }
  const isAtEnd = /EOF/.test(first);
  complain(
    'CS601',
    range,
    isAtEnd ? 'The expression stops before it is complete.' : 'This can’t be read as an expression.',
    hintForParsing(source),
  );
}

function hintForParsing(source: string): string {
  if (/[“”„‘’]/.test(source)) return 'Curly quotes mean nothing here: type straight ones, "…".';
  if (/=[<>]/.test(source)) return 'At least is written >=, at most <=.';
  if (/[^=!<>]=[^=]/.test(source)) return 'To compare, write == (two equals signs).';
  if (/\b(and|or|not)\b/i.test(source)) return 'Write && for and, || for or, ! for not.';
  if (/[£]/.test(source)) return 'Write money as money("£500").';
  if (openBrackets(source) > 0) return 'A round bracket is opened and not closed: put ) where it ends.';
  return 'Text stands in double quotes; write && for and, || for or, ! for not.';
}

/** How many more round brackets open than close, outside quotes. */
function openBrackets(source: string): number {
  const bare = source.replace(/"[^"]*"|'[^']*'/g, '');
  return bare.split('(').length - bare.split(')').length;
}

function rangeOf(error: ParseError, source: string): { readonly start: number; readonly end: number } {
  const range: unknown = error.range;
  if (typeof range === 'object' && range !== null && 'start' in range && typeof range.start === 'number') {
    return { start: Math.min(range.start, source.length), end: Math.min(range.start + 1, source.length) };
  }
  return { start: 0, end: source.length };
}

/** A stretch of an expression and what stands in its place for the library. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function rewrite(source: string, replacements: readonly Replacement[]): string {
  const inOrder = [...replacements].sort((one, other) => one.start - other.start);
  let text = '';
  let at = 0;
  for (const { start, end, text: instead } of inOrder) {
    text += source.slice(at, start) + instead;
    at = end;
  }
  return text + source.slice(at);
}

function prepare(source: string, leaves: readonly Leaf[]): (scope: Scope) => Value {
  const run: ParseResult = environment.parse(source);
  return (scope) => {
    const context: Record<string, bigint | boolean | string> = {};
    for (const leaf of leaves) readInto(context, leaf, scope);
    return fromLibrary(evaluateIn(run, context));
  };
}

/** A leaf without a value is left out: only if the evaluation really needs it is that a fault, so `a && b` may guard `b`. */
function readInto(context: Record<string, bigint | boolean | string>, leaf: Leaf, scope: Scope): void {
  try {
    const value = leaf.read(scope);
    context[leaf.name] = typeof value === 'number' ? BigInt(value) : value;
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
  }
}

function evaluateIn(run: ParseResult, context: Record<string, bigint | boolean | string>): unknown {
  try {
    return run(context);
  } catch (error) {
    throw new ExpressionFault(error instanceof Error ? (error.message.split('\n')[0] ?? 'no value') : 'no value');
  }
}

function fromLibrary(value: unknown): Value {
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
  throw new ExpressionFault('a number is too great');
}
