import { readFileSync } from 'node:fs';
import { compileScenario } from '../../src/scenario/compile.ts';
import { positionOf } from '../../src/scenario/render-diagnostic.ts';
import type { Scenario, ScenarioSource } from '../../src/scenario/scenario.ts';

/** The smallest scenario without a mistake, its file changed. */
export function rightSource(change: (text: string) => string = (text) => text): ScenarioSource {
  const text = change(fixture('diagnostics/right.yaml'));
  const plan = { path: 'plan.yaml', text: fixture('plans/small-plan.yaml') };
  return { entry: 'scenario.yaml', files: [{ path: 'scenario.yaml', text }], plan };
}

/** The smallest scenario with more lines at its top, and what is said of them: `line CODE message`, the lines counted among them. */
export function withTop(lines: string): { readonly scenario: Scenario | null; readonly told: readonly string[] } {
  const source = rightSource((text) => lines + text);
  const { scenario, diagnostics } = compileScenario(source);
  const told = diagnostics.map(({ code, span, message }) => {
    const { line, column } = positionOf(source.files[0]?.text ?? '', span.start);
    return `${line}:${column} ${code} ${message}`;
  });
  return { scenario, told };
}

function fixture(path: string): string {
  return readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8');
}
