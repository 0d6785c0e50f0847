import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Plan } from '../../src/scenario/plan.ts';
import { readPlan } from '../../src/scenario/plan-file.ts';

const plan = readSt0792();

/** The ids from `letter` and `first` to `letter` and `last`. */
const range = (letter: string, first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${letter}${first + index}`);

const codesOf = (part: string): readonly string[] =>
  plan.codes.filter((code) => code.part === part).map(({ id }) => id);

it('ST0792 version 2 has 29 of knowledge, 23 skills and 4 behaviours, each in the part that the standard gives it', () => {
  expect(codesOf('core')).toEqual([...range('K', 1, 16), ...range('S', 1, 17), ...range('B', 1, 4)]);
  expect(codesOf('production')).toEqual([...range('K', 17, 23), ...range('S', 18, 20)]);
  expect(codesOf('post-production')).toEqual([...range('K', 24, 29), ...range('S', 21, 23)]);
});

it('says what each code is in words of its own', () => {
  const texts = plan.codes.map(({ text }) => text);
  expect(new Set(texts).size).toBe(56);
  expect(texts.filter((text) => !text.endsWith('.'))).toEqual([]);
  const words = new Map(plan.codes.map(({ id, text }) => [id, text]));
  expect(words.get('K1')).toBe('How structure, vision and purpose affects production.');
  expect(words.get('K29')).toBe(
    'The editorial process in relation to client turnover, ingest, client review, finishing or deliverables.',
  );
  expect(words.get('S8')).toBe(
    'Monitor the production schedule to ensure that changing priorities or deadlines are communicated to the team.',
  );
  expect(words.get('S23')).toBe(
    'Manage the delivery process of materials to clients or external companies, keeping parties informed of progress and change.',
  );
});

it('groups knowledge and skills, each in exactly one outcome; behaviours are the employer’s to verify', () => {
  expect(Object.fromEntries(plan.outcomes.map((outcome) => [outcome.id, outcome.codes.join(' ')]))).toEqual({
    AO1: 'K1 K2 K3 K4 K5 S1 S2 S3 S4 S5',
    AO2: 'K6 K7 K8 K9 K10 S6 S7 S8',
    AO3: 'K11 K12 K15 S9 S10 S11 S15',
    AO4: 'K13 S12 S13',
    AO5: 'K14 K16 S14 S16 S17',
    AO6A: 'K17 K18 K19 K20 K21 K22 K23 S18 S19 S20',
    AO6B: 'K24 K25 K26 K27 K28 K29 S21 S22 S23',
  });
  const grouped = plan.outcomes.flatMap(({ codes }) => codes);
  expect([...grouped].sort()).toEqual([...range('K', 1, 29), ...range('S', 1, 23)].sort());
  const parts = new Map(plan.codes.map(({ id, part }) => [id, part]));
  expect(plan.outcomes.filter(({ part, codes }) => codes.some((code) => parts.get(code) !== part))).toEqual([]);
});

it('keeps the six performance categories with both descriptors, the options and the methods', () => {
  expect(plan.categories.map(({ title }) => title)).toEqual([
    'Applied Knowledge',
    'Applied Skills',
    'Regulatory and Procedural Awareness',
    'Communication and Collaboration',
    'Information Use and Decision Making',
    'Responsibility and Autonomy',
  ]);
  expect(new Set(plan.categories.flatMap(({ pass, distinction }) => [pass, distinction])).size).toBe(12);
  expect(plan.options.map(({ title }) => title)).toEqual(['Production coordinator', 'Post-production coordinator']);
  expect(plan.methods.map(({ title, required }) => `${title}${required ? ', required' : ''}`)).toEqual([
    'Project, required',
    'Professional discussion',
    'Portfolio',
    'Simulated task',
    'Presentation',
  ]);
});

it('is a draft that doesn’t know its mandatory codes, and says where each text comes from', () => {
  expect(plan).toMatchObject({ id: 'st0792-v2', status: 'draft', mandatory: null });
  expect(plan.sources.length).toBeGreaterThanOrEqual(2);
  for (const source of plan.sources) expect(Object.values(source)).not.toContain('');
});

function readSt0792(): Plan {
  const path = 'scenarios/plans/st0792-v2.yaml';
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const problems: string[] = [];
  const read = readPlan({ path, text }, ({ message }) => problems.push(message));
  if (read === null || problems.length > 0) throw new Error(problems.join('\n'));
  return read;
}
