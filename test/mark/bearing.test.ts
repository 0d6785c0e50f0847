import { describe, expect, it } from 'vitest';
import { sitAnswers } from '../../src/log/answers.ts';
import { replayLog } from '../../src/log/replay.ts';
import { bearing, tasksBearing } from '../../src/mark/bearing.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { readScheme } from '../../src/scenario/scheme-file.ts';
import { type MadeView, madeIn } from '../../src/view/made.ts';
import { bank, projectFile, scenarioNamed } from '../laws/every-scenario.ts';
import { MemoryLog } from '../log/memory-log.ts';

const path = 'scenarios/schemes/st0792-v2-default.yaml';
const scheme = readScheme({ path, text: projectFile(path) }, scenarioNamed('rain-on-day-six').plan, ({ message }) => {
  throw new Error(message);
});
const criteria = scheme?.criteria ?? [];
const placed = criteria.flatMap((criterion) =>
  criterion.answersFrom === null ? [] : [{ criterion, from: criterion.answersFrom }],
);

/** What a strong sitting of a scenario has in it. */
function madeBy(scenario: Scenario): readonly MadeView[] {
  const file = `scenarios/${scenario.id}/answers/strong.yaml`;
  const answers = readAnswers(file, projectFile(file), scenario, ({ message }) => {
    throw new Error(message);
  });
  const log = new MemoryLog();
  if (answers === null || !sitAnswers(log.begin({ scenario, mode: 'answers-file' }), answers).ok)
    throw new Error(`${file} can’t be sat`);
  return madeIn(replayLog(log.records()));
}

describe('the default scheme’s answers at the borders', () => {
  it('are answers to a task of the scenario that they name', () => {
    expect(placed.length).toBeGreaterThan(0);
    for (const { from } of placed)
      expect(bank.find(({ id }) => id === from.scenario)?.scenario.tasks.has(from.task ?? '')).toBe(true);
  });

  it.each(placed.map(({ criterion, from }) => [criterion.id, from, criterion] as const))(
    'of %s stand on a page that lists what was decided there',
    (_, from, criterion) => {
      const scenario = scenarioNamed(from.scenario);
      const listed = bearing(madeBy(scenario), scenario, criterion);
      expect(listed.filter(({ kind, task }) => kind === 'answer' && task === from.task)).not.toEqual([]);
    },
  );
});

describe('what bears on a criterion', () => {
  it.each(
    bank
      .filter(({ scenario }) => !scenario.rehearsal && scenario.plan.id === 'st0792-v2')
      .map(({ id, scenario }) => [id, scenario] as const),
  )('is something in %s, wherever the scenario assesses one of its codes', (_, scenario) => {
    const assessed = new Set(Object.values(scenario.assesses).flat());
    const made = madeBy(scenario);
    const asked = criteria.filter(({ codes }) => codes.some((code) => assessed.has(code)));
    const empty = asked.filter((criterion) => bearing(made, scenario, criterion).length === 0);
    expect(empty.map(({ id }) => id)).toEqual([]);
    for (const criterion of asked) expect(tasksBearing(scenario, criterion).size).toBeGreaterThan(0);
  });
});
