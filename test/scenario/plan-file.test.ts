import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/scenario/plan-file.ts';
import { positionOf } from '../../src/scenario/render-diagnostic.ts';

const text = readFileSync(new URL('../fixtures/plans/small-plan.yaml', import.meta.url), 'utf8');

/** What is said of the small plan after one replacement. */
function told(from: string, to: string): readonly string[] {
  expect(text).toContain(from);
  const changed = text.replace(from, () => to);
  const found: string[] = [];
  readPlan({ path: 'plan.yaml', text: changed }, ({ code, span, message }) => {
    const { line, column } = positionOf(changed, span.start);
    found.push(`${line}:${column} ${code} ${message}`);
  });
  return found;
}

describe('a plan', () => {
  it('gives its codes with kind, part and text, its outcomes, and what is mandatory', () => {
    const plan = readPlan({ path: 'plan.yaml', text }, ({ message }) => expect.fail(message));
    expect(plan?.codes.map(({ id, kind, part }) => `${id} ${kind} ${part}`)).toEqual([
      'K1 knowledge core',
      'K2 knowledge core',
      'S1 skill core',
      'S2 skill core',
      'B1 behaviour core',
      'S3 skill studio',
    ]);
    expect(plan?.outcomes.map(({ id, part, codes }) => [id, part, ...codes])).toEqual([
      ['AO1', 'core', 'K1', 'K2', 'S1'],
      ['AO2', 'core', 'S2'],
      ['AO3', 'studio', 'S3'],
    ]);
    expect(plan).toMatchObject({ id: 'small-plan', status: 'final', mandatory: ['S1'], version: '1.0' });
  });

  it('may leave open what is mandatory', () => {
    const open = text.replace('mandatory: [S1]', 'mandatory: unknown');
    expect(readPlan({ path: 'plan.yaml', text: open }, ({ message }) => expect.fail(message))?.mandatory).toBeNull();
  });

  it.each([
    ['callsheet-plan: 1', 'callsheet-plan: 2', ["1:17 CS211 Version 2 of the plan format isn't known."]],
    ['mandatory: [S1]', 'mandatory: [S9]', ['6:13 CS310 There is no code `S9`.']],
    ['codes: [S2]', 'codes: [S7]', ['43:15 CS310 There is no code `S7`.']],
    ['      K2: Who', '      K1: Who', ['25:7 CS109 The key `K1` stands twice here.']],
    ['      S3: Book', '      S1: Book', ['33:7 CS301 `S1` is declared twice.']],
    ['      S3: Book', '      S-3: Book', ["33:7 CS204 `S-3` isn't spelled as a code is."]],
    ['  studio:\n    AO3', '  stuido:\n    AO3', ['44:3 CS312 There is no part `stuido`.']],
    ['status: final', 'status: finished', ['5:9 CS207 `status` can’t be `finished`.']],
    ['options:\n', 'optoins:\n', ["12:1 CS201 `optoins` isn't a key of the plan."]],
  ])('with %j made %j is refused', (from, to, found) => {
    expect(told(from, to).slice(0, found.length)).toEqual(found);
  });
});
