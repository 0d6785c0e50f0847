import { describe, expect, it } from 'vitest';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import type { TaskKind } from '../../src/scenario/kinds/kind.ts';
import { readPlan } from '../../src/scenario/plan-file.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { readVersion } from '../../src/scenario/version-file.ts';
import { emptyFolder } from '../cli/run-callsheet.ts';
import { projectFile } from '../laws/every-scenario.ts';
import { guide, madeGuide } from './guide.ts';
import { exampleTask, kindExamples, problemsOfAnswer } from './kind-examples.ts';
import { workshop } from './workshop.ts';

it('docs/authors.md shows what new writes, what its commands print, and every key (vitest -u writes it again)', async () => {
  await expect(madeGuide(emptyFolder())).toMatchFileSnapshot('../../docs/authors.md');
});

describe('the example of each kind of task', () => {
  it.each(Object.keys(kindExamples) as TaskKind[])('%s compiles, and its answer is one', (kind) => {
    expect(exampleTask(kind).spec.kind).toBe(kind);
    expect(problemsOfAnswer(kind)).toEqual([]);
  });
});

describe('the conditions to copy', () => {
  const conditions = rowsUnder('Ten conditions to copy').map(([when = '', kind = '']) => [when, kind] as const);

  it('are ten', () => {
    expect(conditions).toHaveLength(10);
  });

  it.each(conditions)('%s, in a result of %s, compiles as it stands', (line, kind) => {
    const condition = /^`when: (.*)`$/.exec(line)?.[1] ?? '';
    const { task } = kindExamples[(/^`(.*)`$/.exec(kind)?.[1] ?? 'choose') as TaskKind];
    expect(told(workshop(task, { when: condition }))).toEqual([]);
  });
});

it('the version of an assessment is one, without a word', () => {
  const text = /^```yaml version\n(.*?)^```$/ms.exec(guide)?.[1] ?? '';
  const plan = readPlan({ path: 'plan.yaml', text: projectFile('scenarios/plans/st0792-v2.yaml') }, () => {});
  const mistakes: Diagnostic[] = [];
  expect(plan && readVersion({ path: 'form-a.yaml', text }, plan, (one) => mistakes.push(one))).toMatchObject({
    id: 'form-a',
    methods: [{ method: 'project', minutes: 480 }],
  });
  expect(mistakes).toEqual([]);
});

describe('the traps of YAML', () => {
  const traps = rowsUnder('The traps of YAML').map(
    ([wrong = '', right = '']) => [unquoted(wrong), unquoted(right)] as const,
  );

  it.each(traps)('%s is told of; %s is read without a word', (wrong, right) => {
    expect(told(placed(wrong))).not.toEqual([]);
    expect(told(placed(right))).toEqual([]);
  });
});

/** The rows of the table under a heading of the guide, each as its cells. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = guide.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => line.slice(2, -2).split(' | '));
}

function unquoted(cell: string): string {
  return cell.slice(1, -1);
}

/** A line of the guide in the place that it is meant for: a title, a condition, or the options of a task. */
function placed(line: string): ScenarioSource {
  const [, key, value] = /^(title|when): (.*)$/.exec(line) ?? [];
  if (key === 'title') return workshop(kindExamples.rank.task, { title: value ?? '' });
  if (key === 'when') return workshop(kindExamples.rank.task, { when: value ?? '' });
  return workshop(`choose: Which?\noptions: ${line}`);
}

function told(source: ScenarioSource): readonly string[] {
  return compileScenario(source).diagnostics.map(({ code, message }: Diagnostic) => `${code} ${message}`);
}
