import { evidenceWords } from './evidence-words.ts';
import { type Graph, type GraphState, withInner } from './graph.ts';

/** How much there is of everything: `40 states, 31 tasks, 3 endings`. Pure. */
export function countsOf(graph: Graph): string {
  const states = withInner(graph.states);
  const tasks = states.reduce((sum, state) => sum + state.tasks.length, 0);
  const endings = states.filter(({ ending }) => ending !== null).length;
  return [counted(states.length, 'state'), counted(tasks, 'task'), counted(endings, 'ending')].join(', ');
}

/** The graph in sentences, state by state, for whoever can't see the picture. Pure. */
export function describeGraph(graph: Graph): readonly string[] {
  return [
    `${countsOf(graph)}. The story begins in ${graph.initial}.`,
    ...withInner(graph.states).map((state) => describeState(graph, state)),
  ];
}

function describeState(graph: Graph, state: GraphState): string {
  const leaving = graph.arrows.filter(({ from }) => from === state.id);
  return [
    `${state.id}${kindOf(state)}.`,
    ...state.tasks.map((task) => `Task ${[`${task.id} (${task.kind})`, ...evidenceWords(task)].join('; ')}.`),
    ...state.notes.map((note) => `${note}.`),
    ...leaving.map(({ to, causes }) => `To ${to}: ${causes.map(({ words }) => words).join('; ')}.`),
  ].join(' ');
}

function kindOf({ type, ending, history, initial, states }: GraphState): string {
  const inside = states.map(({ id }) => id).join(', ');
  if (ending !== null) return `, an ending: ${ending}`;
  if (history !== null) return `, a ${history} history state`;
  if (type === 'final') return ', the end of its strand or state';
  if (type === 'parallel') return `, with strands side by side: ${inside}`;
  return type === 'compound' ? `, with states inside: ${inside}; it begins in ${initial ?? ''}` : '';
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
