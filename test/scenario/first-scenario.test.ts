import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSitting } from '../../src/engine/step.ts';
import { sitAnswers } from '../../src/log/answers.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import { firstMinutes, firstScenario, firstSeed, suggestedCodes } from '../../src/scenario/first-scenario.ts';
import { formatMoney } from '../../src/scenario/notation.ts';
import type { Code, Plan } from '../../src/scenario/plan.ts';
import { readPlan } from '../../src/scenario/plan-file.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { checkScenario } from '../check/fault-runs.ts';
import { projectFile } from '../laws/every-scenario.ts';
import { MemoryLog } from '../log/memory-log.ts';

const planText = projectFile('scenarios/plans/st0792-v2.yaml');
const plan = must(readPlan({ path: 'plan.yaml', text: planText }, () => {}));
const assessable = plan.codes.filter(({ kind }) => kind !== 'behaviour');

const ids = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/).filter((id) => !reserved.includes(id));
const reserved = ['plans', 'schemes', 'versions', 'constructor'];
const titles = fc.oneof(fc.constant('The late van'), fc.string({ minLength: 1, maxLength: 40 }));
const choices = fc.record({
  id: ids,
  title: titles.map((title) => title.replaceAll(/[^\P{C}]/gu, '').trim() || 'A day'),
  codes: fc.subarray([...assessable], { minLength: 1, maxLength: 12 }),
  minutes: fc.integer({ min: firstMinutes.least, max: firstMinutes.most }),
});

describe('a new scenario', () => {
  it('compiles without a word, whatever it is called and assesses', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const { scenario, diagnostics } = compiled(choice);
        expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
        expect(scenario?.title).toBe(choice.title.normalize('NFC'));
        expect(new Set(Object.values(scenario?.assesses ?? {}).flat())).toEqual(
          new Set(choice.codes.map(({ id }) => id)),
        );
      }),
      { seed: 5_101, numRuns: 200 },
    );
  });

  it('breaks no promise, and gives nothing to doubt', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const checked = checkScenario(must(compiled(choice).scenario), 2_000);
        expect(checked.findings.map(({ diagnostic }) => `${diagnostic.code} ${diagnostic.message}`)).toEqual([]);
        expect(checked.verdicts.filter(({ standing }) => standing !== 'proved')).toEqual([]);
      }),
      { seed: 5_102, numRuns: 25 },
    );
  });

  it('gives two opportunities for each of its codes, has a timer, a message, a document and tasks of four kinds', () => {
    const scenario = must(compiled(usual).scenario);
    const tasks = [...scenario.tasks.values()];
    expect(tasks.map(({ spec }) => spec.kind)).toEqual(['contact', 'rank', 'form', 'write']);
    for (const code of ['K6', 'S3'])
      expect(tasks.filter(({ judged }) => judged.includes(code)).map(({ id }) => id)).toEqual(['ask', 'van-order']);
    const timers = [...scenario.states.values()].flatMap((state) => state.timers);
    expect(timers.map(({ id }) => id)).toEqual(['broken-down.after.25m']);
    expect([...scenario.messages.keys()]).toEqual(['gita-rings', 'gita-presses']);
    expect(scenario.documents.map(({ id }) => id)).toEqual(['who-decides']);
  });

  it.each([
    ['£180', 'dele', '1'],
    ['£240', 'priya', '2'],
  ])('has a draw that changes a right answer: for %s it is %s who may say yes', (hire, who, seed) => {
    const answers = `- ask: { answer: { who: ${who}, by: text }, reason: It fits. }\n- first-things: [hold, camera, paper]\n`;
    const log = new MemoryLog();
    const scenario = must(compiled(usual).scenario);
    sitAnswers(log.begin({ scenario, seed }), must(readAnswers('a.yaml', answers, scenario, () => {})));
    const [asked] = log.records().flatMap((record) => (record.kind === 'decided' ? [record.result] : []));
    expect(formatMoney(Number(openSitting(scenario, seed).draws.hire))).toBe(hire);
    expect(asked).toBe('in-writing');
  });

  it('is sat from the answers that come with it to the better ending', () => {
    const scenario = must(compiled(usual).scenario);
    const text = firstScenario({ ...usual, plan }).get('answers/strong.yaml') ?? '';
    const log = new MemoryLog();
    const sat = sitAnswers(
      log.begin({ scenario, seed: firstSeed }),
      must(readAnswers('strong.yaml', text, scenario, () => {})),
    );
    expect(sat).toMatchObject({ ok: true, seat: { sitting: { ended: { how: 'finished', ending: 'rolling' } } } });
  });
});

describe('the codes that are proposed', () => {
  it.each([
    ['without an option, those that the story fits', null, ['K6', 'S3']],
    ['for an option, the first of its knowledge and of its skills', 'post-production', ['K24', 'S21']],
  ])('are, %s', (_, option, codes) => {
    expect(suggestedCodes(plan, option)).toEqual(codes);
  });

  it('are the plan’s first where it has others', () => {
    const other: Plan = { ...plan, codes: plan.codes.filter(({ id }) => id !== 'S3') };
    expect(suggestedCodes(other, null)).toEqual(['K1', 'S1']);
  });
});

const usual = {
  id: 'my-first',
  title: 'My first',
  codes: assessable.filter(({ id }) => id === 'K6' || id === 'S3'),
  minutes: 15,
};

function compiled(choice: {
  readonly id: string;
  readonly title: string;
  readonly codes: readonly Code[];
  readonly minutes: number;
}): { readonly scenario: Scenario | null; readonly diagnostics: ReturnType<typeof compileScenario>['diagnostics'] } {
  const files = firstScenario({ ...choice, plan });
  return compileScenario({
    entry: 'scenario.yaml',
    files: ['scenario.yaml', 'documents/who-decides.txt'].map((path) => ({ path, text: files.get(path) ?? '' })),
    plan: { path: 'plan.yaml', text: planText },
  });
}

function must<T>(value: T | null): T {
  if (value === null) throw new Error('It could not be read');
  return value;
}
