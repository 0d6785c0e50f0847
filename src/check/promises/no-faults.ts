import { type Diagnostic, diagnose } from '../../scenario/diagnostic.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Span } from '../../scenario/value.ts';
import { forwards } from '../components.ts';
import { noEdge } from '../graph.ts';
import type { Finding, Study } from '../study.ts';
import { wayTo } from '../witness.ts';

/** Facts stay in bounds, what is always true stays so, and no condition is ever without a value. */
export function noFaults(study: Study): readonly Finding[] {
  const { graph, scenario } = study;
  const isFaulty = graph.labels.map((_, label) => study.newsOf(label).some(({ kind }) => kind === 'fault'));
  const told = new Map<string, Finding>();
  for (const { state, news } of graph.roots)
    for (const number of news) {
      const one = graph.stepper.news[number];
      if (one?.kind === 'fault' && !told.has(one.what))
        told.set(one.what, {
          diagnostic: faultDiagnostic(scenario, one.what, scenario.root.span),
          witness: wayTo(graph, state),
        });
    }
  for (let state = 0; state < graph.count; state += 1)
    for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1) {
      const label = graph.label[edge] ?? 0;
      if (isFaulty[label] !== true) continue;
      for (const one of study.newsOf(label)) {
        if (one.kind !== 'fault' || told.has(one.what)) continue;
        const move = graph.labels[label]?.move;
        const span = move?.kind === 'decide' ? move.decision.result.span : scenario.root.span;
        told.set(one.what, {
          diagnostic: faultDiagnostic(scenario, one.what, span),
          witness: wayTo(graph, state, [edge]),
        });
      }
    }
  return [...told.values(), ...[...graph.stepper.slots.totals].flatMap((fact) => boundBroken(study, fact))];
}

/** What a fault means for the author; `near` is what brought it about. Pure. */
export function faultDiagnostic(scenario: Scenario, what: string, near: Span): Diagnostic {
  const invariant = scenario.alwaysTrue.find(({ source }) => what.endsWith(`hold: ${source}`));
  if (invariant !== undefined)
    return diagnose(
      'CS806',
      invariant.span,
      `This doesn’t always hold: ${invariant.source}.`,
      'Change what the story does to these facts, or what you ask of them.',
      { span: near, message: 'it first fails after this' },
    );
  const fact = scenario.facts.find(
    ({ id }) => what === `${id} was stopped at its bound` || what.startsWith(`${id} can’t be `),
  );
  if (fact !== undefined)
    return diagnose(
      'CS804',
      fact.span,
      `\`${fact.id}\` doesn’t stay in its bounds.`,
      'Widen them, or change what is added.',
      {
        span: near,
        message: 'it is first stopped after this',
      },
    );
  return diagnose(
    'CS805',
    near,
    `A condition has no value here: ${what}.`,
    'Ask first whether it can be asked: `&&` stops there.',
  );
}

/** The least and the most that a fact which is only added up may come to, over every way through the story. */
function boundBroken({ graph, components, scenario }: Study, id: string): readonly Finding[] {
  const fact = scenario.facts.find((one) => one.id === id);
  if (fact === undefined || fact.least === null || fact.most === null) return [];
  const added = graph.labels.map(({ news }) =>
    news.reduce((sum, number) => {
      const one = graph.stepper.news[number];
      return one?.kind === 'added' && one.fact === id ? sum + one.amount : sum;
    }, 0),
  );
  for (const sign of [1, -1] as const) {
    const bound = sign === 1 ? fact.most : -fact.least;
    const edge = firstBeyond(
      graph,
      components,
      added.map((amount) => amount * sign),
      Number(fact.starts) * sign,
      bound,
    );
    if (edge !== null)
      return [
        {
          diagnostic: diagnose(
            'CS804',
            fact.span,
            `\`${id}\` can go ${sign === 1 ? 'above its `at-most`' : 'below its `at-least`'}.`,
            'Widen the bounds, or change what is added.',
          ),
          witness: edge,
        },
      ];
  }
  return [];
}

function firstBeyond(
  graph: Study['graph'],
  components: Study['components'],
  added: readonly number[],
  starts: number,
  bound: number,
): Finding['witness'] {
  const unreached = -(2 ** 52);
  const most = new Float64Array(graph.count).fill(unreached);
  const cameBy = new Uint32Array(graph.count).fill(noEdge);
  const cameFrom = new Uint32Array(graph.count).fill(noEdge);
  for (const { state } of graph.roots) most[state] = starts;
  let beyond: { readonly state: number; readonly edge: number } | null = null;
  forwards(components, (state) => {
    let isChanged = false;
    const here = most[state] ?? unreached;
    if (here === unreached || beyond !== null) return false;
    for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1) {
      const to = graph.to[edge] ?? 0;
      const then = here + (added[graph.label[edge] ?? 0] ?? 0);
      if (then > bound) {
        beyond = { state, edge };
        return false;
      }
      if (then <= (most[to] ?? unreached)) continue;
      most[to] = then;
      cameBy[to] = edge;
      cameFrom[to] = state;
      isChanged = true;
    }
    return isChanged;
  });
  return beyond === null ? null : traced(graph, cameBy, cameFrom, beyond);
}

function traced(
  graph: Study['graph'],
  cameBy: Uint32Array,
  cameFrom: Uint32Array,
  { state, edge }: { readonly state: number; readonly edge: number },
): Finding['witness'] {
  const edges = [edge];
  let at = state;
  for (let steps = 0; cameBy[at] !== noEdge && steps < graph.count; steps += 1) {
    edges.push(cameBy[at] ?? noEdge);
    at = cameFrom[at] ?? 0;
  }
  const moves = edges.reverse().flatMap((one) => graph.labels[graph.label[one] ?? 0]?.move ?? []);
  return { choices: graph.roots.find((root) => root.state === at)?.variant.choices ?? {}, moves };
}
