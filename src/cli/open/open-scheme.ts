import { absolutePath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import { scenarioFileBytesMax } from '../../host/scenario-files.ts';
import type { Plan } from '../../scenario/plan.ts';
import { type MarkingScheme, readScheme } from '../../scenario/scheme-file.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import { openPlan, readSource } from './open-plan.ts';

/** A marking scheme with its plan, and its text as it goes into every ledger. */
export interface OpenedScheme {
  readonly scheme: MarkingScheme;
  readonly plan: Plan;
  readonly schemeText: string;
}

/** Reads a scheme against the plan that it names, or says every mistake in it. */
export function openScheme(name: string, surroundings: Surroundings): Read<OpenedScheme> {
  const path = absolutePath(surroundings.cwd, name);
  const file = readText(path, scenarioFileBytesMax);
  if (!file.ok) return { ok: false, because: `${shown(name)} ${file.because}: give a marking scheme` };
  const [, id = ''] = /^plan:\s*(\S+)\s*$/m.exec(file.text) ?? [];
  if (!/^callsheet-scheme:/m.test(file.text) || id === '')
    return {
      ok: false,
      because: `${shown(name)} is no marking scheme: it has no \`callsheet-scheme:\` or names no plan`,
    };
  const plan = openPlan(id, surroundings);
  if (!plan.ok) return plan;
  const scheme = readSource(path, surroundings, (source, report) => readScheme(source, plan.value, report));
  return scheme.ok ? { ok: true, value: { scheme: scheme.value, plan: plan.value, schemeText: file.text } } : scheme;
}
