import { type Diagnostic, diagnose } from '../../scenario/diagnostic.ts';
import { groupThousands } from '../../scenario/notation.ts';
import type { Hit, Simulation, Trouble } from '../simulate.ts';
import type { Finding, Study } from '../study.ts';
import { endlessDiagnostic } from './events-end.ts';
import { stuckDiagnostic } from './no-dead-end.ts';
import { faultDiagnostic } from './no-faults.ts';

/**
 * Where a scenario is too big to go through whole: that it is, what was covered, and what sittings by chance ran into that isn't
 * known already. Nothing of it is proof.
 */
export function byChance(study: Study, played: Simulation, known: readonly Finding[]): readonly Finding[] {
  const { graph, scenario } = study;
  if (graph.cutShort !== 'too many states' && graph.cutShort !== 'too many variants') return [];
  const isKnown = (one: Diagnostic): boolean =>
    known.some(({ diagnostic: { code, message } }) => code === one.code && message === one.message);
  const met = played.troubles
    .map((trouble): Finding => ({ diagnostic: diagnosticOf(trouble), witness: trouble.witness }))
    .filter(({ diagnostic }) => !isKnown(diagnostic));
  const gone =
    graph.cutShort === 'too many states'
      ? `${groupThousands(graph.explored)} of its states were gone through`
      : `${graph.roots.length} of its variants were gone through`;
  const tooBig = diagnose(
    'CS825',
    scenario.root.span,
    `This is too big to go through whole: ${gone}, and ${groupThousands(played.plays)} sittings by chance came to ${coverage(played.hits)}.`,
    'Nothing is proved of the rest. Narrow the bounds of facts, or ask for fewer of them in conditions; `simulate` plays more.',
  );
  return [{ diagnostic: tooBig, witness: null }, ...met];
}

function diagnosticOf(trouble: Trouble): Diagnostic {
  switch (trouble.kind) {
    case 'fault':
      return faultDiagnostic(trouble.fault, trouble.span);
    case 'stuck':
      return stuckDiagnostic(trouble.place, trouble.span);
    case 'endless':
      return endlessDiagnostic(trouble);
    default:
      return trouble satisfies never;
  }
}

function coverage(hits: readonly Hit[]): string {
  const parts = (['task', 'result', 'message', 'ending'] as const).flatMap((of) => {
    const all = hits.filter((hit) => hit.of === of);
    const met = all.filter(({ total }) => total > 0);
    return all.length === 0 ? [] : [`${met.length} of ${all.length} ${of}s`];
  });
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
