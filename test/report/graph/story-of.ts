import { compileScenario } from '../../../src/scenario/compile.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { rightSource } from '../../scenario/right-source.ts';

/** The scenario whose states are these. */
export function storyOf(states: string): Scenario {
  const source = rightSource((text) => `${text.slice(0, text.indexOf('initial:'))}${states}`);
  const { scenario, diagnostics } = compileScenario(source);
  if (scenario === null) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return scenario;
}
