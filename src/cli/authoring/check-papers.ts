import { absolutePath, toldPath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import { listPapers, planPath, scenarioFileBytesMax } from '../../host/scenario-files.ts';
import type { Diagnostic, Report } from '../../scenario/diagnostic.ts';
import { emptyPlan, type Plan } from '../../scenario/plan.ts';
import { readPlan } from '../../scenario/plan-file.ts';
import { renderDiagnostics } from '../../scenario/render-diagnostic.ts';
import type { SourceFile } from '../../scenario/scenario.ts';
import { readScheme } from '../../scenario/scheme-file.ts';
import { readVersion } from '../../scenario/version-file.ts';
import { openPlan } from '../open/open-plan.ts';
import { placesOf } from '../open/open-scenario.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/** What `check` takes besides scenarios, told apart by the key in front. */
const kinds = ['plan', 'scheme', 'version'] as const;

/** A plan, a marking scheme or a version that was read. */
export interface CheckedPaper {
  readonly path: string;
  readonly kind: (typeof kinds)[number];
  readonly title: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The mistakes as they are drawn; empty when there are none. */
  readonly drawn: string;
}

/** Reads a file as what its first key says; null where it is none of these, and a scenario is meant. */
export function checkPaper(name: string, surroundings: Surroundings): CheckedPaper | null {
  const path = absolutePath(surroundings.cwd, name);
  const file = path.endsWith('.yaml') ? readText(path, scenarioFileBytesMax) : null;
  const [, kind] = file?.ok === true ? (/^callsheet-(plan|scheme|version):/m.exec(file.text) ?? []) : [];
  const known = kinds.find((one) => one === kind);
  if (file?.ok !== true || known === undefined) return null;
  const source = { path: shown(toldPath(surroundings.cwd, path)), text: file.text };
  const diagnostics: Diagnostic[] = [];
  const title = titleOf(known, source, (one) => diagnostics.push(one), surroundings);
  const drawn = diagnostics.length === 0 ? '' : renderDiagnostics(diagnostics, [source]);
  return { path: source.path, kind: known, title, diagnostics, drawn };
}

function titleOf(kind: CheckedPaper['kind'], source: SourceFile, report: Report, surroundings: Surroundings): string {
  if (kind === 'plan') return readPlan(source, report)?.title ?? '';
  const plan = planOf(source, surroundings);
  const read = kind === 'scheme' ? readScheme : readVersion;
  return read(source, plan, report)?.title ?? '';
}

/** The plan that it names; where that can't be read, one that knows nothing, so that what names it is told. */
function planOf({ text }: SourceFile, surroundings: Surroundings): Plan {
  const [, id = ''] = /^plan:\s*(\S+)\s*$/m.exec(text) ?? [];
  const plan = planPath(id, placesOf(surroundings)) === null ? null : openPlan(id, surroundings);
  return plan?.ok === true ? plan.value : { ...emptyPlan, id };
}

/** Every plan, scheme and version that is here and in the package, by its path. */
export function everyPaper(surroundings: Surroundings): readonly string[] {
  return listPapers(placesOf(surroundings));
}

/** What is told of one: a line, and its mistakes. */
export function tellPaper({ path, kind, title, drawn }: CheckedPaper): readonly string[] {
  return [`${path}  ${title} (${kind})`, ...(drawn === '' ? [] : ['', drawn]), ''];
}

/** The same for machines. */
export function paperForMachines({ path, kind, title, diagnostics }: CheckedPaper): unknown {
  const findings = diagnostics.map(({ code, severity, message, hint }) => ({ code, severity, message, hint }));
  return { file: path, kind, title, findings };
}
