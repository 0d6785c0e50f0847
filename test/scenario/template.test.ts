import { describe, expect, it } from 'vitest';
import type { Names } from '../../src/scenario/cel.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import type { Scope } from '../../src/scenario/expression.ts';
import { compileTemplate, renderTemplate } from '../../src/scenario/template.ts';

const frame = { startWeekday: 6, starts: 960 };
const names: Names = {
  facts: new Map([['spent', { unit: 'money', choices: null }]]),
  draws: new Map([
    ['front', 'time'],
    ['hold_up', 'duration'],
  ]),
  tasks: new Map(),
  documents: new Set(),
  offers: null,
  clock: false,
  frame,
};
const scope: Scope = {
  facts: { spent: 124_050 },
  draws: { front: 24 * 60 + 690, hold_up: 90 },
  answer: null,
  answered: () => false,
  result: () => 'none',
  opened: () => false,
  now: null,
  minutesSince: () => null,
};

function compiled(text: string) {
  const found: Diagnostic[] = [];
  const template = compileTemplate(text, { file: 'a', start: 100, end: 100 + text.length }, names, (one) =>
    found.push(one),
  );
  return { template, found: found.map(({ code, span }) => `${code} ${span.start}-${span.end}`) };
}

describe('a text with values in it', () => {
  it.each([
    ['Rain at {{ front }}.', 'Rain at 11:30.'],
    ['Rain on {{ day_and_time(front) }}', 'Rain on Mon 11:30'],
    ['{{spent}} so far, {{ hold_up }} lost', '£1,240.50 so far, 1h30m lost'],
    ['{{ spent + money("£10") }}', '£1,250.50'],
    ['{ not } a } value {', '{ not } a } value {'],
    ['', ''],
  ])('%j is written out', (text, written) => {
    const { template, found } = compiled(text);
    expect(found).toEqual([]);
    expect(renderTemplate(template, scope, frame)).toBe(written);
  });

  it.each([
    ['Rain at {{ frnot }}.', ['CS602 111-116']],
    ['Rain at {{ front.', ['CS612 108-110']],
    ['Rain at front }}.', ['CS612 114-116']],
    ['{{ frnot }} and {{ spnet }}', ['CS602 103-108', 'CS602 119-124']],
    ['Rain {{ }}', ['CS601 107-108']],
    ['For £{{ spent }}, £ {{ spent }}, {{ spent }}', ['CS614 104-105', 'CS614 118-119']],
    ['Rain at {front}, { spent } gone', ['CS612 108-115', 'CS612 117-126']],
  ])('%j has its mistakes named at their places', (text, told) => {
    expect(compiled(text).found).toEqual(told);
  });

  it('shows a question mark where a value fails', () => {
    expect(renderTemplate(compiled('{{ spent / 0 }} left').template, scope, frame)).toBe('? left');
  });
});
