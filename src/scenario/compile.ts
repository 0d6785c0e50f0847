import type { Diagnostic } from './diagnostic.ts';
import type { Scenario, ScenarioSource } from './scenario.ts';

/** The outcome of compiling: a scenario unless there was an error; all errors and warnings of one run, in the order of the file. */
export interface Compiled {
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a scenario from its files. Pure: reads nothing, throws nothing. */
export declare function compileScenario(source: ScenarioSource): Compiled;
