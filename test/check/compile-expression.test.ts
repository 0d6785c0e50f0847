import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileTree } from '../../src/check/compile-expression.ts';
import { createTexts, numberOfValue } from '../../src/check/texts.ts';
import { compileExpression, type Names } from '../../src/scenario/cel.ts';
import { type Expression, ExpressionFault, type Scope } from '../../src/scenario/expression.ts';
import { numberMax } from '../../src/scenario/notation.ts';
import type { Value } from '../../src/scenario/value.ts';

/** A condition without a value where the task was never answered. */
const since = 'minutes_since("call") > duration("10m")';

/** An expression as text, by what it comes to. */
interface Written {
  readonly number: string;
  readonly truth: string;
}

const { number, truth } = fc.letrec<Written>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c', '0', '1', '2', '7', '100'),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '/', '%'), tie('number'))
      .map(([x, sign, y]) => `(${x} ${sign} ${y})`),
    fc.tuple(tie('number'), tie('number')).map(([x, y]) => `(${x} * ${y})`),
    tie('number').map((x) => `(-${x})`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([test, x, y]) => `(${test} ? ${x} : ${y})`),
    fc.tuple(tie('number'), fc.constantFrom('20', '50', '33')).map(([x, percent]) => `share(${x}, ${percent})`),
  ),
  truth: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('wet', 'dark', 'true', 'false', '(place == "here")', '(place != "there")', `(${since})`),
    fc
      .tuple(tie('number'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('number'))
      .map(([x, sign, y]) => `(${x} ${sign} ${y})`),
    fc
      .tuple(tie('truth'), fc.constantFrom('&&', '||', '==', '!='), tie('truth'))
      .map(([x, sign, y]) => `(${x} ${sign} ${y})`),
    tie('truth').map((x) => `(!${x})`),
    fc.tuple(tie('truth'), tie('truth'), tie('truth')).map(([test, x, y]) => `(${test} ? ${x} : ${y})`),
  ),
}));

type NamedFact = Names['facts'] extends ReadonlyMap<string, infer Fact> ? Fact : never;

const names: Names = {
  facts: new Map<string, NamedFact>([
    ...['a', 'b', 'c'].map((id): [string, NamedFact] => [id, { unit: 'integer', choices: null }]),
    ...['wet', 'dark'].map((id): [string, NamedFact] => [id, { unit: 'yes-no', choices: null }]),
    ['place', { unit: 'text', choices: ['here', 'there'] }],
  ]),
  draws: new Map(),
  tasks: new Map([['call', ['done']]]),
  documents: new Set(),
  offers: null,
  clock: true,
  frame: { startWeekday: 0, starts: 0 },
};

interface Values {
  readonly facts: Readonly<Record<string, Value>>;
  readonly since: number | null;
}

const amount = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -1_000, max: 1_000 }),
  fc.integer({ min: -numberMax, max: numberMax }),
);
const values: fc.Arbitrary<Values> = fc.record({
  facts: fc.record({
    a: amount,
    b: amount,
    c: amount,
    wet: fc.boolean(),
    dark: fc.boolean(),
    place: fc.constantFrom('here', 'there'),
  }),
  since: fc.option(fc.integer({ min: 0, max: 20 })),
});

function compiled(source: string): Expression {
  const expression = compileExpression(source, { file: 'x', start: 0, end: source.length }, names, null, (one) => {
    throw new Error(`${source}: ${one.message}`);
  });
  if (expression === null) throw new Error(source);
  return expression;
}

/** What the library says; null where it has no value. */
function byLibrary(expression: Expression, { facts, since: minutes }: Values): Value | null {
  const scope: Scope = {
    ...{ facts, draws: {}, answer: null, now: 0 },
    ...{ answered: () => false, result: () => 'none', opened: () => false },
    minutesSince: () => minutes,
  };
  try {
    return expression.evaluate(scope);
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    return null;
  }
}

function byCompiled(expression: Expression, { facts, since: minutes }: Values): Value | null {
  const texts = createTexts();
  const ids = Object.keys(facts);
  const numbers = [...ids.map((id) => numberOfValue(facts[id] ?? 0, texts)), minutes ?? Number.NaN];
  const code = compileTree(expression.tree, texts, (reading) =>
    reading.of === 'fact'
      ? { js: `a[${ids.indexOf(reading.id)}]`, mayFail: false }
      : { js: `a[${ids.length}]`, mayFail: true },
  );
  const found = code(new Int32Array(0), numbers);
  if (Number.isNaN(found)) return null;
  return expression.unit === 'yes-no' ? found === 1 : found;
}

it.each([
  ['a number', number],
  ['a yes or no', truth],
] as const)(
  'a compiled expression that comes to %s has the value that the library gives, or none where it has none',
  (_, source) => {
    fc.assert(
      fc.property(source, fc.array(values, { minLength: 5, maxLength: 20 }), (text, all) => {
        fc.pre(text.length < 300);
        const expression = compiled(text);
        for (const one of all) expect([text, byCompiled(expression, one)]).toEqual([text, byLibrary(expression, one)]);
      }),
      { numRuns: 400 },
    );
  },
);

const nothing: Values = { facts: { a: 0, b: 1, c: 2, wet: true, dark: false, place: 'here' }, since: null };

it.each([
  ['6 / a', null],
  ['6 % a', null],
  ['-7 / 2', -3],
  ['-7 % 2', -1],
  ['wet || 6 / a == 1', true],
  ['6 / a == 1 || wet', true],
  ['dark && 6 / a == 1', false],
  ['6 / a == 1 && dark', false],
  ['wet && 6 / a == 1', null],
  ['dark || 6 / a == 1', null],
  ['wet ? 1 : 6 / a', 1],
  ['dark ? 1 : 6 / a', null],
  ['6 / a == 1 ? 1 : 1', null],
  ['!(6 / a == 1)', null],
  ['share(b, 50)', 1],
  ['share(-b, 50)', -1],
  [`${since} || wet`, true],
  [since, null],
])('%s comes to %s, in the library too', (source, value) => {
  expect([byCompiled(compiled(source), nothing), byLibrary(compiled(source), nothing)]).toEqual([value, value]);
});

const great: Values = { ...nothing, facts: { ...nothing.facts, a: 3, c: 2 ** 39 } };

it.each([
  ['c * c', null],
  ['c * 8192', 2 ** 52],
  ['c * 16384', null],
  ['c * 100000 / 100000 == c', true],
  ['(c * 16384 + 1) % 2', 1],
  ['c * 8192 + c * 8192 - 1', Number.MAX_SAFE_INTEGER],
  ['c * 16383 + c * 2 == c * 16384 + c + 1', false],
  ['share(c * 16384 + 1, 100) - c * 16384', 1],
  ['c * 8388608 * 2 > 0', null],
  ['c * 8388608 * 2 > 0 || a == 3', true],
  ['c * 8388608 * -2 < 0', true],
  ['(c * 16384 > 0 ? 1 : 0) + a', 4],
  ['!(c * 16384 > 0)', false],
])('with great numbers %s comes to %s, in the library too', (source, value) => {
  expect([byCompiled(compiled(source), great), byLibrary(compiled(source), great)]).toEqual([value, value]);
});
