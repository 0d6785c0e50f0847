import { type Diagnostic, diagnose } from '../../scenario/diagnostic.ts';
import type { Span } from '../../scenario/value.ts';
import type { Fault } from '../news.ts';
import type { Finding, Study } from '../study.ts';
import { wayTo } from '../witness.ts';
import { totalsInBounds, widen } from './totals-in-bounds.ts';

/** Facts stay in bounds, what is always true stays so, and no condition is ever without a value. */
export function noFaults(study: Study): readonly Finding[] {
  const { graph, scenario } = study;
  const isFaulty = graph.labels.map((_, label) => study.newsOf(label).some(({ kind }) => kind === 'fault'));
  const told = new Map<Fault, Finding>();
  for (const { state, news } of graph.roots)
    for (const number of news) {
      const one = graph.stepper.news[number];
      if (one?.kind === 'fault' && !told.has(one))
        told.set(one, {
          diagnostic: faultDiagnostic(one, scenario.root.span),
          witness: wayTo(graph, state),
        });
    }
  for (let state = 0; state < graph.count; state += 1)
    for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1) {
      const label = graph.label[edge] ?? 0;
      if (isFaulty[label] !== true) continue;
      for (const one of study.newsOf(label)) {
        if (one.kind !== 'fault' || told.has(one)) continue;
        const move = graph.labels[label]?.move;
        const span = move?.kind === 'decide' ? move.decision.result.span : scenario.root.span;
        told.set(one, {
          diagnostic: faultDiagnostic(one, span),
          witness: wayTo(graph, state, [edge]),
        });
      }
    }
  return [...told.values(), ...totalsInBounds(study)];
}

/** What a fault means for the author; `near` is what first brought it about. Pure. */
export function faultDiagnostic({ of, what, span }: Fault, near: Span): Diagnostic {
  switch (of) {
    case 'invariant':
      return diagnose(
        'CS806',
        span,
        `This doesn’t always hold: ${what}.`,
        'Change what the story does to these facts, or what you ask of them.',
        { span: near, message: 'it first fails after this' },
      );
    case 'bound':
      return diagnose('CS804', span, `A fact doesn’t stay in its bounds: ${what}.`, widen, {
        span: near,
        message: 'it is first stopped after this',
      });
    case 'value':
      return diagnose(
        'CS805',
        span,
        `This can’t always be worked out: ${what}.`,
        'Ask first, before &&, whether it can: crew != 0 && 6 / crew == 3.',
        { span: near, message: 'it first can’t be on the way to this' },
      );
    default:
      return of satisfies never;
  }
}
