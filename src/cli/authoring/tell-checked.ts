import type { Checked } from '../../check/check.ts';
import type { Finding } from '../../check/study.ts';
import type { CheckSummary } from '../../check/summary.ts';
import { tellSummary } from '../../check/tell-summary.ts';
import { stepsOf } from '../../check/witness.ts';
import { seedOf } from '../../check/witness-seed.ts';
import type { Diagnostic } from '../../scenario/diagnostic.ts';
import { positionOf, renderDiagnostics } from '../../scenario/render-diagnostic.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Arguments } from '../arguments.ts';
import type { Placed, ReadScenario } from '../open/open-scenario.ts';
import { printLines } from '../print.ts';
import type { Surroundings } from '../surroundings.ts';

/** One scenario, checked or found broken before that. */
export interface Looked {
  readonly read: ReadScenario;
  readonly checked: Checked | null;
  readonly summary: CheckSummary | null;
  readonly findings: readonly Finding[];
}

/** Tells what was found on standard output, as a person reads it or, with `--github`, as annotations. */
export function tell(given: Arguments, surroundings: Surroundings, looked: Looked): void {
  const { read, summary, findings } = looked;
  const { scenario } = read;
  const found = [...read.diagnostics, ...findings.map(({ diagnostic }) => diagnostic)];
  const placed = read.placed(found);
  if (given.has('github')) {
    printLines(
      surroundings,
      placed.diagnostics.map((one) => annotation(one, placed)),
    );
    return;
  }
  const heading =
    scenario === null ? `${read.path}  can't be sat yet` : `${read.path}  ${scenario.title} (${scenario.status})`;
  const sums = summary === null || scenario === null ? [] : ['', ...tellSummary(summary, scenario.plan)];
  const mistakes = found.length === 0 ? [] : ['', renderDiagnostics(placed.diagnostics, placed.files)];
  printLines(surroundings, [heading, ...sums, ...mistakes, '']);
}

/** A finding as a workflow of GitHub shows it beside the line. */
function annotation({ code, severity, span, message, hint }: Diagnostic, { files }: Placed): string {
  const text = files.find(({ path }) => path === span.file)?.text ?? '';
  const { line, column } = positionOf(text, span.start);
  const escaped = `${message} ${hint}`.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const file = span.file.replaceAll('%', '%25').replaceAll(',', '%2C').replaceAll(':', '%3A');
  return `::${severity} file=${file},line=${line},col=${column},title=${code}::${escaped}`;
}

/** What was found, for `--json`. */
export function forMachines({ read, summary, findings }: Looked): unknown {
  const { scenario } = read;
  const placed = read.placed([...read.diagnostics, ...findings.map(({ diagnostic }) => diagnostic)]);
  return {
    scenario: scenario?.id ?? null,
    file: read.path,
    title: scenario?.title ?? null,
    status: scenario?.status ?? null,
    findings: placed.diagnostics.map((diagnostic, at) => {
      const text = placed.files.find(({ path }) => path === diagnostic.span.file)?.text ?? '';
      const { code, severity, message, hint } = diagnostic;
      const witness = findings[at - read.diagnostics.length]?.witness ?? null;
      return {
        code,
        severity,
        message,
        hint,
        file: diagnostic.span.file,
        ...positionOf(text, diagnostic.span.start),
        witness: witness === null || scenario === null ? null : witnessOf(scenario, witness),
      };
    }),
    ...summary,
  };
}

function witnessOf(scenario: Scenario, witness: NonNullable<Finding['witness']>): unknown {
  return { seed: seedOf(scenario, witness), draws: witness.choices, steps: stepsOf(witness) };
}
