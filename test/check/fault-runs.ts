import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Checked, judge } from '../../src/check/check.ts';
import { explore } from '../../src/check/graph.ts';
import { simulate } from '../../src/check/simulate.ts';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import { findScenario, loadScenario } from '../../src/host/scenario-files.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import { positionOf } from '../../src/scenario/render-diagnostic.ts';
import type { Scenario, SourceFile } from '../../src/scenario/scenario.ts';
import { referencedFiles } from '../../src/scenario/source.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const places = { cwd: root, packageRoot: root };

/** Far fewer states than `check` goes through: more than any of the faults has, but for the one that is too big. */
const statesMax = 2_000;

/** The folders of `test/fixtures/faults`: each holds one scenario with one thing wrong. */
export const faultNames: readonly string[] = readdirSync(`${root}/test/fixtures/faults`).sort();

/** A faulty scenario, read and, where it could be, checked. */
export interface FaultRun {
  readonly files: readonly SourceFile[];
  readonly scenario: Scenario | null;
  readonly checked: Checked | null;
  /** All that was found, on reading and by the check. */
  readonly diagnostics: readonly Diagnostic[];
}

const known = new Map<string, FaultRun>();

/** Checks a faulty scenario; once each. */
export function runFault(name: string): FaultRun {
  const run = known.get(name) ?? checkFault(name);
  known.set(name, run);
  return run;
}

function checkFault(name: string): FaultRun {
  const loaded = loadScenario(findScenario(`test/fixtures/faults/${name}`, places) ?? '', places, referencedFiles);
  if (!loaded.ok) throw new Error(`${loaded.path} ${loaded.because}`);
  const { scenario, diagnostics } = compileScenario(loaded.source);
  const files = [...loaded.source.files, loaded.source.plan];
  if (scenario === null) return { files, scenario, checked: null, diagnostics };
  const checked = checkScenario(scenario, statesMax);
  return {
    files,
    scenario,
    checked,
    diagnostics: [...diagnostics, ...checked.findings.map(({ diagnostic }) => diagnostic)],
  };
}

/** Explores a scenario and judges what was found. */
export function checkScenario(scenario: Scenario, most: number): Checked {
  const stepper = createStepper(partsOf(scenario));
  return judge(scenario, drained(explore(stepper, most)), drained(simulate(stepper, 200, 'check')));
}

/** What a piece of work that stops now and then comes to in the end. */
export function drained<Result>(work: Generator<unknown, Result, boolean>): Result {
  for (let next = work.next(false); ; next = work.next(false)) if (next.done === true) return next.value;
}

/** A diagnostic as `CODE line:column severity message`. */
export function told({ files }: FaultRun, { code, severity, span, message }: Diagnostic): string {
  const text = files.find(({ path }) => path === span.file)?.text ?? '';
  const { line, column } = positionOf(text, span.start);
  return `${code} ${line}:${column} ${severity} ${message}`;
}
