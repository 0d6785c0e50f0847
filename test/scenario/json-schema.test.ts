import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { scenarioShape } from '../../src/scenario/format.ts';
import { scenarioSchema } from '../../src/scenario/json-schema.ts';
import { formatDuration, formatMoney, formatTime } from '../../src/scenario/notation.ts';
import { readPlan } from '../../src/scenario/plan-file.ts';
import type { Keys, Shape } from '../../src/scenario/shape.ts';
import { everyScenario, projectFile } from '../laws/every-scenario.ts';
import { generatedScenarios } from '../laws/generated-scenario.ts';
import { examples, runMended } from './diagnostic-examples.ts';

const plan = readPlan({ path: 'plan.yaml', text: projectFile('scenarios/plans/st0792-v2.yaml') }, () => {});
const schema = scenarioSchema(plan === null ? [] : [plan]);
/** A validator that knows nothing of callsheet; the added keywords are for editors alone. */
const ajv = new Ajv({
  strict: true,
  allErrors: true,
  allowMatchingProperties: true,
  allowUnionTypes: true,
  keywords: ['markdownDescription', 'patternErrorMessage'],
});
const validates = ajv.compile(schema);

describe('the JSON Schema of scenarios', () => {
  it('is scenarios/scenario.schema.json (vitest -u writes it again)', async () => {
    await expect(`${JSON.stringify(schema, null, 1)}\n`).toMatchFileSnapshot('../../scenarios/scenario.schema.json');
  });

  it.each(everyScenario.map((one) => [one.id, one] as const))('accepts %s', (_, { source }) => {
    expect(mistakes(source.files[0]?.text ?? '')).toEqual([]);
  });

  it.each(everyScenario.filter(({ id }) => id !== 'small').map((one) => [one.id, one] as const))(
    'is named at the top of %s, so that an editor finds it',
    (_, { source }) => {
      expect(source.files[0]?.text.split('\n')[0]).toBe('# yaml-language-server: $schema=../scenario.schema.json');
    },
  );

  it('accepts whatever compiles', () => {
    fc.assert(
      fc.property(generatedScenarios(), (text) => {
        expect(mistakes(text)).toEqual([]);
      }),
      { seed: 4_021, numRuns: 100 },
    );
  });

  it.each(Object.keys(examples) as (keyof typeof examples)[])(
    'accepts the example of %s, once it is mended',
    (code) => {
      const [file] = runMended(code)?.files ?? [];
      if (file?.path === 'scenario.yaml') expect(mistakes(file.text)).toEqual([]);
    },
  );

  it.each([
    ['a key that is not known', 'reason: required', 'raeson: required'],
    ['a key of another kind of task', '    tasks:\n      which:\n', '    tasks:\n      which:\n        fields: {}\n'],
    ['a key that is missing', 'allow: 30m\n', ''],
    ['a duration that is none', 'allow: 30m', 'allow: 30 minutes'],
    ['a time that is none', 'starts: "Mon 08:00"', 'starts: "Monday 08:00"'],
    ['a word that is not one of those allowed', 'status: draft', 'status: finished'],
    ['a code that is spelled as none is', '[K1]', '[K 1]'],
    ['evidence toward nothing that there is', 'K1 pass:', 'K1 merit:'],
    ['an id with a capital letter', 'initial: first', 'initial: First'],
    ['nothing where something is needed', 'title: A day', 'title: ""'],
    ['a list where a map belongs', 'people: {}', 'people: []'],
  ])('refuses %s', (_, right, wrong) => {
    expect(plain).toContain(right);
    expect(mistakes(plain)).toEqual([]);
    expect(mistakes(plain.replace(right, wrong))).not.toEqual([]);
  });

  it('proposes every code that a sitting can show, with its text', () => {
    const { definitions } = schema as unknown as {
      readonly definitions: {
        readonly shows: { readonly properties: Readonly<Record<string, { description: string }>> };
      };
    };
    const { properties } = definitions.shows;
    expect(Object.keys(properties)).toHaveLength(52 * 3);
    expect(properties['S8 distinction']?.description).toBe(
      'S8: Monitor the production schedule to ensure that changing priorities or deadlines are communicated to the team.',
    );
    expect(properties['B1 pass']).toBeUndefined();
  });

  it('takes every value as callsheet writes it', () => {
    const frame = { startWeekday: 0, starts: 480 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (number) => {
        const fact = { money: formatMoney(number), 'at-least': formatMoney(-number), 'at-most': '£9' };
        const text = plain
          .replace('allow: 30m', `allow: ${formatDuration(number)}`)
          .replace('Mon 08:00', formatTime(480 + number, frame))
          .replace('people: {}', `people: {}\nfacts: { sum: ${JSON.stringify(fact)} }`);
        expect(mistakes(text)).toEqual([]);
      }),
      { seed: 4_022, numRuns: 100 },
    );
  });
});

it('every key of the format says in a sentence what it is for', () => {
  const told = [...keysIn(scenarioShape)].filter(([name]) => name !== '.type');
  expect(told.length).toBeGreaterThan(150);
  expect(told.filter(([, says]) => !/^\P{Ll}.*[.:]$/su.test(says)).map(([name]) => name)).toEqual([]);
});

const plain = `
callsheet: 1
id: day
title: A day
status: draft
plan: st0792-v2
assesses: { core: [K1] }
allow: 30m
clock: { starts: "Mon 08:00", ends: "Mon 18:00" }
brief: A day.
people: {}
initial: first
states:
  first:
    tasks:
      which:
        choose: Which?
        options: { a: One, b: Other }
        reason: required
        results:
          any:
            shows:
              K1 pass: Chooses
`;

/** What the validator finds wrong in a file, as `place: what`. */
function mistakes(text: string): readonly string[] {
  if (validates(parse(text))) return [];
  return (validates.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

/** Every key of a shape with what it says, each shape once. */
function* keysIn(shape: Shape, at = '', seen = new Set<Shape>()): Generator<readonly [string, string]> {
  if (seen.has(shape)) return;
  seen.add(shape);
  if (shape.is === 'list' || shape.is === 'named') yield* keysIn(shape.of, at, seen);
  if (shape.is === 'either')
    for (const one of [shape.scalar, shape.list, shape.map]) if (one !== undefined) yield* keysIn(one, at, seen);
  if (shape.is === 'map') yield* keysOf(shape.keys, at, seen);
  if (shape.is === 'kinded')
    for (const keys of [shape.common, ...Object.values(shape.kinds)]) yield* keysOf(keys, at, seen);
}

function* keysOf(keys: Keys, at: string, seen: Set<Shape>): Generator<readonly [string, string]> {
  for (const [name, key] of Object.entries(keys)) {
    yield [`${at}.${name}`, key.says ?? ''];
    yield* keysIn(typeof key.shape === 'function' ? key.shape() : key.shape, `${at}.${name}`, seen);
  }
}
