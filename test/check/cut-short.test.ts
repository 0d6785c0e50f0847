import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checked } from '../../src/check/check.ts';
import { simulate } from '../../src/check/simulate.ts';
import { summarise } from '../../src/check/summary.ts';
import { tellSummary } from '../../src/check/tell-summary.ts';
import { generatedShelves } from '../laws/generated-scenario.ts';
import { small } from '../log/memory-log.ts';
import { checkScenario, drained, faultNames, runFault } from './fault-runs.ts';

/** What a check says is wrong: each with its place. */
function errorsOf({ findings }: Checked): readonly string[] {
  return findings.flatMap(({ diagnostic: { code, severity, span, message } }) =>
    severity === 'error' ? [`${code} ${span.start} ${message}`] : [],
  );
}

/** Far more states than any of these stories has. */
const plenty = 3_000;

describe('a check that is cut short', () => {
  it('says nothing is wrong that a whole one finds right, wherever it is cut', () => {
    const whole = errorsOf(checkScenario(small, 1_000_000));
    for (const most of [100, 200, 500, 2_000])
      expect(errorsOf(checkScenario(small, most)).filter((error) => !whole.includes(error))).toEqual([]);
  });

  it('says nothing is wrong that a whole one finds right, in generated stories', () => {
    let cut = 0;
    fc.assert(
      fc.property(generatedShelves(), fc.integer({ min: 1, max: 100 }), ({ scenario }, most) => {
        const whole = checkScenario(scenario, plenty);
        if (whole.graph.cutShort !== null) return;
        const part = checkScenario(scenario, most);
        if (part.graph.cutShort !== null) cut += 1;
        const known = errorsOf(whole);
        expect(errorsOf(part).filter((error) => !known.includes(error))).toEqual([]);
      }),
      { seed: 8_911, numRuns: 40 },
    );
    expect(cut).toBeGreaterThan(10);
  });

  it.each(faultNames)('says nothing is wrong that a whole one finds right, in the fault %s', (name) => {
    const { scenario, checked } = runFault(name);
    if (scenario === null || checked === null || checked.graph.cutShort !== null) return;
    const known = errorsOf(checked);
    for (const most of [1, 2, 3, 5, 8])
      expect(errorsOf(checkScenario(scenario, most)).filter((error) => !known.includes(error))).toEqual([]);
  });

  it('tells no sums that it hasn’t got', () => {
    const checked = checkScenario(small, 150);
    const played = drained(simulate(checked.graph.stepper, 20, 'check'));
    const lines = tellSummary(summarise(checked, played), small.plan);
    expect(lines.join('\n')).not.toMatch(/Infinity|NaN/);
    expect(lines).toContain('No path has been gone through to its end, so there is nothing to add up.');
    expect(lines.find((line) => line.startsWith('K1'))).toMatch(/^K1 +not known/);
  });
});
