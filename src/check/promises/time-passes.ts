import { diagnose } from '../../scenario/diagnostic.ts';
import { componentsOf } from '../components.ts';
import { noEdge } from '../graph.ts';
import type { Finding, Study } from '../study.ts';
import { wayTo } from '../witness.ts';
import { placeOf, spanOfState } from './no-dead-end.ts';

/** Nothing goes round without time passing. */
export function timePasses(study: Study): readonly Finding[] {
  const { graph } = study;
  const isInstant = (edge: number): boolean => graph.labels[graph.label[edge] ?? 0]?.minutes === 0;
  const { of } = componentsOf(graph, isInstant);
  for (let state = 0; state < graph.count; state += 1) {
    const edge = firstEdge(study, state, (one) => isInstant(one) && of[graph.to[one] ?? 0] === of[state]);
    if (edge === noEdge) continue;
    const move = graph.labels[graph.label[edge] ?? 0]?.move;
    const task = move?.kind === 'decide' ? move.decision.task : null;
    return [
      {
        diagnostic: diagnose(
          'CS803',
          task?.span ?? spanOfState(study, state),
          task === null
            ? `In ${placeOf(study, state)} the story goes round without time passing.`
            : `\`${task.id}\` can be answered again and again without time passing.`,
          'Give it `takes`, or let its results lead somewhere else.',
        ),
        witness: wayTo(graph, state, [edge]),
      },
    ];
  }
  return [];
}

function firstEdge({ graph }: Study, state: number, is: (edge: number) => boolean): number {
  for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1) if (is(edge)) return edge;
  return noEdge;
}
