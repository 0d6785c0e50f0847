import { diagnose } from '../../scenario/diagnostic.ts';
import type { EndlessMove } from '../explore-states.ts';
import type { Graph } from '../graph.ts';
import type { Finding, Study } from '../study.ts';
import { wayTo } from '../witness.ts';

/** Every event comes to an end: nothing that it brings about leads to itself again at the same instant. Each circle is told once. */
export function eventsEnd({ graph }: Study): readonly Finding[] {
  const first = new Map<string, EndlessMove>();
  for (const one of graph.endless) {
    const place = `${one.span.file} ${one.span.start}`;
    if (!first.has(place)) first.set(place, one);
  }
  return [...first.values()].map((one) => ({ diagnostic: endlessDiagnostic(one), witness: wayOf(graph, one) }));
}

/** What it means that an event has no end. Pure. */
export function endlessDiagnostic({ span, says }: Pick<EndlessMove, 'span' | 'says'>): Finding['diagnostic'] {
  return diagnose(
    'CS826',
    span,
    `${says}.`,
    'Give what is taken again and again a `when` that stops holding, or let time pass in between.',
  );
}

function wayOf(graph: Graph, { variant, from, move }: EndlessMove): Finding['witness'] {
  if (from === null || move === null) return { choices: variant?.choices ?? {}, moves: [] };
  const way = wayTo(graph, from);
  return { choices: way.choices, moves: [...way.moves, move] };
}
