import { diagnose } from '../../scenario/diagnostic.ts';
import type { Finding, Study } from '../study.ts';
import { firstWay } from '../witness.ts';

/** Every path ends in the handover note. */
export function handoverLast(study: Study): readonly Finding[] {
  const { graph, ended, scenario } = study;
  const gives = graph.labels.map(({ move }) => move.kind === 'decide' && move.decision.task.handover);
  const given = (edge: number): boolean => gives[graph.label[edge] ?? 0] === true;
  const witness = firstWay(
    graph,
    (edge) => !given(edge),
    () => false,
    (state) => ended[state] === 1,
  );
  if (witness === null) return [];
  const note = [...scenario.tasks.values()].find((task) => task.handover);
  return [
    {
      diagnostic: diagnose(
        'CS816',
        note?.span ?? scenario.root.span,
        'The story can end without the handover note.',
        'Let every path pass the handover note, and let nothing but its results lead to an ending.',
      ),
      witness,
    },
  ];
}
