import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import type { Plan } from '../../src/scenario/plan.ts';
import { readPlan } from '../../src/scenario/plan-file.ts';
import { type MarkingScheme, readScheme } from '../../src/scenario/scheme-file.ts';
import { everyScenario, projectFile } from '../laws/every-scenario.ts';

const plan = planOf('scenarios/plans/st0792-v2.yaml');
const text = projectFile('scenarios/schemes/st0792-v2-default.yaml');

function planOf(path: string): Plan {
  const read = readPlan({ path, text: projectFile(path) }, () => {});
  if (read === null) throw new Error('The plan can’t be read');
  return read;
}

function read(scheme: string): { readonly scheme: MarkingScheme | null; readonly said: readonly string[] } {
  const said: Diagnostic[] = [];
  const made = readScheme({ path: 'scheme.yaml', text: scheme }, plan, (one) => said.push(one));
  return { scheme: made, said: said.map(({ code, message }) => `${code} ${message}`) };
}

describe('the default marking scheme', () => {
  const { scheme, said } = read(text);
  const criteria = scheme?.criteria ?? [];

  it('has no mistake in it, and says that it is a draft', () => {
    expect(said).toEqual([]);
    expect(scheme?.status).toBe('draft');
  });

  it('traces to every code that a simulated task can assess, and to no behaviour', () => {
    // What can only be shown over time is for the project or the professional discussion.
    const elsewhere = ['K14', 'S14', 'S17'];
    const traced = new Set(criteria.flatMap(({ codes }) => codes));
    const assessable = plan.codes.filter(({ kind, id }) => kind !== 'behaviour' && !elsewhere.includes(id));
    expect(assessable.map(({ id }) => id).filter((id) => !traced.has(id))).toEqual([]);
    expect(plan.codes.filter(({ kind, id }) => kind === 'behaviour' && traced.has(id))).toEqual([]);
  });

  it('asks of no sitting more than twelve criteria', () => {
    for (const { scenario } of everyScenario.filter((one) => one.scenario.plan.id === plan.id)) {
      const codes = Object.values(scenario.assesses).flat();
      const asked = criteria.filter((criterion) => criterion.codes.some((code) => codes.includes(code)));
      expect(asked.length).toBeLessThanOrEqual(12);
    }
  });

  it('has an answer at each border of each criterion', () => {
    for (const { notAPass, justAPass, justADistinction } of criteria)
      expect(new Set([notAPass, justAPass, justADistinction]).size).toBe(3);
  });
});

describe('a marking scheme', () => {
  it('traces to the codes of its criterion’s outcome alone', () => {
    expect(read(text.replace('codes: [K6, K8]', 'codes: [K6, S1, K99]')).said).toEqual([
      "CS315 `S1` isn't of the outcome `AO2`.",
      'CS310 There is no code `K99`.',
    ]);
  });

  it('names outcomes and categories that the plan has', () => {
    const wrong = text.replace('outcome: AO2', 'outcome: AO9').replace('[communication-and-collaboration]', '[tact]');
    expect(read(wrong).said).toEqual(['CS312 There is no outcome `AO9`.', 'CS312 There is no category `tact`.']);
  });

  it('is for one plan, and of a version that is known', () => {
    const wrong = text.replace('callsheet-scheme: 1', 'callsheet-scheme: 2').replace('plan: st0792-v2', 'plan: other');
    expect(read(wrong).said).toEqual([
      "CS211 Version 2 of this format isn't known.",
      'CS507 This is for the plan `other`, not for `st0792-v2`.',
    ]);
  });

  it('says of each criterion what shows a pass, a distinction, and what stands at the borders', () => {
    expect(read(text.replace(/^ {4}just-a-pass: .*$/m, '')).said).toEqual([expect.stringContaining('just-a-pass')]);
  });
});
