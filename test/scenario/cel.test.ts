import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression, expressionCharsMax, type Names } from '../../src/scenario/cel.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import { ExpressionFault, type Scope } from '../../src/scenario/expression.ts';
import type { Unit, Value } from '../../src/scenario/value.ts';

const frame = { startWeekday: 6, starts: 1000 };
const names: Names = {
  facts: new Map([
    ['goodwill', { unit: 'integer', choices: null }],
    ['extra_cost', { unit: 'money', choices: null }],
    ['unit_is', { unit: 'text', choices: ['location', 'cover-set'] }],
    ['cover_ready', { unit: 'yes-no', choices: null }],
  ]),
  draws: new Map<string, Unit | Readonly<Record<string, Unit>>>([
    ['front', 'time'],
    ['supplier', { quote: 'money', name: 'text' }],
  ]),
  tasks: new Map([['what-breaks', ['all', 'some']]]),
  documents: new Set(['forecast']),
  offers: {
    fields: { missed: 'integer' },
    questions: {
      has: { takes: [['a', 'b']], gives: 'yes-no' },
      ends: { takes: [['a', 'b']], gives: 'time' },
    },
  },
  clock: true,
  frame,
};
const scope: Scope = {
  facts: { goodwill: 5, extra_cost: 31_000, unit_is: 'location', cover_ready: false },
  draws: { front: 2130, supplier: { quote: 42_500, name: 'Gannet' } },
  answer: {
    fields: { missed: 0 },
    ask: {
      has: (id) => id === 'a',
      ends: (id) => {
        if (id === 'b') throw new ExpressionFault('b is left out');
        return 2000;
      },
    },
  },
  answered: (task) => task === 'what-breaks',
  result: () => 'some',
  opened: () => true,
  now: 1500,
  minutesSince: () => 12,
};

describe('a condition', () => {
  const cases: readonly [string, Value][] = [
    ['goodwill >= 3 && unit_is == "location"', true],
    ['extra_cost < money("£310.01")', true],
    ['extra_cost + supplier.quote', 73_500],
    ['front - duration("30m")', 2100],
    ['front - time("Mon 11:00")', 30],
    ['share(extra_cost, 20)', 6_200],
    ['share(money("£0.05"), 50)', 3],
    ['answer.missed == 0 && answer.has("a") && !answer.has("b")', true],
    ['now <= time("Mon 11:30") && minutes_since("what-breaks") < duration("20m")', true],
    ['result("what-breaks") == "some" && answered("what-breaks") && opened("forecast")', true],
    ['cover_ready ? 1 : 2', 2],
    ['day_and_time(front)', 'Mon 11:30'],
    ['3 * supplier.quote / 2', 63_750],
  ];
  it.each(cases)('%s comes to %s', (source, value) => {
    expect(compiled(source).expression?.evaluate(scope)).toBe(value);
  });

  it('may guard a part that would have no value', () => {
    expect(compiled('answer.has("b") && answer.ends("b") <= front').expression?.evaluate(scope)).toBe(false);
    expect(() => compiled('answer.ends("b") <= front').expression?.evaluate(scope)).toThrow(ExpressionFault);
  });

  it('that divides by nothing has no value', () => {
    expect(() => compiled('goodwill / 0 == 1').expression?.evaluate(scope)).toThrow(ExpressionFault);
  });

  it('knows what it reads', () => {
    expect(
      compiled('goodwill > 1 && front > now && result("what-breaks") == "all" && answer.has("a")').expression?.reads,
    ).toEqual({
      facts: ['goodwill'],
      draws: ['front'],
      answered: [],
      results: ['what-breaks'],
      opened: [],
      clock: true,
      answer: true,
    });
  });
});

describe('a mistake in a condition is named at its place', () => {
  const cases: readonly [string, string, number, string][] = [
    ['goodwil == 3', 'CS602', 0, 'Did you mean `goodwill`?'],
    ['extra_cost < 500', 'CS603', 0, 'Money can’t be compared with a whole number.'],
    ['1 == 1 && front + front == front', 'CS603', 10, 'A time + a time has no meaning.'],
    ['unit_is == "coverset"', 'CS611', 11, 'Did you mean `cover-set`?'],
    ['result("what-breaks") == "al"', 'CS611', 25, 'Did you mean `all`?'],
    ['answered("whats-breaks")', 'CS606', 9, 'Did you mean `what-breaks`?'],
    ['goodwill = 3', 'CS601', 9, 'can’t be read'],
    ['goodwill >', 'CS601', 10, 'stops before it is complete'],
    ['[1, 2] == [1, 2]', 'CS604', 0, 'Lists'],
    ['1.5 < 2.5', 'CS604', 0, 'whole numbers'],
    ['size("x") == 1', 'CS605', 0, 'no function `size`'],
    ['answer.hs("a")', 'CS605', 0, 'Did you mean `has`?'],
    ['money("500") > extra_cost', 'CS607', 6, 'isn’t money'],
    ['now + duration("5m") <= front', 'CS608', 0, 'can only be compared'],
    ['now <= time("Mon 10:00") + (goodwill * duration("1m"))', 'CS608', 0, 'constant or a draw'],
    ['supplier == "x"', 'CS602', 0, 'say which column'],
    ['supplier.qoute > money("£1")', 'CS602', 0, 'Did you mean `quote`?'],
  ];
  it.each(cases)('%s', (source, code, start, words) => {
    const { diagnostics } = compiled(source);
    const found = diagnostics.find((one) => one.code === code);
    expect(diagnostics.map((one) => `${one.code} ${one.message} ${one.hint}`).join('\n')).toContain(words);
    expect(found?.span.start).toBe(100 + start);
  });

  it('says where the clock and the answer may not be asked', () => {
    const elsewhere = { ...names, clock: false, offers: null };
    expect(compiled('now > front', elsewhere).diagnostics.map((one) => one.code)).toEqual(['CS608']);
    expect(compiled('answer.missed == 0', elsewhere).diagnostics.map((one) => one.code)).toEqual(['CS609']);
  });

  it('names the limit that an expression exceeds', () => {
    expect(compiled(`goodwill == ${'1 + '.repeat(expressionCharsMax)}1`).diagnostics[0]?.message).toContain(
      'expressionCharsMax',
    );
    expect(compiled(`goodwill == ${'1 + '.repeat(300)}1`).diagnostics[0]?.message).toContain('expressionPartsMax');
  });

  it('never throws, whatever is written', () => {
    const token = fc.constantFrom(
      'goodwill',
      'front',
      'answer',
      '.',
      '(',
      ')',
      '"x"',
      '&&',
      '||',
      '!',
      '==',
      '<',
      '1',
      '-',
      'now',
      'money',
      ',',
      '?',
      ':',
      '[',
      ']',
      '{',
      '}',
      '£',
      '\\',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(token, { maxLength: 15 }).map((tokens) => tokens.join(' ')),
        ),
        (source) => {
          const { expression, diagnostics } = compiled(source);
          expect(expression === null).toBe(diagnostics.length > 0);
        },
      ),
      { seed: 20260924, numRuns: 500 },
    );
  });
});

// Helpers

function compiled(source: string, known: Names = names) {
  const diagnostics: Diagnostic[] = [];
  const span = { file: 'scenario.yaml', start: 100, end: 100 + source.length };
  const expression = compileExpression(source, span, known, null, (one) => diagnostics.push(one));
  return { expression, diagnostics };
}
