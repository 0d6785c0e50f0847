import { evidenceWords } from './evidence-words.ts';
import type { Graph, GraphState } from './graph.ts';

/** The graph as a Mermaid `stateDiagram-v2`, for pages that draw it. Pure; the same graph gives the same text. */
export function graphMermaid(graph: Graph): string {
  const lines = [
    `accTitle: ${escaped(graph.title)}`,
    'direction TB',
    `[*] --> ${idOf(graph.initial)}`,
    ...graph.states.flatMap(stateLines),
    // After every state: an arrow that came first would put the states it names at the top level.
    ...graph.arrows.map(
      ({ from, to, causes }) =>
        `${idOf(from)} --> ${idOf(to)} : ${causes.map(({ words }) => escaped(words)).join('<br/>')}`,
    ),
    ...graph.states.flatMap(({ id, type }) => (type === 'final' ? [`${idOf(id)} --> [*]`] : [])),
  ];
  return `${['stateDiagram-v2', ...indented(lines)].join('\n')}\n`;
}

function stateLines(state: GraphState): readonly string[] {
  const declared = `state "${labelOf(state)}" as ${idOf(state.id)}`;
  if (state.states.length === 0) return [declared];
  const inner = state.type === 'parallel' ? strandLines(state.states) : insideLines(state);
  return [`${declared} {`, ...indented(['direction TB', ...inner]), '}'];
}

/** The strands of a parallel state, divided by `--`. A history state is no strand: it stands with the first. */
function strandLines(states: readonly GraphState[]): readonly string[] {
  const strands = states.filter(({ type }) => type !== 'history');
  const others = states.filter(({ type }) => type === 'history');
  return strands.flatMap((strand, index) => [
    ...(index === 0 ? others.flatMap(stateLines) : ['--']),
    `[*] --> ${idOf(strand.id)}`,
    ...stateLines(strand),
  ]);
}

function insideLines({ initial, states }: GraphState): readonly string[] {
  return [
    ...(initial === null ? [] : [`[*] --> ${idOf(initial)}`]),
    ...states.flatMap(stateLines),
    ...states.flatMap(({ id, type }) => (type === 'final' ? [`${idOf(id)} --> [*]`] : [])),
  ];
}

function labelOf({ id, history, ending, tasks, notes }: GraphState): string {
  return [
    history === null ? id : `${id} (${history} history)`,
    ...(ending === null ? [] : [`Ending: ${ending}`]),
    ...tasks.flatMap((task) => [`${task.id} (${task.kind})`, ...evidenceWords(task)]),
    ...notes,
  ]
    .map(escaped)
    .join('<br/>');
}

/** Mermaid's ids hold no hyphen, and some words are its own (`state`, `note`, `end`): no author's id has a `_` in it. */
function idOf(id: string): string {
  return `s_${id.replaceAll('-', '_')}`;
}

/** What Mermaid's grammar or its HTML labels would read as something else is written as a character code, `#58;` for a colon. */
function escaped(text: string): string {
  return text.replace(/[#;:"%<>&\\`*]/g, (character) => `#${character.charCodeAt(0)};`);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
