import { describe, expect, it } from 'vitest';
import { callsheet, root } from '../cli/run-callsheet.ts';
import { scenarioNamed } from '../laws/every-scenario.ts';

/** What one candidate may sit of scenarios in one version (the plan of the bank): 2 h 45. */
const sittingMinutesMax = 165;

interface Told {
  readonly versions: readonly { readonly version: string }[];
  readonly gaps: readonly string[];
  readonly outcomes: readonly {
    readonly codes: readonly {
      readonly assessed: readonly { readonly version: string; readonly where: string; readonly isScenario: boolean }[];
    }[];
  }[];
}

/** What `coverage` says of an option, and which scenarios each of its versions has. */
function coverageOf(option: string) {
  const ran = callsheet(['coverage', '--plan', 'st0792-v2', '--option', option, '--json'], { cwd: root });
  const told: Told = JSON.parse(ran.out);
  const all = told.outcomes.flatMap(({ codes }) => codes.flatMap(({ assessed }) => assessed));
  const scenarios = told.versions.map(({ version }) => [
    ...new Set(all.filter((one) => one.version === version && one.isScenario).map(({ where }) => where)),
  ]);
  return { ran, told, scenarios };
}

describe.each(['production', 'post-production'])('the versions for the %s option', (option) => {
  it('assess the whole plan in two forms, the project in each as a method by itself', () => {
    const { ran, told } = coverageOf(option);
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(told.gaps).toEqual([]);
    expect(told.versions).toHaveLength(2);
    const methods = told.outcomes.flatMap(({ codes }) =>
      codes.flatMap(({ assessed }) => assessed.flatMap(({ version, where }) => (where === 'project' ? [version] : []))),
    );
    expect(new Set(methods).size).toBe(2);
  });

  it('have three scenarios each, none of them in both, and no more than 2 h 45 to sit', () => {
    const { scenarios } = coverageOf(option);
    expect(scenarios.map((some) => some.length)).toEqual([3, 3]);
    expect(new Set(scenarios.flat()).size).toBe(6);
    for (const some of scenarios) {
      const minutes = some.map((id) => scenarioNamed(id).allowMinutes);
      expect(minutes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(sittingMinutesMax);
    }
  });
});
