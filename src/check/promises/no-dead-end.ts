import { type Diagnostic, diagnose } from '../../scenario/diagnostic.ts';
import type { Span } from '../../scenario/value.ts';
import { backwards } from '../components.ts';
import { placeName } from '../place-name.ts';
import { valuesFor } from '../slot-values.ts';
import type { Finding, Study } from '../study.ts';
import { wayTo } from '../witness.ts';

/** Nobody gets stuck: wherever a sitting waits something can be done, and from everywhere an ending can be reached. */
export function noDeadEnd(study: Study): readonly Finding[] {
  const { graph, ended, isKnown } = study;
  const dead = firstByPlace(
    study,
    (state) => isKnown(state) && ended[state] === 0 && graph.first[state] === graph.first[state + 1],
  );
  const endless = endlessStates(study);
  const lost = firstByPlace(study, (state) => endless[state] === 1 && graph.first[state] !== graph.first[state + 1]);
  const stuck = [...dead].map(
    ([place, state]): Finding => ({
      diagnostic: stuckDiagnostic(place, spanOfState(study, state)),
      witness: wayTo(graph, state),
    }),
  );
  const circling = [...lost]
    .filter(([place]) => !dead.has(place))
    .slice(0, dead.size > 0 ? 0 : 1)
    .map(
      ([place, state]): Finding => ({
        diagnostic: diagnose(
          'CS802',
          spanOfState(study, state),
          `From ${place} no ending can be reached any more, whatever the candidate does.`,
          'Let something lead from it to a final state; a strand that never ends keeps `done` from being taken.',
        ),
        witness: wayTo(graph, state),
      }),
    );
  return [...stuck, ...circling];
}

/** What it means that a sitting stops at a place. Pure. */
export function stuckDiagnostic(place: string, span: Span): Diagnostic {
  return diagnose(
    'CS801',
    span,
    `In ${place} nothing is left to do and nothing is on its way: the sitting stops there.`,
    'Let something lead on from it: a `to` in a task’s results, a timer, or an `always`.',
  );
}

/** 1 for each state from which no ending can be reached. */
function endlessStates({ graph, components, ended, isKnown }: Study): Uint8Array {
  const endless = new Uint8Array(graph.count).fill(1);
  backwards(components, (state) => {
    if (endless[state] === 0) return false;
    let isFree = ended[state] === 1 || !isKnown(state);
    for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1)
      isFree ||= endless[graph.to[edge] ?? 0] === 0;
    if (isFree) endless[state] = 0;
    return isFree;
  });
  return endless;
}

/** The first state of each place in the story for which it is so. */
function firstByPlace(study: Study, is: (state: number) => boolean): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let state = 0; state < study.graph.count; state += 1) {
    if (!is(state)) continue;
    const place = placeOf(study, state);
    if (!found.has(place)) found.set(place, state);
  }
  return found;
}

/** Where a state stands in the story, in the author's ids. */
export function placeOf({ graph }: Study, state: number): string {
  return placeName(innermost(graph, state));
}

/** The place in the file of the state that is active furthest in. */
export function spanOfState({ graph, scenario }: Study, state: number): Span {
  return innermost(graph, state)[0]?.span ?? scenario.root.span;
}

function innermost(graph: Study['graph'], state: number) {
  const slots = valuesFor(graph.stepper.slots);
  graph.read(state, slots);
  return graph.stepper.configurationOf(slots).atomic.map((node) => node.state);
}
