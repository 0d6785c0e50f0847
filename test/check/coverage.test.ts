import { describe, expect, it } from 'vitest';
import { type Coverage, coverageOf } from '../../src/check/coverage.ts';
import { tellCoverage } from '../../src/check/tell-coverage.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import { readPlan } from '../../src/scenario/plan-file.ts';
import { readOverlay, readVersion } from '../../src/scenario/version-file.ts';
import { smallSource } from '../fixtures/small.ts';
import { small } from '../log/memory-log.ts';

const plan = must(readPlan(smallSource().plan, refuse));

describe('the coverage of a plan by versions of an assessment', () => {
  it('is whole when every outcome has its knowledge and skills and every code is somewhere', () => {
    const covered = coverage(version('a', { methods: wholeMethods }));
    expect(covered.gaps).toEqual([]);
    expect(covered.outcomes.map(({ outcome, codes }) => [outcome.id, codes.map(({ code }) => code)])).toEqual([
      ['AO1', ['K1', 'K2', 'S1']],
      ['AO2', ['S2']],
      ['AO3', ['S3']],
    ]);
  });

  it('names the scenario and the method that assess a code', () => {
    const covered = coverage(version('a', { methods: wholeMethods }));
    expect(where(covered, 'S1')).toEqual(['small']);
    expect(where(covered, 'K2')).toEqual(['simulation']);
  });

  it('names an outcome without knowledge or skills, a code that no version assesses, and a method that the plan asks for', () => {
    expect(coverage(version('a', { methods: '' })).gaps).toEqual([
      'a assesses no skills of AO3, Studio.',
      'a has no simulated tasks, and the plan asks for at least one.',
      'No version assesses K2 of AO1.',
      'No version assesses S3 of AO3.',
    ]);
  });

  it('asks for mandatory codes in every version, by the plan or by an organisation’s overlay', () => {
    const versions = [version('a', { methods: wholeMethods }), version('b', { scenarios: '[]', methods: othersOnly })];
    expect(coverage(...versions).gaps).toContain('b leaves out S1, which every version must assess.');
    const overlay = must(
      readOverlay(file('callsheet-overlay: 1\nplan: small-plan\nby: An organisation\nmandatory: [K2]'), plan, refuse),
    );
    const gaps = coverageOf(plan, 'studio', versions.map(read), scenarios, overlay).gaps;
    expect(gaps.filter((gap) => gap.includes('must assess'))).toEqual([]);
  });

  it('never calls a code covered where it is only evidenced against', () => {
    const covered = coverage(version('a', { methods: wholeMethods }));
    expect(covered.notes).toEqual(['K1 can be shown at a pass and not at a distinction.']);
  });

  it('refuses parallel forms that share a scenario', () => {
    const both = [
      version('a', { methods: wholeMethods, form: 'autumn' }),
      version('b', { methods: wholeMethods, form: 'autumn' }),
    ];
    expect(coverage(...both).gaps).toEqual(['a and b are parallel forms and share small.']);
  });

  it('shows the time, and the shares that are synoptic and marked by the organisation', () => {
    expect(coverage(version('a', { methods: wholeMethods })).versions).toEqual([
      { version: 'a', title: 'Version a', minutes: 120, synoptic: 25, byOrganisation: 25 },
    ]);
  });

  it('says that mandatory codes are unknown while nobody has said which they are', () => {
    const unknown = { ...plan, mandatory: null, status: 'draft' as const };
    const covered = coverageOf(unknown, 'studio', [read(version('a', { methods: wholeMethods }))], scenarios, null);
    expect(tellCoverage(covered, unknown)).toContain('mandatory: unknown (draft plan)');
  });

  it('shows given several versions what was in which', () => {
    const versions = [version('a', { methods: wholeMethods }), version('b', { scenarios: '[]', methods: othersOnly })];
    expect(tellCoverage(coverage(...versions), plan).join('\n')).toContain(
      'Rotation\na  5 of 5 codes  alone: K1, S1, S2',
    );
  });
});

describe('a version’s file', () => {
  it('names every mistake at its place', () => {
    const told: Diagnostic[] = [];
    const text = version('a', { methods: '  nonsense: { codes: [K9], takes: long, marked-by: me, synoptic: yes }' });
    expect(readVersion(file(text), plan, (one) => told.push(one))).not.toBeNull();
    expect(told.map(({ code }) => code).sort()).toEqual(['CS206', 'CS207', 'CS302', 'CS310']);
  });

  it('belongs to one plan', () => {
    const told: Diagnostic[] = [];
    readVersion(file(version('a', { methods: '' }).replace('small-plan', 'other')), plan, (one) => told.push(one));
    expect(told.map(({ code }) => code)).toEqual(['CS507']);
  });
});

// Helpers

const scenarios = new Map([['small', small]]);
const wholeMethods = '  simulation: { codes: [K2, S3], takes: 1h30m, marked-by: centre, synoptic: no }';
const othersOnly = '  simulation: { codes: [K2, S3], takes: 1h, marked-by: centre, synoptic: no }';

function version(id: string, given: { methods: string; scenarios?: string; form?: string }): string {
  return [
    'callsheet-version: 1',
    `id: ${id}`,
    `title: Version ${id}`,
    'plan: small-plan',
    'option: studio',
    ...(given.form === undefined ? [] : [`form: ${given.form}`]),
    `scenarios: ${given.scenarios ?? '[small]'}`,
    ...(given.methods === '' ? [] : ['methods:', given.methods]),
  ].join('\n');
}

function file(text: string) {
  return { path: 'version.yaml', text };
}

function read(text: string) {
  return must(readVersion(file(text), plan, refuse));
}

function coverage(...versions: readonly string[]): Coverage {
  return coverageOf(plan, 'studio', versions.map(read), scenarios, null);
}

function where({ outcomes }: Coverage, code: string): readonly string[] {
  const found = outcomes.flatMap(({ codes }) => codes).find((one) => one.code === code);
  return (found?.assessed ?? []).map((one) => one.where);
}

function refuse({ message }: Diagnostic): void {
  throw new Error(message);
}

function must<Value>(value: Value | null): Value {
  if (value === null) throw new Error('It could not be read');
  return value;
}
