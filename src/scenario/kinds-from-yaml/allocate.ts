import { diagnose } from '../diagnostic.ts';
import { numberOf } from '../facts-and-draws.ts';
import type { AllocateSpec } from '../kinds/allocate.ts';
import { readValue } from '../notation.ts';
import { isYes, type Resolver, reportNotation, templateAt } from '../resolver.ts';
import { asMap, entriesAt, scalarAt, valueAt, type YamlEntry, type YamlMap, type YamlScalar } from '../yaml-tree.ts';
import { readBounds } from './bounds.ts';

const units = ['money', 'duration', 'integer'] as const;

/** Reads an `allocate`: the way the total is written says the unit. The step divides everything; an answer there must be. */
export function readAllocate(resolver: Resolver, task: YamlMap): AllocateSpec | null {
  const totalAt = scalarAt(task, 'total');
  const stepAt = scalarAt(task, 'step');
  if (totalAt === null) return null;
  const unit = units.find((one) => readValue(one, totalAt.text, resolver.frame) !== null);
  if (unit === undefined) {
    reportNotation(resolver.report, totalAt, 'money, a duration or a whole number', '"£300", 2h or 4');
    return null;
  }
  const total = positive(resolver, totalAt, numberOf(totalAt, unit, resolver.frame, resolver.report));
  const step =
    stepAt === null ? null : positive(resolver, stepAt, numberOf(stepAt, unit, resolver.frame, resolver.report));
  const entries = entriesAt(task, 'lines');
  const lines = entries.map((entry) => readLine(resolver, entry, unit, total ?? 0));
  const spec: AllocateSpec = {
    kind: 'allocate',
    unit,
    total: total ?? 0,
    step: step ?? 1,
    lines,
    mayLeave: isYes(valueAt(task, 'may-leave')),
  };
  if (total !== null && step !== null) checkSteps(resolver, spec, totalAt, entries);
  return spec;
}

function positive(resolver: Resolver, scalar: YamlScalar, number: number | null): number | null {
  if (number === null || number > 0) return number;
  resolver.report(
    diagnose('CS208', scalar.span, `\`${scalar.text}\` can’t be shared out.`, 'Write more than nothing.'),
  );
  return null;
}

function readLine(
  resolver: Resolver,
  { key, value }: YamlEntry,
  unit: AllocateSpec['unit'],
  total: number,
): AllocateSpec['lines'][number] {
  const map = asMap(value);
  const { least, most } = readBounds(resolver, map, unit, { least: 0, most: total });
  const label = templateAt(resolver, map === null ? value : valueAt(map, 'label'), resolver.names);
  return { id: key.text, label, atLeast: least, atMost: most };
}

function checkSteps(resolver: Resolver, spec: AllocateSpec, totalAt: YamlScalar, entries: readonly YamlEntry[]): void {
  const { total, step, lines } = spec;
  if (total % step !== 0)
    resolver.report(
      diagnose('CS208', totalAt.span, 'The total isn’t a whole number of steps.', 'Change the total or the step.'),
    );
  lines.forEach((line, index) => {
    const entry = entries[index];
    if (entry !== undefined && (line.atLeast % step !== 0 || line.atMost % step !== 0))
      resolver.report(
        diagnose(
          'CS208',
          entry.key.span,
          `The bounds of \`${line.id}\` aren’t whole numbers of steps.`,
          'Change them, or the step.',
        ),
      );
  });
  const least = lines.reduce((sum, line) => sum + line.atLeast, 0);
  const most = lines.reduce((sum, line) => sum + line.atMost, 0);
  if (least > total)
    resolver.report(
      diagnose('CS412', totalAt.span, 'The lines ask for more than the total.', 'Lower their `at-least`.'),
    );
  if (most < total && !spec.mayLeave)
    resolver.report(
      diagnose(
        'CS412',
        totalAt.span,
        'The lines can’t take the whole total.',
        'Raise their `at-most`, or write `may-leave: yes`.',
      ),
    );
}
